import { z } from "zod";
import { command, type Ctx, flow } from "../kernel/command";
import { gathered } from "../kernel/gathered";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { sendJobs } from "../providers/jobs";
import { type ClaimedEvent, claimUnpublished, notePublished } from "./claim-events";

/** Claims what jobs work on (I-20). */
const claimEvents = command({
  input: z.strictObject({ of: z.enum(["jobs", "stuck"]), atMost: z.number().int().min(1).max(limits.rowsPerClaim) }),
  output: z.strictObject({ events: z.array(z.strictObject({ id: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()), occurredAt: z.string() })) }),
  allow: asSystem,
  errors: {},
  run: async ({ tx, now }, input) => ({ events: await claimUnpublished(tx, { ...input, now }) }),
});

/** Notes that events have left. */
const markPublished = command({
  input: z.strictObject({ ids: z.array(z.uuid()).max(limits.rowsPerClaim) }),
  output: z.strictObject({ count: z.number().int() }),
  allow: asSystem,
  errors: {},
  run: async ({ tx, now }, { ids }) => ({ count: await notePublished(tx, { ids, now }) }),
});

/** Hands events to the job runner, each with one more that has people told, and notes that they have left. Throws when it does not take them. */
async function handOver(ctx: Ctx, events: readonly ClaimedEvent[]): Promise<void> {
  await sendJobs([
    ...events.map((event) => ({ id: event.id, name: event.type, data: { ...event.data, eventId: event.id } })),
    ...events.filter((event) => event.type !== "notifications/mail.queued").map((event) => ({ id: `${event.id}:told`, name: "marketplace/event.told", data: { eventId: event.id } })),
  ]);
  await markPublished.call(ctx, { ids: events.map((event) => event.id) });
}

/** Sends unpublished events to the job runner until none is left, but for those of conversations and those that are stuck. A crash between sending and marking sends again under the same id. */
export const relayEvents = flow({
  input: z.strictObject({}),
  output: z.strictObject({ sent: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    let sent = 0;
    for (;;) {
      const { events } = await claimEvents.call(ctx, { of: "jobs", atMost: limits.rowsPerClaim });
      if (events.length === 0) return { sent };
      await handOver(ctx, events);
      sent += events.length;
      // What came meanwhile is sent by who brought it.
      if (events.length < limits.rowsPerClaim) return { sent };
    }
  },
});

/**
 * Sends what was sent often without success, because the job runner was away for long or because it takes one of them never: the one that waits longest first, alone, and while they get through twice as many
 * each time. One that never gets through holds up few others, and those only until they rested. Throws when several in a row fail: then it is the runner.
 */
export const relayStuck = flow({
  input: z.strictObject({}),
  output: z.strictObject({ freed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    let [freed, together, failures] = [0, 1, 0];
    for (;;) {
      const { events } = await claimEvents.call(ctx, { of: "stuck", atMost: together });
      if (events.length === 0) return { freed };
      try {
        await handOver(ctx, events);
        freed += events.length;
        [together, failures] = [Math.min(2 * together, limits.rowsPerClaim), 0];
      } catch (err) {
        log.warn({ err, requestId: ctx.requestId, events: events.map(({ id }) => id) }, "events that were sent often were not taken again");
        failures++;
        if (failures === limits.stuckFailures) throw err;
        together = 1;
      }
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
