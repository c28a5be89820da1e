import { sql } from "drizzle-orm";
import { fileQuotas } from "@/db/schema/files";
import type { Reader, Tx } from "../kernel/database";

/** What one person may send in a day, in bytes. The CHECK of the table says the same. */
const DAY_BYTES = 524_288_000;

/** Whether a file fits into what somebody has left of a day (UTC) by now, so that what cannot be kept is shown to no scanner. Two at once may both fit: `takeFromDay` decides. */
export async function fitsIntoDay(db: Reader, of: { userId: string; bytes: number }): Promise<boolean> {
  const full = await db.execute(sql`select 1 from file_quotas where user_id = ${of.userId} and day = (app.now() at time zone 'UTC')::date and bytes > ${DAY_BYTES - of.bytes}`);
  return full.length === 0;
}

/** Counts against what somebody may send in a day (UTC); the CHECK refuses what is too much. */
export async function takeFromDay(tx: Tx, of: { userId: string; now: Date; bytes: number }): Promise<void> {
  await tx.insert(fileQuotas).values({ userId: of.userId, day: of.now.toISOString().slice(0, 10), bytes: of.bytes })
    .onConflictDoUpdate({ target: [fileQuotas.userId, fileQuotas.day], set: { bytes: sql`file_quotas.bytes + excluded.bytes` } });
}
