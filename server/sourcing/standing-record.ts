import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "../kernel/database";

/** The record that stands for a person: the one given, or the one that it was merged into. An id that never was is answered as it came. */
export async function standingRecord(db: Reader, candidateId: string): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`select coalesce(merged_into, id) as id from candidates where id = ${candidateId}`);
  return row?.id ?? candidateId;
}

/** Of a claim `c`: whether another recruiter handed it on to its holder. One that went on with a merged record kept its holder. */
export const tookOver = sql`exists (select 1 from candidate_sourcers given where given.id = c.transferred_from and given.recruiter_id <> c.recruiter_id)`;

/** Of a claim `c`: whether it went on with the same holder when two records of the person became one, and was not handed on. */
export const wentOn = sql`exists (select 1 from candidate_sourcers next where next.transferred_from = c.id and next.recruiter_id = c.recruiter_id)`;

/** All records of the person whom a standing record is of, for `in`: the standing one and those that were merged into it. Of nobody, none. */
export const personOf = (candidateId: string | null): SQL => sql`(select id from candidates where id = ${candidateId} or merged_into = ${candidateId})`;
