import { sql } from "drizzle-orm";
import { databaseError } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { limits } from "../kernel/limits";
import type { PersonRecord } from "./rules/which-stays";

/** A record of a person, locked. */
export type LockedRecord = PersonRecord & { fullName: string; mergedInto: string | null };

/**
 * Locks two records of people and everything that belongs to them, so that nobody claims, signs, submits or merges either meanwhile. Those who do such things take their
 * locks in an order of their own; so this waits only while it holds nothing but the records, in the order of their ids, lets everything go when a row is taken, and comes
 * again. Out: the records in the order asked; null when somebody was at work all the while, or a record is not there.
 */
export async function lockPeople(tx: Tx, ids: readonly [string, string]): Promise<readonly [LockedRecord, LockedRecord] | null> {
  for (let attempt = 1; attempt <= limits.mergeLockTries; attempt++) {
    try {
      return await tx.transaction((part) => lockAll(part, ids));
    } catch (cause) {
      if (databaseError(cause)?.code !== "55P03") throw cause;
      await new Promise((resolve) => setTimeout(resolve, 5 + ((attempt * 7919) % 23)));
    }
  }
  return null;
}

async function lockAll(tx: Tx, ids: readonly [string, string]): Promise<readonly [LockedRecord, LockedRecord] | null> {
  const people = sql`(${ids[0]}, ${ids[1]})`;
  const rows = await tx.execute<{ id: string; user_id: string | null; full_name: string; created_at: string; merged_into: string | null }>(sql`select id, user_id, full_name, created_at, merged_into from candidates where id in ${people} order by id for update`);
  await tx.execute(sql`select 1 from right_to_represent where candidate_id in ${people} order by id for update nowait`);
  await tx.execute(sql`select 1 from applications where candidate_id in ${people} order by id for update nowait`);
  await tx.execute(sql`select 1 from candidate_sourcers where candidate_id in ${people} order by id for update nowait`);
  const [a, b] = ids.map((id) => rows.find((row) => row.id === id));
  const shape = (row: NonNullable<typeof a>): LockedRecord => ({ id: row.id, userId: row.user_id, fullName: row.full_name, createdAt: new Date(row.created_at), mergedInto: row.merged_into });
  return a && b ? [shape(a), shape(b)] : null;
}
