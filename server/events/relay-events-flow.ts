import { z } from "zod";
import { command, type Ctx, flow } from "../kernel/command";
import { gathered } from "../kernel/gathered";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { sendJobs } from "../providers/jobs";
import { claimUnpublished, notePublished } from "./claim-events";

/** Claims what jobs work on (I-20). */
const claimEvents = command({
  input: z.strictObject({}),
  output: z.strictObject({ events: z.array(z.strictObject({ id: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()), occurredAt: z.string() })) }),
  allow: asSystem,
  errors: {},
  run: async ({ tx, now }) => ({ events: await claimUnpublished(tx, { of: "jobs", now }) }),
});

/** Notes that events have left. */
const markPublished = command({
  input: z.strictObject({ ids: z.array(z.uuid()).max(limits.rowsPerClaim) }),
  output: z.strictObject({ count: z.number().int() }),
  allow: asSystem,
  errors: {},
  run: async ({ tx, now }, { ids }) => ({ count: await notePublished(tx, { ids, now }) }),
});

/** Sends unpublished events to the job runner until none is left, but for those of conversations. A crash between sending and marking sends again under the same id. */
export const relayEvents = flow({
  input: z.strictObject({}),
  output: z.strictObject({ sent: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    let sent = 0;
    for (;;) {
      const { events } = await claimEvents.call(ctx, {});
      if (events.length === 0) return { sent };
      await sendJobs([
        ...events.map((event) => ({ id: event.id, name: event.type, data: { ...event.data, eventId: event.id } })),
        ...events.filter((event) => event.type !== "notifications/mail.queued").map((event) => ({ id: `${event.id}:told`, name: "marketplace/event.told", data: { eventId: event.id } })),
      ]);
      await markPublished.call(ctx, { ids: events.map((event) => event.id) });
      sent += events.length;
      // What came meanwhile is sent by who brought it.
      if (events.length < limits.rowsPerClaim) return { sent };
    }
  },
});

/** After a commit: relay at once, in one go with all that is committed meanwhile. What fails here is logged and sent by the relay that runs every minute. */
export const relayAfterCommit = gathered(({ db }: Ctx) => db, async ({ db, requestId }) => {
  try {
    await relayEvents.call({ db, requestId, actor: { kind: "system", job: "outbox-relay" } }, {});
  } catch (err) {
    log.warn({ err, requestId }, "events stay in the outbox until the next relay");
  }
});
