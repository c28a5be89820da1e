import { sql } from "drizzle-orm";
import type { Reader } from "../kernel/database";
import { currentPolicy } from "../policy";
import { daysAlone } from "./rules/lasting";

/** For how many days from now on an admin may suspend a person without a second admin, by the policy and by what they decided alone about that person before. */
export async function daysAloneOf(db: Reader, of: { adminId: string; userId: string; now: Date }): Promise<number> {
  const rows = await db.execute<{ began_at: string; until: string }>(sql`
    select began_at, until from moderation_actions where user_id = ${of.userId} and kind = 'suspend' and decided_by = ${of.adminId} and second_by is null and state in ('in_force', 'lifted') and until is not null`);
  const { suspendAloneDays } = (await currentPolicy(db)).settings.moderation;
  return daysAlone(rows.map((row) => ({ beganAt: new Date(row.began_at), until: new Date(row.until) })), { now: of.now, aloneDays: suspendAloneDays });
}
