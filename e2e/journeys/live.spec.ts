// Proves that what happens shows by itself in every tab of a person; that a page without its push server says so, goes on by asking and finds back; that signing out in
// one browser's tab ends the live connections and takes the other tabs to the sign-in page; and that it is known who has the product open;
// that a laptop which slept reads anew at once, and that typing is told now and then, and ends by itself.
// It would miss a network that is only slow.
import type { Page, WebSocketRoute } from "@playwright/test";
import postgres from "postgres";
import { demoPeople } from "@/db/seed/people";
import { candidateByTables, connectByTables } from "../support/connected";
import { signInByPassword, signUp } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { signInByLink } from "../support/sign-in-by-link";
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

test("a conversation that slept with its laptop has what was said meanwhile; typing is told now and then, and ends by itself", async ({ people, world }, { project }) => {
  const name = `Sloane Sleeps ${project.name}`;
  const email = `sloane.${project.name}@live.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  await candidateByTables(world, email);
  const connectionId = await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email });
  const sloane = await people.visitor();
  await signInByLink(sloane, world, email);
  const maya = await people.signIn("maya");
  const box = maya.getByRole("textbox", { name: "Message", exact: true });
  const said = (text: string) => sloane.getByRole("log").getByText(text, { exact: true });
  const typing = sloane.getByText("Maya Okafor is typing");
  let told = 0;
  await maya.routeWebSocket(/\/app\//, (route) => {
    const server = route.connectToServer();
    route.onMessage((frame) => {
      if (frame.toString().includes("client-typing")) told += 1;
      server.send(frame);
    });
  });
  const lines: { dead: boolean }[] = [];
  await sloane.routeWebSocket(/\/app\//, (route) => {
    const line = { dead: false };
    lines.push(line);
    route.connectToServer().onMessage((frame) => {
      if (!line.dead) route.send(frame);
    });
  });
  const pause = async (page: Page, afterMs: number) => page.clock.pauseAt((await page.evaluate(() => Date.now())) + afterMs);
  for (const page of [maya, sloane]) await page.clock.install();
  await maya.goto(`/portal/messages/${connectionId}`);
  await sloane.goto(`/marketplace/messages/${connectionId}`);
  for (const page of [maya, sloane]) await expect(page.locator("[data-line=connected]")).toHaveCount(1);

  await test.step("who types tells so at most once in three seconds, and is not said to type for ever", async () => {
    // The two have joined their channel at some moment; who types goes on typing.
    await expect(async () => {
      await box.pressSequentially("a");
      await expect(typing).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await pause(maya, 4_000);
    told = 0;
    // What is told goes out with the next tick of her clock.
    const type = async (letters: string, tickMs: number) => {
      await box.pressSequentially(letters);
      await maya.clock.runFor(tickMs);
    };
    await type("Several letters", 100);
    await expect.poll(() => told).toBe(1);
    await type(" and", 2_800);
    await type(" more", 300);
    await type("!", 100);
    await expect.poll(() => told).toBe(2);
    await expect(typing).toBeVisible();
    await sloane.clock.runFor(5_000);
    await expect(typing).toHaveCount(0);
    expect(told).toBe(2);
    await maya.clock.resume();
  });

  await test.step("what was said while it slept is there once it wakes", async () => {
    await pause(sloane, 1_000);
    for (const line of lines) line.dead = true;
    await box.fill("Said to a sleeper");
    await box.press("Enter");
    await expect(maya.getByRole("log").getByText("Said to a sleeper", { exact: true })).toBeVisible();
    await expect(said("Said to a sleeper")).toHaveCount(0);
    await sloane.clock.fastForward("05:00");
    // Its clock goes on by less than a silent line takes to be given up: the sleep itself was noticed.
    for (let tenths = 0; tenths < 80 && (await said("Said to a sleeper").count()) === 0; tenths += 1) await sloane.clock.runFor(100);
    await expect(said("Said to a sleeper")).toBeVisible();
  });
});
