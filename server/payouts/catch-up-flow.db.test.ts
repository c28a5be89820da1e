// Proves: a fee whose allocation run was lost is shared by the catch-up, once, and not before the run has had its time. Would miss: a provider
// that does not answer, which the crash tests cover.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PlacementFixture, placementFixture } from "@/db/testing/money-fixture";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { recordInvoicePayments } from "../billing";
import type { Ctx } from "../kernel/command";
import { openDatabase } from "../kernel/database";
import { catchUp } from ".";
import { storeProviderEvent } from "./store-provider-event";

let db: TestDatabase;
let ctx: Ctx & { db: ReturnType<typeof openDatabase> };
let plc: PlacementFixture;

beforeAll(async () => {
  db = await testDatabase();
  ctx = { db: openDatabase(db.appUrl, 4), actor: { kind: "system", job: "test" }, requestId: "t" };
  plc = await placementFixture(db.ownerSql, { feeMinor: 2_400_000n, recruiters: 2 });
});
afterAll(async () => {
  await ctx.db.$client.end();
  await db.drop();
});

it("does what lost runs left undone, once, after they have had their time", async () => {
  const at = new Date((await db.sql<{ now: string }[]>`select app.now() as now`)[0]?.now ?? 0);
  await recordInvoicePayments.call(ctx, { stripeInvoiceId: plc.stripeInvoiceId, payments: [{ stripeInvoicePaymentId: "inpay_1", balanceTransactionId: "txn_1", amountMinor: 2_400_000n, feeMinor: 100n, currency: "USD", availableAt: at, paidAt: at }] });
  await storeProviderEvent.call(ctx, { id: "evt_lost", type: "balance.available", apiVersion: null, objectId: null, objectType: "balance", payload: { data: { object: {} } } });
  expect(await catchUp.call(ctx, {})).toEqual({ done: 0, failed: 0 });
  await db.ownerSql`select app.move_clock(interval '16 minutes')`;
  expect(await catchUp.call(ctx, {})).toEqual({ done: 2, failed: 0 });
  const [found] = await db.sql<{ holds: number; state: string }[]>`select (select count(*)::int from escrow_holds where placement_id = ${plc.placementId}) as holds, (select state from stripe_events where id = 'evt_lost') as state`;
  expect(found).toEqual({ holds: 6, state: "done" });
  expect(await catchUp.call(ctx, {})).toEqual({ done: 0, failed: 0 });
});
