// Proves that what happens shows by itself in every tab of a person; that a page without its push server says so, goes on by asking and finds back; that signing out in
// one browser's tab ends the live connections and takes the other tabs to the sign-in page; and that it is known who has the product open.
// It would miss a network that is only slow.
import type { WebSocketRoute } from "@playwright/test";
import postgres from "postgres";
import { demoPeople } from "@/db/seed/people";
import { signInByPassword } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

const NOTICE = "Live updates are off; checking every 10 s.";

test("what happens shows in each tab, with a push server and without, until one signs out", async ({ people, world }, { project }) => {
  const who = project.name === "phone" ? "ingrid" : "maya";
  const browser = await signInByPassword(world, who);
  const added = async (fullName: string) => {
    await browser.api.sourcing.addCandidate.mutate({ fullName, email: `${fullName.toLowerCase().replaceAll(" ", ".")}@example.com` });
    return fullName;
  };
  const sql = postgres(world.databaseUrl, { max: 1 });
  const email = demoPeople.find((one) => one.key === who)?.email ?? "";
  const isOnline = async () => (await sql`select p.online_since is not null as online from user_presence p join users u on u.id = p.user_id where u.email = ${email}`)[0]?.["online"] === true;

  const here = await people.signIn(who);
  const there = await here.context().newPage();
  let down = false;
  const open: WebSocketRoute[] = [];
  await there.routeWebSocket(/\/app\//, (route) => {
    if (down) return route.close();
    open.push(route);
    route.connectToServer();
  });
  for (const page of [here, there]) {
    await page.goto("/portal/candidates");
    await expect(page.locator("[data-line=connected]")).toHaveCount(1);
  }
  await expect.poll(isOnline).toBe(true);

  const first = await added(`Live One ${project.name}`);
  for (const page of [here, there]) await expect(page.getByText(first).first()).toBeVisible();
  await expect(there.getByText(NOTICE)).toHaveCount(0);

  down = true;
  for (const route of open.splice(0)) await route.close();
  await expect(there.getByText(NOTICE)).toBeVisible();
  await expectFine(there);
  await there.emulateMedia({ colorScheme: "dark" });
  await expectFine(there);
  const second = await added(`Live Two ${project.name}`);
  await expect(there.getByText(second).first()).toBeVisible();

  down = false;
  await expect(there.getByText(NOTICE)).toHaveCount(0, { timeout: 90_000 });
  const third = await added(`Live Three ${project.name}`);
  for (const page of [here, there]) await expect(page.getByText(third).first()).toBeVisible();

  await here.getByRole("button", { name: /^Account of/ }).click();
  await here.getByRole("menuitem", { name: "Sign out" }).click();
  await here.waitForURL(/\/sign-in/);
  await there.waitForURL(/\/sign-in/);
  await expect.poll(isOnline).toBe(false);
  await sql.end();
});
