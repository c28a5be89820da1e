// Proves that a recruiter keeps a template for requests, is told which variable does not exist, and asks a candidate with it: the name is filled in, what is open is named and not sent, and the role that is
// chosen fills it in; that in the conversation they write with what is suggested, keep what they wrote, and find it again by the keyboard; and that nobody else has it. On a desktop and a phone, with axe.
// It would miss how each variable is filled in (template-variables.test.ts).
import { signInByPassword, signUp } from "../support/http-person";
import { signInByLink } from "../support/sign-in-by-link";
import { expectFine } from "../support/quiet-pages";
import type { Locator } from "@playwright/test";
import { expect, test } from "../support/test";

test("a recruiter asks and writes with templates of their own", async ({ people, world }, { project }) => {
  const phone = project.name === "phone";
  const [key, recruiterName] = phone ? ["jonas", "Jonas Roe"] : ["amara", "Amara Nwosu"];
  const [first, name] = phone ? ["Tamsin", "Tamsin Minor"] : ["Thorold", "Thorold Major"];
  const email = `${name.toLowerCase().replace(" ", ".")}@templates.example.com`;
  const { api } = await signInByPassword(world, key);
  const { candidateId } = await api.sourcing.addCandidate.mutate({ fullName: name, email, headline: "Clockmaker" });
  await signUp(world, { name, email, intent: "candidate" });
  const candidate = await people.visitor();
  await signInByLink(candidate, world, email);
  const recruiter = await people.signIn(key);
  const forRequests = recruiter.getByRole("region", { name: "For requests to connect" });

  await test.step("a template is written; a variable that does not exist is named at once", async () => {
    await recruiter.goto("/portal/settings");
    await recruiter.getByRole("link", { name: "Your templates" }).click();
    await recruiter.waitForURL(/\/portal\/settings\/templates$/);
    await expect(forRequests.getByText("What you write again and again can be kept here.")).toBeVisible();
    await expectFine(recruiter);
    await forRequests.getByRole("button", { name: "Write a template" }).click();
    const dialog = recruiter.getByRole("dialog", { name: "Keep a template for requests" });
    const text = dialog.getByLabel("Text");
    await dialog.getByLabel("Name").fill("Of a role");
    await text.fill("Hello {{firstname}}");
    await dialog.getByRole("button", { name: "Save the template" }).click();
    await expect(dialog.getByText("There is no {{firstname}}. You can use {{first_name}}, {{my_name}}, {{my_firm}}, {{role}}, {{company}}.")).toBeVisible();
    await expectFine(recruiter);
    await text.fill("Hello");
    await dialog.getByRole("button", { name: "Their first name" }).click();
    await expect(text).toHaveValue("Hello {{first_name}}");
    await text.pressSequentially(", may I tell you of {{role}}? {{my_name}}");
    await dialog.getByRole("button", { name: "Save the template" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(forRequests.getByRole("list").getByText("Hello {{first_name}}, may I tell you of {{role}}? {{my_name}}")).toBeVisible();
    await expectFine(recruiter);
  });

  await test.step("the candidate is asked with it; what is open is not sent, and the role fills it in", async () => {
    await recruiter.goto(`/portal/candidates/${candidateId}`);
    await recruiter.getByRole("button", { name: "Ask to connect" }).click();
    const dialog = recruiter.getByRole("dialog", { name: `Ask ${name} to connect` });
    await dialog.getByRole("button", { name: "Templates" }).click();
    await expect(recruiter.getByRole("menuitem", { name: "Manage templates in a new tab" })).toBeVisible();
    await expectFine(recruiter);
    await recruiter.getByRole("menuitem", { name: "Of a role" }).click();
    await expect(dialog.getByLabel("Note")).toHaveValue(`Hello ${first}, may I tell you of {{role}}? ${recruiterName}`);
    await expect(dialog.getByLabel("Note")).toBeFocused();
    await expect(dialog.getByText("Still open: {{role}}. Choosing a role fills it in.")).toBeVisible();
    await dialog.getByRole("button", { name: "Ask to connect" }).click();
    await expect(dialog.getByText("Fill in {{role}}, or take it out.")).toBeVisible();
    await expectFine(recruiter);
    await dialog.getByRole("combobox", { name: "About" }).click();
    const role = recruiter.getByRole("option").filter({ hasNotText: /Company$/ }).first();
    const title = ((await role.textContent()) ?? "").trim();
    await role.click();
    await expect(dialog.getByText(/^They read: Hello .* may I tell you of (?!\{)/)).toBeVisible();
    await expect(dialog.getByText(/Still open|Fill in/)).toHaveCount(0);
    await expectFine(recruiter);
    await dialog.getByRole("button", { name: "Ask to connect" }).click();
    await expect(dialog).toHaveCount(0);
    await candidate.goto("/marketplace/connections");
    const note = candidate.getByText(new RegExp(`Hello ${first}, may I tell you of .+\\? ${recruiterName}`)).first();
    await expect(note).toBeVisible();
    const said = /tell you of (.+)\? /.exec((await note.textContent()) ?? "")?.[1] ?? "nothing";
    expect(title).toContain(said);
  });

  await test.step("in the conversation a suggestion is sent, filled in", async () => {
    await candidate.getByRole("button", { name: "Accept" }).click();
    await candidate.getByRole("alertdialog").getByRole("button", { name: "Accept" }).click();
    await expect(candidate.getByRole("list", { name: "Connected" }).getByText(recruiterName)).toBeVisible();
    await recruiter.goto("/portal/messages");
    await recruiter.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: new RegExp(name) }).click();
    await recruiter.getByRole("button", { name: "Templates" }).click();
    await expect(recruiter.getByRole("menuitem", { name: "Save this as a template" })).toHaveAttribute("aria-disabled", "true");
    await expectFine(recruiter);
    await recruiter.getByRole("menuitem", { name: "After an interview" }).click();
    const box = recruiter.getByRole("textbox", { name: "Message" });
    await expect(box).toHaveValue(new RegExp(`^Hello ${first},\\n\\nhow did your interview for [^{]+ at [^{]+ go\\?[^{]*${recruiterName}$`));
    await expect(box).toBeFocused();
    await box.press("Enter");
    await expect(box).toHaveValue("");
    await candidate.goto("/marketplace/messages");
    await candidate.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: new RegExp(recruiterName) }).click();
    await expect(candidate.getByRole("log").getByText("how did your interview for", { exact: false })).toBeVisible();
  });

  await test.step("what was written is kept as a template, and found again by the keyboard", async () => {
    const box = recruiter.getByRole("textbox", { name: "Message" });
    await box.fill(`Until nine, ${first}. ${recruiterName}`);
    await recruiter.getByRole("button", { name: "Templates" }).click();
    await recruiter.getByRole("menuitem", { name: "Save this as a template" }).click();
    const dialog = recruiter.getByRole("dialog", { name: "Keep a template for messages" });
    await expect(dialog.getByLabel("Text")).toHaveValue("Until nine, {{first_name}}. {{my_name}}");
    await dialog.getByLabel("Name").fill("Until nine");
    await dialog.getByRole("button", { name: "Save the template" }).click();
    // What tells that it is saved leaves the box and its Send within reach, also where the box is three times as high. The pointer on it keeps it where it is.
    const told = recruiter.getByRole("listitem").filter({ hasText: "The template is saved" });
    await told.hover();
    await expect(dialog).toHaveCount(0);
    await box.fill("I wrote {{company}}\nand\nmore");
    await box.press("Enter");
    const sending = recruiter.getByRole("button", { name: "Send it as it is" });
    await expect(sending).toBeVisible();
    const footOf = async (one: Locator) => { const box = await one.boundingBox(); return box ? box.y + box.height : Number.NaN; };
    const topOf = async (one: Locator) => (await one.boundingBox())?.y ?? Number.NaN;
    await expect.poll(async () => (await footOf(told)) <= (await topOf(sending))).toBe(true);
    await box.fill("");
    await recruiter.getByRole("button", { name: "Templates" }).press("Enter");
    await expect(recruiter.getByRole("menuitem", { name: "Until nine" })).toBeVisible();
    await recruiter.keyboard.type("Until");
    await expect(recruiter.getByRole("menuitem", { name: "Until nine" })).toBeFocused();
    await recruiter.keyboard.press("Enter");
    await expect(box).toHaveValue(`Until nine, ${first}. ${recruiterName}`);
    await expect(box).toBeFocused();
    await recruiter.keyboard.press("Enter");
    await expect(candidate.getByRole("log").getByText(`Until nine, ${first}. ${recruiterName}`)).toBeVisible();
  });

  await test.step("an open variable does not go out unnoticed, and can be meant", async () => {
    const box = recruiter.getByRole("textbox", { name: "Message" });
    await box.fill("I wrote {{company}} there by mistake");
    await expect(recruiter.getByText("Still open: {{company}}")).toBeVisible();
    await box.press("Enter");
    await expect(recruiter.getByRole("alert").getByText("Fill in {{company}}, or take it out.")).toBeVisible();
    await expectFine(recruiter);
    await recruiter.getByRole("button", { name: "Send it as it is" }).click();
    await expect(candidate.getByRole("log").getByText("I wrote {{company}} there by mistake")).toBeVisible();
    await expect(box).toHaveValue("");
  });

  await test.step("the templates are the recruiter's own, and one is removed for good", async () => {
    await candidate.goto("/marketplace/settings/templates");
    await expect(candidate.getByRole("button", { name: "Write a template" })).toHaveCount(2);
    await expect(candidate.getByText("Until nine")).toHaveCount(0);
    await expectFine(candidate);
    await recruiter.goto("/portal/settings/templates");
    await recruiter.getByRole("button", { name: "Remove Of a role" }).click();
    await expectFine(recruiter);
    await recruiter.getByRole("alertdialog").getByRole("button", { name: "Remove the template" }).click();
    await expect(forRequests.getByText("What you write again and again can be kept here.")).toBeVisible();
    await expect(recruiter.getByRole("list", { name: "For messages" }).getByText("Until nine", { exact: true })).toBeVisible();
  });
});
