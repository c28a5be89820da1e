import { and, inArray, sql } from "drizzle-orm";
import { marketplaceEvents } from "@/db/schema/ground";
import type { Tx } from "../kernel/database";
import { limits } from "../kernel/limits";

export type ClaimedEvent = { id: string; type: string; data: Record<string, unknown>; occurredAt: string };

/** The reminder of what is unread is a mail, and so a job's. */
const reminder = "messages/unread.reminded";
const isTalk = sql`(type like 'messages/%' and type <> ${sql.raw(`'${reminder}'`)})`;

/** Whether an event is of what is said in a conversation: that goes to its two without the job runner, for nothing else follows from it and people wait for it. */
export const isOfTalk = (type: string): boolean => type.startsWith("messages/") && type !== reminder;

/** Claims unpublished events by state, with a lease, never by "id greater than the last" (I-20): those that jobs work on, or those of conversations. Out: at most `limits.rowsPerClaim`. */
export async function claimUnpublished(tx: Tx, { of, now }: { of: "jobs" | "talk"; now: Date }): Promise<ClaimedEvent[]> {
  const lease = new Date(now.getTime() + limits.leaseMs);
  const rows = await tx.execute<{ id: string; type: string; data: Record<string, unknown>; occurred_at: string }>(sql`
    with due as (
      select id from marketplace_events where published_at is null and ${of === "talk" ? isTalk : sql`not ${isTalk}`} and (lease_until is null or lease_until < ${now.toISOString()}::timestamptz) and attempts < ${limits.eventAttempts}
      order by occurred_at limit ${limits.rowsPerClaim} for update skip locked)
    update marketplace_events e set lease_until = ${lease.toISOString()}::timestamptz, attempts = e.attempts + 1 from due where e.id = due.id
    returning e.id, e.type, e.data, e.occurred_at`);
  return rows.map((row) => ({ id: row.id, type: row.type, data: row.data, occurredAt: new Date(row.occurred_at).toISOString() }));
}

/** Notes that events have left. Out: how many of them were noted now, and not before. */
export async function notePublished(tx: Tx, { ids, now }: { ids: readonly string[]; now: Date }): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await tx
    .update(marketplaceEvents)
    .set({ publishedAt: now, leaseUntil: null })
    .where(and(inArray(marketplaceEvents.id, [...ids]), sql`${marketplaceEvents.publishedAt} is null`))
    .returning({ id: marketplaceEvents.id });
  return rows.length;
}
