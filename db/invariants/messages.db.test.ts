// Proves: what arrives twice counts once, what was recorded is not rewritten, and nothing outside is called while a transaction is open
// (invariants I-16, I-18, I-19, I-20, I-21). Would miss: a handler that trusts a payload (the webhook tests), and someone with the owner's role.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type postgres from "postgres";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { recordInvoicePayments } from "@/server/billing";
import { command } from "@/server/kernel/command";
import { anyone } from "@/server/kernel/gates";
import { storeProviderEvent } from "@/server/payouts";
import { closeProviderEvent, openProviderEvent } from "@/server/payouts/store-provider-event";
import { sendMail } from "@/server/providers/mail";
import { sendJobs } from "@/server/providers/jobs";
import { stripe } from "@/server/providers/stripe";
import { refused } from "../testing/refused";
import { makeWorld, type World } from "../testing/world";
import { type Invoiced } from "../testing/world/money";

let world: World;
let app: postgres.Sql;
let money: Invoiced;
beforeAll(async () => {
  world = await makeWorld();
  app = world.database.sql;
  money = await world.invoiced();
});
afterAll(() => world.close());

describe("I-16: the audit log is added to by its triggers alone", () => {
  it("refuses the application a change, a removal, an entry of its own and a moved head", async () => {
    for (const statement of [
      app`update payout_audit_log set bytes = 'x'`, app`delete from payout_audit_log`, app`truncate payout_audit_log`, app`update audit_heads set seq = 0`, app`delete from audit_heads`, app`insert into audit_heads (chain, seq, hash) values (99, 0, '')`,
      app`update audit_anchors set heads = '[]'`, app`delete from audit_anchors`, app`update decision_audit_log set outcome = 'x'`,
    ]) await expect(statement).rejects.toMatchObject({ code: "42501" });
  });
  it("refuses even the owner a change while the triggers stand", async () => {
    const owner = world.database.ownerSql;
    for (const table of ["payout_audit_log", "audit_anchors", "decision_audit_log"]) {
      await owner`insert into audit_anchors (day, heads, published_at) values ('2020-01-01', '[]', app.now()) on conflict do nothing`;
      await owner`insert into decision_audit_log (kind, subject_id, actor, rule, inputs, outcome, reason) select 'x', 'x', 'x', 'x', '{}', 'x', 'x' where not exists (select 1 from decision_audit_log)`;
      expect(await refused(owner, (tx) => tx`delete from ${tx(table)}`), table).toEqual({ code: "23514", constraint: `${table}_append_only` });
      expect(await refused(owner, (tx) => tx`truncate ${tx(table)}`), table).toMatchObject({ code: "23514" });
    }
  });
});

describe("I-18: a message of the provider counts once", () => {
  const event = { id: "evt_once", type: "invoice.paid", apiVersion: null, objectId: "in_x", objectType: "invoice", payload: { data: { object: {} } } };
  it("stores an event once, with one event of ours, however often it comes", async () => {
    expect(await storeProviderEvent.call(world.system, event)).toEqual({ state: "received" });
    expect(await storeProviderEvent.call(world.system, event)).toEqual({ state: "known" });
    expect(await app`select count(*)::int as n from marketplace_events where type = 'stripe/event.received' and data->>'stripeEventId' = 'evt_once'`).toEqual([{ n: 1 }]);
    expect(await refused(app, (tx) => tx`insert into stripe_events (id, type, payload, received_at) values ('evt_once', 'x', '{}', app.now())`)).toEqual({ code: "23505", constraint: "stripe_events_pkey" });
  });
  it("parks a type that it does not know, and keeps what came as it came", async () => {
    expect(await storeProviderEvent.call(world.system, { ...event, id: "evt_other", type: "customer.created" })).toEqual({ state: "parked" });
    await expect(app`update stripe_events set payload = '{}' where id = 'evt_other'`).rejects.toMatchObject({ code: "42501" });
    await expect(app`delete from stripe_events where id = 'evt_other'`).rejects.toMatchObject({ code: "42501" });
    expect(await refused(app, (tx) => tx`update stripe_events set state = 'lost' where id = 'evt_other'`)).toEqual({ code: "23514", constraint: "stripe_events_state_known" });
  });
  it("is not folded in again once it is done", async () => {
    expect((await openProviderEvent.call(world.system, { id: "evt_once" })).event).not.toBeNull();
    await closeProviderEvent.call(world.system, { id: "evt_once", error: null });
    expect((await openProviderEvent.call(world.system, { id: "evt_once" })).event).toBeNull();
  });
  it("refuses the same payment, and the same movement of money, a second time", async () => {
    const pay = (id: string, txn: string) => (tx: postgres.TransactionSql) => tx`insert into invoice_payments (id, invoice_id, placement_id, stripe_invoice_payment_id, stripe_balance_transaction_id, currency, amount_minor, fee_minor, available_at, paid_at)
      values (${`pay_${id}${txn}`}, ${money.invoiceId}, ${money.placementId}, ${`inpay_${id}`}, ${`txn_${txn}`}, 'USD', 5, 0, app.now(), app.now())`;
    const one = await world.payment(10n, { id: "x1" });
    expect(await recordInvoicePayments.call(world.system, { stripeInvoiceId: money.stripeInvoiceId, payments: [one, one] })).toMatchObject({ fresh: 1 });
    expect(await recordInvoicePayments.call(world.system, { stripeInvoiceId: money.stripeInvoiceId, payments: [one] })).toMatchObject({ fresh: 0 });
    expect(await refused(app, pay("x1", "other"))).toEqual({ code: "23505", constraint: "invoice_payments_stripe_once" });
    expect(await refused(app, pay("other", "x1"))).toEqual({ code: "23505", constraint: "invoice_payments_txn_once" });
    await expect(app`update invoice_payments set amount_minor = 1`).rejects.toMatchObject({ code: "42501" });
  });
});

describe("I-19: a late message moves nothing backwards", () => {
  it("payments in any order, and again, come to the same books", async () => {
    const made = await world.invoiced();
    const third = made.amountMinor / 3n;
    const parts = [await world.payment(third, { id: "o1" }), await world.payment(third, { id: "o2" }), await world.payment(made.amountMinor - 2n * third, { id: "o3" })];
    const [first, second, last] = parts;
    const fold = (payments: typeof parts) => recordInvoicePayments.call(world.system, { stripeInvoiceId: made.stripeInvoiceId, payments });
    if (!first || !second || !last) throw new Error("three parts");
    expect(await fold([last])).toMatchObject({ fresh: 1, paid: false });
    expect(await fold([second, last])).toMatchObject({ fresh: 1, paid: false });
    expect(await fold([first, second])).toMatchObject({ fresh: 1, paid: true });
    expect(await fold([last])).toMatchObject({ fresh: 0, paid: true });
    expect(await app`select state, paid_minor = amount_minor as whole from invoices where id = ${made.invoiceId}`).toEqual([{ state: "paid", whole: true }]);
  });
});

describe("I-20: an event is written with what it tells of", () => {
  const emitting = (fail: boolean) => command({
    input: z.strictObject({}), output: z.strictObject({}), allow: anyone, errors: {},
    async run({ tx, emit }) {
      emit({ type: "test/told", data: { fail } });
      await tx.execute(sql`select 1`);
      if (fail) throw new Error("after the event");
      return {};
    },
  });
  it("is there when the command commits, and is not when it fails", async () => {
    await emitting(false).call(world.system, {});
    await expect(emitting(true).call(world.system, {})).rejects.toThrow("after the event");
    expect(await app`select data from marketplace_events where type = 'test/told'`).toEqual([{ data: { fail: false } }]);
  });
  it("is neither removed nor rewritten: only its delivery is noted", async () => {
    await expect(app`delete from marketplace_events`).rejects.toMatchObject({ code: "42501" });
    await expect(app`update marketplace_events set data = '{}'`).rejects.toMatchObject({ code: "42501" });
    await expect(app`update marketplace_events set type = 'x'`).rejects.toMatchObject({ code: "42501" });
    await app`update marketplace_events set attempts = attempts where type = 'test/told'`;
  });
});

describe("I-21: nothing outside is called while a transaction is open", () => {
  const calling = (call: () => unknown) => command({
    input: z.strictObject({}), output: z.strictObject({}), allow: anyone, errors: {},
    async run() {
      await call();
      return {};
    },
  });
  it.each([
    ["the payment provider", () => stripe()],
    ["the job runner", () => sendJobs([{ name: "x", data: {} }])],
    ["the mail server", () => sendMail({ to: "a@example.com", subject: "x", html: "x", text: "x" })],
  ])("not %s", async (_, call) => {
    await expect(calling(call).call(world.system, {})).rejects.toThrow("was called inside an open transaction");
  });
});
