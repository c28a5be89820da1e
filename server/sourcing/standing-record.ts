import { type SQL, sql } from "drizzle-orm";
import type { Reader } from "../kernel/database";

/** The record that stands for a person: the one given, or the one that it was merged into. An id that never was is answered as it came. */
export async function standingRecord(db: Reader, candidateId: string): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`select coalesce(merged_into, id) as id from candidates where id = ${candidateId}`);
  return row?.id ?? candidateId;
}

/** All records of the person whom a standing record is of, for `in`: the standing one and those that were merged into it. Of nobody, none. */
export const personOf = (candidateId: string | null): SQL => sql`(select id from candidates where id = ${candidateId} or merged_into = ${candidateId})`;
