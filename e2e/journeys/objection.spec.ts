// Proves that a company objects to a submission with proof of contact, that the recruiter accepts or contests it, that one who comes late is refused with the day, that a person whom
// a company asked for by name leaves a claim alone without a share, and that the platform keeps calendars and groups. On a desktop and a phone, with axe.
// It would miss what a decision comes to (the tests of disputes) and the days' arithmetic (the tests of business days).
import { roleOf } from "../support/money";
import { refusalOf, signInByPassword } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a company objects, the recruiter answers, and a named person leaves a bare claim without a share", async ({ people, world }, { project }) => {
  const [at, other] = project.name === "phone" ? (["Minor", "Atlas Grid Energy"] as const) : (["Major", "Lumen Ledger"] as const);
  const [company, holder] = [await signInByPassword(world, "priya"), await signInByPassword(world, "maya")];
  const { jobId } = await company.api.jobs.post.mutate(roleOf(`Controls engineer ${at}`));
  const submitted = async (name: string) => {
    const fullName = `${name} ${at}`;
    const { candidateId } = await holder.api.sourcing.addCandidate.mutate({ fullName, email: `${name}.${at}@objection.example.com`.toLowerCase(), headline: "Controls engineer" });
    const { applicationId } = await holder.api.applications.submit.mutate({ jobId, candidateId });
    return { fullName, candidateId, applicationId };
  };
  const [known, unknown] = [await submitted("Odile"), await submitted("Rupert")];
  const priya = await people.signIn("priya");

  await test.step("contact of one side is refused in its place; with both sides it is an objection", async () => {
    await priya.goto(`/company/submissions/${known.applicationId}`);
    await expect(priya.getByRole("heading", { name: "On what it rests" })).toBeVisible();
    await expect(priya.getByText("not signed")).toBeVisible();
    await expectFine(priya);
    await priya.getByRole("button", { name: "Object" }).click();
    const dialog = priya.getByRole("dialog");
    await dialog.getByRole("button", { name: "Object to the submission" }).click();
    await expect(dialog.getByText("Say in a sentence how you knew the person.")).toBeVisible();
    await dialog.getByLabel("How you knew them").fill("She applied to us in spring, and we met twice.");
    await dialog.getByLabel("What it was about").fill("Her application, answered by mail");
    await dialog.getByRole("combobox", { name: "Who spoke" }).click();
    await priya.getByRole("option", { name: "We wrote to them" }).click();
    await dialog.getByRole("button", { name: "Object to the submission" }).click();
    await expect(dialog.getByText("This is contact of one side only.")).toBeVisible();
    await dialog.getByRole("button", { name: "Add another contact" }).click();
    const second = dialog.getByRole("group", { name: "Contact 2" });
    await second.getByLabel("What it was about").fill("Her reply, with her papers");
    await second.getByRole("combobox", { name: "Who spoke" }).click();
    await priya.getByRole("option", { name: "They wrote to us" }).click();
    await dialog.getByLabel("Proof of contact 2, if there is any", { exact: true }).and(priya.locator("input")).setInputFiles({ name: "reply.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nher reply") });
    await expect(dialog.getByRole("button", { name: "Remove reply.pdf" })).toBeVisible();
    await expectFine(priya);
    await dialog.getByRole("button", { name: "Object to the submission" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(priya.getByText("Waits for an answer")).toBeVisible();
    await expect(priya.getByText("Her reply, with her papers")).toBeVisible();
    await expectFine(priya);
    expect((await refusalOf(company.api.applications.makeOffer.mutate({ applicationId: known.applicationId, baseSalaryMinor: "12000000", startDate: "2099-01-01" }))).code).toBe("objection_open");
  });

  const maya = await people.signIn("maya");
  await test.step("the recruiter opens the proof, and accepts: the submission has ended", async () => {
    await maya.goto(`/portal/submissions/${known.applicationId}`);
    await expect(maya.getByRole("heading", { name: "Meridian Robotics objects" })).toBeVisible();
    await expectFine(maya);
    const [download] = await Promise.all([maya.waitForEvent("download"), maya.getByRole("button", { name: "reply.pdf" }).click()]);
    expect(download.suggestedFilename()).toBe("reply.pdf");
    await maya.getByRole("button", { name: "Accept the objection" }).click();
    await maya.getByRole("alertdialog").getByRole("button", { name: "Accept the objection" }).click();
    await expect(maya.getByText("Objection upheld")).toBeVisible();
    await expect(priya.getByText("Objection upheld")).toBeVisible();
    await expectFine(maya);
  });

  await test.step("or contests it: then a person of the platform decides, and the company may take it back", async () => {
    const { window } = await company.api.disputes.objection.query({ applicationId: unknown.applicationId });
    const { disputeId } = await company.api.disputes.objectToSubmission.mutate({ applicationId: unknown.applicationId, statement: "We think that we met him.", contacts: [{ happenedOn: window?.contactTo ?? "", direction: "both", note: "A talk at a fair" }] });
    expect(disputeId).toMatch(/^dsp_/);
    await maya.goto(`/portal/submissions/${unknown.applicationId}`);
    await maya.getByRole("button", { name: "Contest it" }).click();
    const dialog = maya.getByRole("dialog");
    await dialog.getByLabel("Why the introduction counts").fill("He came to you by my mail of last week, and not before.");
    await expectFine(maya);
    await dialog.getByRole("button", { name: "Contest the objection" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(maya.getByText("Waits for a decision")).toBeVisible();
    await priya.goto(`/company/submissions/${unknown.applicationId}`);
    await expect(priya.getByText("He came to you by my mail of last week, and not before.")).toBeVisible();
    await priya.getByRole("button", { name: "Take it back" }).click();
    await priya.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
    await expect(priya.getByRole("button", { name: "Object" })).toBeVisible();
  });

  await test.step("whoever comes late reads the day, on the page and by the procedure", async () => {
    const { applications } = await company.api.applications.list.query({ as: "company" });
    const states = await Promise.all(applications.filter((one) => one.state === "submitted" || one.state === "in_review").map(async ({ id }) => ({ id, ...(await company.api.disputes.objection.query({ applicationId: id })) })));
    const late = states.find((one) => one.standing === "too_late");
    if (!late) throw new Error("The story has no open submission that is older than three business days.");
    const refusal = await refusalOf(company.api.disputes.objectToSubmission.mutate({ applicationId: late.id, statement: "We knew them all along.", contacts: [{ happenedOn: late.window?.contactTo ?? "", direction: "both", note: "We met." }] }));
    expect(refusal.message).toMatch(/You could object until the end of \d{4}-\d{2}-\d{2}/);
    await priya.goto(`/company/submissions/${late.id}`);
    await expect(priya.getByText(/The time to object ended with/)).toBeVisible();
    await expect(priya.getByRole("button", { name: "Object" })).toHaveCount(0);
    await expectFine(priya);
  });

  await test.step("a person whom the company asked for by name leaves a claim alone without a share", async () => {
    const fullName = `Nadia ${at}`;
    const email = `nadia.${at}@objection.example.com`.toLowerCase();
    await priya.goto(`/company/roles/${jobId}`);
    await priya.getByRole("button", { name: "Ask for a named person" }).click();
    const dialog = priya.getByRole("dialog");
    await dialog.getByLabel("Name").fill(fullName);
    await dialog.getByRole("button", { name: "Ask for this person" }).click();
    await expect(dialog.getByText("Enter an e-mail, a phone number or a LinkedIn profile.")).toBeVisible();
    await dialog.getByLabel("E-mail").fill(email);
    await expectFine(priya);
    await dialog.getByRole("button", { name: "Ask for this person" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(priya.getByText(fullName)).toBeVisible();
    await expectFine(priya);
    const { candidateId } = await holder.api.sourcing.addCandidate.mutate({ fullName, email });
    await maya.goto(`/portal/submissions/new?job=${jobId}&candidate=${candidateId}`);
    await expect(maya.getByText(/No sourcer share: Meridian Robotics asked for this person by name/)).toBeVisible();
    await expectFine(maya);
    const { applicationId } = await holder.api.applications.submit.mutate({ jobId, candidateId });
    await priya.goto(`/company/submissions/${applicationId}`);
    await expect(priya.getByText("Asked for by name")).toBeVisible();
  });

  await test.step("the platform keeps calendars and groups, and the company chooses its days", async () => {
    const ruth = await people.signIn("ruth");
    await ruth.goto("/admin/calendars");
    await expectFine(ruth);
    await ruth.getByRole("link", { name: "Add a calendar" }).click();
    await ruth.waitForURL(/\/admin\/calendars\/new$/);
    await ruth.getByLabel("Name").fill(`Norway ${at}`);
    await ruth.getByLabel("Holidays").fill("2027-05-17 Constitution Day\n17.05.2028 Constitution Day");
    await ruth.getByRole("button", { name: "Add the calendar" }).click();
    await expect(ruth.getByText("Line 2: write the day as 2027-01-01, then its name.")).toBeVisible();
    await expectFine(ruth);
    await ruth.getByLabel("Holidays").fill("2027-05-17 Constitution Day\n2028-05-17 Constitution Day");
    await ruth.getByRole("button", { name: "Add the calendar" }).click();
    await expect(ruth.getByRole("heading", { level: 1, name: `Norway ${at}` })).toBeVisible();
    await expectFine(ruth);
    await ruth.goto("/admin/companies");
    await ruth.getByRole("button", { name: "Found a group" }).click();
    await ruth.getByRole("dialog").getByLabel("Name").fill(`Group ${at}`);
    await ruth.getByRole("dialog").getByRole("button", { name: "Found the group" }).click();
    await expect(ruth.getByText(`Group ${at}`).first()).toBeVisible();
    await ruth.getByRole("button", { name: `Add ${other} to a group` }).click();
    await ruth.getByRole("dialog").getByLabel("Reason").fill("The same owner since spring");
    await ruth.getByRole("dialog").getByRole("button", { name: "Add it" }).click();
    await ruth.getByRole("button", { name: new RegExp(`Take ${other} out of`) }).click();
    await expectFine(ruth);
    await ruth.getByRole("dialog").getByLabel("Reason").fill("Sold again");
    await ruth.getByRole("dialog").getByRole("button", { name: "Take it out" }).click();
    await expect(ruth.getByRole("button", { name: `Add ${other} to a group` })).toBeVisible();
    await expectFine(ruth);
    await priya.goto("/company/settings");
    await priya.getByRole("combobox", { name: "Calendar" }).click();
    await priya.getByRole("option", { name: new RegExp(`Norway ${at}`) }).click();
    await expectFine(priya);
    await priya.getByRole("button", { name: "Save working days" }).click();
    await expect(priya.getByText("Your working days are set")).toBeVisible();
    await company.api.identity.chooseWorkingDays.mutate({ timeZone: "America/New_York", calendarId: "cal_standard" });
  });
});
