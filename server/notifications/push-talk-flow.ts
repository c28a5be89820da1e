import { z } from "zod";
import { type Ctx, flow } from "../kernel/command";
import { failpoint } from "../kernel/failpoints";
import { gathered } from "../kernel/gathered";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { tellEach } from "../providers/realtime";
import { takeTalk } from "./take-talk";

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
    let { news } = await takeTalk.call(ctx, { told: [], more: true });
    while (news.length > 0) {
      failpoint("talk.before-push");
      await tellEach(news.map(({ eventId, type, ids, userIds }) => ({ userIds, told: { ...ids, type, eventId } })));
      failpoint("talk.after-push");
      pushed += news.length;
      // What came meanwhile is told by who brought it.
      ({ news } = await takeTalk.call(ctx, { told: news.map(({ eventId }) => eventId), more: news.length === limits.rowsPerClaim }));
    }
    return { pushed };
  },
});

/** After a commit: push at once, in one go with all that is committed meanwhile. What fails here is logged and pushed by the relay that runs every minute. */
export const pushTalkAfterCommit = gathered(({ db }: Ctx) => db, async ({ db, requestId }) => {
  try {
    await pushTalk.call({ db, requestId, actor: { kind: "system", job: "push-talk" } }, {});
  } catch (err) {
    log.warn({ err, requestId }, "what was said stays in the outbox until the next relay");
  }
});
