import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { toWire, wireMoney } from "../money";
import { type MoneyRow, moneyRow, moneyRows } from "./money-rows";

const transferLine = z.strictObject({
  intentId: z.string(), placementId: z.string(), payeeName: z.string(), amount: wireMoney, state: z.string(), attempts: z.number().int(), lastOutcome: z.string().nullable(), refusal: z.string().nullable(),
  stripeTransferId: z.string().nullable(), createdAt: z.iso.datetime(), sentAt: z.iso.datetime().nullable(),
});

/** What the platform's people look at: what is due next, what went out, what is stuck. */
export const payoutOperations = query({
  input: z.strictObject({}),
  output: z.strictObject({
    now: z.iso.datetime(),
    due: z.array(moneyRow), dueTotals: z.array(z.strictObject({ currency: z.string(), amount: wireMoney, count: z.number().int() })), transfers: z.array(transferLine),
    /** Over everything, not only over what is listed: failed and waiting provider events, transfers whose outcome a person or a look-up must find. */
    counts: z.strictObject({ eventsFailed: z.number().int(), eventsWaiting: z.number().int(), transfersInDoubt: z.number().int() }),
    stops: z.array(z.strictObject({ id: z.string(), currency: z.string(), reason: z.string(), openedAt: z.iso.datetime() })),
    providerEvents: z.array(z.strictObject({ id: z.string(), type: z.string(), state: z.string(), attempts: z.number().int(), error: z.string().nullable(), receivedAt: z.iso.datetime() })),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }) {
    const at = await now();
    const horizon = new Date(at.getTime() + 14 * 86_400_000).toISOString();
    const due = await moneyRows(db, sql`s.state in ('scheduled','claimed','frozen') and s.due_at <= ${horizon}::timestamptz`, { recruiterId: null }, at);
    const transfers = await db.execute<{ id: string; placement_id: string; payee: string; currency: string; amount: string; state: string; attempts: number; outcome: string | null; refusal: string | null; stripe_id: string | null; created_at: string; sent_at: string | null }>(sql`
      select t.id, t.placement_id, coalesce(u.name, f.name) as payee, t.currency, t.amount_minor::text as amount, t.state, count(c.attempt)::int as attempts,
        (array_agg(c.outcome order by c.attempt desc))[1] as outcome, (array_agg(c.refusal order by c.attempt desc))[1] as refusal, max(c.stripe_transfer_id) as stripe_id, t.created_at, t.sent_at
      from transfer_intents t join payees p on p.id = t.payee_id left join recruiters r on r.id = p.recruiter_id left join users u on u.id = r.user_id left join organizations f on f.id = p.firm_id
        left join transfers c on c.intent_id = t.id group by t.id, u.name, f.name order by (t.state in ('unknown','frozen')) desc, t.created_at desc limit ${limits.pageSize}`);
    const [counts] = await db.execute<{ failed: number; waiting: number; doubt: number }>(sql`select (select count(*) from stripe_events where state = 'failed')::int as failed,
      (select count(*) from stripe_events where state = 'received')::int as waiting, (select count(*) from transfer_intents where state in ('unknown','frozen'))::int as doubt`);
    const stops = await db.execute<{ id: string; currency: string; reason: string; opened_at: string }>(sql`select id, currency, reason, opened_at from payout_stops where closed_at is null order by opened_at`);
    const events = await db.execute<{ id: string; type: string; state: string; attempts: number; error: string | null; received_at: string }>(sql`
      select id, type, state, attempts, error, received_at from stripe_events order by (state = 'failed') desc, received_at desc limit ${limits.pageSize}`);
    const iso = (text: string) => new Date(text).toISOString();
    return {
      now: at.toISOString(),
      due: due.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt)).slice(0, limits.pageSizeMax),
      dueTotals: totalsOf(due),
      counts: { eventsFailed: counts?.failed ?? 0, eventsWaiting: counts?.waiting ?? 0, transfersInDoubt: counts?.doubt ?? 0 },
      transfers: transfers.map((row) => ({ intentId: row.id, placementId: row.placement_id, payeeName: row.payee, amount: toWire(BigInt(row.amount), row.currency), state: row.state, attempts: row.attempts, lastOutcome: row.outcome, refusal: row.refusal, stripeTransferId: row.stripe_id, createdAt: iso(row.created_at), sentAt: row.sent_at ? iso(row.sent_at) : null })),
      stops: stops.map((row) => ({ id: row.id, currency: row.currency, reason: row.reason, openedAt: iso(row.opened_at) })),
      providerEvents: events.map((row) => ({ id: row.id, type: row.type, state: row.state, attempts: row.attempts, error: row.error, receivedAt: iso(row.received_at) })),
    };
  },
});

function totalsOf(rows: readonly MoneyRow[]): { currency: string; amount: ReturnType<typeof toWire>; count: number }[] {
  const sums = new Map<string, { minor: bigint; count: number }>();
  for (const row of rows) {
    const known = sums.get(row.amount.currency) ?? { minor: 0n, count: 0 };
    sums.set(row.amount.currency, { minor: known.minor + BigInt(row.amount.minor), count: known.count + 1 });
  }
  return [...sums].toSorted(([a], [b]) => a.localeCompare(b)).map(([currency, sum]) => ({ currency, amount: toWire(sum.minor, currency), count: sum.count }));
}
