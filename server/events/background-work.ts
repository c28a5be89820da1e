import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";

const trace = z.strictObject({
  /** The function's id at the job runner. */
  id: z.string(),
  /** When it last left something behind in our tables; null = nothing yet. A run that found nothing to do leaves nothing. */
  lastAt: z.iso.datetime().nullable(),
  lastResult: z.string().nullable(),
  /** What is there for its next run. */
  waiting: z.number().int(),
  /** What a person should look at. */
  stuck: z.number().int(),
});

/** What our own tables tell of the work in the background: per function the last trace, what waits for it and what is stuck; and the outbox. */
export const backgroundWork = query({
  input: z.strictObject({}),
  output: z.strictObject({ now: z.iso.datetime(), outbox: z.strictObject({ unpublished: z.number().int(), oldestAt: z.iso.datetime().nullable(), /** Sent often without success, and sent again every few minutes. */ stuck: z.number().int() }), traces: z.array(trace) }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }) {
    const at = await now();
    const present = sql`${at.toISOString()}::timestamptz`;
    const [outbox] = await db.execute<{ unpublished: number; oldest: string | null; stuck: number }>(sql`
      select count(*)::int as unpublished, min(occurred_at) as oldest, count(*) filter (where attempts >= ${limits.eventAttempts})::int as stuck from marketplace_events where published_at is null`);
    const rows = await db.execute<{ id: string; last_at: string | null; last_result: string | null; waiting: number; stuck: number }>(sql`
      with told as (select max(published_at) as published, max(occurred_at) filter (where type = 'payouts/schedule.due') as claimed from marketplace_events),
        attempt as (select coalesce(ended_at, started_at) as at, outcome from transfers order by 1 desc limit 1),
        proof as (select finished_at, outcome from proof_runs order by started_at desc limit 1)
      select 'outbox-relay' as id, published as last_at, null as last_result, ${outbox?.unpublished ?? 0}::int as waiting, ${outbox?.stuck ?? 0}::int as stuck from told
      union all select 'payout-sweep', (select claimed from told), null,
        (select count(*) from payout_schedules s join escrow_holds h on h.id = s.hold_id and h.state = 'released' join payee_accounts a on a.payee_id = s.payee_id and a.transfers_active and coalesce(a.payouts_wait_until <= ${present}, true)
          where s.state = 'scheduled' and s.due_at <= ${present} and coalesce(s.retry_at <= ${present}, true) and not exists (select 1 from payout_stops p where p.closed_at is null and p.currency = s.currency))::int,
        (select count(*) from payout_schedules where state = 'claimed' and lease_until < ${present})::int
      union all select 'pay-schedule', (select at from attempt), (select outcome from attempt), (select count(*) from payout_schedules where state = 'claimed')::int, (select count(*) from transfer_intents where state in ('unknown','frozen'))::int
      union all select 'hold-release-sweep', (select max(settled_at) from escrow_holds where state = 'released'), null, (select count(*) from escrow_holds where state = 'held' and open_disputes = 0 and not_before <= ${present})::int, 0
      union all select 'provider-webhook', (select max(handled_at) from stripe_events), null, (select count(*) from stripe_events where state = 'received')::int, (select count(*) from stripe_events where state = 'failed')::int
      union all select 'issue-invoice', (select max(issued_at) from invoices), null,
        (select count(*) from placements p left join invoices i on i.placement_id = p.id where p.state = 'started' and (i.id is null or i.state = 'draft'))::int, 0
      union all select 'allocate-fee', (select max(created_at) from escrow_holds), null, (select count(*) from invoices i join placement_money m on m.placement_id = i.placement_id where i.state = 'paid' and m.allocated_minor = 0)::int, 0
      union all select 'dispute-deadlines', (select max(at) from dispute_decisions where decided_by = 'rule:default'), null,
        (select count(*) from disputes where (state = 'open' and answer_due_at <= ${present}) or (state = 'decided' and appeal_due_at <= ${present}))::int, 0
      union all select 'daily-proof', (select finished_at from proof), (select outcome from proof), 0, (select count(*) from payout_stops where closed_at is null)::int
      union all select 'tell-people', (select max(created_at) from notifications), null, 0, 0
      union all select 'send-mail', (select max(sent_at) from mails), null, (select count(*) from mails where state = 'queued')::int, (select count(*) from mails where state = 'failed')::int`);
    const iso = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null);
    return {
      now: at.toISOString(),
      outbox: { unpublished: outbox?.unpublished ?? 0, oldestAt: iso(outbox?.oldest), stuck: outbox?.stuck ?? 0 },
      traces: rows.map((row) => ({ id: row.id, lastAt: iso(row.last_at), lastResult: row.last_result, waiting: row.waiting, stuck: row.stuck })),
    };
  },
});
