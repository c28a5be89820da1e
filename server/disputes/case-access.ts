import { eq } from "drizzle-orm";
import { disputes } from "@/db/schema/disputes";
import type { Actor } from "../kernel/actor";
import type { Reader, Tx } from "../kernel/database";
import { notFound, refuseKernel } from "../kernel/errors";
import type { PartyScope } from "../kernel/gates";
import type { CaseFacts, DisputeKind, Side } from "./rules/case-at";

export type Dispute = typeof disputes.$inferSelect;
type Sided = Pick<Dispute, "openerRecruiterId" | "openerCandidateId" | "openerCompanyId" | "otherRecruiterId">;

/** Who looks at a case: what decides on which side they are. */
export type CaseViewer = Pick<PartyScope, "recruiterId" | "candidateId" | "companyId">;

/** On which side somebody is; null = on neither. */
export function sideOf(dispute: Sided, scope: CaseViewer): Side | null {
  const { openerRecruiterId, openerCandidateId, openerCompanyId, otherRecruiterId } = dispute;
  const same = (theirs: string | null, mine: string | null) => theirs !== null && theirs === mine;
  if (same(openerRecruiterId, scope.recruiterId) || same(openerCandidateId, scope.candidateId) || same(openerCompanyId, scope.companyId)) return "opener";
  return same(otherRecruiterId, scope.recruiterId) ? "other" : null;
}

/** A case of the caller, locked, and their side. A stranger's answers as a missing one; a company acts through those who may hire. */
export async function lockOwnCase(tx: Tx, disputeId: string, scope: PartyScope, actor: Actor): Promise<{ dispute: Dispute; side: Side }> {
  const dispute = await lockCase(tx, disputeId);
  const side = dispute ? sideOf(dispute, scope) : null;
  if (!dispute || !side) return notFound();
  const acts = actor.kind === "user" && (dispute.openerCompanyId === null || side === "other" || ["owner", "admin", "manager"].includes(actor.membership?.role ?? ""));
  return acts ? { dispute, side } : refuseKernel("not_allowed");
}

/**
 * The case with this id, locked; null = none. Its key stays free to be referred to: whoever shares out a fee holds the claim when it notes a freeze of this case, and would
 * wait for us while we wait for the claim.
 */
export async function lockCase(tx: Tx, disputeId: string): Promise<Dispute | null> {
  const [row] = await tx.select().from(disputes).where(eq(disputes.id, disputeId)).for("no key update");
  return row ?? null;
}

/** The case with this id; null = none. Whoever asks makes sure that the reader may see it. */
export async function unsafeCase(db: Reader, disputeId: string): Promise<Dispute | null> {
  const [row] = await db.select().from(disputes).where(eq(disputes.id, disputeId));
  return row ?? null;
}

/** The columns of a case in the words of its rules. */
export const factsOf = (dispute: Dispute): CaseFacts => ({
  state: dispute.state as CaseFacts["state"], answerDueAt: dispute.answerDueAt, defaultOutcome: dispute.defaultOutcome as CaseFacts["defaultOutcome"], defaultAppealDueAt: dispute.defaultAppealDueAt,
  outcome: dispute.outcome as CaseFacts["outcome"], openerBasisPoints: dispute.openerBasisPoints, decidedAt: dispute.decidedAt, appealDueAt: dispute.appealDueAt, closedAt: dispute.closedAt,
});
export const kindOf = (dispute: Pick<Dispute, "kind">) => dispute.kind as DisputeKind;

/** How a side is told: by an event of its own, so that each reads it in their own words. */
export function tellSide(dispute: Dispute, side: Side): { tell: "recruiter" | "candidate" | "company"; recruiterId?: string; companyId?: string; candidateId: string } {
  const about = { candidateId: dispute.candidateId };
  if (side === "other") return { ...about, tell: "recruiter", recruiterId: dispute.otherRecruiterId };
  if (dispute.openerRecruiterId !== null) return { ...about, tell: "recruiter", recruiterId: dispute.openerRecruiterId };
  return dispute.openerCompanyId !== null ? { ...about, tell: "company", companyId: dispute.openerCompanyId } : { ...about, tell: "candidate" };
}

export const otherSide = (side: Side): Side => (side === "opener" ? "other" : "opener");
