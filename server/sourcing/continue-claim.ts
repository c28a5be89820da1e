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

/**
 * Lets claims that wait for another begin, now or at the instant that they were to begin first (`planned`), as soon as nobody protects the person until then: a period that
 * ended early leaves no gap in which a third could come between.
 */
export async function beginWaiting(tx: Tx, of: { candidateId: string; now: Date; planned?: ReadonlyMap<string, string> }): Promise<void> {
  const at = sql`${of.now.toISOString()}::timestamptz`;
  const waiting = await tx.execute<{ id: string }>(sql`select id from candidate_sourcers where candidate_id = ${of.candidateId} and state = 'active' and lower("window") > ${at} and transferred_from is not null order by lower("window") for update`);
  for (const { id } of waiting) {
    await tx.execute(sql`
      update candidate_sourcers c set "window" = tstzrange(f.since, upper(c."window"), '[)')
      from (select w.id, greatest(${at}, ${of.planned?.get(id) ?? null}::timestamptz, max(upper(o."window"))) as since
        from candidate_sourcers w left join candidate_sourcers o on o.candidate_id = w.candidate_id and o.id <> w.id and lower(o."window") < lower(w."window") where w.id = ${id} group by w.id) f
      where c.id = f.id and f.since < lower(c."window")`);
  }
}
