import { relayAfterCommit } from "./events";
import type { Ctx } from "./kernel/command";
import { pushTalkAfterCommit } from "./notifications";

/** What a call carries so that its facts leave at once: to the job runner, and of conversations straight to their two. */
export const leavingAtOnce = (ctx: Ctx): Ctx => ({ ...ctx, committed: async () => void (await Promise.all([relayAfterCommit(ctx), pushTalkAfterCommit(ctx)])) });
