import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { moderationActions } from "@/db/schema/moderation";
import { cleanedText } from "../kernel/rules/cleaned-text";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { act } from "./act-on-report";
import { type Action, actionId, begunAt, decide, type Env, lockAction, lockReport, reason, record, reportId, takeEffect } from "./case";
import { daysAloneOf } from "./days-alone";
import { moderationErrors } from "./errors";

/**
 * Suspends the reported person: they are signed out everywhere at once and cannot sign in until it ends. Up to the policy's days one admin decides; longer, or without an end (`days` null), it is a
 * proposal, and nothing changes until another admin approves it. What the admin decided alone about the person before counts, where the new one would go on from it.
 */
export const suspendPerson = command({
  input: z.strictObject({ reportId, reason, days: z.number("Enter a number of days.").int("Enter whole days.").min(1, "Enter at least one day.").max(3_650, "Choose no end.").nullable() }),
  output: z.strictObject({ actionId: z.string(), proposed: z.boolean() }),
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, input) {
    const report = await lockReport(env, input.reportId);
    // Held, so that of two cases of one person the second sees what was decided in the first.
    await env.tx.execute(sql`select 1 from users where id = ${report.reportedId} for no key update`);
    const alone = await daysAloneOf(env.tx, { adminId: env.scope.userId, userId: report.reportedId, now: env.now });
    if (input.days !== null && input.days <= alone) return { ...(await act(env, { ...input, kind: "suspend" })), proposed: false };
    const action = await decide(env, report, { kind: "suspend", days: input.days, reason: input.reason, proposed: true });
    await record(env, report, { rule: "two-admins", outcome: "suspension_proposed", reason: input.reason, action });
    env.emit({ type: "moderation/suspension.proposed", data: { reportId: report.id, actionId: action.id } });
    return { actionId: action.id, proposed: true };
  },
});

/** A second admin approves a suspension that another proposed; it takes effect at once. Whoever proposed it cannot, and the database refuses it too. */
export const approveSuspension = command({
  input: z.strictObject({ actionId }),
  output: z.strictObject({ until: z.iso.datetime().nullable() }),
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, input) {
    const { action: proposal, report } = await lockAction(env, input.actionId);
    if (proposal.decidedBy === env.scope.userId) return env.refuse("second_admin_needed");
    const { appealDays } = (await currentPolicy(env.tx)).settings.moderation;
    const action = await leaveProposed(env, proposal, { state: "in_force", ...begunAt(env.now, proposal.days, appealDays) });
    await takeEffect(env, report, action);
    await record(env, report, { rule: "two-admins", outcome: "suspended", reason: action.reason, action });
    return { until: action.until?.toISOString() ?? null };
  },
});

/** A second admin turns a proposed suspension down and says why; nothing changes for the person. */
export const turnDownSuspension = command({
  input: z.strictObject({ actionId, answer: cleanedText(limits.noteLength, { letters: 3, say: "Say why." }) }),
  output: z.strictObject({ state: z.literal("turned_down") }),
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, input) {
    const { action: proposal, report } = await lockAction(env, input.actionId);
    if (proposal.decidedBy === env.scope.userId) return env.refuse("second_admin_needed");
    const action = await leaveProposed(env, proposal, { state: "turned_down", secondAnswer: input.answer });
    await record(env, report, { rule: "two-admins", outcome: "suspension_turned_down", reason: input.answer, action });
    env.emit({ type: "moderation/suspension.turned_down", data: { reportId: report.id } });
    return { state: "turned_down" as const };
  },
});

/** Whoever proposed a suspension takes it back before anybody decided it. */
export const withdrawSuspension = command({
  input: z.strictObject({ actionId }),
  output: z.strictObject({ state: z.literal("withdrawn") }),
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, input) {
    const { action: proposal, report } = await lockAction(env, input.actionId);
    if (proposal.decidedBy !== env.scope.userId) return notFound();
    const action = await leaveProposed(env, proposal, { state: "withdrawn" });
    await record(env, report, { rule: "two-admins", outcome: "suspension_withdrawn", reason: action.reason, action });
    return { state: "withdrawn" as const };
  },
});

type Left = { state: "turned_down"; secondAnswer: string } | { state: "withdrawn" } | ({ state: "in_force" } & ReturnType<typeof begunAt>);
async function leaveProposed(env: Env, of: Action, to: Left): Promise<Action> {
  const [action] = await env.tx.update(moderationActions).set({ ...to, secondBy: env.scope.userId, secondAt: env.now }).where(and(eq(moderationActions.id, of.id), eq(moderationActions.state, "proposed"))).returning();
  return action ?? env.refuse("changed_meanwhile");
}
