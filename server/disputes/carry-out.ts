import { endSubmission } from "../applications";
import { beginWaiting, decisionOf, lockPerson } from "../candidates";
import { firmOfRecruiter, payeeOf } from "../identity";
import type { Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";
import { awardShare } from "../payouts";
import { currentPolicy } from "../policy";
import { claimPerson, overturnClaim } from "../sourcing";
import type { Dispute } from "./case-access";

/**
 * Does what a final decision says, once, in the transaction that makes it final. A claim that is overturned ends, and the opener's own begins if it would still have
 * protected the person, with its days counted from when the decision was final, however late this comes; the contested share goes to the opener, whole or in part. A submission
 * that does not count is taken back.
 */
export async function carryOut(tx: Tx, dispute: Dispute, now: Date, emit: (event: EventDraft) => void): Promise<void> {
  const { outcome, openerBasisPoints } = dispute;
  if (outcome === null || outcome === "upheld" || outcome === "withdrawn") return;
  if (dispute.kind !== "claim") {
    await endSubmission(tx, { applicationId: dispute.applicationId ?? "", verdict: dispute.kind === "objection" ? "The company's objection was upheld." : "The person had not allowed it.", now }, emit);
    return;
  }
  const { claimId, openerRecruiterId } = dispute;
  if (claimId === null || openerRecruiterId === null || openerBasisPoints === null) throw new Error(`Dispute ${dispute.id} is about no claim.`);
  if (outcome === "overturned" && dispute.applicationId === null) await replaceClaim(tx, { dispute, claimId, winnerId: openerRecruiterId, now }, emit);
  await awardShare(tx, {
    disputeId: dispute.id, claimId, applicationId: dispute.applicationId, fromPayeeId: await payeeOf(tx, dispute.otherRecruiterId), toPayeeId: await payeeOf(tx, openerRecruiterId), basisPoints: openerBasisPoints, now,
  });
}

async function replaceClaim(tx: Tx, of: { dispute: Dispute; claimId: string; winnerId: string; now: Date }, emit: (event: EventDraft) => void): Promise<void> {
  const { dispute, claimId, winnerId, now } = of;
  const finalAt = dispute.closedAt ?? now;
  const { ended, protectedThen } = await overturnClaim(tx, { claimId, reason: "Overturned by a decision", finalAt, now });
  if (!ended) return;
  emit({ type: "sourcing/claim.overturned", data: { claimId, candidateId: dispute.candidateId, recruiterId: dispute.otherRecruiterId }, candidateId: dispute.candidateId });
  if (!protectedThen) return;
  await lockPerson(tx, dispute.candidateId);
  const { own, available } = await decisionOf(tx, { candidateId: dispute.candidateId, recruiterId: winnerId });
  // Who has become one whom the person shuts out, or turned out to be the person, begins none: the decision stands, and their share of what was submitted.
  const begun = own || !available ? null : await claimPerson(tx, { candidateId: dispute.candidateId, recruiterId: winnerId, firmId: await firmOfRecruiter(tx, winnerId), policy: await currentPolicy(tx), now, provenAt: finalAt, actorName: "system:disputes", refersTo: dispute.id });
  // The opener comes after whoever waited for the claim that ended: they brought the person before this day.
  if (!begun) return beginWaiting(tx, { candidateId: dispute.candidateId, now });
  emit({ type: "sourcing/claim.started", data: { claimId: begun.claimId, candidateId: dispute.candidateId, recruiterId: winnerId }, candidateId: dispute.candidateId });
}
