import { expect, type Page } from "@playwright/test";
import { linkIn, mailTo } from "./inbox";
import type { WorldAddresses } from "./world-messages";

/** Signs a page in by a link that is mailed to this address, and waits until it is somewhere of its own. */
export async function signInByLink(page: Page, world: WorldAddresses, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "E-mail me a link" }).click();
  // An earlier link's mail may be there already.
  await expect(page.getByText("Look into your mail")).toBeVisible();
  await page.goto(linkIn(await mailTo(world, email, /link to sign in/), "Sign in"));
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in") && !url.pathname.startsWith("/api"));
}
