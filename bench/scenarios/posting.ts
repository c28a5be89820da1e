import { newId } from "../../server/kernel/ids";
import { transaction } from "../../server/kernel/database";
import { postJournals, type JournalDraft } from "../../server/ledger";
import type { Line } from "../lib/report";
import { rateRatio } from "../lib/rounds";
import type { Stage } from "../lib/stage";
import { richPlacement } from "../seed/holds";

/** G1: one posting of six entries with every guard, against the six rows inserted into an unguarded copy. */
export async function posting(stage: Stage): Promise<Line[]> {
  const of = await richPlacement(stage);
  await stage.owner`create table if not exists bench_raw (id bigint generated always as identity primary key, journal_id uuid, account_id bigint, currency char(3), amount_minor bigint)`;
  await stage.owner`grant insert, select on bench_raw to fairsplit_app`;
  const draft = (): JournalDraft => ({
    kind: "bench", causeKey: newId("request"), placementId: of.placementId, currency: "USD",
    entries: [
      { account: { kind: "provider_cash" }, minor: 5n }, { account: { kind: "processing_cost" }, minor: 1n }, { account: { kind: "platform_revenue" }, minor: -1n },
      { account: { kind: "held", placementId: of.placementId, payeeId: of.payeeId }, minor: -2n }, { account: { kind: "payable", placementId: of.placementId, payeeId: of.payeeId }, minor: -2n },
      { account: { kind: "deferred_fee", placementId: of.placementId }, minor: -1n },
    ],
  });
  const ours = async () => {
    await transaction(stage.ctx.db, async (tx) => {
      await tx.execute("select set_config('app.actor', 'system:bench', true)");
      await postJournals(tx, [draft()], new Date());
    });
    return 1;
  };
  const floor = async () => {
    await stage.app.begin(async (tx) => {
      await tx`select set_config('app.actor', 'system:bench', true)`;
      await tx`insert into bench_raw (journal_id, account_id, currency, amount_minor) select gen_random_uuid(), n, 'USD', n from generate_series(1, 6) n`;
    });
    return 1;
  };
  const lines: Line[] = [];
  for (const [concurrency, goal] of [[1, 0.65], [8, 0.4]] as const) {
    const ratio = await rateRatio({ ours, floor, ...stage.settings, concurrency });
    lines.push({ scenario: "G1", size: `c=${concurrency}${concurrency > 1 ? ", one hot account" : ""}`, ours: "posting of 6 entries, all guards", comparedWith: "6 raw rows in a transaction", ratio, goal, better: "higher" });
  }
  return lines;
}
