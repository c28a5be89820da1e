// Proves that the runs page and a run's page show what happened and that axe finds nothing, in light and dark, at phone and desktop width. It would miss what axe cannot see.
import AxeBuilder from "@axe-core/playwright";
import sparticuz from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, chromium } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startInngestExecutor } from "./index";
import { openStage, type Stage } from "./testing/stage";

const slow = 60_000;
let browser: Browser;
let stage: Stage;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ["--no-sandbox", "--disable-gpu", "--headless=shell", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
  stage = await openStage(startInngestExecutor);
  await stage.send("suite/remember", { key: "page" });
  await stage.send("suite/give-up", { key: "page" });
  await stage.send("suite/nap", { key: "page" });
  await stage.until("page", "told of failure");
  await stage.until("page", "gets up");
}, slow);
afterAll(async () => {
  await browser.close();
  await stage.end();
});

const views: [string, BrowserContextOptions][] = [
  ["phone, dark", { viewport: { width: 360, height: 780 }, colorScheme: "dark" }],
  ["desktop, light", { viewport: { width: 1_280, height: 900 }, colorScheme: "light" }],
];

it.each(views)("shows the runs, one that failed, and its steps (%s)", async (_, view) => {
  const page = await (await browser.newContext(view)).newPage();
  const clean = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  };
  await page.goto(stage.jobsUrl);
  await page.getByText(/functions and what starts them/).click();
  await clean();
  await page.getByLabel("State").selectOption("Failed");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/Failed/i);
  expect(await page.locator("li .pill").allTextContents()).toEqual(["Failed"]);
  await page.getByRole("link", { name: "Gives up", exact: true }).click();
  await page.waitForURL(/\/run\//);
  expect(await page.locator(".trace span.error").allTextContents()).toEqual(["it never works", "it never works"]);
  expect(await page.getByText("attempt 2", { exact: true }).count()).toBe(1);
  await clean();
  await page.goto(`${stage.jobsUrl}/run/none`);
  await clean();
}, slow);
