// Proves the protocol around the objects: keys, versions, errors, parameters, expansion, pages of lists, and that nothing unknown succeeds.
import { afterAll, describe, expect, it } from "vitest";
import { activeAccount, clientOf, dayMs, endAll, failureOf, freshWorld, openInvoice } from "./testing/harness";

afterAll(endAll);

const raw = (url: string, key: string, path: string, more: { method?: string; body?: string; headers?: Record<string, string> } = {}) =>
  fetch(`${url}${path}`, { method: more.method ?? "GET", headers: { authorization: `Bearer ${key}`, "content-type": "application/x-www-form-urlencoded", ...more.headers }, ...(more.body === undefined ? {} : { body: more.body }) });

describe("who asks", () => {
  it("is checked by key, version and account", async () => {
    const { sandbox, stripe } = await freshWorld();
    expect(sandbox.secretKey).toMatch(/^sk_sim_/);
    expect(await failureOf(clientOf({ url: sandbox.url, secretKey: "sk_test_other" }).balance.retrieve())).toMatchObject({ type: "StripeAuthenticationError", statusCode: 401 });
    expect((await raw(sandbox.url, sandbox.secretKey, "/v1/balance", { headers: { "stripe-version": "2020-08-27" } })).status).toBe(400);
    expect(await failureOf(stripe.balance.retrieve({}, { stripeAccount: "acct_none" }))).toMatchObject({ statusCode: 403, code: "account_invalid" });
    const { lastResponse } = await stripe.balance.retrieve();
    expect(lastResponse.requestId).toMatch(/^req_/);
    expect(lastResponse.apiVersion).toBe("2026-10-28.endive");
    expect((await stripe.accounts.retrieveCurrent()).settings?.dashboard.display_name).toBe("Fairsplit");
  });
});

describe("parameters", () => {
  it("that are unknown, missing or malformed are refused by name", async () => {
    const { sandbox, stripe } = await freshWorld();
    const post = async (path: string, body: string) => ((await (await raw(sandbox.url, sandbox.secretKey, path, { method: "POST", body })).json()) as { error: object }).error;
    expect(await post("/v1/transfers", "amount=1&currency=usd&destination=acct_1&colour=red")).toMatchObject({ type: "invalid_request_error", code: "parameter_unknown", param: "colour" });
    expect(await post("/v1/accounts", "controller[fees][colour]=red")).toMatchObject({ code: "parameter_unknown", param: "controller[fees][colour]" });
    expect(await post("/v1/transfers", "amount=1&destination=acct_1")).toMatchObject({ code: "parameter_missing", param: "currency", message: "Missing required param: currency." });
    expect(await post("/v1/transfers", "amount=1.5&currency=usd&destination=acct_1")).toMatchObject({ code: "parameter_invalid_integer", param: "amount" });
    expect(await post("/v1/transfers", "amount=1&currency=abc&destination=acct_1")).toMatchObject({ param: "currency" });
    expect(await post("/v1/transfers", "amount=1&currency=usd&destination=")).toMatchObject({ code: "parameter_invalid_empty", param: "destination" });
    expect(await post("/v1/customers", "__proto__[x]=1")).toMatchObject({ type: "invalid_request_error" });
    expect((await raw(sandbox.url, sandbox.secretKey, "/v1/customers", { method: "POST", body: `description=${"x".repeat(1_100_000)}` })).status).toBe(413);
    const customer = await stripe.customers.create({ name: "A", address: { city: "Kyiv", line1: "1 Street" }, metadata: { a: "1", b: "2" }, preferred_locales: ["uk", "en"] });
    expect(customer).toMatchObject({ address: { city: "Kyiv", country: null }, preferred_locales: ["uk", "en"], metadata: { a: "1", b: "2" } });
    expect((await stripe.customers.update(customer.id, { metadata: { a: "" } })).metadata).toEqual({ b: "2" });
    expect((await stripe.customers.update(customer.id, { metadata: "" })).metadata).toEqual({});
  });
});

describe("addresses", () => {
  it("that are not simulated fail loudly and are written down", async () => {
    const { stripe, ctl } = await freshWorld();
    expect(await failureOf(stripe.subscriptions.list())).toMatchObject({ statusCode: 404, type: "StripeInvalidRequestError" });
    expect(await failureOf(stripe.customers.retrieve("cus_none"))).toMatchObject({ statusCode: 404, code: "resource_missing", message: "No such customer: 'cus_none'" });
    expect((await ctl("GET", "unknown-requests"))["requests"]).toMatchObject([{ method: "GET", path: "/v1/subscriptions" }]);
  });
});

describe("expansion", () => {
  it("puts objects in place of ids, in single answers and in lists", async () => {
    const world = await freshWorld();
    const { stripe } = world;
    const invoice = await openInvoice(stripe);
    await stripe.invoices.pay(invoice.id, { payment_method: "pm_card_visa" });
    expect((await stripe.invoices.retrieve(invoice.id, { expand: ["customer"] })).customer).toMatchObject({ object: "customer", name: "Northwind Ltd" });
    const listed = await stripe.invoicePayments.list({ invoice: invoice.id, expand: ["data.payment.payment_intent.latest_charge"] });
    expect(listed.data[0]?.payment.payment_intent).toMatchObject({ object: "payment_intent", latest_charge: { object: "charge", paid: true } });
    expect((await stripe.balanceTransactions.list({ expand: ["data.source"] })).data[0]?.source).toMatchObject({ object: "charge" });
    expect((await stripe.charges.list({ expand: ["data.refunds"] })).data[0]?.refunds?.data).toEqual([]);
    expect((await failureOf(stripe.invoices.retrieve(invoice.id, { expand: ["nonsense"] }))).message).toContain("cannot be expanded");
  });
});

describe("lists", () => {
  it("come newest first, in pages both ways, filtered by group and time", async () => {
    const world = await freshWorld();
    const { stripe, ctl } = world;
    const payee = await activeAccount(world);
    await stripe.topups.create({ amount: 100_000, currency: "usd" });
    for (let n = 1; n <= 7; n++) await stripe.transfers.create({ amount: n, currency: "usd", destination: payee.id, transfer_group: n % 2 ? "odd" : "even" });
    const first = await stripe.transfers.list({ limit: 3 });
    expect([first.data.map((row) => row.amount), first.has_more, first.url]).toEqual([[7, 6, 5], true, "/v1/transfers"]);
    const second = await stripe.transfers.list({ limit: 4, starting_after: first.data[2]?.id ?? "" });
    expect([second.data.map((row) => row.amount), second.has_more]).toEqual([[4, 3, 2, 1], false]);
    const back = await stripe.transfers.list({ limit: 2, ending_before: second.data[0]?.id ?? "" });
    expect([back.data.map((row) => row.amount), back.has_more]).toEqual([[6, 5], true]);
    const amounts: number[] = [];
    for await (const row of stripe.transfers.list({ limit: 2, transfer_group: "odd" })) amounts.push(row.amount);
    expect(amounts).toEqual([7, 5, 3, 1]);
    const created = first.data[0]?.created ?? 0;
    await ctl("POST", "clock", { offsetMs: dayMs });
    await stripe.transfers.create({ amount: 9, currency: "usd", destination: payee.id });
    expect((await stripe.transfers.list({ created: { gt: created + 3_600 } })).data.map((row) => row.amount)).toEqual([9]);
    expect((await stripe.transfers.list({ created: { lte: created } })).data).toHaveLength(7);
    expect((await failureOf(stripe.transfers.list({ limit: 101 }))).param).toBe("limit");
    expect((await failureOf(stripe.transfers.list({ starting_after: "tr_none" }))).code).toBe("resource_missing");
    expect((await stripe.accounts.list()).data.map((row) => row.id)).toEqual([payee.id]);
    expect((await stripe.charges.list({}, { stripeAccount: payee.id })).data).toHaveLength(8);
  });
});

describe("time", () => {
  it("is real time and the larger of the given and the stored offset", async () => {
    let offset = 5 * dayMs;
    const { stripe, ctl } = await freshWorld({ offsetMs: () => offset });
    const created = async () => (await stripe.customers.create({})).created * 1000 - Date.now();
    expect(Math.round((await created()) / dayMs)).toBe(5);
    await ctl("POST", "clock", { offsetMs: 9 * dayMs });
    expect(Math.round((await created()) / dayMs)).toBe(9);
    offset = 12 * dayMs;
    expect(Math.round((await created()) / dayMs)).toBe(12);
  });
});
