import { z } from "zod";
import { claimEvents, markPublished } from "../events";
import { type Ctx, flow } from "../kernel/command";
import { failpoint } from "../kernel/failpoints";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { deliverEvent } from "./deliver-event-flow";

/**
 * Tells the two of each conversation what happened in it, until nothing is left untold. A crash before it is noted tells it again, which changes nothing at a reader who fetches by number;
 * what the push server does not take stays in the outbox until the relay that runs every minute.
 */
export const pushTalk = flow({
  input: z.strictObject({}),
  output: z.strictObject({ pushed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    let pushed = 0;
    for (;;) {
      const { events } = await claimEvents.call(ctx, { of: "talk" });
      if (events.length === 0) return { pushed };
      failpoint("talk.before-push");
      for (const { id } of events) await deliverEvent.call(ctx, { eventId: id });
      failpoint("talk.after-push");
      await markPublished.call(ctx, { ids: events.map((event) => event.id) });
      pushed += events.length;
      // What came meanwhile is told by who brought it.
      if (events.length < limits.rowsPerClaim) return { pushed };
    }
  },
});

/** After a commit: push at once. What fails here is logged and pushed by the relay that runs every minute. */
export async function pushTalkAfterCommit(ctx: Ctx): Promise<void> {
  try {
    await pushTalk.call({ db: ctx.db, requestId: ctx.requestId, actor: { kind: "system", job: "push-talk" } }, {});
  } catch (err) {
    log.warn({ err, requestId: ctx.requestId }, "what was said stays in the outbox until the next relay");
  }
}
