import { isOfTalk, relayAfterCommit } from "./events";
import type { Ctx } from "./kernel/command";
import { pushTalkAfterCommit } from "./notifications";

/** What a call carries so that its facts leave at once: to the job runner, and of conversations straight to their two. With `keep`, which keeps work going to its end, the call is answered meanwhile. */
export function leavingAtOnce(ctx: Ctx, keep?: (work: Promise<void>) => void): Ctx {
  return {
    ...ctx,
    async committed(types) {
      const left = Promise.all([types.every(isOfTalk) ? null : relayAfterCommit(ctx), types.some(isOfTalk) ? pushTalkAfterCommit(ctx) : null]).then(() => undefined);
      if (keep) keep(left);
      else await left;
    },
  };
}
