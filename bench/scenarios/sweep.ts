import { claimDueSchedules } from "../../server/payouts";
import type { Line } from "../lib/report";
import { timeRatio } from "../lib/rounds";
import type { Stage } from "../lib/stage";
import { dueSchedules, richPlacement } from "../seed/holds";

/** C1: claim due schedules in sets with their events, against one bare update of all due rows on an unguarded copy. */
export async function sweep(stage: Stage): Promise<Line[]> {
  const of = await richPlacement(stage);
  await stage.owner`create table bench_schedules as select * from payout_schedules where false`;
  await stage.owner`create index on bench_schedules (due_at, id) where state in ('scheduled','claimed')`;
  await stage.owner`grant select, insert, update, delete on bench_schedules to fairsplit_app`;
  const ratio = await timeRatio({
    rounds: Math.max(3, Math.floor(stage.settings.rounds / 2)),
    prepare: async () => {
      await stage.owner.begin(async (tx) => {
        await tx`select set_config('app.actor', 'system:bench', true)`;
        await tx`update payout_schedules set state = 'frozen', lease_until = null where state in ('claimed','scheduled')`;
      });
      await dueSchedules(stage, of, stage.size);
      await stage.owner`delete from bench_schedules`;
      await stage.owner`insert into bench_schedules select * from payout_schedules where state = 'scheduled'`;
      await stage.settle();
    },
    ours: async () => {
      let claimed = 0;
      for (;;) {
        const set = await claimDueSchedules.call(stage.ctx, { limit: 2_500 });
        claimed += set.claimed;
        if (set.claimed === 0) break;
      }
      if (claimed !== stage.size) throw new Error(`${claimed} of ${stage.size} claimed`);
    },
    floor: async () => {
      await stage.app`update bench_schedules set state = 'claimed', claim_no = claim_no + 1, lease_until = app.now() + interval '2 minutes' where state = 'scheduled' and due_at <= app.now()`;
    },
  });
  const rate = { median: 1 / ratio.median, min: 1 / ratio.max, max: 1 / ratio.min };
  return [{ scenario: "C1", size: `${stage.size} schedules`, ours: "claim in sets with events and audit", comparedWith: "one bare update", ratio: rate, goal: 0.22, better: "higher" }];
}
