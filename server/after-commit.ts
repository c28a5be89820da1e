import { relayAfterCommit, roadsAfter } from "./events";
import { endRevokedAfterCommit } from "./identity";
import type { Ctx } from "./kernel/command";
import { pushTalkAfterCommit, tellMovesAfterCommit } from "./notifications";

/**
 * What a call carries so that its facts leave at once: to the job runner, and past it what people wait for (decision 031). With `keep`, which keeps work going to its end, the call is answered meanwhile.
 * Whoever is told of a move may get mail of it, which a job sends.
 */
export function leavingAtOnce(ctx: Ctx, keep?: (work: Promise<void>) => void): Ctx {
  const leave = {
    jobs: relayAfterCommit, talk: pushTalkAfterCommit, ends: endRevokedAfterCommit,
    moves: (of: Ctx) => tellMovesAfterCommit(of).then(() => relayAfterCommit(of)),
  };
  return {
    ...ctx,
    async committed(types) {
      const left = Promise.all(roadsAfter(types).map((road) => leave[road](ctx))).then(() => undefined);
      if (keep) keep(left);
      else await left;
    },
  };
}
