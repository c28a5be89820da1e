import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { disputeDecisions } from "@/db/schema/disputes";
import { userOfRecruiter } from "../identity";
import { actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { businessDeadline, policyAt } from "../policy";
import { type Dispute, lockCase } from "./case-access";
import { disputeErrors } from "./errors";
import { calendarOf, lastDay } from "./open-dispute";
import { recordDecision, settleCase } from "./settle-case";

/**
 * A person of the platform decides a case in which both sides have spoken, with a reason; after an appeal another one decides anew, and that is final. What the
 * decision moves is carried out when it is final: until then the contested cents stay frozen, and nothing has to be taken back from anybody.
 */
export const decideDispute = command({
  input: z.strictObject({
    disputeId: z.string().max(limits.idLength), outcome: z.enum(["upheld", "overturned", "shared"], "Choose an outcome."), openerBasisPoints: z.number().int().min(1).max(9_999).optional(),
    reason: z.string().trim().min(10, "Give the reason in a sentence: both sides read it.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`),
    publishedSummary: z.string().trim().max(limits.noteLength, `Use at most ${limits.noteLength} letters.`).default(""),
  }),
  output: z.strictObject({ state: z.enum(["decided", "closed"]) }),
  allow: asAdmin,
  errors: disputeErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const locked = await lockCase(tx, input.disputeId);
    if (!locked) return notFound();
    if (locked.openedBy === scope.userId || (await userOfRecruiter(tx, locked.otherRecruiterId))?.userId === scope.userId) return refuse("own_case");
    const dispute = await settleCase(tx, locked, now, emit);
    if (dispute.state === "open") return refuse("too_early_to_decide", { until: lastDay(dispute.answerDueAt, dispute.timeZone) });
    if (dispute.state !== "answered" && dispute.state !== "appealed") return refuse("changed_meanwhile");
    if (input.outcome === "shared" && dispute.kind !== "claim") return refuse("only_claims_are_shared");
    if (input.outcome === "shared" && input.openerBasisPoints === undefined) return refuse("share_needed");
    const first = dispute.state === "appealed" ? await firstDecider(tx, dispute) : null;
    if (first === scope.userId) return refuse("decided_it_before");
    const { settings } = await policyAt(tx, dispute.policyVersion);
    const decided = await recordDecision(tx, {
      dispute, round: first === null ? 1 : 2, outcome: input.outcome, openerBasisPoints: input.openerBasisPoints ?? null, decidedBy: scope.userId, prevBy: first, actor: actorName(actor), reason: input.reason, publishedSummary: input.publishedSummary || null, at: now,
      appealDueAt: first === null ? businessDeadline(now, settings.disputes.appealBusinessDays, await calendarOf(tx, dispute.otherRecruiterId)) : null, final: first !== null,
    }, emit);
    return { state: decided.state === "closed" ? ("closed" as const) : ("decided" as const) };
  },
});

async function firstDecider(tx: Tx, dispute: Dispute): Promise<string> {
  const [row] = await tx.select({ by: disputeDecisions.decidedBy }).from(disputeDecisions).where(and(eq(disputeDecisions.disputeId, dispute.id), eq(disputeDecisions.round, 1)));
  if (!row) throw new Error(`Dispute ${dispute.id} was appealed without a decision.`);
  return row.by;
}
