import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./e2e/env";

const args = ["--no-sandbox", "--disable-gpu", "--headless=shell", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
/** Journeys without a screen, or with screens of their own: once is enough for them. */
const onlyOnce = /(path-by-api|killed-in-a-sweep|killed-in-an-import|killed-in-a-load|whole-conversation|restart|strangers|long-bodies|demo-world)\.spec\.ts$/;

/** A journey that needs keys: a phone has none. */
const byKeyboard = /-by-keyboard\.spec\.ts$/;

// Two at a time, each with a world of its own: a journey may move its world's clock by months without another one noticing.
export default defineConfig({
  testDir: "e2e/journeys",
  outputDir: "test-results",
  globalSetup: "./e2e/support/global-setup.ts",
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: ".cache/playwright.json" }]],
  use: { actionTimeout: 20_000, navigationTimeout: 30_000, screenshot: "only-on-failure", launchOptions: { executablePath: await chromiumPath(), args } },
  projects: [
    { name: "desktop", testIgnore: onlyOnce, use: { viewport: { width: 1_440, height: 900 } } },
    { name: "phone", testIgnore: [onlyOnce, byKeyboard], use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    // Last, since they are short: no worker then waits long for the other one's last story.
    { name: "api", testMatch: onlyOnce },
  ],
});
