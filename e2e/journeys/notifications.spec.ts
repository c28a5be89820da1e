// Proves that each move of a connection rings the other's bell in every tab that they have open, wherever it stands, and is said aloud; that the count stands on the bell and in the title; that what is read in
// one tab is read in the other; that a line that nobody need answer any more says so; and that all news has a page, by parts. On a desktop and a phone, light and dark, by keys, with axe. It would miss how soon
// (the bench) and a bell of somebody with thousands of lines.
import type { Page } from "@playwright/test";
import postgres from "postgres";
import { demoPeople } from "@/db/seed/people";
import { httpVisitor, signInByPassword, signUp } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { signInByLink } from "../support/sign-in-by-link";
import { expect, test } from "../support/test";

const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/ });
const newest = (page: Page) => page.getByRole("list", { name: "Newest" });
const counts = async (pages: readonly Page[], unread: number) => {
  for (const page of pages) {
    await expect(bell(page)).toHaveAccessibleName(unread === 0 ? "Notifications" : `Notifications, ${unread} unread`);
    await expect(page).toHaveTitle(unread === 0 ? /^[^(]/ : new RegExp(`^\\(${unread}\\) `));
  }
};
const heard = async (pages: readonly Page[], title: string) => {
  for (const page of pages) await expect(page.getByText(`News: ${title}`, { exact: true })).toHaveCount(1);
};

test("each move rings the other's bell in every tab, and what is read in one is read in all", async ({ people, world }, { project }) => {
  const phone = project.name === "phone";
  const name = `Wilhelmina Featherstonehaugh-Cholmondeley ${phone ? "Minor" : "Major"}`;
  const email = `wilhelmina.${project.name}@bell.example.com`;
  const recruiter = await signInByPassword(world, "maya");
  const { candidateId } = await recruiter.api.sourcing.addCandidate.mutate({ fullName: name, email, headline: "Bell founder" });
  await signUp(world, { name, email, intent: "candidate" });
  const sql = postgres(world.databaseUrl, { max: 1 });
  const [{ id: recruiterId } = { id: "" }] = await sql<{ id: string }[]>`select r.id from recruiters r join users u on u.id = r.user_id where u.email = ${demoPeople.find((one) => one.key === "maya")?.email ?? ""}`;
  await sql.end();
  await recruiter.api.notifications.markAllRead.mutate({});

  const one = await people.visitor();
  await signInByLink(one, world, email);
  const candidate = httpVisitor(world, (await one.context().cookies()).map((cookie) => `${cookie.name}=${cookie.value}`).join("; "));
  await candidate.api.notifications.markAllRead.mutate({});
  const maya = await people.signIn("maya");
  const mayaToo = await maya.context().newPage();
  const [theirs, hers] = [[one, await one.context().newPage()], [maya, mayaToo]] as const;
  for (const [page, path] of [[theirs[0], "/marketplace/privacy"], [theirs[1], "/marketplace/applications"], [maya, "/portal/candidates"], [mayaToo, "/portal/money"]] as const) {
    await page.goto(path);
    await expect(page.locator("[data-line=connected]")).toHaveCount(1);
  }
  await counts(hers, 0);

  const { connectionId } = await candidate.api.connections.askRecruiter.mutate({ recruiterId, note: "" });
  await test.step("asked: both tabs say so, and on a phone that somebody waits is on More", async () => {
    await counts(hers, 1);
    await heard(hers, `${name} asks to connect`);
    if (phone) {
      const { asRecruiter } = await recruiter.api.connections.waiting.query({});
      await maya.getByRole("button", { name: new RegExp(`^More ?${asRecruiter} waiting$`) }).click();
      await expect(maya.getByRole("link", { name: new RegExp(`^Connections ?${asRecruiter} waiting$`) })).toBeVisible();
      await expectFine(maya);
      await maya.getByRole("button", { name: "Close" }).click();
    }
    await maya.goto("/portal");
    await expect(maya.getByRole("list", { name: "Waiting for you" }).getByRole("link", { name: `${name} asks to connect` })).toBeVisible();
    await expect(maya.getByRole("region", { name: "News" }).getByRole("link", { name: `New: ${name} asks to connect` })).toBeVisible();
    await maya.goto("/portal/candidates");
  });

  await test.step("the open bell shows what comes while it is open, and what is no longer asked", async () => {
    await bell(maya).focus();
    await maya.keyboard.press("Enter");
    await expect(newest(maya).getByRole("listitem").first()).toContainText("Read their note and what it would change");
    await expectFine(maya);
    await maya.emulateMedia({ colorScheme: "dark" });
    await expectFine(maya);
    await maya.emulateMedia({ colorScheme: "light" });
    await candidate.api.connections.withdraw.mutate({ connectionId });
    await expect(newest(maya).getByRole("link", { name: "New: A request to connect was taken back" })).toBeVisible();
    await expect(newest(maya).getByRole("listitem").nth(1)).toContainText("No longer open.");
    await counts([mayaToo], 2);
  });

  await test.step("opened in one tab, a line is read in the other", async () => {
    await newest(maya).getByRole("link", { name: `New: ${name} asks to connect` }).press("Enter");
    await maya.waitForURL(/\/portal\/connections\/cnx_/);
    await expect(newest(maya)).toHaveCount(0);
    await counts(hers, 1);
    await bell(mayaToo).click();
    await mayaToo.getByRole("button", { name: "Mark all read" }).click();
    await expect(mayaToo.getByText("All read")).toBeVisible();
    await mayaToo.keyboard.press("Escape");
    await expect(bell(mayaToo)).toBeFocused();
    await counts(hers, 0);
  });

  await test.step("accepted, ended and declined are heard as well", async () => {
    await recruiter.api.connections.askCandidate.mutate({ candidateId, note: "" });
    await counts(theirs, 1);
    await heard(theirs, "Maya Okafor asks to connect");
    await candidate.api.connections.accept.mutate({ connectionId });
    await counts(hers, 1);
    await heard(hers, `You are connected with ${name}`);
    await candidate.api.connections.disconnect.mutate({ connectionId, reason: "" });
    await counts(hers, 2);
    await heard(hers, `${name} ended your connection`);
    await candidate.api.connections.askRecruiter.mutate({ recruiterId, note: "" });
    await counts(hers, 3);
    await recruiter.api.connections.decline.mutate({ connectionId, reason: "" });
    await counts(theirs, 2);
    await heard(theirs, "Maya Okafor declined to connect");
  });

  await test.step("all of it has a page, by parts that the address names", async () => {
    await bell(theirs[0]).click();
    await expectFine(theirs[0]);
    await theirs[0].getByRole("link", { name: "See all" }).click();
    await theirs[0].waitForURL(/\/marketplace\/notifications$/);
    const list = theirs[0].getByRole("list", { name: "Notifications" });
    await expect(list.getByText("Answered.")).toBeVisible();
    await expectFine(theirs[0]);
    const parts = theirs[0].getByRole("navigation", { name: "Which notifications" });
    await parts.getByRole("link", { name: "Connections" }).click();
    await theirs[0].waitForURL(/show=connections/);
    await expect(list.getByText("Answered.")).toBeVisible();
    await parts.getByRole("link", { name: "Money" }).click();
    await theirs[0].waitForURL(/show=money/);
    await expect(theirs[0].getByText("Invoices and payments will be here")).toBeVisible();
    await parts.getByRole("link", { name: "Unread" }).click();
    await theirs[0].waitForURL(/show=unread/);
    await expect(list.getByRole("listitem")).toHaveCount(2);
    await theirs[0].emulateMedia({ colorScheme: "dark" });
    await expectFine(theirs[0]);
    await theirs[0].getByRole("button", { name: "Mark all read" }).click();
    await expect(theirs[0].getByText("You have read everything")).toBeVisible();
    await counts(theirs, 0);
  });

  for (const area of ["company", "admin"]) {
    await test.step(`the bell is in the ${area} area`, async () => {
      const page = await people.signIn(demoPeople.find((person) => person.area === `/${area}`)?.key ?? "");
      await bell(page).click();
      await expectFine(page);
      await page.getByRole("link", { name: "See all" }).last().click();
      await page.waitForURL(new RegExp(`/${area}/notifications$`));
      await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
      await expectFine(page);
    });
  }
});
