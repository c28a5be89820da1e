import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";

/**
 * Takes the person out of what is known of a candidate, and of the records that were merged into theirs: names, keys and what recruiters wrote down. The records themselves stay, for the rights, submissions and money that
 * hang on them; nobody may bring, ask or present them any more. A key is made one that nobody has, so that whoever comes with the same address is somebody new. Asked again it changes nothing.
 */
export async function eraseCandidate(tx: Tx, of: { candidateId: string; erasedName: string; now: Date }): Promise<void> {
  const at = of.now.toISOString();
  await tx.execute(sql`select 1 from candidates where id = ${of.candidateId} or merged_into = ${of.candidateId} order by id for update`);
  const theirs = sql`(select id from candidates where id = ${of.candidateId} or merged_into = ${of.candidateId})`;
  await tx.execute(sql`update candidates set full_name = ${of.erasedName}, headline = null, location = null, current_employer = null, unavailable_since = coalesce(unavailable_since, ${at}::timestamptz), checks_opted_out_at = coalesce(checks_opted_out_at, ${at}::timestamptz)
    where id = ${of.candidateId} or merged_into = ${of.candidateId}`);
  await tx.execute(sql`update candidate_keys set value = 'erased:' || gen_random_uuid(), as_given = '' where candidate_id in ${theirs} and as_given <> ''`);
  await tx.execute(sql`update candidate_dossiers set full_name = ${of.erasedName}, email = null, phone = null, linkedin = null, headline = null, location = null, current_employer = null, note = null where candidate_id in ${theirs}`);
}
