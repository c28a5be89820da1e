import type { TestDatabase } from "../test-database";

/**
 * Tries, as the owner, to add entries that balance to journals which are committed, and then asks of every entry whether it was written by
 * the transaction of its journal. Out: how many attempts were refused, and every entry that came later than its journal.
 */
export async function addToSealedJournals(database: TestDatabase): Promise<{ refused: number; findings: string[] }> {
  const owner = database.ownerSql;
  const journals = await owner<{ id: string; currency: string }[]>`select distinct j.id, p.currency from ledger_journals j join ledger_postings p on p.journal_id = j.id`;
  let refused = 0;
  for (const { id, currency } of journals) {
    try {
      await owner`insert into ledger_postings (journal_id, account_id, currency, amount_minor) select ${id}, a.account_id, ${currency}, v.minor
        from (select account_id from ledger_postings where journal_id = ${id} and currency = ${currency} order by id limit 1) a, (values (5), (-5)) v(minor)`;
    } catch (cause) {
      if (!(cause instanceof Error && "constraint_name" in cause && cause.constraint_name === "ledger_sealed")) throw cause;
      refused++;
    }
  }
  const later = await owner<{ cause: string; n: number }[]>`
    select j.cause_key as cause, count(*)::int as n from ledger_journals j join ledger_postings p on p.journal_id = j.id where p.xmin::text::bigint <> (j.xid::text::bigint % 4294967296) group by 1 order by 1`;
  return { refused, findings: [...(journals.length === 0 ? ["there is no journal to try it on"] : []), ...later.map((row) => `${row.n} entries came later than their journal ${row.cause}`)] };
}
