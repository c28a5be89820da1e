// Proves that people of each kind get in, by password and by mail, are set up, and get out everywhere; that a link that is over says what to do;
// and that another firm's page looks as if it did not exist. It would miss sign-in on a real mail program.
import type { Page } from "@playwright/test";
import postgres from "postgres";
import { signInByPassword } from "../support/http-person";
import { linkIn, mailTo } from "../support/inbox";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

const password = "a long enough password";

async function signUp(page: Page, of: { kind: string; name: string; email: string }): Promise<void> {
  await page.goto("/sign-up");
  await page.getByRole("combobox", { name: "What brings you here" }).click();
  await page.getByRole("option", { name: of.kind }).click();
  await page.getByLabel("Your name").fill(of.name);
  await page.getByLabel("E-mail").fill(of.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.waitForURL(/\/welcome/);
}

/** Names differ by project: both may run in one world. */
const unique = (name: string) => `${name} ${test.info().project.name === "phone" ? "Minor" : "Major"}`;
const emailOf = (name: string) => `${unique(name).toLowerCase().replaceAll(" ", ".")}@newcomers.example.com`;

test("a recruiter signs up and founds a firm", async ({ people }) => {
  const page = await people.visitor();
  await page.goto("/sign-up");
  await expectFine(page);
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByText("Enter your name.")).toBeVisible();
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await expectFine(page);
  await signUp(page, { kind: "I place candidates", name: "Ada Lindholm", email: emailOf("Ada") });
  await expectFine(page);
  await page.getByLabel("Name of your firm").fill(unique("Lindholm Search"));
  await page.getByRole("button", { name: "Set up the firm" }).click();
  await page.waitForURL(/\/portal$/);
  await expectFine(page);
});

test("a company signs up and names who brought it", async ({ people }) => {
  const page = await people.visitor();
  await signUp(page, { kind: "I hire for a company", name: "Bruno Keller", email: emailOf("Bruno") });
  await page.getByLabel("Name of your company").fill(unique("Keller Instruments"));
  await page.getByLabel(/E-mail of the recruiter/).fill("nobody@nowhere.example.com");
  await page.getByRole("button", { name: "Set up the company" }).click();
  await expect(page.getByText(/No recruiter here has this e-mail/)).toBeVisible();
  await expectFine(page);
  await page.getByLabel(/E-mail of the recruiter/).fill("maya@northbound.example.com");
  await page.getByRole("button", { name: "Set up the company" }).click();
  await page.waitForURL(/\/company$/);
  await expectFine(page);
});

test("a candidate signs up, confirms the address by mail, and keeps the password", async ({ people, world }) => {
  const page = await people.visitor();
  await signUp(page, { kind: "I look for a role", name: "Imogen Hale", email: emailOf("Imogen") });
  await expectFine(page);
  await page.getByRole("button", { name: "Mail me a link to confirm" }).click();
  await expect(page.getByText("Look into your mail")).toBeVisible();
  await expectFine(page);
  await page.goto(linkIn(await mailTo(world, emailOf("Imogen"), /./), "Confirm"));
  await page.waitForURL(/\/marketplace$/);
  await expectFine(page);
  const elsewhere = await people.visitor();
  await elsewhere.goto("/sign-in");
  await elsewhere.getByLabel("E-mail").fill(emailOf("Imogen"));
  await elsewhere.getByLabel("Password").fill(password);
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await elsewhere.waitForURL(/\/marketplace$/);
});

test("a mailed link signs in once; used again or too late, it says what to do", async ({ people, world }) => {
  const ask = async (page: Page) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill("theo@northbound.example.com");
    await page.getByRole("button", { name: "E-mail me a link" }).click();
    await expect(page.getByText("Look into your mail")).toBeVisible();
    return linkIn(await mailTo(world, "theo@northbound.example.com", /link to sign in/), "Sign in");
  };
  const page = await people.visitor();
  const link = await ask(page);
  await page.goto(link);
  await page.waitForURL(/\/portal$/);

  const late = await people.visitor();
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This link is over" })).toBeVisible();
  await expectFine(late);
  await late.getByRole("link", { name: "Get a new link" }).click();
  await expect(late.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  const expired = await ask(late);
  expect(expired, "a new link for a new request").not.toBe(link);
  const sql = postgres(world.databaseUrl, { max: 1 });
  await sql`update verifications set expires_at = expires_at - interval '2 days' where value like '%theo@northbound.example.com%'`;
  await sql.end();
  await late.goto(expired);
  await expect(late.getByRole("heading", { name: "This link is over" })).toBeVisible();
});

test("signing out everywhere ends the other browsers too", async ({ people }) => {
  const here = await people.signIn("jonas");
  const there = await people.signIn("jonas");
  const bystander = await people.signIn("caroline");
  await here.goto("/portal/settings");
  await expectFine(here);
  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await expectFine(here);
  await here.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await here.waitForURL(/\/sign-in/);
  await there.reload();
  await there.waitForURL(/\/sign-in/);
  await bystander.reload();
  await expect(bystander).toHaveURL(/\/portal/);
});

test("another firm's page looks as if it did not exist", async ({ people, world }) => {
  const admin = await signInByPassword(world, "ruth");
  const ingrid = await signInByPassword(world, "ingrid");
  const own = (await ingrid.api.placements.list.query({ as: "recruiter" })).placements.map((one) => one.id);
  const foreign = (await admin.api.placements.list.query({ as: "admin" })).placements.find((one) => !own.includes(one.id));
  if (!foreign) throw new Error("Ingrid shares in every placement of this world.");
  const page = await people.signIn("ingrid");
  const readOf = async (id: string) => {
    const answer = await page.goto(`/portal/placements/${id}`);
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    return { status: answer?.status(), title: await page.title(), text: await page.locator("main").first().innerText() };
  };
  expect(await readOf(foreign.id)).toEqual(await readOf("plc_00000000000000000000000000"));
  await expectFine(page);
});

test("a link to a page leads there after signing in", async ({ people }) => {
  const page = await people.visitor();
  await page.goto("/portal/money?by=month");
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByRole("button", { name: "Continue as Caroline Halden" }).click();
  await page.waitForURL(/\/portal\/money\?by=month$/);
});
