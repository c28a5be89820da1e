import { and, inArray, type SQL, sql } from "drizzle-orm";
import { marketplaceEvents } from "@/db/schema/ground";
import type { Tx } from "../kernel/database";
import { limits } from "../kernel/limits";
import { patternOf, type Road, roadsOfOwn } from "./rules/roads";

export type ClaimedEvent = { id: string; type: string; data: Record<string, unknown>; occurredAt: string };

/** Which unpublished events are meant: those of one road, or, of what jobs work on, those that were sent often without success. */
type Claimed = Road | "stuck";
const ofRoad = (road: Road): SQL => (road === "jobs" ? sql`not type ~ ${roadsOfOwn.map((own) => patternOf[own]).join("|")}` : sql`type ~ ${patternOf[road]}`);

/**
 * Claims unpublished events by state, with a lease, never by "id greater than the last" (I-20). None is ever given up: what was sent often without success comes apart from the others, on a road of its own (`stuck`)
 * where jobs work on it, and else when nothing else is due. Out: at most `atMost`.
 */
export async function claimUnpublished(tx: Tx, { of, now, atMost = limits.rowsPerClaim }: { of: Claimed; now: Date; atMost?: number }): Promise<ClaimedEvent[]> {
  const lease = new Date(now.getTime() + (of === "stuck" ? limits.stuckLeaseMs : limits.leaseMs));
  const due = sql`select id from marketplace_events where published_at is null and ${ofRoad(of === "stuck" ? "jobs" : of)} and (lease_until is null or lease_until < ${now.toISOString()}::timestamptz)`;
  const rows = await tx.execute<{ id: string; type: string; data: Record<string, unknown>; occurred_at: string }>(sql`
    with fresh as (${due} and attempts < ${limits.eventAttempts} and ${of !== "stuck"} order by occurred_at limit ${atMost} for update skip locked),
      worn as (${due} and attempts >= ${limits.eventAttempts} and ${of !== "jobs"} and not exists (select 1 from fresh) order by lease_until nulls first, occurred_at limit ${atMost} for update skip locked),
      due as (select id from fresh union all select id from worn)
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
