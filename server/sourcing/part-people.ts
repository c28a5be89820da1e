import { type SQL, sql } from "drizzle-orm";
import { databaseError } from "../kernel/command";
import { clockOf, type Tx } from "../kernel/database";
import { beginWaiting, canonicalEmail } from "../candidates";
import { caseOpen, rowKey } from "./join-people";
import { lockPeople } from "./lock-people";
import { peopleTables } from "./rules/people-tables";

/** Why a merge cannot be undone. */
export type PartFault = { code: "changed_meanwhile" | "merged_again" | "protected_since" | "handed_on_since" | "submitted_since" | "case_open" };
type Merge = { id: string; winnerId: string; loserId: string };

/**
 * Undoes a merge: every row that it moved goes back, and with it what was written since by recruiters who came with that record, and claims that go on from its own. What else
 * came stays with the record that stands. Undone in one transaction, or not at all.
 */
export async function partPeople(tx: Tx, merge: Merge, of: { undoneBy: string; reason: string }): Promise<"undone" | PartFault> {
  if (!(await lockPeople(tx, [merge.winnerId, merge.loserId]))) return { code: "changed_meanwhile" };
  const now = await clockOf(tx);
  if (await caseOpen(tx, [merge.winnerId, merge.loserId])) return { code: "case_open" };
  const fault = await faultOf(tx, merge);
  if (fault) return fault;
  await tx.execute(sql`update person_merges set state = 'undone', undone_by = ${of.undoneBy}, undone_at = ${now.toISOString()}::timestamptz, undo_reason = ${of.reason} where id = ${merge.id}`);
  await tx.execute(sql`update candidates set merged_into = null where id = ${merge.loserId}`);
  await tx.execute(sql`update candidates set merged_into = ${merge.loserId} where id in ${movedKeys(merge, "candidates")}`);
  try {
    await tx.transaction((part) => claimsBack(part, merge, now));
  } catch (cause) {
    if (databaseError(cause)?.constraint === "candidate_sourcers_one_protected") return { code: "protected_since" };
    throw cause;
  }
  for (const table of peopleTables) {
    if (table.what !== "moves") continue;
    const since = table.by ? sql` or t.${sql.raw(table.by)} in ${cameWith(merge)}` : sql``;
    await tx.execute(sql`update ${sql.raw(table.table)} t set ${sql.raw(table.column)} = ${merge.loserId} where t.${sql.raw(table.column)} = ${merge.winnerId} and (${rowKey(table)} in ${movedKeys(merge, table.table)}${since})`);
  }
  // A submission stays with the claim that it credits.
  await tx.execute(sql`update applications a set candidate_id = c.candidate_id from candidate_sourcers c where c.id = a.sourcer_claim_id and a.candidate_id = ${merge.winnerId} and c.candidate_id = ${merge.loserId}`);
  await tx.execute(sql`update placements p set candidate_id = a.candidate_id from applications a where a.id = p.application_id and p.candidate_id = ${merge.winnerId} and a.candidate_id = ${merge.loserId}`);
  await accountBack(tx, merge);
  return "undone";
}

const movedKeys = (merge: Merge, table: string): SQL => sql`(select m.row_key from person_merge_moves m where m.merge_id = ${merge.id} and m.table_name = ${table})`;

/** Recruiters whose dossier goes back: they came with the record, and what they have written since goes with them. */
const cameWith = (merge: Merge): SQL => sql`(select d.recruiter_id from candidate_dossiers d where d.id in ${movedKeys(merge, "candidate_dossiers")})`;

/** Claims of the one record and all that go on from them. */
const lineOf = (candidateId: string): SQL => sql`
  with recursive line as (
    select id from candidate_sourcers where candidate_id = ${candidateId}
    union select c.id from candidate_sourcers c join line l on c.transferred_from = l.id)`;

async function faultOf(tx: Tx, merge: Merge): Promise<PartFault | null> {
  const [row] = await tx.execute<{ again: boolean; handed_on: boolean; submitted: boolean }>(sql`
    ${lineOf(merge.loserId)}, returning_claims as (select c.* from candidate_sourcers c join line l on l.id = c.id where c.candidate_id = ${merge.winnerId})
    select exists (select 1 from person_merges l, person_merges m where m.id = ${merge.id} and l.id <> m.id and l.state = 'merged' and l.decided_at >= m.decided_at and (l.winner_id in (m.winner_id, m.loser_id) or l.loser_id in (m.winner_id, m.loser_id))) as again,
      exists (select 1 from returning_claims r join candidate_sourcers f on f.id = r.transferred_from where f.recruiter_id <> r.recruiter_id) as handed_on,
      exists (select 1 from applications a join returning_claims r on r.id = a.sourcer_claim_id where a.candidate_id = ${merge.winnerId} and a.recruiter_id <> r.recruiter_id) as submitted`);
  return row?.again ? { code: "merged_again" } : row?.handed_on ? { code: "handed_on_since" } : row?.submitted ? { code: "submitted_since" } : null;
}

/** Claims that go on from those of the one record go back to it; what waited for them on the other waits no longer. */
async function claimsBack(tx: Tx, merge: Merge, now: Date): Promise<void> {
  const moved = await tx.execute<{ id: string; from_id: string; since: string }>(sql`select row_key as id, from_id, detail ->> 'from' as since from person_merge_moves where merge_id = ${merge.id} and table_name = 'candidate_sourcers'`);
  const rested = moved.filter((one) => one.from_id === merge.winnerId);
  await tx.execute(sql`${lineOf(merge.loserId)} update candidate_sourcers c set candidate_id = ${merge.loserId}
    where c.candidate_id = ${merge.winnerId} and (c.id in (select id from line) or c.recruiter_id in ${cameWith(merge)} or c.id in (select row_key from person_merge_moves m where m.merge_id = ${merge.id} and m.table_name = 'candidate_sourcers' and m.from_id = ${merge.loserId}))`);
  for (const one of rested) await tx.execute(sql`update candidate_sourcers set candidate_id = ${merge.winnerId} where id = ${one.id}`);
  const planned = new Map(moved.map((one) => [one.id, one.since]));
  for (const candidateId of [merge.winnerId, merge.loserId]) await beginWaiting(tx, { candidateId, now, planned });
}

/** Somebody who signed in since, by a key of the record that goes back, goes back with it. */
async function accountBack(tx: Tx, merge: Merge): Promise<void> {
  const [row] = await tx.execute<{ user_id: string; email: string }>(sql`select u.id as user_id, u.email from candidates c join users u on u.id = c.user_id where c.id = ${merge.winnerId}`);
  const value = row ? canonicalEmail(row.email) : null;
  if (!row || value === null) return;
  const [key] = await tx.execute(sql`select 1 from candidate_keys where kind = 'email' and value = ${value} and candidate_id = ${merge.loserId}`);
  if (!key) return;
  await tx.execute(sql`update candidates set user_id = null where id = ${merge.winnerId}`);
  await tx.execute(sql`update candidates set user_id = ${row.user_id} where id = ${merge.loserId}`);
}
