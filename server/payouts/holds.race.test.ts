// Proves: a hold is released once however many try, never while a dispute wins the race, and two payout runs claim no schedule twice (T7).
// Would miss: a path that moves money without going through these rows.
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { placementFixture, type PlacementFixture } from "@/db/testing/money-fixture";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import type { Ctx } from "../kernel/command";
import { openDatabase } from "../kernel/database";
import { newId } from "../kernel/ids";
import { postJournals } from "../ledger";
import { claimDueSchedules } from "./claim-due-schedules";
import { releaseDueHolds } from "./release-due-holds";

let db: TestDatabase;
let plc: PlacementFixture;
let ctx: Ctx;
const pool = () => openDatabase(db.appUrl, 60);

beforeAll(async () => {
  db = await testDatabase();
  plc = await placementFixture(db.ownerSql, { feeMinor: 240_000_000n });
  ctx = { db: pool(), actor: { kind: "system", job: "race" }, requestId: "race" };
});
afterAll(async () => {
  await ctx.db.$client.end();
  await db.drop();
});

let slice = 0;
/** Due holds with their schedules and their money in the ledger. */
async function dueHolds(count: number, state: "held" | "released" = "held"): Promise<string[]> {
  const share = plc.shares[0];
  if (!share) throw new Error("the fixture has shares");
  const ids = Array.from({ length: count }, () => newId("hold"));
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.actor', 'system:race', true)`);
    for (const id of ids) {
      slice += 1;
      await tx.execute(sql`insert into escrow_holds (id, payout_split_id, placement_id, payee_id, slice_no, currency, amount_minor, not_before, created_at)
        values (${id}, ${share.payoutSplitId}, ${plc.placementId}, ${share.payeeId}, ${slice}, 'USD', 100, app.now() - interval '1 hour', app.now())`);
      await tx.execute(sql`insert into payout_schedules (id, hold_id, payout_split_id, placement_id, payee_id, slice_no, currency, amount_minor, due_at, created_at)
        values (${newId("schedule")}, ${id}, ${share.payoutSplitId}, ${plc.placementId}, ${share.payeeId}, ${slice}, 'USD', 100, app.now() - interval '1 hour', app.now())`);
    }
    const held = { kind: "held" as const, placementId: plc.placementId, payeeId: share.payeeId };
    await postJournals(tx, [{ kind: "test.funding", causeKey: `funding:${newId("hold")}`, placementId: plc.placementId, currency: "USD", entries: [{ account: { kind: "deferred_fee", placementId: plc.placementId }, minor: BigInt(count) * 100n }, { account: held, minor: BigInt(count) * -100n }] }], new Date());
    if (state === "released") await tx.execute(sql`update escrow_holds set state = 'released' where id = any(${sql.param(`{${ids.join(",")}}`)}::text[])`);
  });
  return ids;
}

/** Starts all at once and says how many ran at the same time. */
async function together<T>(count: number, work: (i: number) => Promise<T>): Promise<{ results: PromiseSettledResult<T>[]; inFlight: number }> {
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let running = 0;
  let inFlight = 0;
  const all = Array.from({ length: count }, async (_, i) => {
    await gate;
    running++;
    inFlight = Math.max(inFlight, running);
    try {
      return await work(i);
    } finally {
      running--;
    }
  });
  open();
  return { results: await Promise.allSettled(all), inFlight };
}
const failures = (results: PromiseSettledResult<unknown>[]) => results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));

describe("release ∥ release", () => {
  it("settles each hold once and posts one journal for it, over 20 rounds of 50", async () => {
    for (let round = 0; round < 20; round++) {
      const ids = await dueHolds(3);
      const { results, inFlight } = await together(50, () => releaseDueHolds.call(ctx, { limit: 10 }));
      expect(failures(results)).toEqual([]);
      expect(inFlight).toBeGreaterThan(1);
      const released = results.reduce((sum, result) => sum + (result.status === "fulfilled" ? result.value.released : 0), 0);
      expect(released).toBe(3);
      const rows = await db.sql`select count(*)::int as journals from ledger_journals where cause_key = any(${ids.map((id) => `hold.released:${id}`)})`;
      expect(rows[0]).toEqual({ journals: 3 });
    }
  }, 60_000);
});

describe("release ∥ dispute", () => {
  it("never leaves a hold both released and disputed, over 100 rounds", async () => {
    let blocked = 0;
    for (let round = 0; round < 100; round++) {
      const [id] = await dueHolds(1);
      const dispute = () =>
        db.sql.begin(async (tx: postgres.TransactionSql) => {
          await tx`select set_config('app.actor', 'user:claimant', true)`;
          return (await tx`update escrow_holds set open_disputes = open_disputes + 1 where id = ${id ?? ""} and state = 'held' returning id`).length;
        });
      const { inFlight } = await together<unknown>(2, (i) => (i === round % 2 ? releaseDueHolds.call(ctx, { limit: 10 }) : dispute()));
      expect(inFlight).toBe(2);
      const [row] = await db.sql<{ state: string; open_disputes: number }[]>`select state, open_disputes from escrow_holds where id = ${id ?? ""}`;
      expect(row?.state === "released" && row.open_disputes > 0).toBe(false);
      if (row?.state === "held") blocked++;
      await db.sql.begin(async (tx) => {
        await tx`select set_config('app.actor', 'user:claimant', true)`;
        await tx`update escrow_holds set open_disputes = 0 where id = ${id ?? ""} and state = 'held'`;
      });
    }
    expect(blocked).toBeLessThan(100);
  }, 60_000);
});

describe("two payout runs at once", () => {
  it("claim every due schedule exactly once, with one event each", async () => {
    await releaseDueHolds.call(ctx, { limit: 1_000 });
    await claimDueSchedules.call(ctx, { limit: 100_000 });
    await dueHolds(120, "released");
    const before = await db.sql`select count(*)::int as n from marketplace_events where type = 'payouts/schedule.due'`;
    const { results, inFlight } = await together(8, () => claimDueSchedules.call(ctx, { limit: 50 }));
    expect(failures(results)).toEqual([]);
    expect(inFlight).toBeGreaterThan(1);
    expect(results.reduce((sum, result) => sum + (result.status === "fulfilled" ? result.value.claimed : 0), 0)).toBe(120);
    const [twice] = await db.sql`select count(*)::int as n from (select data->>'scheduleId' from marketplace_events where type = 'payouts/schedule.due' group by 1, data->>'claimNo' having count(*) > 1) x`;
    expect(twice).toEqual({ n: 0 });
    const after = await db.sql`select count(*)::int as n from marketplace_events where type = 'payouts/schedule.due'`;
    expect(Number(after[0]?.["n"]) - Number(before[0]?.["n"])).toBe(120);
  }, 60_000);
});
