import { performance } from "node:perf_hooks";
import { releaseDueHolds } from "../../server/payouts";
import type { Line } from "../lib/report";
import { summary, timeRatio } from "../lib/rounds";
import type { Stage } from "../lib/stage";
import { dueHolds, richPlacement } from "../seed/holds";

const GUARDS = [
  ["escrow_holds", "hold_change"], ["escrow_holds", "hold_transition"], ["escrow_holds", "escrow_holds_audit_update"], ["ledger_postings", "posting_guard"],
] as const;

/** G2: release of the whole set in one transaction with every guard, against the same statements with the guards off. G6: one posting before and after. */
export async function release(stage: Stage): Promise<Line[]> {
  const of = await richPlacement(stage);
  const all = () => releaseDueHolds.call(stage.ctx, { limit: stage.size });
  const guards = async (mode: "enable" | "disable") => {
    for (const [table, trigger] of GUARDS) await stage.owner.unsafe(`alter table ${table} ${mode} trigger ${trigger}`);
    // Without its guard a released hold has no time of settlement; what the floor leaves behind is never touched again.
    await stage.owner.unsafe(mode === "disable" ? "alter table escrow_holds drop constraint escrow_holds_settled" : "alter table escrow_holds add constraint escrow_holds_settled check ((state = 'held') = (settled_at is null)) not valid");
  };
  const ratio = await timeRatio({
    rounds: Math.max(3, Math.floor(stage.settings.rounds / 2)),
    prepare: async () => {
      await dueHolds(stage, of, stage.size);
      await stage.settle();
    },
    ours: async () => {
      const { released } = await all();
      if (released !== stage.size) throw new Error(`${released} of ${stage.size} released`);
    },
    beforeFloor: () => guards("disable"),
    floor: async () => {
      const { released } = await all();
      if (released !== stage.size) throw new Error(`${released} of ${stage.size} released without guards`);
    },
    afterFloor: () => guards("enable"),
  });
  return [
    { scenario: "G2", size: `${stage.size} holds`, ours: "release, all guards", comparedWith: "the same statements, guards off", ratio, goal: 1.35, better: "lower" },
    await smallAfterLarge(stage, of),
  ];
}

/** G6: a small release before and right after a large one. */
async function smallAfterLarge(stage: Stage, of: Awaited<ReturnType<typeof richPlacement>>): Promise<Line> {
  const small = async () => {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) {
      await dueHolds(stage, of, 1);
      const started = performance.now();
      await releaseDueHolds.call(stage.ctx, { limit: 1 });
      times.push(performance.now() - started);
    }
    return summary(times).median;
  };
  const ratios: number[] = [];
  for (let round = 0; round < 3; round++) {
    const before = await small();
    await dueHolds(stage, of, stage.size);
    await releaseDueHolds.call(stage.ctx, { limit: stage.size });
    ratios.push((await small()) / before);
  }
  return { scenario: "G6", size: `after ${stage.size}`, ours: "one release after a large one", comparedWith: "before it", ratio: summary(ratios), goal: 1.2, better: "lower" };
}
