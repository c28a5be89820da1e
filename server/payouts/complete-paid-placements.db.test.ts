// Proves: a placement ends once its guarantee is over and every share is paid, not before, and its accounts are then closed at zero (I-4).
// Would miss: money that arrives for a placement after its end.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PlacementFixture, placementFixture } from "@/db/testing/money-fixture";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { recordInvoicePayments } from "../billing";
import type { Ctx } from "../kernel/command";
import { openDatabase } from "../kernel/database";
import { allocateFee, claimDueSchedules, completePaidPlacements, releaseDueHolds } from ".";
import { beginTransfer } from "./begin-transfer";
import { recordTransferSent } from "./record-transfer";

let db: TestDatabase;
let ctx: Ctx & { db: ReturnType<typeof openDatabase> };
let plc: PlacementFixture;
const day = (days: number) => db.ownerSql`select app.move_clock(make_interval(days => ${days}))`;
const state = async () => (await db.sql<{ state: string }[]>`select state from placements where id = ${plc.placementId}`)[0]?.state;

beforeAll(async () => {
  db = await testDatabase();
  ctx = { db: openDatabase(db.appUrl, 4), actor: { kind: "system", job: "test" }, requestId: "t" };
  plc = await placementFixture(db.ownerSql, { feeMinor: 2_400_000n, recruiters: 2 });
});
afterAll(async () => {
  await ctx.db.$client.end();
  await db.drop();
});

async function payWhatIsDue(): Promise<void> {
  await releaseDueHolds.call(ctx, {});
  await claimDueSchedules.call(ctx, {});
  for (const due of await db.sql<{ id: string; claim_no: number }[]>`select id, claim_no from payout_schedules where state = 'claimed'`) {
    const begun = await beginTransfer.call(ctx, { scheduleId: due.id, claimNo: due.claim_no });
    if (begun.go) await recordTransferSent.call(ctx, { intentId: begun.intentId, stripeTransferId: `tr_${begun.intentId}`, amountMinor: begun.amountMinor, currency: begun.currency, destination: begun.destination });
  }
}

it("ends a placement with its last payment, and closes its accounts", async () => {
  const at = new Date((await db.sql<{ now: string }[]>`select app.now() as now`)[0]?.now ?? 0);
  await recordInvoicePayments.call(ctx, { stripeInvoiceId: plc.stripeInvoiceId, payments: [{ stripeInvoicePaymentId: "inpay_1", balanceTransactionId: "txn_1", amountMinor: 2_400_000n, feeMinor: 100n, currency: "USD", availableAt: at, paidAt: at }] });
  await allocateFee.call(ctx, { placementId: plc.placementId });
  await day(61);
  await payWhatIsDue();
  expect(await completePaidPlacements.call(ctx, {})).toEqual({ completed: 0 });
  await day(91);
  expect(await completePaidPlacements.call(ctx, {})).toEqual({ completed: 0 });
  await payWhatIsDue();
  expect(await completePaidPlacements.call(ctx, {})).toEqual({ completed: 1 });
  expect(await state()).toBe("completed");
  expect(await completePaidPlacements.call(ctx, {})).toEqual({ completed: 0 });
  const [open] = await db.sql<{ n: number }[]>`select count(*)::int as n from ledger_accounts where placement_id = ${plc.placementId} and (closed_at is null or balance_minor <> 0)`;
  expect(open?.n).toBe(0);
});
