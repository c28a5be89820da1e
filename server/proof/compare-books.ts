import { sql } from "drizzle-orm";
import type { Database } from "../kernel/database";
import { compareProvider } from "./compare-provider";
import { line, type ProofLine } from "./rules/proof-line";

/** Compares the ledger with itself, with the rows it stands for, and with the provider. Out: a line per check, account and currency. */
export async function compareBooks(db: Database): Promise<ProofLine[]> {
  return [...(await withItself(db)), ...(await withRows(db)), ...(await compareProvider(db))];
}

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
