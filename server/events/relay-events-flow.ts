import { and, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { marketplaceEvents } from "@/db/schema/ground";
import { command, type Ctx, flow } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { sendJobs } from "../providers/jobs";

/** What is said in a conversation goes to its two without the job runner: nothing else follows from it, and people wait for it. The reminder is a mail, and so a job's. */
const isTalk = sql`(type like 'messages/%' and type <> 'messages/unread.reminded')`;

/** Claims unpublished events by state, with a lease, never by "id greater than the last" (I-20): those that jobs work on, or those of conversations. */
export const claimEvents = command({
  input: z.strictObject({ of: z.enum(["jobs", "talk"]) }),
  output: z.strictObject({ events: z.array(z.strictObject({ id: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()), occurredAt: z.string() })) }),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { of }) {
    const lease = new Date(now.getTime() + limits.leaseMs);
    const rows = await tx.execute<{ id: string; type: string; data: Record<string, unknown>; occurred_at: string }>(sql`
      with due as (
        select id from marketplace_events where published_at is null and ${of === "talk" ? isTalk : sql`not ${isTalk}`} and (lease_until is null or lease_until < ${now.toISOString()}::timestamptz) and attempts < ${limits.eventAttempts}
        order by occurred_at limit ${limits.rowsPerClaim} for update skip locked)
      update marketplace_events e set lease_until = ${lease.toISOString()}::timestamptz, attempts = e.attempts + 1 from due where e.id = due.id
      returning e.id, e.type, e.data, e.occurred_at`);
    return { events: rows.map((row) => ({ id: row.id, type: row.type, data: row.data, occurredAt: new Date(row.occurred_at).toISOString() })) };
  },
});

/** Notes that events have left. */
export const markPublished = command({
  input: z.strictObject({ ids: z.array(z.uuid()).max(limits.rowsPerClaim) }),
  output: z.strictObject({ count: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { ids }) {
    const rows = await tx
      .update(marketplaceEvents)
      .set({ publishedAt: now, leaseUntil: null })
      .where(and(inArray(marketplaceEvents.id, ids), sql`${marketplaceEvents.publishedAt} is null`))
      .returning({ id: marketplaceEvents.id });
    return { count: rows.length };
  },
});

/** Sends unpublished events to the job runner until none is left, but for those of conversations. A crash between sending and marking sends again under the same id. */
export const relayEvents = flow({
  input: z.strictObject({}),
  output: z.strictObject({ sent: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    let sent = 0;
    for (;;) {
      const { events } = await claimEvents.call(ctx, { of: "jobs" });
      if (events.length === 0) return { sent };
      await sendJobs([
        ...events.map((event) => ({ id: event.id, name: event.type, data: { ...event.data, eventId: event.id } })),
        ...events.filter((event) => event.type !== "notifications/mail.queued").map((event) => ({ id: `${event.id}:told`, name: "marketplace/event.told", data: { eventId: event.id } })),
      ]);
      await markPublished.call(ctx, { ids: events.map((event) => event.id) });
      sent += events.length;
      // What came meanwhile is sent by who brought it.
      if (events.length < limits.rowsPerClaim) return { sent };
    }
  },
});

/** After a commit: relay at once. What fails here is logged and sent by the relay that runs every minute. */
export async function relayAfterCommit(ctx: Ctx): Promise<void> {
  try {
    await relayEvents.call({ db: ctx.db, requestId: ctx.requestId, actor: { kind: "system", job: "outbox-relay" } }, {});
  } catch (err) {
    log.warn({ err, requestId: ctx.requestId }, "events stay in the outbox until the next relay");
  }
}
