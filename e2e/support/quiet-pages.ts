import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What a page must never do: log an error, throw, or get an answer that says that we failed. A refusal (4xx) is an answer like any other. */
export function watch(page: Page, heard: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) heard.push(`${page.url()} logged: ${message.text().slice(0, 600)}`);
  });
  page.on("pageerror", (error) => heard.push(`${page.url()} threw: ${error.message.slice(0, 600)}`));
  page.on("response", (response) => {
    if (response.status() >= 500) heard.push(`${page.url()} got ${response.status()} from ${response.url()}`);
  });
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The page as it stands is usable by everyone: axe finds nothing, nothing runs out of the side, and it has one main heading and a title. */
export async function expectFine(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  await comesToRest(page);
  await expect(page).toHaveTitle(/\S/);
  const violations = await violationsOf(page);
  expect(violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 300)} (${node.failureSummary?.split("\n").slice(1).join(" ").trim() ?? ""})`)), page.url()).toEqual([]);
  await expectNoOverflow(page);
}

/** What axe finds. A page that loads itself anew under the look is looked at once more. */
async function violationsOf(page: Page) {
  // Legacy mode gathers the results in the page itself and not in a new one for each analysis. It leaves out only frames of other sites, of which we have none.
  const look = async () => (await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] }).withTags(rules).analyze()).violations;
  try {
    return await look();
  } catch (cause) {
    if (!String(cause).includes("Execution context was destroyed")) throw cause;
    await page.waitForLoadState();
    await comesToRest(page);
    return look();
  }
}

/** Waits until nothing is being read anew, which dims what it replaces, and what fades or slides in has arrived: colours in between are nobody's. */
async function comesToRest(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((one) => one.finished));
  });
}

/** Nothing of the page is wider than the window. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const windowWidth = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate((width) => {
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > width + 1).slice(0, 5).map((one) => one.outerHTML.slice(0, 200));
  }, windowWidth);
  expect(wide, `${page.url()} is wider than ${windowWidth} px`).toEqual([]);
}
