import { z } from "zod";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { claimUnpublished, notePublished } from "./claim-events";

const event = z.strictObject({ id: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()), occurredAt: z.string() });

/** Notes what was done on a road past the job runner, and takes what is to be done there next, the oldest first. In: the events that were done; whether to take more. */
export const takeEvents = command({
  input: z.strictObject({ road: z.enum(["moves", "ends"]), done: z.array(z.uuid()).max(limits.rowsPerClaim), more: z.boolean() }),
  output: z.strictObject({ events: z.array(event) }),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { road, done, more }) {
    await notePublished(tx, { ids: done, now });
    const events = more ? await claimUnpublished(tx, { of: road, now }) : [];
    return { events: events.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt)) };
  },
});
