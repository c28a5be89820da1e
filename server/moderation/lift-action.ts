import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { moderationActions } from "@/db/schema/moderation";
import { isErased } from "../identity";
import { command } from "../kernel/command";
import { asAdmin } from "../kernel/gates";
import { type Action, actionId, type Env, lockAction, reason, record } from "./case";
import { moderationErrors } from "./errors";

/**
 * Lifts a decision before its end: a mute or a suspension ends at once, a warning no longer counts. A message that was removed stays removed. The person is told, with the reason.
 * Refuses with `account_erased` when the person was erased: their account stays shut, and nobody is left to tell.
 */
export const liftAction = command({
  input: z.strictObject({ actionId, reason }),
  output: z.strictObject({ state: z.literal("lifted") }),
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, input) {
    const { action, report } = await lockAction(env, input.actionId);
    if (await isErased(env.tx, action.userId)) return env.refuse("account_erased");
    const lifted = await lift(env, action, input.reason);
    await record(env, report, { rule: "one-admin", outcome: "lifted", reason: input.reason, action: lifted });
    return { state: "lifted" as const };
  },
});

/** Leaves `in_force`, of an action whose report is locked, and tells the person. */
export async function lift(env: Env, of: Action, why: string): Promise<Action> {
  const [lifted] = await env.tx.update(moderationActions).set({ state: "lifted", liftedBy: env.scope.userId, liftedAt: env.now, liftReason: why }).where(and(eq(moderationActions.id, of.id), eq(moderationActions.state, "in_force"))).returning();
  if (!lifted) return env.refuse("changed_meanwhile");
  env.emit({ type: "moderation/action.lifted", data: { actionId: lifted.id, userId: lifted.userId } });
  return lifted;
}
