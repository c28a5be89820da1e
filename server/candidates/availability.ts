import { sql } from "drizzle-orm";
import type { Reader, Tx } from "../kernel/database";
import { Refusal } from "../kernel/errors";
import { candidateErrors } from "./errors";

type Pair = { candidateId: string; recruiterId: string };
/** `own`: the recruiter is the person. `available`: the person takes something from this recruiter. `wantsNoAnswers`: checks tell nothing of them. */
type Decision = { own: boolean; available: boolean; wantsNoAnswers: boolean };

/** Keeps what a person has decided as it is until the commit: who blocks, hides or becomes unavailable waits, and we wait for them. Taken before any other row of theirs. */
export async function lockPerson(tx: Tx, candidateId: string): Promise<void> {
  await tx.execute(sql`select 1 from candidates where id = ${candidateId} for key share`);
}

/**
 * What each of these people has decided about this recruiter and about answers: they are available, and have blocked neither them nor a firm of theirs (which of the two it is, is
 * told to nobody); checks tell nothing of them. And whether the person is this recruiter themselves, whom nobody but themselves can be told of.
 */
export async function decisionsOf(db: Reader, of: { recruiterId: string; candidateIds: readonly string[] }): Promise<Map<string, Decision>> {
  if (of.candidateIds.length === 0) return new Map();
  const rows = await db.execute<{ id: string; available: boolean; wants_no_answers: boolean; own: boolean }>(sql`
    select c.id, exists (select 1 from recruiters r where r.id = ${of.recruiterId} and r.user_id = c.user_id) as own, c.checks_opted_out_at is not null as wants_no_answers, c.unavailable_since is null and not exists (select 1 from blocked_recruiters b where b.candidate_id = c.id and b.recruiter_id = ${of.recruiterId}) as available
    from json_array_elements_text(${JSON.stringify(of.candidateIds)}::json) as a(id) join candidates c on c.id = a.id`);
  return new Map(rows.map((row) => [row.id, { own: row.own, available: row.available, wantsNoAnswers: row.wants_no_answers }]));
}

/** The same of one person. Throws for one who never was. */
export async function decisionOf(db: Reader, { candidateId, recruiterId }: Pair): Promise<Decision> {
  const decision = (await decisionsOf(db, { recruiterId, candidateIds: [candidateId] })).get(candidateId);
  if (!decision) throw new Error(`There is no person ${candidateId}.`);
  return decision;
}

/**
 * Locks the person and refuses with `not_available` when they take nothing from this recruiter, and with `own_person` when they are this recruiter. The database refuses the
 * same by `candidate_decides` and `not_of_oneself`. Out: whether they want no answers given.
 */
export async function requireAvailable(tx: Tx, of: Pair): Promise<{ wantsNoAnswers: boolean }> {
  await lockPerson(tx, of.candidateId);
  const { own, available, wantsNoAnswers } = await decisionOf(tx, of);
  if (own) throw new Refusal("own_person", candidateErrors.own_person);
  if (!available) throw new Refusal("not_available", candidateErrors.not_available);
  return { wantsNoAnswers };
}

/** Whether a person hides from this company, by an employer that they named. */
export async function hidesFromCompany(db: Reader, of: { candidateId: string; companyId: string }): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from hidden_from where candidate_id = ${of.candidateId} and company_id = ${of.companyId}`);
  return rows.length > 0;
}

/** All companies from which a person hides. */
export async function companiesHiddenFrom(db: Reader, candidateId: string): Promise<ReadonlySet<string>> {
  const rows = await db.execute<{ id: string }>(sql`select distinct company_id as id from hidden_from where candidate_id = ${candidateId}`);
  return new Set(rows.map((row) => row.id));
}
