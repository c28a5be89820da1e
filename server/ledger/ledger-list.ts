import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { cursor, cursorOf, placeOf } from "../kernel/cursor";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { toWire, wireMoney } from "../money";

const account = z.strictObject({ key: z.string(), kind: z.string(), placementId: z.string().nullable(), payee: z.string().nullable(), balance: wireMoney, closed: z.boolean() });

/** Balances: one line per kind and currency, and the open accounts behind them. */
export const ledgerBalances = query({
  input: z.strictObject({}),
  output: z.strictObject({
    totals: z.array(z.strictObject({ kind: z.string(), balance: wireMoney, accounts: z.number().int() })),
    currencies: z.array(z.strictObject({ currency: z.string(), sumOfAllEntries: wireMoney, entries: z.number().int() })),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db }) {
    const totals = await db.execute<{ kind: string; currency: string; balance: string; accounts: number }>(
      sql`select kind, currency, sum(balance_minor)::text as balance, count(*)::int as accounts from ledger_accounts group by 1, 2 order by 2, 1`,
    );
    const currencies = await db.execute<{ currency: string; total: string; entries: number }>(
      sql`select currency, sum(amount_minor)::text as total, count(*)::int as entries from ledger_postings group by 1 order by 1`,
    );
    return {
      totals: totals.map((row) => ({ kind: row.kind, balance: toWire(BigInt(row.balance), row.currency), accounts: row.accounts })),
      currencies: currencies.map((row) => ({ currency: row.currency, sumOfAllEntries: toWire(BigInt(row.total), row.currency), entries: row.entries })),
    };
  },
});

/** Accounts that are not at zero, largest first. */
export const ledgerAccountList = query({
  input: z.strictObject({ kind: z.string().max(40).optional() }),
  output: z.strictObject({ accounts: z.array(account) }),
  allow: asAdmin,
  errors: {},
  async run({ db }, input) {
    const rows = await db.execute<{ key: string; kind: string; currency: string; placement_id: string | null; payee: string | null; balance: string; closed: boolean }>(sql`
      select a.key, a.kind, a.currency, a.placement_id, coalesce(u.name, f.name) as payee, a.balance_minor::text as balance, a.closed_at is not null as closed
      from ledger_accounts a left join payees p on p.id = a.payee_id left join recruiters r on r.id = p.recruiter_id left join users u on u.id = r.user_id
        left join organizations f on f.id = p.firm_id
      where a.balance_minor <> 0 and (${input.kind ?? null}::text is null or a.kind = ${input.kind ?? null})
      order by abs(a.balance_minor) desc, a.key limit ${limits.pageSizeMax}`);
    return { accounts: rows.map((row) => ({ key: row.key, kind: row.kind, placementId: row.placement_id, payee: row.payee, balance: toWire(BigInt(row.balance), row.currency), closed: row.closed })) };
  },
});

/** Journals with their entries, newest first; of one placement if asked. */
export const ledgerJournalList = query({
  input: z.strictObject({ placementId: z.string().max(limits.idLength).optional(), before: cursor.optional(), limit: z.number().int().min(1).max(limits.pageSize).default(limits.pageSize) }),
  output: z.strictObject({
    journals: z.array(z.strictObject({
      id: z.string(), kind: z.string(), causeKey: z.string(), placementId: z.string().nullable(), at: z.iso.datetime(),
      entries: z.array(z.strictObject({ account: z.string(), payee: z.string().nullable(), amount: wireMoney })),
    })),
    nextBefore: z.string().nullable(),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db }, input) {
    const before = input.before === undefined ? null : placeOf(input.before);
    const rows = await db.execute<{ id: string; kind: string; cause_key: string; placement_id: string | null; occurred_at: string; entries: { account: string; payee: string | null; amount: string; currency: string }[] }>(sql`
      select j.id, j.kind, j.cause_key, j.placement_id, j.occurred_at,
        (select jsonb_agg(jsonb_build_object('account', a.kind, 'payee', coalesce(u.name, f.name), 'amount', p.amount_minor::text, 'currency', p.currency) order by p.id)
         from ledger_postings p join ledger_accounts a on a.id = p.account_id left join payees y on y.id = a.payee_id left join recruiters r on r.id = y.recruiter_id
           left join users u on u.id = r.user_id left join organizations f on f.id = y.firm_id where p.journal_id = j.id) as entries
      from ledger_journals j
      where (${input.placementId ?? null}::text is null or j.placement_id = ${input.placementId ?? null})
        and (${before?.at ?? null}::timestamptz is null or (j.occurred_at, j.id::text) < (${before?.at ?? null}::timestamptz, ${before?.tie ?? null}::text))
      order by j.occurred_at desc, j.id::text desc limit ${input.limit}`);
    const last = rows.length === input.limit ? rows.at(-1) : undefined;
    return {
      journals: rows.map((row) => ({
        id: row.id, kind: row.kind, causeKey: row.cause_key, placementId: row.placement_id, at: new Date(row.occurred_at).toISOString(),
        entries: row.entries.map((entry) => ({ account: entry.account, payee: entry.payee, amount: toWire(BigInt(entry.amount), entry.currency) })),
      })),
      nextBefore: last ? cursorOf(last.occurred_at, last.id) : null,
    };
  },
});
