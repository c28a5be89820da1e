// Proves that a company objects to a submission with proof of contact, that the recruiter opens it and accepts or contests it, and that the company may take it back. On a desktop
// and a phone, with axe. It would miss what a decision comes to and who comes late (the tests of objections), and the days' arithmetic (the tests of business days).
import { chooseFiles } from "../support/choose-files";
import { roleOf } from "../support/money";
import { refusalOf, signInByPassword } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a company objects with proof, and the recruiter accepts or contests", async ({ people, world }, { project }) => {
  const at = project.name === "phone" ? "Minor" : "Major";
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
    await chooseFiles(dialog.getByLabel("Proof of contact 2, if there is any", { exact: true }).and(priya.locator("input")), { name: "reply.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nher reply") });
    await expect(dialog.getByRole("button", { name: "Remove reply.pdf" })).toBeVisible();
    await expectFine(priya);
    await dialog.getByRole("button", { name: "Object to the submission" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(priya.getByText("Waits for an answer")).toBeVisible();
    await expect(priya.getByText("Her reply, with her papers")).toBeVisible();
    await expect(priya.getByRole("link", { name: "Make an offer" }), "while the objection is open").toHaveCount(0);
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
});
