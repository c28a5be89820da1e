// Proves that the hosted pages work in a browser, at phone and desktop width, and that axe finds nothing. It would miss what axe cannot see.
import AxeBuilder from "@axe-core/playwright";
import sparticuz from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { endAll, freshWorld, openInvoice } from "./testing/harness";

const slow = 60_000;
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ["--no-sandbox", "--disable-gpu", "--headless=shell", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
}, slow);
afterAll(async () => {
  await browser.close();
  await endAll();
});

const views: [string, BrowserContextOptions][] = [
  ["phone, dark", { viewport: { width: 360, height: 780 }, colorScheme: "dark" }],
  ["desktop, light", { viewport: { width: 1_280, height: 900 }, colorScheme: "light" }],
];

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

it.each(views)("an invoice is declined, then paid by a double click, and receipted (%s)", async (_, view) => {
  const { stripe } = await freshWorld();
  const invoice = await openInvoice(stripe, { amount: 2_400_000 });
  const page = await (await browser.newContext(view)).newPage();
  await page.goto(invoice.hosted_invoice_url ?? "");
  await clean(page);
  await page.getByLabel(/declined/).check();
  await page.getByRole("button", { name: "Pay $24,000.00" }).click();
  await page.getByRole("alert").waitFor();
  await clean(page);
  await page.getByLabel(/card that works/).check();
  await page.getByRole("button", { name: "Pay $24,000.00" }).dblclick();
  await page.getByRole("heading", { name: "Receipt" }).waitFor();
  await clean(page);
  expect((await stripe.invoicePayments.list({ invoice: invoice.id, status: "paid" })).data).toHaveLength(1);
}, slow);

it.each(views)("a payee sets up payouts and comes back (%s)", async (_, view) => {
  const { stripe, sandbox } = await freshWorld();
  const account = await stripe.accounts.create({ capabilities: { transfers: { requested: true } }, country: "US" });
  const link = await stripe.accountLinks.create({ account: account.id, type: "account_onboarding", refresh_url: `${sandbox.url}/?again`, return_url: `${sandbox.url}/?done` });
  const page = await (await browser.newContext(view)).newPage();
  await page.goto(link.url);
  await clean(page);
  await page.getByLabel("Legal first name").fill("");
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await page.getByRole("alert").waitFor();
  await clean(page);
  await page.getByLabel("Legal first name").fill("Ada");
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await page.waitForURL(/\?done$/);
  expect((await stripe.accounts.retrieve(account.id)).capabilities?.transfers).toBe("active");
  await clean(page);
  await page.goto(link.url);
  await page.waitForURL(/\?again$/);
}, slow);
