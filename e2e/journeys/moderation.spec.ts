// Proves that what somebody is told in a conversation can be reported from its menu, that an admin sees it as it stood and mutes its sender, who reads until when and why, and appeals; that another admin
// lifts it, and that a suspended person is out at once and can do nothing but appeal; that a message is taken out, a suspension without an end waits for a second admin, and who writes too much, or one text to too many, is told
// so; and that a note, a profile and a person are reported where they stand, rejected and warned for. On a desktop and a phone, with axe. It would miss the rules and the races (server/moderation).
import type { Locator, Page } from "@playwright/test";
import { chooseFiles } from "../support/choose-files";
import { candidateByTables, connectByTables, copiedByTables, slowedDownByTables } from "../support/connected";
import { signUp } from "../support/http-person";
import { linkIn, mailTo } from "../support/inbox";
import { pdfOf } from "../support/small-pdf";
import { signInByLink } from "../support/sign-in-by-link";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a message is reported, its sender muted, heard and let go; and suspended for the next", async ({ people, world }, { project }) => {
  const phone = project.name === "phone";
  const name = phone ? "Quentin Smallwood" : "Quentin Largewood";
  const email = `${name.toLowerCase().replace(" ", ".")}@reported.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  const quentin = await people.visitor();
  await signInByLink(quentin, world, email);
  await quentin.goto("/welcome/candidate?next=/marketplace/messages");
  await quentin.waitForURL(/\/marketplace\/messages$/);
  const connectionId = await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email });
  const maya = await people.signIn("maya");
  const box = (page: Page) => page.getByRole("textbox", { name: "Message" });
  const item = (page: Page, text: string) => page.getByRole("log").getByRole("listitem").filter({ hasText: text });
  const look = async (page: Page, what: string) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `test-results/moderation-${project.name}-${what}-${colorScheme}.png`, fullPage: true });
    }
    await page.emulateMedia({ colorScheme: "light" });
  };

  await test.step("the recruiter reports a message from its menu, once", async () => {
    await quentin.goto(`/marketplace/messages/${connectionId}`);
    for (const text of ["Good morning", "You are a fool"]) {
      await box(quentin).fill(text);
      await box(quentin).press("Enter");
      await expect(item(quentin, text)).toBeVisible();
    }
    await chooseFiles(quentin.getByLabel("Files to attach"), { name: "fool.pdf", mimeType: "application/pdf", buffer: pdfOf(["A fool, drawn"]) });
    await expect(quentin.getByRole("button", { name: "Remove fool.pdf" })).toBeVisible();
    await quentin.getByRole("button", { name: "Send", exact: true }).click();
    await expect(quentin.getByRole("log").getByRole("group", { name: "fool.pdf" })).toBeVisible();
    await maya.goto(`/portal/messages/${connectionId}`);
    const report = async () => {
      await item(maya, "You are a fool").hover();
      await item(maya, "You are a fool").getByRole("button", { name: "More for this message" }).click();
      await maya.getByRole("menuitem", { name: "Report" }).click();
      return maya.getByRole("dialog", { name: "Report to the platform" });
    };
    const dialog = await report();
    await dialog.getByRole("button", { name: "Report", exact: true }).click();
    await expect(dialog.getByText("Choose what is wrong.")).toBeVisible();
    await dialog.getByRole("combobox", { name: "What is wrong?" }).click();
    await maya.getByRole("option", { name: "Insults or threats" }).click();
    await dialog.getByLabel("In your words").fill("It is the third time.");
    await expectFine(maya);
    await look(maya, "report");
    await dialog.getByRole("button", { name: "Report", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await maya.goto("/portal/connections");
    await maya.getByRole("link", { name: "Your reports" }).click();
    await expect(maya.getByText("Nobody has decided it yet.").first()).toBeVisible();
    await expectFine(maya);
  });

  await test.step("an admin reads it as it stood, opens its file, and mutes the sender", async () => {
    const lena = await people.signIn("lena");
    await lena.goto("/admin/moderation");
    if (!phone) await expect(lena.getByRole("navigation").getByRole("link", { name: /^Moderation ?\d+ waiting$/ })).toBeVisible();
    await expectFine(lena);
    await look(lena, "queue");
    const heightOf = async (part: Locator) => (await part.boundingBox())?.height;
    expect(await heightOf(lena.getByRole("button", { name: "Search" }))).toBe(await heightOf(lena.getByRole("searchbox", { name: "Either of the two" })));
    await lena.getByRole("searchbox", { name: "Either of the two" }).fill(email);
    await lena.getByRole("button", { name: "Search" }).click();
    await lena.waitForURL(/search=/);
    await lena.getByRole("link", { name: "Insults or threats" }).click();
    await expect(lena.getByRole("list", { name: "Evidence" }).getByRole("listitem").filter({ hasText: "Good morning" })).toBeVisible();
    await expect(lena.getByRole("list", { name: "Evidence" }).getByRole("listitem").filter({ hasText: "You are a fool" })).toContainText("Reported");
    await lena.getByRole("group", { name: "fool.pdf" }).getByRole("button", { name: "Look at it" }).click();
    const pages = lena.getByRole("dialog", { name: "fool.pdf" });
    await expect(pages.getByRole("region", { name: "Page 1 of fool.pdf" })).toContainText("A fool, drawn");
    await lena.keyboard.press("Escape");
    await expect(pages).toHaveCount(0);
    await lena.getByRole("button", { name: "Act on it" }).click();
    const dialog = lena.getByRole("dialog", { name: `Decide about ${name}` });
    await dialog.getByRole("radio", { name: "Mute" }).click();
    await dialog.getByRole("textbox", { name: "Days" }).fill("3");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Insults in a conversation.");
    await expectFine(lena);
    await dialog.getByRole("button", { name: "Mute" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(lena.getByRole("heading", { name: /^Muted for 3 days/ })).toBeVisible();
    await expectFine(lena);
    await look(lena, "case");
  });

  await test.step("the sender is refused, reads why, and appeals", async () => {
    await box(quentin).fill("One more thing");
    await box(quentin).press("Enter");
    await expect(quentin.getByText(/Not sent\. You can't write to anybody until .* UTC\. The reason: Insults in a conversation\./)).toBeVisible();
    await quentin.goto(linkIn(await mailTo(world, email, /^You can't write to anybody until/), "Open Fairsplit"));
    await expect(quentin.getByRole("heading", { level: 1, name: "You are muted" })).toBeVisible();
    await quentin.getByLabel("What is wrong with it?").fill("She asked me to say how I felt about myself.");
    await expectFine(quentin);
    await look(quentin, "decision");
    await quentin.getByRole("button", { name: "Send the appeal" }).click();
    await expect(quentin.getByText("Your appeal waits for an answer")).toBeVisible();
    await expectFine(quentin);
  });

  const hugo = await people.signIn("hugo");
  await test.step("another admin grants the appeal, and the sender writes again", async () => {
    await hugo.goto(`/admin/moderation?queue=appeals&search=${encodeURIComponent(email)}`);
    await hugo.getByRole("link", { name: "Insults or threats" }).click();
    await hugo.getByRole("button", { name: "Answer the appeal" }).click();
    const dialog = hugo.getByRole("dialog", { name: "Answer the appeal" });
    await dialog.getByLabel("Why").fill("Read with what it answers, it is no insult.");
    await dialog.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(hugo.getByText(/Granted by Hugo Bennett/)).toBeVisible();
    await expectFine(hugo);
    await quentin.reload();
    await expect(quentin.getByText("Your appeal was granted")).toBeVisible();
    await quentin.goto(`/marketplace/messages/${connectionId}`);
    await box(quentin).fill("I am sorry");
    await box(quentin).press("Enter");
    await expect(item(quentin, "I am sorry")).toBeVisible();
    await maya.reload();
    await expect(maya.getByText(/We muted them for a while, and have taken that back since\./).first()).toBeVisible();
    await look(maya, "my-reports");
  });

  await test.step("a suspended person is out at once, and signing in leads to the decision alone", async () => {
    await hugo.getByRole("button", { name: "Act on it" }).click();
    const dialog = hugo.getByRole("dialog", { name: `Decide about ${name}` });
    await dialog.getByRole("radio", { name: "Suspend" }).click();
    await dialog.getByRole("textbox", { name: "Days" }).fill("5");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("New insults, in mails as well.");
    await dialog.getByRole("button", { name: "Suspend" }).click();
    await expect(dialog).toHaveCount(0);
    await quentin.goto("/marketplace/messages");
    await quentin.waitForURL(/\/sign-in/);
    await signInByLink(quentin, world, email);
    await quentin.waitForURL(/\/decisions\/mda_\w+\?key=/);
    await expect(quentin.getByRole("heading", { level: 1, name: "Your account is suspended" })).toBeVisible();
    await expectFine(quentin);
    await quentin.goto("/marketplace");
    await quentin.waitForURL(/\/sign-in/);
  });
});

test("who writes too much is told so; a message is taken out, and a suspension without an end is two admins'", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Rufus Smallwood" : "Rufus Largewood";
  const email = `${name.toLowerCase().replace(" ", ".")}@reported.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  const rufus = await people.visitor();
  await signInByLink(rufus, world, email);
  await rufus.goto("/welcome/candidate?next=/marketplace/messages");
  await rufus.waitForURL(/\/marketplace\/messages$/);
  const connectionId = await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email });
  const [maya, lena, hugo] = [await people.signIn("maya"), await people.signIn("lena"), await people.signIn("hugo")];
  const box = rufus.getByRole("textbox", { name: "Message" });
  const item = (page: Page, text: string) => page.getByRole("log").getByRole("listitem").filter({ hasText: text });
  const act = async (page: Page) => {
    await page.getByRole("button", { name: "Act on it" }).click();
    return page.getByRole("dialog", { name: `Decide about ${name}` });
  };

  await test.step("what is too much for a minute says so where it was written, and is kept", async () => {
    await rufus.goto(`/marketplace/messages/${connectionId}`);
    await box.fill("You are a fool");
    await box.press("Enter");
    await expect(item(rufus, "You are a fool")).toBeVisible();
    const pitch = "I read your profile and would like to hear of each role that fits it.";
    await copiedByTables(world, { email, text: pitch, times: 5 });
    await box.fill(pitch.toUpperCase());
    await box.press("Enter");
    await expect(rufus.getByText("Not sent. You have sent this text in as many conversations as is possible within an hour.", { exact: false })).toBeVisible();
    await expectFine(rufus);
    await rufus.getByRole("button", { name: "Take back" }).click();
    await expect(box).toHaveValue(pitch.toUpperCase());
    await slowedDownByTables(world, email);
    await box.fill("Are you listening?");
    await box.press("Enter");
    await expect(rufus.getByText("Not sent. You have sent or changed as many messages as is possible in one minute. Wait a minute, then do it again: what you typed is kept.")).toBeVisible();
    await expect(rufus.getByText("Are you listening?")).toBeVisible();
    await expectFine(rufus);
  });

  await test.step("the recruiter keeps the message as evidence and reports it; an admin takes it out", async () => {
    await maya.goto(`/portal/messages/${connectionId}`);
    const more = async (choice: string) => {
      await item(maya, "You are a fool").hover();
      await item(maya, "You are a fool").getByRole("button", { name: "More for this message" }).click();
      await maya.getByRole("menuitem", { name: choice }).click();
    };
    await more("Keep as evidence");
    await maya.getByRole("alertdialog").getByRole("button", { name: "Keep it" }).click();
    await expect(maya.getByRole("button", { name: "What was kept" })).toBeVisible();
    await more("Report");
    const report = maya.getByRole("dialog", { name: "Report to the platform" });
    await report.getByRole("combobox", { name: "What is wrong?" }).click();
    await maya.getByRole("option", { name: "Insults or threats" }).click();
    await report.getByRole("button", { name: "Report", exact: true }).click();
    await expect(report).toHaveCount(0);
    await lena.goto(`/admin/moderation?search=${encodeURIComponent(email)}`);
    await lena.getByRole("link", { name: "Insults or threats" }).click();
    const dialog = await act(lena);
    await dialog.getByRole("radio", { name: "Remove the message" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("It insults whom it is written to.");
    await dialog.getByRole("button", { name: "Remove the message" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(lena.getByRole("heading", { name: /^Message removed/ })).toBeVisible();
    await expect(lena.getByRole("list", { name: "Evidence" }).getByRole("listitem").filter({ hasText: "You are a fool" })).toBeVisible();
    for (const page of [maya, rufus]) {
      await expect(item(page, "Removed by the platform")).toContainText("What it said is with the platform alone");
      await expect(page.getByRole("log").getByText("You are a fool")).toHaveCount(0);
    }
    await expectFine(maya);
  });

  await test.step("a suspension without an end changes nothing until another admin approves it", async () => {
    const dialog = await act(lena);
    await dialog.getByRole("radio", { name: "Suspend" }).click();
    await dialog.getByRole("checkbox", { name: "Without an end" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("It goes on after every warning.");
    await expectFine(lena);
    await dialog.getByRole("button", { name: "Propose the suspension" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(lena.getByText("Waits for a second admin", { exact: true })).toBeVisible();
    await expect(lena.getByRole("button", { name: "Approve" })).toHaveCount(0);
    await rufus.goto("/marketplace/messages");
    await expect(rufus).toHaveURL(/\/marketplace\/messages$/);
    await hugo.goto(`/admin/moderation?queue=second&search=${encodeURIComponent(email)}`);
    await hugo.getByRole("link", { name: "Insults or threats" }).click();
    await hugo.getByRole("button", { name: "Approve" }).click();
    await hugo.getByRole("alertdialog").getByRole("button", { name: "Approve the suspension" }).click();
    await expect(hugo.getByText(/Proposed by .*approved by Hugo Bennett/)).toBeVisible();
    await expectFine(hugo);
    await rufus.goto("/marketplace/messages");
    await rufus.waitForURL(/\/sign-in/);
  });
});

test("a note, a profile and a person are reported; an admin rejects one and warns for another", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Sybil Smallwood" : "Sybil Largewood";
  const email = `${name.toLowerCase().replace(" ", ".")}@reported.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  await candidateByTables(world, email);
  const sybil = await people.visitor();
  await signInByLink(sybil, world, email);
  for (const [procedure, data] of [
    ["profiles.saveMyProfile", { visibility: "connections", title: "Fortune teller to the board", region: null, skills: [], seniority: null, languages: [], lookingFor: "" }],
    ["connections.askRecruiter", { slug: "maya-okafor", note: "I know what you did last summer." }],
  ] as const) {
    const answer = await sybil.request.post(`/api/trpc/${procedure}`, { headers: { origin: world.url, "content-type": "application/json" }, data });
    expect(answer.status(), await answer.text()).toBe(200);
  }
  const [maya, lena] = [await people.signIn("maya"), await people.signIn("lena")];

  await test.step("the recruiter reports the note, the profile that is shared and the person, each where it stands", async () => {
    const report = async (button: string, reason: string) => {
      await maya.getByRole("button", { name: button, exact: true }).click();
      const dialog = maya.getByRole("dialog", { name: "Report to the platform" });
      await dialog.getByRole("combobox", { name: "What is wrong?" }).click();
      await maya.getByRole("option", { name: reason }).click();
      await expectFine(maya);
      await dialog.getByRole("button", { name: "Report", exact: true }).click();
      await expect(dialog).toHaveCount(0);
    };
    await maya.goto("/portal/connections");
    await maya.getByRole("link", { name, exact: true }).click();
    await maya.waitForURL(/\/portal\/connections\/cnx_/);
    await report("Report this note", "Spam or advertising");
    await maya.getByRole("button", { name: "Accept" }).click();
    await maya.getByRole("alertdialog").getByRole("button", { name: "Accept" }).click();
    await maya.getByRole("button", { name: "Open it" }).click();
    await expect(maya.getByRole("heading", { name: "Fortune teller to the board" })).toBeVisible();
    await report("Report this profile", "Pretends to be somebody else");
    await report("Report", "Insults or threats");
  });

  await test.step("an admin reads what each rests on, rejects one and warns for another", async () => {
    const open = async (reason: string) => {
      await lena.goto(`/admin/moderation?search=${encodeURIComponent(email)}`);
      await lena.getByRole("link", { name: reason }).click();
      await lena.waitForURL(/\/admin\/moderation\/\w+/);
    };
    await open("Pretends to be somebody else");
    await expect(lena.getByRole("list", { name: "Evidence" })).toContainText("Fortune teller to the board");
    await open("Spam or advertising");
    await expect(lena.getByRole("list", { name: "Evidence" })).toContainText("I know what you did last summer.");
    await lena.getByRole("button", { name: "Reject" }).click();
    const rejecting = lena.getByRole("dialog", { name: "Reject the report" });
    await rejecting.getByLabel("Why").fill(`${name} advertises nothing.`);
    await expectFine(lena);
    await rejecting.getByRole("button", { name: "Reject the report" }).click();
    await expect(rejecting).toHaveCount(0);
    await expect(lena.getByRole("heading", { name: "Rejected" })).toBeVisible();
    await expect(lena.getByRole("button", { name: /Reject|Act on it/ })).toHaveCount(0);
    await open("Insults or threats");
    await lena.getByRole("button", { name: "Act on it" }).click();
    const dialog = lena.getByRole("dialog", { name: `Decide about ${name}` });
    await dialog.getByRole("radio", { name: "Warn" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("A note that frightens is a threat.");
    await dialog.getByRole("button", { name: "Warn" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(lena.getByRole("heading", { name: /^Warned/ })).toBeVisible();
    await expectFine(lena);
  });

  await test.step("the warned person reads why and writes on; who reported reads what came of each", async () => {
    await sybil.goto(linkIn(await mailTo(world, email, /^You were warned$/), "Open Fairsplit"));
    await expect(sybil.getByRole("heading", { level: 1, name: "You were warned" })).toBeVisible();
    await expect(sybil.getByText("A note that frightens is a threat.", { exact: false })).toBeVisible();
    await expect(sybil.getByText("Maya Okafor")).toHaveCount(0);
    await expectFine(sybil);
    await sybil.goto("/marketplace/messages");
    await sybil.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: /Maya Okafor/ }).click();
    await sybil.getByRole("textbox", { name: "Message" }).fill("I am sorry");
    await sybil.getByRole("textbox", { name: "Message" }).press("Enter");
    await expect(sybil.getByRole("log").getByText("I am sorry", { exact: true })).toBeVisible();
    await maya.goto("/portal/connections/reports");
    const mine = maya.getByRole("list", { name: "Your reports" }).getByRole("listitem");
    await expect(mine.filter({ hasText: `${name} advertises nothing.` })).toContainText("The note of a request: spam or advertising");
    await expect(mine.filter({ hasText: "A person: insults or threats" }).first()).toContainText("We warned them.");
    await expect(mine.filter({ hasText: "A profile: pretends to be somebody else" }).first()).toContainText("Nobody has decided it yet.");
    await expectFine(maya);
  });
});
