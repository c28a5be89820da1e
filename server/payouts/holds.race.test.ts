// Proves: a hold is released once however many try, never while a dispute wins the race, and two payout runs claim no schedule twice (T7).
// Would miss: a path that moves money without going through these rows.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HoldStage, holdStage, releaseAgainstDispute } from "@/db/testing/races/hold-races";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { failures, fulfilled, together } from "@/db/testing/together";
import { claimDueSchedules } from "./claim-due-schedules";
import { releaseDueHolds } from "./release-due-holds";

let db: TestDatabase;
let stage: HoldStage;

beforeAll(async () => {
  db = await testDatabase();
  stage = await holdStage(db);
});
afterAll(async () => {
  await stage.close();
  await db.drop();
});

describe("release ∥ release", () => {
  it("settles each hold once and posts one journal for it, over 20 rounds of 50", async () => {
    for (let round = 0; round < 20; round++) {
      const ids = await stage.dueHolds(3);
      const { results, inFlight } = await together(50, () => releaseDueHolds.call(stage.ctx, { limit: 10 }));
      expect(failures(results)).toEqual([]);
      expect(inFlight).toBeGreaterThan(1);
      expect(fulfilled(results).reduce((sum, { released }) => sum + released, 0)).toBe(3);
      const rows = await db.sql`select count(*)::int as journals from ledger_journals where cause_key = any(${ids.map((id) => `hold.released:${id}`)})`;
      expect(rows[0]).toEqual({ journals: 3 });
    }
  }, 60_000);
});

describe("release ∥ dispute", () => {
  it("never leaves a hold both released and disputed, over 200 rounds, half of them by a path that forgets to look", async () => {
    const race = await releaseAgainstDispute(db, stage, 200);
    expect(race.findings).toEqual([]);
    expect(race.blocked).toBeGreaterThan(0);
    expect(race.blocked).toBeLessThan(200);
    console.log(`release ∥ dispute: ${race.rounds} rounds, the dispute came first in ${race.blocked}, the database refused ${race.refused}`);
  }, 60_000);
});

describe("two payout runs at once", () => {
  it("claim every due schedule exactly once, with one event each", async () => {
    await releaseDueHolds.call(stage.ctx, { limit: 1_000 });
    await claimDueSchedules.call(stage.ctx, { limit: 100_000 });
    await stage.dueHolds(120, "released");
    const before = await db.sql`select count(*)::int as n from marketplace_events where type = 'payouts/schedule.due'`;
    const { results, inFlight } = await together(8, () => claimDueSchedules.call(stage.ctx, { limit: 50 }));
    expect(failures(results)).toEqual([]);
    expect(inFlight).toBeGreaterThan(1);
    expect(fulfilled(results).reduce((sum, { claimed }) => sum + claimed, 0)).toBe(120);
    const [twice] = await db.sql`select count(*)::int as n from (select data->>'scheduleId' from marketplace_events where type = 'payouts/schedule.due' group by 1, data->>'claimNo' having count(*) > 1) x`;
    expect(twice).toEqual({ n: 0 });
    const after = await db.sql`select count(*)::int as n from marketplace_events where type = 'payouts/schedule.due'`;
    expect(Number(after[0]?.["n"]) - Number(before[0]?.["n"])).toBe(120);
  }, 60_000);
});
