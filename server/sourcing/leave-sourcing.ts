import { and, eq, sql } from "drizzle-orm";
import { claimTransfers, rightToRepresent } from "@/db/schema/candidates";
import { beginWaiting } from "../candidates";
import type { Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";

/** A candidate leaves: what they were asked is declined, what they signed is taken back. What was submitted under it stays. Out: what the recruiters are told. */
export async function takeRightsBack(tx: Tx, candidateId: string, now: Date): Promise<EventDraft[]> {
  const of = eq(rightToRepresent.candidateId, candidateId);
  const declined = await tx.update(rightToRepresent).set({ state: "declined", answeredAt: now }).where(and(of, eq(rightToRepresent.state, "requested"))).returning();
  const revoked = await tx.update(rightToRepresent).set({ state: "revoked", revokedAt: now }).where(and(of, eq(rightToRepresent.state, "signed"))).returning();
  return [...declined, ...revoked].map((row) => ({ type: `sourcing/rtr.${row.state}`, data: { rtrId: row.id, candidateId, recruiterId: row.recruiterId, companyId: row.companyId }, candidateId }));
}

/** A recruiter leaves: their protection of others ends, so that it passes to whoever waits or is free, and what they asked or offered is taken back. What was submitted within it keeps its share. Out: what the people are told. */
export async function giveClaimsUp(tx: Tx, recruiterId: string, now: Date): Promise<EventDraft[]> {
  const at = now.toISOString();
  await tx.update(claimTransfers).set({ state: "withdrawn", answeredAt: now }).where(and(eq(claimTransfers.fromRecruiterId, recruiterId), eq(claimTransfers.state, "offered")));
  await tx.update(claimTransfers).set({ state: "declined", answeredAt: now }).where(and(eq(claimTransfers.toRecruiterId, recruiterId), eq(claimTransfers.state, "offered")));
  await tx.update(rightToRepresent).set({ state: "withdrawn", answeredAt: now }).where(and(eq(rightToRepresent.recruiterId, recruiterId), eq(rightToRepresent.state, "requested")));
  const ended = await tx.execute<{ id: string; candidate_id: string }>(sql`
    update candidate_sourcers set state = 'released', closed_at = ${at}::timestamptz, close_reason = 'its holder left',
      "window" = tstzrange(lower("window"), greatest(${at}::timestamptz, lower("window") + interval '1 millisecond'), '[)')
    where recruiter_id = ${recruiterId} and state = 'active' and "window" @> ${at}::timestamptz returning id, candidate_id`);
  for (const one of ended) {
    await beginWaiting(tx, { candidateId: one.candidate_id, now });
    await tx.execute(sql`update claim_release_requests set answer = 'released', answered_at = ${at}::timestamptz where claim_id = ${one.id} and answer is null`);
  }
  return ended.map((one) => ({ type: "sourcing/claim.released", data: { claimId: one.id, candidateId: one.candidate_id, recruiterId }, candidateId: one.candidate_id }));
}
