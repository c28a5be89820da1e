import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { decisionAuditLog } from "@/db/schema/ground";
import { moderationActions, moderationReports, reportEvidence } from "@/db/schema/moderation";
import { cleanedText } from "../kernel/rules/cleaned-text";
import type { CommandEnv } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import type { AdminScope } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import type { moderationErrors } from "./errors";
import { endOfDays } from "./rules/lasting";

export type Env = CommandEnv<AdminScope, typeof moderationErrors>;
export type Report = typeof moderationReports.$inferSelect;
export type Action = typeof moderationActions.$inferSelect;
export type ActionKind = "warn" | "mute" | "remove" | "suspend";

/** Why something is decided; whom it concerns reads it. */
export const reason = cleanedText(limits.noteLength, { letters: 10, say: "Say why, in a sentence: the person reads it." });
export const reportId = z.string().max(limits.idLength);
export const actionId = z.string().max(limits.idLength);

/** A report, its row locked: whoever decides about one person's case comes one after the other. Refuses with `own_case` the two whom it is about. */
export async function lockReport(env: Pick<Env, "tx" | "scope" | "refuse">, id: string): Promise<Report> {
  const [report] = await env.tx.select().from(moderationReports).where(eq(moderationReports.id, id)).for("update");
  if (!report) return notFound();
  if ([report.reporterId, report.reportedId].includes(env.scope.userId)) return env.refuse("own_case");
  return report;
}

/** An action and its report, which is locked first. */
export async function lockAction(env: Pick<Env, "tx" | "scope" | "refuse">, id: string): Promise<{ action: Action; report: Report }> {
  const [found] = await env.tx.select({ reportId: moderationActions.reportId }).from(moderationActions).where(eq(moderationActions.id, id));
  if (!found) return notFound();
  const report = await lockReport(env, found.reportId);
  const [action] = await env.tx.select().from(moderationActions).where(eq(moderationActions.id, id));
  return action ? { action, report } : notFound();
}

/** Decides something about the reported person, at once or as a proposal for a second admin. In: a locked report. Refuses what was decided for this report already. */
export async function decide(env: Env, report: Report, of: { kind: ActionKind; days: number | null; reason: string; proposed: boolean }): Promise<Action> {
  const { tx, scope, now, refuse } = env;
  if (report.state === "rejected") return refuse("report_closed");
  const { version, settings } = await currentPolicy(tx);
  const begun = of.proposed ? {} : begunAt(now, of.days, settings.moderation.appealDays);
  const [action] = await tx.insert(moderationActions)
    .values({ id: newId("moderationAction"), reportId: report.id, userId: report.reportedId, kind: of.kind, days: of.days, reason: of.reason, state: of.proposed ? "proposed" : "in_force", policyVersion: version, decidedBy: scope.userId, decidedAt: now, ...begun })
    .onConflictDoNothing().returning();
  return action ?? refuse("decided_already");
}

/** What an action is from the instant at which it begins. */
export const begunAt = (now: Date, days: number | null, appealDays: number) => ({ beganAt: now, until: days === null ? null : endOfDays(now, days), appealUntil: endOfDays(now, appealDays) });

/** What follows from an action that is in force: the report counts as acted on, whom it concerns is told, and so is the reporter, the first time. */
export async function takeEffect(env: Env, report: Report, action: Action): Promise<void> {
  env.emit({ type: "moderation/action.taken", data: { actionId: action.id, userId: action.userId } });
  if (report.state === "open") await closeReport(env, report, { state: "acted", answer: null });
}

/** Leaves `open`; the reporter is told. */
export async function closeReport(env: Env, report: Report, to: { state: "acted" | "rejected"; answer: string | null }): Promise<void> {
  const closed = await env.tx.update(moderationReports).set({ ...to, closedBy: env.scope.userId, closedAt: env.now }).where(and(eq(moderationReports.id, report.id), eq(moderationReports.state, "open"))).returning({ id: moderationReports.id });
  if (closed.length === 0) return env.refuse("changed_meanwhile");
  env.emit({ type: "moderation/report.answered", data: { reportId: report.id, userId: report.reporterId, side: report.side, outcome: to.state } });
}

/** Whether a suspension of this case waits for a second admin. */
export async function isProposed(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.select({ id: moderationActions.id }).from(moderationActions).where(and(eq(moderationActions.reportId, id), eq(moderationActions.state, "proposed")));
  return rows.length > 0;
}

type Decision = { rule: "one-admin" | "two-admins" | "appeal" | "evidence"; outcome: string; reason: string; action?: Action; more?: Record<string, string | number | null> };

/** Writes a decision, or that evidence was looked into, where all decisions are: who, under which rule and policy, about what, and the hash of what it rested on. */
export async function record(env: Env, report: Report, of: Decision): Promise<void> {
  const [evidence] = await env.tx.select({ hash: reportEvidence.hash }).from(reportEvidence).where(eq(reportEvidence.reportId, report.id));
  const policyVersion = of.action?.policyVersion ?? (await currentPolicy(env.tx)).version;
  await env.tx.insert(decisionAuditLog).values({
    kind: "moderation", subjectId: report.id, actor: `user:${env.scope.userId}`, rule: `moderation.${of.rule}`, policyVersion, outcome: of.outcome, reason: of.reason, at: env.now,
    inputs: {
      reportedId: report.reportedId, about: report.about, reason: report.reason, evidenceHash: evidence?.hash ?? null,
      ...(of.action ? { actionId: of.action.id, kind: of.action.kind, days: of.action.days, until: of.action.until?.toISOString() ?? null, decidedBy: of.action.decidedBy } : {}), ...of.more,
    },
  });
}
