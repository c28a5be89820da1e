import { sql } from "drizzle-orm";
import { fileQuotas } from "@/db/schema/files";
import type { Tx } from "../kernel/database";

/** Counts against what somebody may send in a day (UTC); the CHECK refuses what is too much. */
export async function takeFromDay(tx: Tx, of: { userId: string; now: Date; bytes: number }): Promise<void> {
  await tx.insert(fileQuotas).values({ userId: of.userId, day: of.now.toISOString().slice(0, 10), bytes: of.bytes })
    .onConflictDoUpdate({ target: [fileQuotas.userId, fileQuotas.day], set: { bytes: sql`file_quotas.bytes + excluded.bytes` } });
}
