// Proves that a program calls by a key, without a browser, within the key's scope; that cookies do not help a wrong key, nor a key a foreign page without one; and
// that a person makes, sees once and revokes a key in the settings. It would miss a key that leaks into a log.
import { signInByPassword } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a program calls by its person's key, until it is revoked", async ({ people, world }, { project }) => {
  const call = (path: string, key: string | null, body?: unknown, more: Record<string, string> = {}) =>
    fetch(`${world.url}/api/trpc/${path}`, { ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }), headers: { "content-type": "application/json", ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...more } });
  const empty = `?input=${encodeURIComponent("{}")}`;
  for (const [kind, path] of [["recruiter", "sourcing.candidates"], ["company", "jobs.mine"], ["candidate", "identity.apiKeys"], ["admin", "payouts.operations"]] as const) {
    expect((await call(`${path}${empty}`, world.apiKeys[kind])).status, `${kind} reads by ${path}`).toBe(200);
  }
  expect((await call(`sourcing.candidates${empty}`, "fsk_wrong")).status).toBe(401);
  expect((await call("policy.moveClock", world.apiKeys.admin, { byHours: 1 })).status, "staff only read by key").toBe(403);
  const browser = await signInByPassword(world, "maya");
  expect((await call(`sourcing.candidates${empty}`, "fsk_wrong", undefined, { cookie: browser.cookies() })).status, "a cookie does not help a wrong key").toBe(401);
  expect((await call("sourcing.blindCheck", null, { people: [{ email: "a@b.com" }] }, { cookie: browser.cookies(), origin: "https://elsewhere.example" })).status, "a foreign page has no key").toBe(403);

  const page = await people.signIn(project.name === "phone" ? "jonas" : "daniel");
  await page.goto("/portal/settings");
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByText("Enter what the key is for.")).toBeVisible();
  await page.getByLabel("What it is for").fill("Our applicant system");
  await expectFine(page);
  await page.getByRole("button", { name: "Make the key" }).click();
  const secret = await page.getByText(/^fsk_[\w-]{43}$/).innerText();
  await expectFine(page);
  expect((await call(`sourcing.candidates${empty}`, secret)).status).toBe(200);
  expect((await call("sourcing.blindCheck", secret, { people: [{ email: "a@b.com" }] })).status, "it was made to read").toBe(403);
  await page.reload();
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("button", { name: "Revoke the key" }).click();
  await expect(page.getByText("Revoked")).toBeVisible();
  expect((await call(`sourcing.candidates${empty}`, secret)).status).toBe(401);
});
