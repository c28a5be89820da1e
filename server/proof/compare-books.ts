import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../kernel/database";
import { providerBalance, transfersOf } from "../providers/stripe-money";

/** One comparison. `ours` and `theirs` in minor units; `rows` names what differs. */
export const proofLine = z.strictObject({ check: z.string(), account: z.string(), currency: z.string(), ours: z.string(), theirs: z.string(), difference: z.string(), rows: z.array(z.string()) });
export type ProofLine = z.output<typeof proofLine>;

/** Compares the ledger with itself, with the rows it stands for, and with the provider. Out: a line per check, account and currency. */
export async function compareBooks(db: Database): Promise<ProofLine[]> {
  return [...(await withItself(db)), ...(await withRows(db)), ...(await withProvider(db))];
}

const line = (check: string, account: string, currency: string, ours: bigint, theirs: bigint, rows: string[] = []): ProofLine => ({
  check, account, currency, ours: ours.toString(), theirs: theirs.toString(), difference: (ours - theirs).toString(), rows,
});

async function withItself(db: Database): Promise<ProofLine[]> {
  const sums = await db.execute<{ currency: string; total: string }>(sql`select currency, sum(amount_minor)::text as total from ledger_postings group by 1 order by 1`);
  const cached = await db.execute<{ kind: string; currency: string; kept: string; summed: string; rows: string[] | null }>(sql`
    with s as (select account_id, sum(amount_minor) as total from ledger_postings group by 1)
    select a.kind, a.currency, sum(a.balance_minor)::text as kept, coalesce(sum(s.total), 0)::text as summed,
      array_agg(a.key) filter (where a.balance_minor <> coalesce(s.total, 0)) as rows
    from ledger_accounts a left join s on s.account_id = a.id group by 1, 2 order by 2, 1`);
  return [
    ...sums.map((row) => line("all entries sum to zero", "every account", row.currency, BigInt(row.total), 0n)),
    ...cached.map((row) => line("balance equals its entries", row.kind, row.currency, BigInt(row.kept), BigInt(row.summed), row.rows ?? [])),
  ];
}

/** What each kind of account must equal, from the rows that it stands for. Credit balances are negative. */
const expectations = [
  ["held", sql`select currency, -sum(amount_minor) as total from escrow_holds where state = 'held' group by 1`],
  ["payable", sql`select s.currency, -sum(s.amount_minor) as total from payout_schedules s join escrow_holds h on h.id = s.hold_id where h.state = 'released' and s.state <> 'paid' group by 1`],
  ["company_receivable", sql`select currency, sum(amount_minor - paid_minor) as total from invoices where state in ('open','partially_paid','paid') group by 1`],
  ["provider_cash", sql`select currency, sum(total) as total from (select currency, sum(amount_minor - fee_minor) as total from invoice_payments group by 1 union all select currency, -sum(amount_minor) from transfer_intents where state = 'sent' group by 1) x group by 1`],
] as const;

async function withRows(db: Database): Promise<ProofLine[]> {
  const lines: ProofLine[] = [];
  for (const [kind, expected] of expectations) {
    const rows = await db.execute<{ currency: string; ours: string; theirs: string }>(sql`
      with l as (select currency, sum(balance_minor) as total from ledger_accounts where kind = ${kind} group by 1), e as (${expected})
      select coalesce(l.currency, e.currency) as currency, coalesce(l.total, 0)::text as ours, coalesce(e.total, 0)::text as theirs from l full join e on e.currency = l.currency order by 1`);
    lines.push(...rows.map((row) => line("ledger equals its rows", kind, row.currency, BigInt(row.ours), BigInt(row.theirs))));
  }
  return lines;
}

async function withProvider(db: Database): Promise<ProofLine[]> {
  const cash = await db.execute<{ currency: string; total: string }>(sql`select currency, sum(balance_minor)::text as total from ledger_accounts where kind = 'provider_cash' group by 1`);
  const balance = await providerBalance();
  const ours = new Map(cash.map((row) => [row.currency, BigInt(row.total)]));
  const lines = [...new Set([...ours.keys(), ...balance.keys()])].toSorted().map((currency) => {
    const theirs = balance.get(currency);
    return line("ledger equals provider", "provider_cash", currency, ours.get(currency) ?? 0n, (theirs?.available ?? 0n) + (theirs?.pending ?? 0n));
  });
  return [...lines, ...(await transfersWithProvider(db))];
}

/** Every transfer of every placement that has one: ours and theirs, one by one. */
async function transfersWithProvider(db: Database): Promise<ProofLine[]> {
  const intents = await db.execute<{ id: string; placement_id: string; currency: string; amount: string; sent: boolean; stripe_id: string | null }>(sql`
    select t.id, t.placement_id, t.currency, t.amount_minor::text as amount, t.state = 'sent' as sent, c.stripe_transfer_id as stripe_id
    from transfer_intents t left join transfers c on c.intent_id = t.id and c.outcome = 'sent'`);
  const totals = new Map<string, { ours: bigint; theirs: bigint; rows: string[] }>();
  const at = (currency: string) => {
    const known = totals.get(currency) ?? { ours: 0n, theirs: 0n, rows: [] };
    totals.set(currency, known);
    return known;
  };
  const byTransfer = new Map(intents.filter((intent) => intent.sent).map((intent) => [intent.stripe_id, intent]));
  for (const intent of byTransfer.values()) at(intent.currency).ours += BigInt(intent.amount);
  const seen = new Set<string | null>();
  for (const placementId of new Set(intents.map((intent) => intent.placement_id))) {
    for (const transfer of await transfersOf(placementId)) {
      const total = at(transfer.currency.toUpperCase());
      total.theirs += BigInt(transfer.amount);
      const own = byTransfer.get(transfer.id);
      if (!own || BigInt(own.amount) !== BigInt(transfer.amount)) total.rows.push(`${transfer.id} (${transfer.metadata["intent_id"] ?? "no intent"})`);
      seen.add(transfer.id);
    }
  }
  for (const [id, intent] of byTransfer) if (!seen.has(id)) at(intent.currency).rows.push(`${intent.id} is not at the provider`);
  return [...totals].map(([currency, total]) => line("transfers equal provider", "transfers", currency, total.ours, total.theirs, total.rows.slice(0, 20)));
}
