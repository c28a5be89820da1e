// Proves the onboarding page, the dashboard and the control plane by plain requests. What a browser and axe make of the pages is in pages.browser.test.ts.
import { afterAll, describe, expect, it } from "vitest";
import { dayMs, endAll, freshWorld, openInvoice, type World } from "./testing/harness";

afterAll(endAll);

const filled = { first_name: "Ada", last_name: "Example", birth_date: "1990-01-15", country: "DE", routing: "37040044", account_number: "DE89370400440532013000" };

async function newAccount({ stripe }: World): Promise<{ id: string; link(): Promise<string> }> {
  const account = await stripe.accounts.create({
    controller: { fees: { payer: "application" }, losses: { payments: "application" }, requirement_collection: "stripe", stripe_dashboard: { type: "express" } },
    capabilities: { transfers: { requested: true } }, country: "DE", email: "ada@example.com", metadata: { payee_id: "pay_1" },
  });
  return { id: account.id, link: async () => (await stripe.accountLinks.create({ account: account.id, type: "account_onboarding", refresh_url: "http://app.example/again", return_url: "http://app.example/done" })).url };
}

const get = (url: string) => fetch(url, { redirect: "manual" });
const post = (url: string, form: Record<string, string>) => fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
const sessionIn = (page: string): string => /name="session" value="([^"]+)"/.exec(page)?.[1] ?? "";

describe("onboarding", () => {
  it("makes an account able to receive", async () => {
    const world = await freshWorld();
    const account = await newAccount(world);
    const before = await world.stripe.accounts.retrieve(account.id);
    expect(before).toMatchObject({ details_submitted: false, payouts_enabled: false, capabilities: { transfers: "inactive" }, metadata: { payee_id: "pay_1" }, controller: { losses: { payments: "application" } } });
    expect(before.requirements?.currently_due).toContain("external_account");
    const url = await account.link();
    const opened = await get(url);
    const page = await opened.text();
    for (const part of ["Simulated payments — no real money moves", "Legal first name", "Date of birth", "Country", "Finish later"]) expect(page).toContain(part);
    const done = await post(url, { ...filled, session: sessionIn(page), action: "finish" });
    expect([done.status, done.headers.get("location")]).toEqual([303, "http://app.example/done"]);
    const after = await world.stripe.accounts.retrieve(account.id);
    expect(after).toMatchObject({ details_submitted: true, payouts_enabled: true, capabilities: { transfers: "active" }, requirements: { currently_due: [], disabled_reason: null } });
    expect(after.external_accounts?.data).toMatchObject([{ last4: "3000", currency: "eur", country: "DE" }]);
    expect((await world.stripe.accounts.listCapabilities(account.id)).data).toMatchObject([{ id: "transfers", status: "active" }]);
    expect((await post(url, { ...filled, session: sessionIn(page), action: "finish" })).headers.get("location")).toBe("http://app.example/done");
    expect((await world.stripe.events.list({ type: "account.updated" })).data).toHaveLength(1);
  });

  it("opens once and not after it has expired; then it leads to where a new link is made", async () => {
    const world = await freshWorld();
    const account = await newAccount(world);
    const used = await account.link();
    expect((await get(used)).status).toBe(200);
    expect((await get(used)).headers.get("location")).toBe("http://app.example/again");
    const late = await account.link();
    await world.ctl("POST", "clock", { offsetMs: 10 * 60_000 });
    expect((await get(late)).headers.get("location")).toBe("http://app.example/again");
    expect((await post(late, { ...filled, session: "guess", action: "finish" })).headers.get("location")).toBe("http://app.example/again");
    expect((await world.stripe.accounts.retrieve(account.id)).details_submitted).toBe(false);
    expect((await get(`${world.sandbox.url}/onboarding/link_none`)).status).toBe(404);
  });

  it("goes back unfinished, and shows what is wrong at the field", async () => {
    const world = await freshWorld();
    const account = await newAccount(world);
    const url = await account.link();
    const session = sessionIn(await (await get(url)).text());
    const wrong = await post(url, { ...filled, birth_date: "2020-01-01", first_name: "<b>", last_name: "", session, action: "finish" });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    for (const part of ["at least 18", "Enter the legal last name.", "&lt;b&gt;", 'aria-invalid="true"']) expect(page).toContain(part);
    expect((await post(url, { ...filled, session, action: "later" })).headers.get("location")).toBe("http://app.example/done");
    expect((await world.stripe.accounts.retrieve(account.id)).details_submitted).toBe(false);
  });
});

describe("dashboard and control plane", () => {
  it("lists what there is and its buttons work", async () => {
    const world = await freshWorld();
    const { sandbox, stripe, ctl } = world;
    const account = await newAccount(world);
    const invoice = await openInvoice(stripe);
    await stripe.invoices.pay(invoice.id, { payment_method: "pm_card_visa" });
    const press = (path: string, form: Record<string, string> = {}) => post(`${sandbox.url}/dashboard/${path}`, form);
    expect((await press(`accounts/${account.id}/activate`)).headers.get("location")).toBe("/");
    await press("clock", { offsetMs: String(7 * dayMs) });
    await press("faults", { kind: "error_429", path: "/v1/customers" });
    await press("webhooks", { mode: "paused" });
    const page = await (await get(sandbox.url)).text();
    for (const part of [account.id, "SIM-0001", "invoice.paid", "$970.70 available", "Webhooks: paused", "Faults waiting: 1"]) expect(page).toContain(part);
    await press("faults/clear");
    expect(await ctl("GET", "faults")).toEqual({ faults: [] });
  });

  it("dumps everything but secrets, and says what it does not know", async () => {
    const { sandbox, stripe, ctl } = await freshWorld();
    await stripe.webhookEndpoints.create({ url: "http://127.0.0.1:9/x", enabled_events: ["*"] });
    await ctl("POST", "webhooks", { mode: "paused" });
    const dump = JSON.stringify(await ctl("GET", "dump"));
    expect(dump).not.toContain("whsec_");
    expect(dump).not.toContain(sandbox.secretKey);
    await expect(ctl("POST", "nonsense")).rejects.toThrow("There is no control");
    await expect(ctl("POST", "clock", { offsetMs: "soon" })).rejects.toThrow("offsetMs");
    await expect(ctl("POST", "faults", { kind: "explode" })).rejects.toThrow();
    expect((await get(`${sandbox.url}/nothing`)).status).toBe(404);
    expect((await get(`${sandbox.url}/invoice/pay_none`)).status).toBe(404);
  });
});
