// Proves that the whole way of money works through the official SDK: invoice, hosted page, balance, transfer, reversal, refund.
// It would miss a rule of the real provider that is not written down in the README.
import { afterAll, describe, expect, it } from "vitest";
import { idOf } from "./sandbox";
import { activeAccount, dayMs, endAll, failureOf, freshWorld, openInvoice, type World } from "./testing/harness";

afterAll(endAll);

async function balanceOf(world: World, currency = "usd"): Promise<{ available: number; pending: number }> {
  const balance = await world.stripe.balance.retrieve();
  return { available: balance.available.find((one) => one.currency === currency)?.amount ?? 0, pending: balance.pending.find((one) => one.currency === currency)?.amount ?? 0 };
}

describe("invoices", () => {
  it("is created, filled, finalized and paid on its page, once, however often the form is sent", async () => {
    const world = await freshWorld();
    const { stripe } = world;
    const invoice = await openInvoice(stripe, { amount: 2_400_000 });
    expect(invoice).toMatchObject({ status: "open", amount_due: 2_400_000, amount_remaining: 2_400_000, collection_method: "send_invoice", number: "SIM-0001", customer_name: "Northwind Ltd" });
    const page = await (await fetch(invoice.hosted_invoice_url ?? "")).text();
    expect(page).toContain("Simulated payments — no real money moves");
    expect(page).toContain("$24,000.00");
    expect(page).toContain("Placement fee");
    const pay = () => fetch(invoice.hosted_invoice_url ?? "", { method: "POST", body: new URLSearchParams({ payment_method: "pm_card_visa" }) });
    const answers = await Promise.all([pay(), pay(), pay()]);
    for (const answer of answers) expect(await answer.text()).toContain("Receipt");
    const paid = await stripe.invoices.retrieve(invoice.id, { expand: ["payments.data.payment.payment_intent"] });
    expect(paid).toMatchObject({ status: "paid", amount_paid: 2_400_000, amount_remaining: 0 });
    expect(paid.payments?.data).toMatchObject([{ payment: { payment_intent: { object: "payment_intent", status: "succeeded" } } }]);
    const charges = await stripe.charges.list();
    expect(charges.data).toHaveLength(1);
    const [payment] = (await stripe.invoicePayments.list({ invoice: invoice.id, status: "paid" })).data;
    const intent = await stripe.paymentIntents.retrieve(idOf(payment?.payment.payment_intent), { expand: ["latest_charge.balance_transaction"] });
    const charge = intent.latest_charge;
    if (!charge || typeof charge === "string" || !charge.balance_transaction || typeof charge.balance_transaction === "string") throw new Error("The charge was not expanded.");
    expect(charge.balance_transaction).toMatchObject({ amount: 2_400_000, fee: 69_630, net: 2_330_370, status: "pending", type: "charge", source: charge.id });
    expect(charge.balance_transaction.available_on - charge.created).toBe(2 * 86_400);
  });

  it("tells on its page that a card was declined, and is then paid by bank debit", async () => {
    const world = await freshWorld();
    const invoice = await openInvoice(world.stripe, { amount: 1_000_000 });
    const post = (payment_method: string) => fetch(invoice.hosted_invoice_url ?? "", { method: "POST", body: new URLSearchParams({ payment_method }) });
    expect(await (await post("pm_card_chargeDeclined")).text()).toContain("The last attempt failed: Your card was declined.");
    expect((await world.stripe.invoices.retrieve(invoice.id)).attempt_count).toBe(1);
    await post("pm_usBankAccount");
    const [transaction] = (await world.stripe.balanceTransactions.list()).data;
    expect(transaction).toMatchObject({ type: "payment", fee: 500, net: 999_500 });
    expect((transaction?.available_on ?? 0) - (transaction?.created ?? 0)).toBe(4 * 86_400);
  });

  it("is paid through the API, in parts through the control plane, voided, and given up", async () => {
    const { stripe, ctl } = await freshWorld();
    const one = await openInvoice(stripe);
    expect((await stripe.invoices.pay(one.id, { payment_method: "pm_card_visa" })).status).toBe("paid");
    expect((await failureOf(stripe.invoices.pay(one.id, { payment_method: "pm_card_visa" }))).code).toBe("invoice_already_paid");
    const two = await openInvoice(stripe, { amount: 90_000 });
    expect(await ctl("POST", `invoices/${two.id}/pay`, { paymentMethod: "pm_card_visa", amount: 30_000 })).toMatchObject({ paid: false });
    expect(await stripe.invoices.retrieve(two.id)).toMatchObject({ status: "open", amount_paid: 30_000, amount_remaining: 60_000 });
    expect(await ctl("POST", `invoices/${two.id}/pay`, {})).toMatchObject({ paid: true });
    expect((await stripe.invoicePayments.list({ invoice: two.id })).data.map((payment) => [payment.amount_paid, payment.is_default])).toEqual([[30_000, false], [60_000, true]]);
    const three = await openInvoice(stripe);
    expect(await stripe.invoices.voidInvoice(three.id)).toMatchObject({ status: "void" });
    expect((await failureOf(stripe.invoices.pay(three.id, { payment_method: "pm_card_visa" }))).code).toBe("invoice_not_open");
    expect(await (await fetch(three.hosted_invoice_url ?? "")).text()).toContain("voided");
    const four = await openInvoice(stripe);
    expect((await stripe.invoices.markUncollectible(four.id)).status).toBe("uncollectible");
    const five = await openInvoice(stripe);
    const refusal = await failureOf(stripe.invoices.pay(five.id, { payment_method: "pm_card_chargeDeclined" }));
    expect(refusal).toMatchObject({ type: "StripeCardError", code: "card_declined", decline_code: "generic_decline", statusCode: 402 });
    expect((await stripe.invoices.list({ status: "open" })).data.map((row) => row.id)).toEqual([five.id]);
    expect((await stripe.invoices.update(five.id, { metadata: { note: "called" } })).metadata).toEqual({ note: "called" });
    expect((await failureOf(stripe.invoices.update(five.id, { days_until_due: 3 }))).code).toBe("invoice_not_editable");
    expect((await stripe.invoices.sendInvoice(five.id)).status).toBe("open");
  });

  it("keeps currencies apart, also those with no and with three decimals", async () => {
    const { stripe, ctl } = await freshWorld();
    for (const [currency, amount, fee] of [["jpy", 500_000, 14_530], ["kwd", 9_000_000, 261_300], ["eur", 100_00, 320]] as const) {
      const invoice = await openInvoice(stripe, { amount, currency });
      await stripe.invoices.pay(invoice.id, { payment_method: "pm_card_visa" });
      expect((await stripe.balanceTransactions.list({ currency })).data[0]).toMatchObject({ amount, fee, net: amount - fee, currency });
    }
    await ctl("POST", "clock", { offsetMs: 3 * dayMs });
    expect((await stripe.balance.retrieve()).available.map((one) => [one.currency, one.amount])).toEqual([["jpy", 485_470], ["kwd", 8_738_700], ["eur", 9_680]]);
  });
});

describe("balance and transfers", () => {
  it("lets only available money go, to accounts that can receive", async () => {
    const world = await freshWorld();
    const { stripe, ctl } = world;
    const payee = await activeAccount(world);
    const invoice = await openInvoice(stripe, { amount: 1_000_000 });
    await stripe.invoices.pay(invoice.id, { payment_method: "pm_card_visa" });
    expect(await balanceOf(world)).toEqual({ available: 0, pending: 970_970 });
    const send = { amount: 300_000, currency: "usd", destination: payee.id, transfer_group: "plc_1", metadata: { intent_id: "int_1" } };
    expect(await failureOf(stripe.transfers.create(send))).toMatchObject({ code: "balance_insufficient", statusCode: 400, type: "StripeInvalidRequestError" });
    await ctl("POST", "clock", { offsetMs: 3 * dayMs });
    expect(await balanceOf(world)).toEqual({ available: 970_970, pending: 0 });
    const transfer = await stripe.transfers.create(send);
    expect(transfer).toMatchObject({ amount: 300_000, destination: payee.id, transfer_group: "plc_1", reversed: false, metadata: { intent_id: "int_1" } });
    expect(await balanceOf(world)).toEqual({ available: 670_970, pending: 0 });
    expect((await stripe.balance.retrieve({}, { stripeAccount: payee.id })).available).toMatchObject([{ amount: 300_000, currency: "usd" }]);
    expect((await failureOf(stripe.transfers.create({ ...send, currency: "eur" }))).code).toBe("balance_insufficient");
    await ctl("POST", `accounts/${payee.id}/restrict`);
    expect((await failureOf(stripe.transfers.create(send))).code).toBe("insufficient_capabilities_for_transfer");
    expect((await failureOf(stripe.transfers.create({ ...send, destination: "acct_none" })))).toMatchObject({ code: "resource_missing", param: "destination" });
    expect(await ctl("GET", "transfers-by-intent")).toEqual({ counts: { int_1: 1 }, moreThanOnce: [] });
    expect((await stripe.balanceTransactions.list({ source: transfer.id })).data).toMatchObject([{ type: "transfer", amount: -300_000, net: -300_000 }]);
    expect((await stripe.transfers.update(transfer.id, { metadata: { seen: "yes" } })).metadata).toEqual({ intent_id: "int_1", seen: "yes" });
  });

  it("reverses no more than is left, and no more than the destination still has", async () => {
    const world = await freshWorld();
    const { stripe, ctl } = world;
    const payee = await activeAccount(world);
    await stripe.topups.create({ amount: 500_000, currency: "usd" });
    const transfer = await stripe.transfers.create({ amount: 200_000, currency: "usd", destination: payee.id });
    const part = await stripe.transfers.createReversal(transfer.id, { amount: 50_000, metadata: { why: "fall-off" } });
    expect(part).toMatchObject({ object: "transfer_reversal", amount: 50_000, transfer: transfer.id });
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount_reversed: 50_000, reversed: false, reversals: { data: [{ id: part.id }] } });
    expect((await failureOf(stripe.transfers.createReversal(transfer.id, { amount: 150_001 }))).param).toBe("amount");
    const onboarded = await stripe.accounts.createExternalAccount(payee.id, { external_account: "btok_x" }).catch((cause: unknown) => cause);
    expect(onboarded).toMatchObject({ statusCode: 404 });
    await ctl("POST", "clock", { offsetMs: dayMs });
    expect(await balanceOf(world)).toEqual({ available: 350_000, pending: 0 });
    expect(await stripe.transfers.createReversal(transfer.id)).toMatchObject({ amount: 150_000 });
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount_reversed: 200_000, reversed: true });
    expect((await stripe.transfers.listReversals(transfer.id)).data.map((row) => row.amount)).toEqual([150_000, 50_000]);
    expect((await stripe.transfers.retrieveReversal(transfer.id, part.id)).id).toBe(part.id);
    expect((await stripe.balanceTransactions.list({ type: "transfer_refund" })).data.map((row) => row.amount)).toEqual([150_000, 50_000]);
  });

  it("cannot take back what the payee has paid out, and pays out on the day", async () => {
    const world = await freshWorld();
    const { stripe, ctl, sandbox } = world;
    const account = await stripe.accounts.create({ capabilities: { transfers: { requested: true } }, country: "US" });
    const link = await stripe.accountLinks.create({ account: account.id, type: "account_onboarding", refresh_url: `${sandbox.url}/?again`, return_url: `${sandbox.url}/?back` });
    const session = /name="session" value="([^"]+)"/.exec(await (await fetch(link.url)).text())?.[1] ?? "";
    const filled = { session, action: "finish", first_name: "Ada", last_name: "Example", birth_date: "1990-01-15", country: "US", routing: "110000000", account_number: "000123456789" };
    await fetch(link.url, { method: "POST", body: new URLSearchParams(filled), redirect: "manual" });
    await stripe.topups.create({ amount: 500_000, currency: "usd" });
    const transfer = await stripe.transfers.create({ amount: 200_000, currency: "usd", destination: account.id });
    const payout = await stripe.payouts.create({ amount: 150_000, currency: "usd" }, { stripeAccount: account.id });
    expect(payout.status).toBe("pending");
    expect(await failureOf(stripe.transfers.createReversal(transfer.id))).toMatchObject({ code: "balance_insufficient" });
    expect((await stripe.transfers.createReversal(transfer.id, { amount: 50_000 })).amount).toBe(50_000);
    await ctl("POST", "clock", { offsetMs: 2 * dayMs });
    expect((await stripe.payouts.list({}, { stripeAccount: account.id })).data).toMatchObject([{ id: payout.id, status: "paid" }]);
    expect((await stripe.payouts.list()).data).toEqual([]);
  });

  it("takes a charge as the source of transfers, up to its amount, before it is available", async () => {
    const world = await freshWorld();
    const { stripe, ctl } = world;
    const payee = await activeAccount(world);
    const intent = await stripe.paymentIntents.create({ amount: 100_000, currency: "usd", payment_method: "pm_card_visa", confirm: true, transfer_group: "plc_9" });
    const source = idOf(intent.latest_charge);
    const transfer = await stripe.transfers.create({ amount: 60_000, currency: "usd", destination: payee.id, source_transaction: source });
    expect(transfer.transfer_group).toBe("plc_9");
    expect((await failureOf(stripe.transfers.create({ amount: 40_001, currency: "usd", destination: payee.id, source_transaction: source }))).param).toBe("amount");
    expect((await stripe.balance.retrieve({}, { stripeAccount: payee.id })).pending).toMatchObject([{ amount: 60_000 }]);
    await ctl("POST", "clock", { offsetMs: 3 * dayMs });
    expect((await stripe.balance.retrieve({}, { stripeAccount: payee.id })).available).toMatchObject([{ amount: 60_000 }]);
    expect(await balanceOf(world)).toEqual({ available: 100_000 - 2_930 - 60_000, pending: 0 });
  });

  it("refunds in parts, up to what was charged, and never touches transfers", async () => {
    const world = await freshWorld();
    const { stripe, ctl } = world;
    const intent = await stripe.paymentIntents.create({ amount: 100_000, currency: "usd", payment_method: "pm_card_visa", confirm: true });
    await stripe.topups.create({ amount: 10_000, currency: "usd" });
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 40_000, metadata: { intent_id: "re_1" } });
    expect(refund).toMatchObject({ amount: 40_000, status: "succeeded", charge: intent.latest_charge });
    expect((await failureOf(stripe.refunds.create({ payment_intent: intent.id, amount: 60_001 }))).param).toBe("amount");
    await ctl("POST", "clock", { offsetMs: 3 * dayMs });
    expect(await balanceOf(world)).toEqual({ available: 10_000 + 97_070 - 40_000, pending: 0 });
    await stripe.refunds.create({ payment_intent: intent.id });
    expect(await stripe.charges.retrieve(idOf(intent.latest_charge))).toMatchObject({ amount_refunded: 100_000, refunded: true });
    expect((await failureOf(stripe.refunds.create({ payment_intent: intent.id }))).code).toBe("charge_already_refunded");
    expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toHaveLength(2);
  });
});

describe("payment intents", () => {
  it("succeeds, is declined with the reason, and can be tried again", async () => {
    const { stripe } = await freshWorld();
    const intent = await stripe.paymentIntents.create({ amount: 5_000, currency: "usd" });
    expect(intent.status).toBe("requires_payment_method");
    const refusal = await failureOf(stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_chargeDeclinedInsufficientFunds" }));
    expect(refusal).toMatchObject({ code: "card_declined", decline_code: "insufficient_funds", payment_intent: { id: intent.id, status: "requires_payment_method" } });
    expect((await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_mastercard" })).status).toBe("succeeded");
    expect((await failureOf(stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" }))).code).toBe("payment_intent_unexpected_state");
    expect((await stripe.charges.list({ payment_intent: intent.id })).data.map((charge) => charge.status)).toEqual(["succeeded", "failed"]);
    expect((await stripe.paymentMethods.retrieve("pm_card_visa")).card?.last4).toBe("4242");
    expect((await failureOf(stripe.paymentIntents.create({ amount: 100, currency: "usd", payment_method: "pm_nonsense" }))).code).toBe("resource_missing");
  });
});
