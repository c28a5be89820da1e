import { type SQL, sql } from "drizzle-orm";
import { type Ctx, databaseError } from "@/server/kernel/command";
import { openDatabase } from "@/server/kernel/database";
import { newId } from "@/server/kernel/ids";
import { postJournals } from "@/server/ledger";
import { releaseDueHolds } from "@/server/payouts";
import { placementFixture } from "../money-fixture";
import type { TestDatabase } from "../test-database";
import { together } from "../together";

export type HoldStage = { ctx: Ctx; dueHolds(count: number, state?: "held" | "released"): Promise<string[]>; close(): Promise<void> };

/** A placement with one payee on whose holds races are run, and a pool for the racers. */
export async function holdStage(database: TestDatabase): Promise<HoldStage> {
  const plc = await placementFixture(database.ownerSql, { feeMinor: 240_000_000n });
  const share = plc.shares[0];
  if (!share) throw new Error("the fixture has shares");
  const ctx: Ctx = { db: openDatabase(database.appUrl, 60), actor: { kind: "system", job: "race" }, requestId: "race" };
  let slice = 0;
  return {
    ctx,
    /** Due holds with their schedules and their money in the ledger. */
    async dueHolds(count, state = "held") {
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
    },
    close: () => ctx.db.$client.end(),
  };
}

export type DisputeRace = { rounds: number; blocked: number; refused: number; findings: string[] };

/**
 * A release and a dispute of one hold at once, round after round: by the product's command, and by a path that forgets to look at the other
 * fact and leaves it to the database. Out: rounds in which the dispute came first, statements that the database refused, and every hold that
 * is both released and disputed.
 */
export async function releaseAgainstDispute(database: TestDatabase, stage: HoldStage, rounds: number): Promise<DisputeRace> {
  const race: DisputeRace = { rounds, blocked: 0, refused: 0, findings: [] };
  const asApplication = (statement: SQL) =>
    stage.ctx.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.actor', 'user:claimant', true)`);
      await tx.execute(statement);
    });
  for (let round = 0; round < rounds; round++) {
    const [id = ""] = await stage.dueHolds(1);
    const forgetful = round % 2 === 1;
    const release = (): Promise<unknown> => (forgetful ? asApplication(sql`update escrow_holds set state = 'released' where id = ${id} and state = 'held'`) : releaseDueHolds.call(stage.ctx, { limit: 10 }));
    const dispute = () => asApplication(sql`update escrow_holds set open_disputes = open_disputes + 1 where id = ${id} and state = 'held'`);
    const { results, inFlight } = await together<unknown>(2, (i) => (i === Math.floor(round / 2) % 2 ? release() : dispute()));
    if (inFlight < 2) race.findings.push(`only ${inFlight} in flight`);
    for (const one of results) {
      if (one.status === "fulfilled") continue;
      if (databaseError(one.reason)?.constraint === "escrow_holds_not_disputed") race.refused++;
      else race.findings.push(String(one.reason));
    }
    const [row] = await database.sql<{ state: string; open_disputes: number }[]>`select state, open_disputes from escrow_holds where id = ${id}`;
    if (row?.state === "released" && row.open_disputes > 0) race.findings.push(`released while disputed (round ${round})`);
    if (row?.state === "held") race.blocked++;
    await asApplication(sql`update escrow_holds set open_disputes = 0 where id = ${id} and state = 'held'`);
  }
  return race;
}
