import { and, inArray, sql } from "drizzle-orm";
import { marketplaceEvents } from "@/db/schema/ground";
import type { Tx } from "../kernel/database";
import { limits } from "../kernel/limits";
import { patternOf, type Road, roadsOfOwn } from "./rules/roads";

export type ClaimedEvent = { id: string; type: string; data: Record<string, unknown>; occurredAt: string };

/** Claims unpublished events of one road by state, with a lease, never by "id greater than the last" (I-20). Out: at most `limits.rowsPerClaim`. */
export async function claimUnpublished(tx: Tx, { of, now }: { of: Road; now: Date }): Promise<ClaimedEvent[]> {
  const lease = new Date(now.getTime() + limits.leaseMs);
  const ofRoad = of === "jobs" ? sql`not type ~ ${roadsOfOwn.map((road) => patternOf[road]).join("|")}` : sql`type ~ ${patternOf[of]}`;
  const rows = await tx.execute<{ id: string; type: string; data: Record<string, unknown>; occurred_at: string }>(sql`
    with due as (
      select id from marketplace_events where published_at is null and ${ofRoad} and (lease_until is null or lease_until < ${now.toISOString()}::timestamptz) and attempts < ${limits.eventAttempts}
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
