import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";
import { beginWaiting } from "./begin-waiting";

const REASON = "The holder is this person";

/**
 * Ends what an account has begun, as a recruiter, about people who turn out to be its owner: claims end now, offers of them lapse, unanswered requests for a right to represent are taken
 * back. What was submitted until now stays. Nobody claims themselves (`not_of_oneself`), so this is for what began before it was known whose record it is. Asked again, changes nothing.
 */
export async function endClaimsOnOneself(tx: Tx, of: { userId: string; candidateIds: readonly string[]; now: Date }): Promise<void> {
  const at = sql`${of.now.toISOString()}::timestamptz`;
  const theirs = sql`recruiter_id in (select id from recruiters where user_id = ${of.userId}) and candidate_id in (select json_array_elements_text(${JSON.stringify(of.candidateIds)}::json))`;
  const ended = await tx.execute<{ id: string; candidate_id: string }>(sql`
    update candidate_sourcers set state = 'released', closed_at = ${at}, close_reason = ${REASON},
      "window" = tstzrange(lower("window"), greatest(${at}, lower("window") + interval '1 millisecond'), '[)')
    where state = 'active' and upper("window") > ${at} and ${theirs} returning id, candidate_id`);
  for (const { id } of ended) await tx.execute(sql`update claim_transfers set state = 'lapsed', answered_at = ${at} where claim_id = ${id} and state = 'offered'`);
  for (const candidateId of new Set(ended.map((one) => one.candidate_id))) await beginWaiting(tx, { candidateId, now: of.now });
  await tx.execute(sql`update right_to_represent set state = 'withdrawn', answered_at = ${at} where state = 'requested' and ${theirs}`);
}
