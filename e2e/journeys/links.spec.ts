// Proves that a page costs the server that page alone: links are fetched ahead when somebody points at them, and not because they are in sight.
// It would miss a link that goes around the shared component.
import { expect, test } from "../support/test";

test("what a link leads to is fetched ahead once somebody means it", async ({ people }, { project }) => {
  const page = await people.signIn("maya");
  const ahead: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["next-router-prefetch"] !== undefined) ahead.push(new URL(request.url()).pathname);
  });
  await page.goto("/portal/candidates");
  const link = page.locator('main a[href^="/portal/candidates/cnd_"]').filter({ visible: true }).first();
  await expect(link).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(ahead).toEqual([]);
  await (project.name === "phone" ? link.dispatchEvent("touchstart") : link.hover());
  await expect.poll(() => ahead.at(0)).toBe(await link.getAttribute("href"));
});
