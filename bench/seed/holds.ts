import type { Stage } from "../lib/stage";
import { placementFixture } from "../../db/testing/money-fixture";

export type SeededHolds = { placementId: string; payeeId: string; splitId: string };

/** A placement rich enough for any number of small holds. */
export async function richPlacement(stage: Stage): Promise<SeededHolds> {
  const plc = await placementFixture(stage.owner, { feeMinor: 1_900_000_000_000n, recruiters: 2 });
  const share = plc.shares[0];
  if (!share) throw new Error("The fixture has shares.");
  return { placementId: plc.placementId, payeeId: share.payeeId, splitId: share.payoutSplitId };
}

let slice = 0;

/** Due holds, spread over payees as a real run has them, with their money on the held accounts; set-based. */
export async function dueHolds(stage: Stage, of: SeededHolds, count: number): Promise<void> {
  const from = slice;
  slice += count;
  await stage.owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:bench', true)`;
    await tx`insert into escrow_holds (id, payout_split_id, placement_id, payee_id, slice_no, currency, amount_minor, not_before, created_at)
      select 'hld_bench' || n, ${of.splitId}, ${of.placementId}, ${of.payeeId}, n, 'USD', 100, app.now() - interval '1 hour', app.now() from generate_series(${from + 1}::int, ${from + count}::int) n`;
    await tx`select * from app.post_journals(array['bench'], array['bench.funding:' || ${String(from)}], array['x'], array[${of.placementId}], app.now(), array[1,1], array['deferred_fee','held'],
      array[${of.placementId},${of.placementId}], array[null,${of.payeeId}]::text[], array['USD','USD'], array[${String(count * 100)},${String(-count * 100)}]::bigint[])`;
  });
}

/** The schedules of released holds, due now. */
export async function dueSchedules(stage: Stage, of: SeededHolds, count: number): Promise<void> {
  const from = slice;
  await dueHolds(stage, of, count);
  await stage.owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:bench', true)`;
    await tx`insert into payout_schedules (id, hold_id, payout_split_id, placement_id, payee_id, slice_no, currency, amount_minor, due_at, created_at)
      select 'sch_bench' || n, 'hld_bench' || n, ${of.splitId}, ${of.placementId}, ${of.payeeId}, n, 'USD', 100, app.now() - interval '1 hour', app.now() from generate_series(${from + 1}::int, ${from + count}::int) n`;
    await tx`update escrow_holds set state = 'released' where id in (select 'hld_bench' || n from generate_series(${from + 1}::int, ${from + count}::int) n)`;
  });
}
