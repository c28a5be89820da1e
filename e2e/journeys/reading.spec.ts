// Proves that a conversation says what is so: a New Yorker reads it by the clock of New York, from the server and from the browser, with no complaint of a first page made without it; what one says within minutes stands under one time; it opens where the unread
// begin, also when they are more than a page, with the line there; only what had its end on the screen counts as seen; earlier pages are not read out, and new messages are; a draft of a device whose clock is
// ahead does not come back; a tab that reads old messages is not led away, nor does a jump to one lose what is written; and a page that has never had a push server goes on by asking. It would miss what a screen reader makes of it.
import type { Page } from "@playwright/test";
import postgres from "postgres";
import { chooseFiles } from "../support/choose-files";
import { candidateByTables, connectByTables, saidByTables } from "../support/connected";
import { signUp } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { signInByLink } from "../support/sign-in-by-link";
import { expect, test } from "../support/test";

test.use({ timezoneId: "America/New_York" });

const MAYA = "maya@northbound.example.com";
const log = (page: Page) => page.getByRole("log");
const box = (page: Page) => page.getByRole("textbox", { name: "Message", exact: true });
const said = (page: Page, text: string) => log(page).getByText(text, { exact: true });
/** A moment as clocks and calendars on a wall show it, without the product's own formatter. */
const inZone = (timeZone: string) => {
  const written = (at: Date, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-US", { timeZone, ...options }).format(at);
  const day = (at: Date) => [written(at, { weekday: "short" }), written(at, { day: "numeric" }), written(at, { month: "short" })].join(" ");
  return { time: (at: Date) => written(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }), day };
};
const [newYork, utc] = [inZone("America/New_York"), inZone("UTC")];

test("times are those of the reader's clock", async ({ people, world }, { project }) => {
  const name = `Yolanda York ${project.name}`;
  const email = `yolanda.${project.name}@reading.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  await candidateByTables(world, email);
  const connectionId = await connectByTables(world, { recruiterEmail: MAYA, candidateEmail: email });
  const sql = postgres(world.databaseUrl, { max: 1 });
  // Two days ago in New York, when it was the next day in UTC already.
  const [{ at: late }] = await sql<[{ at: Date }]>`select date_trunc('day', app.now(), 'UTC') - interval '1 day' + interval '2 hours 30 minutes' as at`;
  await saidByTables(world, { connectionId, by: "recruiter", texts: ["Late in the evening"], at: late });
  const yolanda = await people.visitor();
  await signInByLink(yolanda, world, email);
  await yolanda.goto(`/marketplace/messages/${connectionId}`);
  await expect(log(yolanda).getByRole("listitem").filter({ hasText: new RegExp(`^${newYork.day(late)}( \\d{4})?$`) })).toBeVisible();
  await expect(log(yolanda)).toContainText(newYork.time(late));
  await expect(log(yolanda)).not.toContainText(utc.day(late));
  await expect.poll(async () => (await yolanda.context().cookies()).find((one) => one.name === "fairsplit_zone")?.value).toBe(encodeURIComponent("America/New_York"));
  const made = await (await yolanda.request.get(`/marketplace/messages/${connectionId}`)).text();
  expect(made).toContain(newYork.day(late));
  expect(made).not.toContain(`>${utc.day(late)}`);

  const maya = await people.signIn("maya");
  await maya.goto(`/portal/messages/${connectionId}`);
  await box(yolanda).fill("Good evening");
  await box(yolanda).press("Enter");
  await expect(said(maya, "Good evening")).toBeVisible();
  await expect(log(yolanda).getByText(/^Seen \d\d:\d\d$/)).toBeVisible();
  const [{ read_at: readAt }] = await sql<[{ read_at: Date }]>`select read_at from connection_participants where connection_id = ${connectionId} and slot = 1`;
  await expect(log(yolanda).getByText(`Seen ${newYork.time(readAt)}`, { exact: true })).toBeVisible();
  await yolanda.goto(`/marketplace/connections/${connectionId}`);
  const [{ moved_at: movedAt }] = await sql<[{ moved_at: Date }]>`select moved_at from marketplace_connections where id = ${connectionId}`;
  await expect(yolanda.locator("time").filter({ hasText: newYork.time(movedAt) }).first()).toBeVisible();
  await sql.end();
});

test("what one says within minutes stands together under one time", async ({ people, world }, { project }) => {
  const email = `greta.${project.name}@reading.example.com`;
  await signUp(world, { name: `Greta Groups ${project.name}`, email, intent: "candidate" });
  await candidateByTables(world, email);
  const connectionId = await connectByTables(world, { recruiterEmail: MAYA, candidateEmail: email });
  const sql = postgres(world.databaseUrl, { max: 1 });
  const [{ at: start }] = await sql<[{ at: Date }]>`select date_trunc('day', app.now(), 'UTC') - interval '1 day' + interval '15 hours' as at`;
  await sql.end();
  const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
  for (const minutes of [0, 1, 7, 8]) await saidByTables(world, { connectionId, by: "recruiter", texts: [`At ${minutes}`], at: after(minutes) });
  for (const minutes of [8, 13, 19]) await saidByTables(world, { connectionId, by: "candidate", texts: [`Answer at ${minutes}`], at: after(minutes) });
  const greta = await people.visitor();
  await signInByLink(greta, world, email);
  await greta.goto(`/marketplace/messages/${connectionId}`);
  await expect(said(greta, "Answer at 19")).toBeVisible();
  const times = await log(greta).getByRole("listitem").evaluateAll((rows) => rows.filter((row) => row.querySelector("[data-end]")).map((row) => row.querySelector(":scope > p[aria-hidden]")?.textContent ?? null));
  expect(times).toEqual([`Maya Okafor, ${newYork.time(after(0))}`, null, `Maya Okafor, ${newYork.time(after(7))}`, null, newYork.time(after(8)), null, newYork.time(after(19))]);
});

test("what waited is found where it begins, and only what was looked at is seen", async ({ people, world }, { project }) => {
  const phone = project.name === "phone";
  const email = `ulla.${project.name}@reading.example.com`;
  await signUp(world, { name: `Ulla Away ${project.name}`, email, intent: "candidate" });
  await candidateByTables(world, email);
  const connectionId = await connectByTables(world, { recruiterEmail: MAYA, candidateEmail: email });
  const sql = postgres(world.databaseUrl, { max: 1 });
  const readSeq = async () => (await sql<{ read_seq: number }[]>`select read_seq from connection_participants where connection_id = ${connectionId} and slot = 0`)[0]?.read_seq ?? 0;
  await saidByTables(world, { connectionId, by: "recruiter", texts: Array.from({ length: 160 }, (_, i) => `Message no. ${i + 1}`) });
  await sql`update connection_participants set read_seq = 105, read_at = app.now(), delivered_seq = 105 where connection_id = ${connectionId} and slot = 0`;
  const ulla = await people.visitor();
  await signInByLink(ulla, world, email);

  await test.step("it opens at the line, and what is beyond the screen is not seen", async () => {
    await ulla.goto(`/marketplace/messages/${connectionId}`);
    await expect(said(ulla, "Message no. 106")).toBeInViewport();
    const line = log(ulla).getByRole("listitem").filter({ hasText: /^New$/ });
    await expect(line).toBeInViewport();
    expect(await line.evaluate((one) => one.nextElementSibling?.textContent)).toContain("Message no. 106");
    await expect(said(ulla, "Message no. 131")).toHaveCount(0);
    await expect.poll(readSeq).toBeGreaterThanOrEqual(106);
    expect(await readSeq()).toBeLessThan(130);
    await expectFine(ulla);
  });
  await test.step("the mark goes with what is looked at, to the end", async () => {
    await ulla.getByRole("button", { name: "Show newer messages" }).press("Enter");
    await expect(said(ulla, "Message no. 160")).toBeAttached();
    await expect(log(ulla).getByRole("listitem").filter({ hasText: "Message no. 130" }), "its button is gone").toBeFocused();
    await said(ulla, "Message no. 160").scrollIntoViewIfNeeded();
    await expect.poll(readSeq).toBe(160);
  });
  await test.step("earlier pages are not read out, and what is new is", async () => {
    const spoken = (text: string) => said(ulla, text).evaluate((one) => one.closest("[aria-live]")?.getAttribute("aria-live"));
    await ulla.getByRole("button", { name: "Show earlier messages" }).click();
    await expect(said(ulla, "Message no. 70")).toBeAttached();
    const maya = await people.signIn("maya");
    await maya.goto(`/portal/messages/${connectionId}`);
    await box(maya).fill("And one more");
    await box(maya).press("Enter");
    await expect(said(ulla, "And one more")).toBeAttached();
    expect(await spoken("Message no. 70")).toBe("off");
    expect(await spoken("Message no. 160")).toBe("off");
    expect(await spoken("And one more")).toBe("polite");
    await maya.close();
  });
  await test.step("what is sent from the middle stands at the end, and stays", async () => {
    await ulla.goto(`/marketplace/messages/${connectionId}?at=30`);
    await expect(said(ulla, "Message no. 30")).toBeInViewport();
    await box(ulla).fill("Written in the middle");
    await box(ulla).press("Enter");
    await expect(said(ulla, "Written in the middle")).toBeInViewport();
    await expect(said(ulla, "And one more")).toBeAttached();
    await expect(ulla.getByRole("list", { name: "On their way" })).toHaveCount(0);
    await expect(said(ulla, "Written in the middle")).toHaveCount(1);
    if (!phone) await expectFine(ulla);
  });
  await test.step("who reads old messages in another tab stays there", async () => {
    const other = await ulla.context().newPage();
    await other.goto(`/marketplace/messages/${connectionId}?at=30`);
    await expect(other.locator("[data-line=connected]")).toHaveCount(1);
    await expect(said(other, "Message no. 30")).toBeInViewport();
    for (const text of ["Sent in one tab", "And again"]) {
      const told = other.waitForResponse(/messages\.changes/);
      await box(ulla).fill(text);
      await box(ulla).press("Enter");
      await expect(said(ulla, text)).toBeInViewport();
      await told;
    }
    await expect(said(other, "Message no. 30")).toBeInViewport();
    await expect(said(other, "And again")).toHaveCount(0);
    await expect(other.getByRole("list", { name: "On their way" })).toHaveCount(0);
    await other.close();
  });
  await test.step("a jump takes nothing of what is on its way; what one tab sends, the other does not send again", async () => {
    await ulla.goto(`/marketplace/messages/${connectionId}?at=30`);
    const old = log(ulla).getByRole("listitem").filter({ hasText: "Message no. 30" });
    await old.hover();
    await old.getByRole("button", { name: "More for this message" }).click();
    await ulla.getByRole("menuitem", { name: "Reply" }).click();
    await box(ulla).fill("As said before");
    await box(ulla).press("Enter");
    await expect(said(ulla, "As said before")).toBeInViewport();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await ulla.route(/\/api\/files\?.*name=along\.pdf/, async (route) => {
      await held;
      await route.continue();
    });
    await chooseFiles(ulla.getByLabel("Files to attach"), { name: "along.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nalong") });
    await expect(ulla.getByRole("progressbar", { name: "Sending along.pdf" })).toBeVisible();
    await ulla.getByRole("button", { name: /^Answers .*Message no\. 30/ }).click();
    await expect(said(ulla, "Message no. 30")).toBeInViewport();
    await expect(ulla.getByRole("progressbar", { name: "Sending along.pdf" })).toBeVisible();
    release();
    const attached = (page: Page) => page.getByRole("button", { name: "Remove along.pdf" });
    await expect(attached(ulla)).toBeVisible();
    const other = await ulla.context().newPage();
    await other.goto(`/marketplace/messages/${connectionId}`);
    await expect(attached(other)).toBeVisible();
    await ulla.getByRole("button", { name: "Send", exact: true }).click();
    await expect(log(ulla).getByRole("button", { name: /^along\.pdf/ })).toBeInViewport();
    await expect(attached(other)).toHaveCount(0);
    await other.close();
  });
  await sql.end();
});

test("a draft of a device whose clock is ahead does not come back once it was sent elsewhere, by one whose clock is behind", async ({ people, world }, { project }) => {
  const email = `clara.${project.name}@reading.example.com`;
  await signUp(world, { name: `Clara Clock ${project.name}`, email, intent: "candidate" });
  await candidateByTables(world, email);
  const connectionId = await connectByTables(world, { recruiterEmail: MAYA, candidateEmail: email });
  const here = `/marketplace/messages/${connectionId}`;
  const [ahead, behind] = [await people.visitor(), await people.visitor()];
  for (const page of [ahead, behind]) await signInByLink(page, world, email);
  const sql = postgres(world.databaseUrl, { max: 1 });
  for (const [page, byMs] of [[ahead, 3_600_000], [behind, -3_600_000]] as const) {
    await page.addInitScript((offset) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + offset;
    }, byMs);
  }
  await ahead.goto(here);
  const saved = ahead.waitForResponse((answer) => answer.url().includes("messages.saveDraft") && answer.ok());
  await box(ahead).fill("I would like to");
  await (await saved).finished();
  await behind.goto(here);
  await expect(box(behind)).toHaveValue("I would like to");
  await box(behind).press("Enter");
  await expect(said(behind, "I would like to")).toBeVisible();
  await expect.poll(async () => (await sql<{ draft: string | null }[]>`select draft from connection_participants where connection_id = ${connectionId} and slot = 0`)[0]?.draft).toBeNull();
  await ahead.reload();
  await expect(said(ahead, "I would like to")).toBeVisible();
  await expect(box(ahead)).toHaveValue("");
  await sql.end();
});

test("a conversation without any push server goes on by asking", async ({ people, world }, { project }) => {
  const email = `pola.${project.name}@reading.example.com`;
  const pola = await signUp(world, { name: `Pola Poll ${project.name}`, email, intent: "candidate" });
  await candidateByTables(world, email);
  const connectionId = await connectByTables(world, { recruiterEmail: MAYA, candidateEmail: email });
  const maya = await people.signIn("maya");
  await maya.routeWebSocket(/\/app\//, (route) => route.close());
  await maya.goto(`/portal/messages/${connectionId}`);
  const notice = "Live updates are off; checking every 10 s.";
  await expect(maya.getByRole("status").filter({ hasText: notice }), "it is spoken").toHaveCount(1);
  await expect(maya.locator("form").getByText(notice), "it is seen where nothing lies under it").toBeVisible();
  expect((await maya.getByRole("status").filter({ hasText: notice }).boundingBox())?.width, "nothing of it is drawn over the box").toBeLessThanOrEqual(1);
  const { messageId } = await pola.api.messages.send.mutate({ connectionId, clientId: `poll-${project.name}-1`, body: "Can you hear me?" });
  await expect(said(maya, "Can you hear me?")).toBeVisible();
  await pola.api.messages.edit.mutate({ messageId, body: "Do you hear me?" });
  await expect(said(maya, "Do you hear me?")).toBeVisible();
  await box(maya).fill("I do");
  await box(maya).press("Enter");
  await expect(said(maya, "I do")).toBeVisible();
  await pola.api.messages.markRead.mutate({ connectionId, seq: 2 });
  await expect(log(maya).getByText(/^Seen \d\d:\d\d$/)).toBeVisible();
});
