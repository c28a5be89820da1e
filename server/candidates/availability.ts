import { sql } from "drizzle-orm";
import type { Reader, Tx } from "../kernel/database";
import { Refusal } from "../kernel/errors";
import { candidateErrors } from "./errors";

type Pair = { candidateId: string; recruiterId: string };

/** Keeps what a person has decided as it is until the commit: who blocks, hides or becomes unavailable waits, and we wait for them. Taken before any other row of theirs. */
export async function lockPerson(tx: Tx, candidateId: string): Promise<void> {
  await tx.execute(sql`select 1 from candidates where id = ${candidateId} for key share`);
}

/**
 * Whether a person takes anything from this recruiter: they are available, and have blocked neither them nor a firm of theirs. Which of the two
 * it is, is told to nobody.
 */
export async function isAvailable(db: Reader, { candidateId, recruiterId }: Pair): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from candidates c where c.id = ${candidateId} and c.unavailable_since is null
      and not exists (select 1 from blocked_recruiters b where b.candidate_id = c.id and b.recruiter_id = ${recruiterId})`);
  return rows.length > 0;
}

/** Locks the person and refuses with `not_available` when they take nothing from this recruiter. The database refuses the same by `candidate_decides`. */
export async function requireAvailable(tx: Tx, of: Pair): Promise<void> {
  await lockPerson(tx, of.candidateId);
  if (!(await isAvailable(tx, of))) throw new Refusal("not_available", candidateErrors.not_available);
}

/** Whether a person hides from this company, by an employer that they named. */
export async function hidesFromCompany(db: Reader, of: { candidateId: string; companyId: string }): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from hidden_from where candidate_id = ${of.candidateId} and company_id = ${of.companyId}`);
  return rows.length > 0;
}
