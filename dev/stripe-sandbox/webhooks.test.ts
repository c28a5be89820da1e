// Proves that events say what happened and reach each endpoint, signed, until accepted. It would miss the real provider's own order of delivery.
import Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { activeAccount, dayMs, endAll, freshDir, freshWorld, openInvoice, receiver } from "./testing/harness";

afterAll(endAll);
const types = (events: { event: Stripe.Event }[]): string[] => events.map(({ event }) => event.type);

describe("events", () => {
  it("tell the whole story of an invoice, in order, with the request that caused them", async () => {
    const { stripe } = await freshWorld();
    const invoice = await openInvoice(stripe);
    await stripe.invoices.pay(invoice.id, { payment_method: "pm_card_visa" }, { idempotencyKey: "pay:1" });
    const events = (await stripe.events.list({ limit: 100 })).data.toReversed();
    expect(events.map((event) => event.type)).toEqual([
      "customer.created", "invoice.created", "invoiceitem.created", "payment_intent.created", "invoice.finalized", "charge.succeeded", "payment_intent.succeeded", "invoice_payment.paid", "invoice.paid", "invoice.payment_succeeded",
    ]);
    const paid = events.find((event) => event.type === "invoice.paid");
    expect(paid).toMatchObject({ api_version: "2026-10-28.endive", livemode: false, request: { idempotency_key: "pay:1" }, data: { object: { id: invoice.id, status: "paid" } } });
    expect(paid?.request?.id).toMatch(/^req_/);
    expect((await stripe.events.retrieve(paid?.id ?? "")).id).toBe(paid?.id);
    expect((await stripe.events.list({ type: "invoice.paid" })).data).toHaveLength(1);
  });

  it("say what an update changed", async () => {
    const { stripe } = await freshWorld();
    const customer = await stripe.customers.create({ name: "Old name", metadata: { a: "1", b: "2" } });
    await stripe.customers.update(customer.id, { name: "New name", metadata: { a: "3" } });
    const [event] = (await stripe.events.list({ type: "customer.updated" })).data;
    expect(event?.data.previous_attributes).toEqual({ name: "Old name", metadata: { a: "1" } });
  });

  it("cover failure, void, reversal, refund, restriction and money becoming available", async () => {
    const world = await freshWorld();
    const { stripe, ctl } = world;
    const hook = await receiver(stripe);
    const payee = await activeAccount(world);
    const declined = await openInvoice(stripe);
    await ctl("POST", `invoices/${declined.id}/pay`, { paymentMethod: "pm_card_chargeDeclined" });
    await stripe.invoices.voidInvoice(declined.id);
    const intent = await stripe.paymentIntents.create({ amount: 9_000, currency: "usd", payment_method: "pm_card_visa", confirm: true });
    await ctl("POST", "clock", { offsetMs: 3 * dayMs });
    const transfer = await stripe.transfers.create({ amount: 1_000, currency: "usd", destination: payee.id });
    await stripe.transfers.createReversal(transfer.id);
    await stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
    await stripe.payouts.create({ amount: 100, currency: "usd" });
    await ctl("POST", "clock", { offsetMs: 6 * dayMs });
    await ctl("POST", `accounts/${payee.id}/restrict`);
    const wanted = ["account.updated", "capability.updated", "invoice.payment_failed", "payment_intent.payment_failed", "charge.failed", "invoice.voided", "charge.succeeded", "balance.available", "transfer.created", "transfer.reversed", "refund.created", "payout.created", "payout.paid"];
    await expect.poll(() => wanted.filter((type) => !types(hook.received).includes(type)), { timeout: 3_000 }).toEqual([]);
    await expect.poll(() => types(hook.received).filter((type) => type === "capability.updated").length).toBe(2);
    await expect.poll(() => types(hook.received).filter((type) => type === "account.updated").length).toBe(2);
    const capability = hook.received.find(({ event }) => event.type === "capability.updated" && event.data.object.status === "inactive")?.event;
    expect(capability).toMatchObject({ account: payee.id, data: { object: { id: "transfers", account: payee.id, status: "inactive" }, previous_attributes: { status: "active" } } });
    const account = hook.received.find(({ event }) => event.type === "account.updated" && event.data.object.capabilities?.transfers === "inactive")?.event;
    expect(account).toMatchObject({ account: payee.id, data: { object: { requirements: { disabled_reason: "requirements.past_due" } }, previous_attributes: { capabilities: { transfers: "active" } } } });
    const available = hook.received.find(({ event }) => event.type === "balance.available")?.event;
    expect(available).toMatchObject({ data: { object: { object: "balance", available: [{ amount: 8_709, currency: "usd" }] } }, request: { id: null } });
  });
});

describe("webhooks", () => {
  it("are signed so that the SDK accepts them, and no altered copy, whatever simulated time it is", async () => {
    const { stripe, ctl } = await freshWorld();
    await ctl("POST", "clock", { offsetMs: 90 * dayMs });
    const hook = await receiver(stripe);
    await stripe.customers.create({ name: "Signed" });
    await hook.until(1);
    expect((hook.received[0]?.event.created ?? 0) * 1000 - Date.now()).toBeGreaterThan(89 * dayMs);
    const body = hook.bodies[0] ?? "";
    const header = stripe.webhooks.generateTestHeaderString({ payload: body, secret: hook.secret });
    expect(() => stripe.webhooks.constructEvent(body.replace("Signed", "Forged"), header, hook.secret)).toThrow(Stripe.errors.StripeSignatureVerificationError);
  });

  it("go only to endpoints that asked, to each with its own secret, and come again until accepted", async () => {
    const { stripe } = await freshWorld();
    const all = await receiver(stripe, { statuses: [500, 503, 302] });
    const some = await receiver(stripe, { events: ["invoice.created"] });
    await stripe.customers.create({ name: "Retry" });
    await all.until(1);
    expect(all.bodies).toHaveLength(4);
    expect(new Set(all.bodies.map((body) => (JSON.parse(body) as Stripe.Event).id)).size).toBe(1);
    expect(some.received).toEqual([]);
    expect(all.secret).not.toBe(some.secret);
    await expect.poll(async () => (await stripe.events.list()).data[0]?.pending_webhooks).toBe(0);
    const [endpoint] = (await stripe.webhookEndpoints.list()).data;
    expect(endpoint?.secret).toBeUndefined();
    await stripe.webhookEndpoints.del(endpoint?.id ?? "");
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1);
  });

  it("can be paused, doubled, late, and sent again in another order", async () => {
    const { stripe, ctl } = await freshWorld();
    const hook = await receiver(stripe);
    await ctl("POST", "webhooks", { mode: "paused" });
    for (const name of ["a", "b", "c", "d", "e"]) await stripe.customers.create({ name });
    expect(await ctl("GET", "webhooks")).toEqual({ mode: "paused", undelivered: 5 });
    expect((await stripe.events.list({ limit: 1 })).data[0]?.pending_webhooks).toBe(1);
    await ctl("POST", "webhooks", { mode: "normal" });
    await hook.until(5);
    await ctl("POST", "webhooks", { mode: "duplicate" });
    await stripe.customers.create({ name: "twice" });
    await hook.until(7);
    expect(new Set(hook.received.slice(5).map(({ event }) => event.id)).size).toBe(1);
    await ctl("POST", "webhooks", { mode: "late", delayMs: 150 });
    const before = Date.now();
    await stripe.customers.create({ name: "late" });
    await hook.until(8);
    expect((hook.received[7]?.at ?? 0) - before).toBeGreaterThanOrEqual(140);
    await ctl("POST", "webhooks", { mode: "normal" });
    const first = await ctl("POST", "webhooks/replay", { all: true, shuffleSeed: 7 });
    await hook.until(15);
    expect((await ctl("POST", "webhooks/replay", { all: true, shuffleSeed: 7 }))["replayed"]).toEqual(first["replayed"]);
    expect((await ctl("POST", "webhooks/replay", { all: true }))["replayed"]).not.toEqual(first["replayed"]);
    const one = hook.received[0]?.event.id ?? "";
    expect(await ctl("POST", "webhooks/replay", { eventIds: [one] })).toEqual({ replayed: [one] });
  });

  it("about connected accounts go to the connect endpoint once there is one", async () => {
    const world = await freshWorld();
    const own = await receiver(world.stripe);
    const connect = await receiver(world.stripe, { connect: true });
    await activeAccount(world);
    await world.stripe.customers.create({});
    await connect.until(2);
    await own.until(1);
    expect(types(connect.received).toSorted()).toEqual(["account.updated", "capability.updated"]);
    expect(types(own.received)).toEqual(["customer.created"]);
  });

  it("that were not accepted are sent after a restart", async () => {
    const dataDir = await freshDir();
    const first = await freshWorld({ dataDir, webhookRetryMs: 60_000 });
    const hook = await receiver(first.stripe, { statuses: [500] });
    const customer = await first.stripe.customers.create({ name: "Survivor" });
    await expect.poll(() => hook.bodies.length).toBe(1);
    await first.ctl("POST", "webhooks/replay", { all: true });
    await hook.until(1);
    await first.ctl("POST", "webhooks", { mode: "paused" });
    await first.ctl("POST", "webhooks/replay", { all: true });
    await first.sandbox.stop();
    const second = await freshWorld({ dataDir, secretKey: first.sandbox.secretKey });
    await second.ctl("POST", "webhooks", { mode: "normal" });
    await hook.until(2);
    expect(hook.received[1]?.event.data.object).toMatchObject({ id: customer.id });
  });
});
