import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";
import { newId } from "../kernel/ids";

const MERGED = "Two records of this person were merged";

/** Ends a claim that a merge leaves no more, or that goes on as another: what was submitted within it keeps its share. */
export async function endMergedClaim(tx: Tx, claimId: string, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await tx.execute(sql`update candidate_sourcers set state = 'transferred', closed_at = ${at}, close_reason = ${MERGED}, "window" = tstzrange(lower("window"), greatest(${at}, lower("window") + interval '1 millisecond'), '[)') where id = ${claimId}`);
  await tx.execute(sql`update claim_transfers set state = 'lapsed', answered_at = ${at} where claim_id = ${claimId} and state = 'offered'`);
}

/** Begins a claim with what an ended one has left: the same holder, tier, policy and debts, within the same year. */
export async function goOn(tx: Tx, of: { claimId: string; candidateId: string; from: Date; until: Date }): Promise<void> {
  await tx.execute(sql`
    insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id, transferred_from, shared_with, shared_basis_points)
    select ${newId("claim")}, ${of.candidateId}, recruiter_id, firm_id, tstzrange(greatest(upper("window"), ${of.from.toISOString()}::timestamptz), ${of.until.toISOString()}::timestamptz, '[)'), tier, policy_version, last_evidence_id, id, shared_with, shared_basis_points
    from candidate_sourcers where id = ${of.claimId}`);
}
