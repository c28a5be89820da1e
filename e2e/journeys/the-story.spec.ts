// Proves that five people can play the whole path in a browser, each in their own, from a candidate's first claim to a recruiter's paid share, on a
// desktop and on a phone, with axe on every page. It would miss what a person finds ugly.
import type { Locator, Page } from "@playwright/test";
import { linkIn, mailTo } from "../support/inbox";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test.describe.configure({ timeout: 300_000 });

/** Two casts, since both projects may play in one world. Neither B has set up payouts; Ingrid Solberg brought the company. */
const casts = {
  desktop: { a: "maya", aName: "Maya Okafor", b: "daniel", bName: "Daniel Reyes", candidate: "Elena Marsh", email: "elena.marsh@gmail.com", spelling: "E.Lena.Marsh+jobs@GMAIL.com", phone: "+1 617 555 0176", role: "Motion planning lead" },
  phone: { a: "theo", aName: "Theo Lindqvist", b: "jonas", bName: "Jonas Roe", candidate: "Odette Ferrand", email: "odette.ferrand@gmail.com", spelling: "O.Dette.Ferrand+cv@GoogleMail.com", phone: "+1 617 555 0177", role: "Simulation engineer" },
} as const;

/** A page's section under this heading. */
const section = (page: Page, heading: string): Locator => page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
const seen = async (page: Page, ...texts: (string | RegExp)[]) => {
  for (const text of texts) await expect(page.getByText(text).first()).toBeVisible();
};

async function choose(page: Page, field: string, query: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: field }).fill(query);
  await page.getByRole("option", { name: option }).first().click();
}

test("from a candidate's first claim to a recruiter's paid share", async ({ people, world }, { project }) => {
  const cast = project.name === "phone" ? casts.phone : casts.desktop;
  const company = await people.signIn("priya");
  const a = await people.signIn(cast.a);
  const b = await people.signIn(cast.b);
  const admin = await people.signIn("ruth");
  for (const page of [company, a, b, admin]) await expectFine(page);

  await test.step("the company posts a role and sees what a hire at 120,000.00 USD would cost", async () => {
    await company.goto("/company/roles/new");
    await company.getByLabel("Title").fill(cast.role);
    await company.getByLabel("Description").fill("Plan the motion of two hundred warehouse robots, with a small team that ships weekly.");
    await company.getByLabel("Location").fill("Boston, MA");
    await company.getByLabel("From").fill("110000");
    await company.getByLabel("To", { exact: true }).fill("140000");
    await seen(company, "24,000.00", "21,600.00", "2,400.00");
    await expectFine(company);
    await company.getByRole("button", { name: "Post the role" }).dblclick();
    await company.waitForURL(/\/company\/roles\/job_/);
    await seen(company, cast.role, "Thirds, at 30, 60 and 90 days");
    await expectFine(company);
  });

  await test.step("A adds the candidate: thirty days, as a ring with its date and basis", async () => {
    await a.goto("/portal/candidates/new");
    await a.getByLabel("Full name").fill(cast.candidate);
    await a.getByLabel("E-mail").fill(cast.email);
    await a.getByLabel("Phone").fill(cast.phone);
    await a.getByLabel("LinkedIn").fill(`https://www.linkedin.com/in/${cast.candidate.toLowerCase().replace(" ", "-")}-robotics/`);
    await seen(a, /Nobody protects this person/);
    await a.getByRole("button", { name: "Add the candidate" }).dblclick();
    await a.waitForURL(/\/portal\/candidates\/cnd_/);
    const whose = section(a, "Whose they are");
    await expect(whose.getByText(/30 of 30 days/).first()).toBeVisible();
    await expect(whose.getByText(/30 days from .* policy v\d/)).toBeVisible();
    await expectFine(a);
  });

  await test.step("B, with another spelling of the address, is refused: until when, what to do, never by whom; and asks for the right to represent", async () => {
    await b.goto("/portal/candidates/new");
    await b.getByLabel("Full name").fill(cast.candidate);
    await b.getByLabel("E-mail").fill(cast.spelling);
    await b.getByRole("button", { name: "Add the candidate" }).click();
    await seen(b, /Another recruiter protects this person until/);
    expect(await b.locator("main").innerText()).not.toContain(cast.aName);
    await expectFine(b);
    await b.getByRole("button", { name: "Ask for their right to represent" }).click();
    const dialog = b.getByRole("dialog");
    await choose(b, "Company", "Meridian", /Meridian Robotics/);
    await expectFine(b);
    await dialog.getByRole("button", { name: "Send the request" }).dblclick();
    await b.waitForURL(/\/portal\/candidates\/cnd_/);
    await expectFine(b);
  });
  const profile = b.url();

  const candidate = await people.visitor();
  await test.step("the candidate comes by the mailed link, reads in plain words what is asked, and signs", async () => {
    await candidate.goto(linkIn(await mailTo(world, cast.email, new RegExp(`${cast.bName} asks to represent you`)), "Read the request"));
    await candidate.waitForURL(/\/marketplace\/requests\/rtr_/);
    await seen(candidate, /allow .* to present me/, /I can take this back at any time/);
    await expectFine(candidate);
    await candidate.getByLabel("Your full name, as your signature").fill("Somebody Else");
    await candidate.getByRole("button", { name: "Sign for Meridian Robotics" }).click();
    await seen(candidate, /The name you typed is not the name in the text/);
    await candidate.getByLabel("Your full name, as your signature").fill(cast.candidate);
    await candidate.getByRole("button", { name: "Sign for Meridian Robotics" }).dblclick();
    await expect(candidate.getByRole("heading", { name: "Receipt" })).toBeVisible();
    await expect(candidate.getByRole("button", { name: "Take it back" })).toBeVisible();
    await expectFine(candidate);
    await candidate.goto("/marketplace");
    await expect(section(candidate, "Who represents you").getByText(new RegExp(cast.bName))).toBeVisible();
    await expectFine(candidate);
    await candidate.goto("/marketplace/requests");
    await expectFine(candidate);
  });

  await test.step("B sees the split to the cent before the click, A in it without asking, and submits", async () => {
    await expect(section(b, "Right to represent").getByText("Signed").first(), "without reloading").toBeVisible();
    await b.goto(profile);
    await b.getByRole("link", { name: "Submit to a role" }).click();
    await b.waitForURL(/\/portal\/submissions\/new/);
    await choose(b, "Role", cast.role, new RegExp(cast.role));
    await b.getByLabel("Expected base salary, per year").fill("120000");
    const split = section(b, "Who gets what").or(b.locator("section[aria-labelledby=who-gets-what]"));
    for (const amount of ["24,000.00", "2,400.00", "21,600.00", "2,160.00", "9,720.00"]) await expect(split.getByText(amount).first()).toBeVisible();
    await expect(split.getByText(/Sourcer share: 10% of the pool/)).toBeVisible();
    await expect(split.getByText(/Job side: 45% of the pool/)).toBeVisible();
    await expect(split.getByText(/Candidate side: 45% of the pool/)).toBeVisible();
    await expect(split.getByText(cast.aName)).toHaveCount(0);
    await expectFine(b);
    await b.getByRole("button", { name: `Submit ${cast.candidate}` }).dblclick();
    await b.waitForURL(/\/portal\/submissions\/app_/);
    await expectFine(b);
  });

  await test.step("the company reviews and makes an offer at 120,000.00", async () => {
    await company.goto("/company");
    await expectFine(company);
    await company.goto("/company/submissions");
    await expectFine(company);
    await company.getByRole("link", { name: cast.candidate }).first().click();
    await company.waitForURL(/\/company\/submissions\/app_/);
    await company.getByRole("button", { name: "Start the review" }).dblclick();
    await seen(company, "In review");
    await expectFine(company);
    await company.getByRole("link", { name: "Make an offer" }).click();
    await company.waitForURL(/\/offer$/);
    await company.getByLabel("Base salary, per year").fill("0");
    await company.getByRole("button", { name: /Make the offer/ }).click();
    await seen(company, /above zero/);
    await company.getByLabel("Base salary, per year").fill("120000");
    await seen(company, "24,000.00");
    await company.getByRole("button", { name: /First day/ }).click();
    await company.getByRole("button", { name: /^Today/ }).click();
    await expectFine(company);
    await company.getByRole("button", { name: /Make the offer/ }).dblclick();
    await company.waitForURL(/\/company\/submissions\/app_[^/]+$/);
    await expect(section(company, "Your offer")).toBeVisible();
    await expectFine(company);
  });

  await test.step("the candidate accepts", async () => {
    await candidate.goto("/marketplace/applications");
    await expectFine(candidate);
    await candidate.getByRole("link", { name: new RegExp(cast.role) }).first().click();
    await candidate.waitForURL(/\/marketplace\/applications\/app_/);
    await seen(candidate, "120,000.00");
    await expectFine(candidate);
    await candidate.getByRole("button", { name: "Accept the offer" }).click();
    await candidate.getByRole("alertdialog").getByRole("button", { name: /^Accept/ }).dblclick();
    await expect(candidate.getByRole("button", { name: "Accept the offer" })).toHaveCount(0);
    await expectFine(candidate);
  });

  await test.step("the start is confirmed by the company and by B: the placement keeps what was agreed", async () => {
    await company.getByRole("link", { name: "Open the placement" }).click();
    await company.waitForURL(/\/company\/placements\/plc_/);
    await expectFine(company);
    await company.getByRole("button", { name: "Confirm the start" }).click();
    await company.getByRole("alertdialog").getByRole("button", { name: "Confirm the start" }).dblclick();
    await seen(company, new RegExp(`${cast.bName} or ${cast.candidate}`));
    await b.goto("/portal/placements");
    await expectFine(b);
    await b.getByRole("link", { name: cast.candidate }).first().click();
    await b.waitForURL(/\/portal\/placements\/plc_/);
    await b.getByRole("button", { name: "Confirm the start" }).click();
    await b.getByRole("alertdialog").getByRole("button", { name: "Confirm the start" }).dblclick();
    await seen(b, "In guarantee");
    const agreed = section(b, "What was agreed");
    await expect(agreed.getByText(/Policy version \d/)).toBeVisible();
    await expect(section(b, "How the fee is split").getByText("2,160.00").first()).toBeVisible();
    await expectFine(b);
  });
  const placement = b.url();

  await test.step("the invoice is issued and paid on the provider's page; the money arrives by webhook, without reloading", async () => {
    await company.goto("/company/invoices");
    await expectFine(company);
    await expect(company.getByRole("link", { name: new RegExp(cast.candidate) }).or(company.getByRole("row", { name: new RegExp(cast.candidate) }).getByRole("link")).first()).toBeVisible({ timeout: 45_000 });
    await company.getByRole("row", { name: new RegExp(cast.candidate) }).getByRole("link").first().click();
    await company.waitForURL(/\/company\/invoices\/inv_/);
    await expectFine(company);
    const popup = company.waitForEvent("popup");
    await company.getByRole("link", { name: /^Pay 24,000\.00/ }).click();
    const hosted = await popup;
    await hosted.getByLabel(/bank/i).first().check();
    await hosted.getByRole("button", { name: "Pay $24,000.00" }).click();
    await expect(hosted.getByRole("heading", { name: "Receipt" })).toBeVisible();
    await hosted.close();
    await expect(company.getByText("Paid", { exact: true }).first()).toBeVisible({ timeout: 45_000 });
    const money = section(b, "Where the money is");
    await expect(money.getByText("On hold").first(), "without reloading").toBeVisible({ timeout: 45_000 });
    for (const amount of ["3,207.60", "3,304.80", "712.80", "734.40"]) await expect(money.getByText(amount).first()).toBeVisible();
    await expectFine(b);
  });

  await test.step("ninety days go by: who is set up is paid third by third, and B's shares say what they wait for", async () => {
    await a.goto("/portal/money");
    await expectFine(a);
    for (const button of ["30 days", "30 days", "30 days", "1 day"]) {
      await admin.goto("/admin/clock");
      await admin.getByRole("button", { name: button, exact: true }).click();
      await seen(admin, /The clock moved by/);
    }
    await expectFine(admin);
    const amounts = a.getByRole("listitem").filter({ hasText: cast.candidate }).filter({ has: a.getByText("Paid", { exact: true }) });
    await expect(amounts, "without reloading").toHaveCount(3, { timeout: 60_000 });
    await expect(section(b, "Where the money is").getByText(/you to finish payout set-up/).first(), "without reloading").toBeVisible({ timeout: 45_000 });
    await expectFine(a);
    await expectFine(b);
  });

  await test.step("B finishes the provider's onboarding, and is paid without reloading", async () => {
    await b.goto("/portal/money");
    await b.getByRole("button", { name: /Set up payouts|Go on with the set-up/ }).click();
    await b.getByRole("button", { name: "Finish", exact: true }).click();
    await b.waitForURL(/\/portal\/money$/);
    const amounts = b.getByRole("listitem").filter({ hasText: cast.candidate }).filter({ has: b.getByText("Paid", { exact: true }) });
    await expect(amounts).toHaveCount(3, { timeout: 60_000 });
    await expectFine(b);
    await b.goto(placement);
    await expect(section(b, "Where the money is").getByText("Paid", { exact: true }).first()).toBeVisible();
    await expect(section(b, "What happened").getByText(/paid a share/).first()).toBeVisible();
    await expectFine(b);
  });

  await test.step("the admin sees the ledger, difference 0, the chains verified and what ran", async () => {
    await admin.goto("/admin/proof");
    await admin.getByRole("button", { name: "Run a proof" }).or(admin.getByRole("button", { name: /proof/i })).first().click();
    await seen(admin, "Difference 0", /the difference is zero in every account and currency/);
    await expectFine(admin);
    await admin.goto("/admin/audit");
    await admin.getByRole("button", { name: "Verify every chain now" }).click();
    await seen(admin, /\d+ entries in \d+ chains verified, /);
    await expectFine(admin);
    for (const path of ["/admin", "/admin/ledger", "/admin/payouts", "/admin/placements", "/admin/jobs", "/admin/policy"]) {
      await admin.goto(path);
      await expectFine(admin);
    }
    await admin.goto(`/admin/placements/${placement.split("/").at(-1) ?? ""}`);
    await expectFine(admin);
  });

  await test.step("the pages that the story passed by are fine too", async () => {
    for (const [page, paths] of [[a, ["/portal", "/portal/candidates", "/portal/roles", "/portal/submissions", "/portal/settings", "/portal/money?by=month"]], [company, ["/company/roles", "/company/placements", "/company/settings"]], [candidate, ["/marketplace/settings"]]] as const) {
      for (const path of paths) {
        await page.goto(path);
        await expectFine(page);
      }
    }
  });

  await test.step("the candidate takes the right back", async () => {
    await candidate.goto("/marketplace/requests");
    await candidate.getByRole("link", { name: new RegExp(cast.bName) }).first().click();
    await candidate.getByRole("button", { name: "Take it back" }).click();
    await candidate.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).dblclick();
    await seen(candidate, "Taken back");
    await expectFine(candidate);
  });
});
