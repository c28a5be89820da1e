import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { moderationActions, moderationAppeals } from "@/db/schema/moderation";
import { cleanedText } from "../kernel/rules/cleaned-text";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { anyone, asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { untilText } from "../kernel/until-text";
import { actionId, lockAction, reason, record } from "./case";
import { ofOneself, ownDecision } from "./decision-detail";
import { moderationErrors } from "./errors";
import { lift } from "./lift-action";

/** Appeals a decision about oneself, once, within the policy's days; also who is suspended, by the key from their mail. It goes on until the appeal is decided. */
export const appealDecision = command({
  input: z.strictObject({ ...ofOneself, words: cleanedText(limits.noteLength, { letters: 10, say: "Say in a sentence what is wrong with it." }) }),
  output: z.strictObject({ appealedAt: z.iso.datetime() }),
  allow: anyone,
  errors: moderationErrors,
  async run({ tx, actor, now, emit, refuse }, input) {
    const { id } = await ownDecision(tx, actor, input);
    const [action] = await tx.select().from(moderationActions).where(eq(moderationActions.id, id)).for("share");
    if (!action?.appealUntil) return notFound();
    if (action.state !== "in_force") return refuse("changed_meanwhile");
    if (now > action.appealUntil) return refuse("appeal_too_late", { until: untilText(action.appealUntil) });
    const written = await tx.insert(moderationAppeals).values({ actionId: id, words: input.words, appealedAt: now }).onConflictDoNothing().returning({ id: moderationAppeals.actionId });
    if (written.length === 0) return refuse("appeal_open");
    emit({ type: "moderation/appeal.made", data: { reportId: action.reportId } });
    return { appealedAt: now.toISOString() };
  },
});

/** An admin who had no part in a decision answers its appeal: granted lifts it at once, upheld lets it stand. The person reads why. */
export const decideAppeal = command({
  input: z.strictObject({ actionId, outcome: z.enum(["granted", "upheld"], "Choose what is decided."), answer: reason }),
  output: z.strictObject({ state: z.enum(["granted", "upheld"]) }),
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, { outcome, answer, ...input }) {
    const { action, report } = await lockAction(env, input.actionId);
    if ([action.decidedBy, action.secondBy].includes(env.scope.userId)) return env.refuse("other_admin_needed");
    const decided = await env.tx.update(moderationAppeals).set({ state: outcome, answer, decidedBy: env.scope.userId, decidedAt: env.now }).where(and(eq(moderationAppeals.actionId, action.id), eq(moderationAppeals.state, "open"))).returning({ id: moderationAppeals.actionId });
    if (decided.length === 0) return env.refuse("changed_meanwhile");
    // Lifted meanwhile: there is nothing left to lift, and the answer stands all the same.
    if (outcome === "granted" && action.state === "in_force") await lift(env, action, answer);
    if (outcome === "upheld") env.emit({ type: "moderation/appeal.upheld", data: { actionId: action.id, userId: action.userId } });
    await record(env, report, { rule: "appeal", outcome: `appeal_${outcome}`, reason: answer, action });
    return { state: outcome };
  },
});
