// Proves that two recruiters fight over a sourcer's share from both sides, that the person it is about reads so, that only the contested money stands still, that an admin decides after seeing the entries, and that the cents are
// where the decision says when it is final; and that a person reports a submission that they never allowed, which is decided, appealed and decided by somebody else. On a desktop and a phone, with axe. It would miss decisions by default (the tests of the court).
import type { Page } from "@playwright/test";
import { chooseFiles } from "../support/choose-files";
import { moveClock } from "../support/clock";
import { hireAndPay } from "../support/hire";
import { type HttpPerson, signInByPassword, signUp } from "../support/http-person";
import { moneyOf, roleOf } from "../support/money";
import { expectFine } from "../support/quiet-pages";
import { signInByLink } from "../support/sign-in-by-link";
import { expect, test } from "../support/test";

const minorOf = (rows: { amount: string }[]) => rows.reduce((sum, row) => sum + Math.round(Number(row.amount) * 100), 0);
const waiting = async (who: HttpPerson, placementId: string) => (await moneyOf(who, placementId)).filter((row) => row.waits.includes("dispute")).length;

test("two recruiters fight over a share, and the court decides", async ({ people, world }, { project }) => {
  const phone = project.name === "phone";
  const [company, sourcer, recruiter, admin] = await Promise.all(["priya", "maya", "daniel", "ruth"].map((key) => signInByPassword(world, key))) as [HttpPerson, HttpPerson, HttpPerson, HttpPerson];
  const candidateName = phone ? "Petra Lindgren" : "Petra Lindholm";
  const email = `${candidateName.toLowerCase().replace(" ", ".")}@court.example.com`;
  const placementId = await hireAndPay(world, { company, sourcer, recruiter, admin }, { candidateName, email, title: phone ? "Court clerk" : "Court reporter", salaryMinor: "12000000" });
  const before = { sourcer: minorOf(await moneyOf(sourcer, placementId)), recruiter: minorOf(await moneyOf(recruiter, placementId)) };
  const { applications } = await recruiter.api.applications.list.query({ as: "recruiter" });
  const applicationId = applications.find((one) => one.placementId === placementId)?.id ?? "";

  const daniel = await people.signIn("daniel");
  await test.step("the one who submitted disputes the sourcer's share, with evidence", async () => {
    await daniel.goto(`/portal/submissions/${applicationId}`);
    await daniel.getByRole("button", { name: "Dispute this claim" }).click();
    const dialog = daniel.getByRole("dialog");
    await dialog.getByRole("button", { name: "Open the case" }).click();
    await expect(dialog.getByText("Say in a sentence why the claim is yours.")).toBeVisible();
    await expectFine(daniel);
    await dialog.getByLabel("Why the claim is yours").fill("I had worked with her for a year before.");
    await dialog.getByLabel("What it shows").fill("Her first mail to me, a month before the claim.");
    const file = dialog.getByLabel("File, if there is any", { exact: true }).and(daniel.locator("input"));
    await chooseFiles(file, { name: "mail.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nher first mail") });
    await expect(dialog.getByRole("button", { name: "Remove mail.pdf" })).toBeVisible();
    await dialog.getByRole("button", { name: "Open the case" }).click();
    await daniel.waitForURL(/\/portal\/disputes\/dsp_/);
    await expect(daniel.getByText("Only the contested share stands still")).toBeVisible();
    await expect(daniel.getByText("Her first mail to me, a month before the claim.")).toBeVisible();
    await expectFine(daniel);
    expect(await waiting(sourcer, placementId)).toBe(3);
    expect(await waiting(recruiter, placementId)).toBe(0);
  });

  await test.step("the holder reads it, adds evidence and answers", async () => {
    const maya = await people.signIn("maya");
    await maya.goto("/portal/disputes");
    await maya.getByRole("link", { name: `Your claim on ${candidateName}` }).click();
    await expect(maya.getByText("I had worked with her for a year before.")).toBeVisible();
    await maya.getByRole("button", { name: "Add evidence" }).click();
    await maya.getByRole("dialog").getByLabel("What it shows").fill("Our call in spring, with notes.");
    await maya.getByRole("dialog").getByRole("button", { name: "Add it" }).click();
    await expect(maya.getByText("Our call in spring, with notes.")).toBeVisible();
    await maya.getByRole("button", { name: "Answer" }).click();
    await maya.getByRole("alertdialog").getByRole("button", { name: "Send the answer" }).click();
    await expect(maya.getByRole("alertdialog").getByText("Say in a sentence how it was.")).toBeVisible();
    await maya.getByRole("alertdialog").getByLabel("How it was").fill("I found her at a conference, and wrote it down that day.");
    await maya.getByRole("alertdialog").getByRole("button", { name: "Send the answer" }).click();
    await expect(maya.getByText("Both sides have spoken. A person of the platform decides.")).toBeVisible();
    await expectFine(maya);
    await expect(daniel.getByText("I found her at a conference, and wrote it down that day.")).toBeVisible();
  });

  const petra = await people.visitor();
  await test.step("the person it is about reads that it is contested, and that they need not do anything", async () => {
    await signInByLink(petra, world, email);
    await petra.goto("/marketplace/claims");
    await expect(petra.getByText(/^Contested since .*: another recruiter says that they brought you\./)).toBeVisible();
    await expect(petra.getByText("you need not do anything", { exact: false })).toBeVisible();
    await expectFine(petra);
  });

  await test.step("an admin decides with the entries in sight", async () => {
    const lena = await people.signIn("lena");
    await lena.goto("/admin/disputes");
    await expectFine(lena);
    await lena.getByRole("link", { name: `The claim on ${candidateName}` }).click();
    await lena.getByRole("button", { name: "Decide" }).click();
    const dialog = lena.getByRole("dialog");
    await dialog.getByRole("radio", { name: /The share is divided/ }).click();
    await dialog.getByLabel("Part of the contested share for who disputed it").fill("40");
    await expect(dialog.getByRole("row").filter({ hasText: "Held for Daniel Reyes" })).toBeVisible();
    await dialog.getByLabel("Reason").fill("Both had been in contact before the submission.");
    await dialog.getByLabel("Published summary").fill("Two recruiters had both spoken with the person; the share was divided.");
    await expectFine(lena);
    await dialog.getByRole("button", { name: "Decide", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(lena.getByText("Both had been in contact before the submission.")).toBeVisible();
    await expectFine(lena);
    await expect(daniel.getByText("Both had been in contact before the submission.")).toBeVisible();
    expect(await waiting(sourcer, placementId), "frozen while an appeal is possible").toBe(3);
  });

  await test.step("when the time to appeal is over, the cents are where the decision says, and free", async () => {
    await moveClock(admin, { days: 12 });
    const won = Math.floor((before.sourcer * 4_000 + 5_000) / 10_000);
    await expect.poll(async () => minorOf(await moneyOf(recruiter, placementId)), { timeout: 60_000 }).toBe(before.recruiter + won);
    expect(minorOf(await moneyOf(sourcer, placementId))).toBe(before.sourcer - won);
    expect(await waiting(sourcer, placementId)).toBe(0);
    await daniel.reload();
    await expect(daniel.getByText("Final", { exact: true })).toBeVisible();
    await petra.reload();
    await expect(petra.getByText("Maya Okafor, ", { exact: false }).first()).toBeVisible();
    await expect(petra.getByText(/^Contested since/)).toHaveCount(0);
    await daniel.goto("/portal/precedents");
    await expect(daniel.getByText("Two recruiters had both spoken with the person; the share was divided.").first()).toBeVisible();
    await expectFine(daniel);
    await moveClock(admin, { days: 95 });
    await expect.poll(async () => (await moneyOf(sourcer, placementId)).every((row) => row.step === "paid" || row.step === "scheduled" || row.step === "in_transit"), { timeout: 60_000 }).toBe(true);
    const proof = await admin.api.proof.run.mutate({});
    expect(proof.lines.filter((line) => line.difference !== "0")).toEqual([]);
  });
});

test("a person reports a submission that they never allowed", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Noor Haddad" : "Nour Hadad";
  const email = `${name.toLowerCase().replace(" ", ".")}@court.example.com`;
  const [company, recruiter] = await Promise.all(["sam", "caroline"].map((key) => signInByPassword(world, key))) as [HttpPerson, HttpPerson];
  const { jobId } = await company.api.jobs.post.mutate(roleOf(`Ward planner ${project.name}`));
  const { candidateId } = await recruiter.api.sourcing.addCandidate.mutate({ fullName: name, email });
  const { applicationId } = await recruiter.api.applications.submit.mutate({ jobId, candidateId });
  await signUp(world, { name, email, intent: "candidate" });
  const page = await people.visitor();
  await signInByLink(page, world, email);
  await page.goto(`/marketplace/applications/${applicationId}`);
  await page.getByRole("button", { name: "I never allowed this" }).click();
  await page.getByRole("alertdialog").getByLabel("What happened").fill("Nobody asked me about this company.");
  await expectFine(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Report it" }).click();
  await page.waitForURL(/\/marketplace\/disputes\/dsp_/);
  await expect(page.getByText(/No right to represent the person at Juniper Health had been signed/)).toBeVisible();
  await expectFine(page);
  await page.goto("/marketplace/disputes");
  await expect(page.getByRole("link", { name: "Submitted to Juniper Health without your word" })).toBeVisible();
  await expectFine(page);
  await page.goto(`/marketplace/applications/${applicationId}`);
  await expect(page.getByRole("link", { name: "Open the case" })).toBeVisible();
  await expectFine(page);

  const caroline = await people.signIn("caroline");
  await caroline.goto(`/portal/submissions/${applicationId}`);
  await caroline.getByRole("link", { name: "Open the case" }).click();
  await expect(caroline.getByText("Nobody asked me about this company.")).toBeVisible();
  await expect(caroline.getByText(/Answer until the end of/)).toBeVisible();
  await expectFine(caroline);
  await caroline.getByRole("button", { name: "Answer" }).click();
  await caroline.getByRole("alertdialog").getByLabel("How it was").fill("They told me on the phone that I may.");
  await caroline.getByRole("alertdialog").getByRole("button", { name: "Send the answer" }).click();

  const caseAddress = new URL(caroline.url()).pathname.replace("/portal", "/admin");
  const decide = async (admin: Page, { button, outcome, reason }: { button: string; outcome: RegExp; reason: string }) => {
    await admin.goto(caseAddress);
    await admin.getByRole("button", { name: button, exact: true }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByRole("radio", { name: outcome }).click();
    await dialog.getByLabel("Reason").fill(reason);
    await expectFine(admin);
    await dialog.getByRole("button", { name: "Decide", exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  const [lena, hugo] = [await people.signIn("lena"), await people.signIn("hugo")];
  await decide(lena, { button: "Decide", outcome: /The submission was not allowed/, reason: "Nothing was signed before it was sent." });

  await caroline.getByRole("button", { name: "Appeal" }).click();
  await caroline.getByRole("alertdialog").getByLabel("What was overlooked").fill("They signed the next day, and knew of it.");
  await expectFine(caroline);
  await caroline.getByRole("alertdialog").getByRole("button", { name: "Appeal" }).click();
  await expect(caroline.getByText("Somebody else decides anew, and that is final.").first()).toBeVisible();
  await lena.goto(caseAddress);
  await expect(lena.getByText("They signed the next day, and knew of it.")).toBeVisible();
  await expect(lena.getByRole("button", { name: "Decide the appeal" }), "to who decided first").toHaveCount(0);
  await decide(hugo, { button: "Decide the appeal", outcome: /The submission was not allowed/, reason: "What is signed later does not count." });
  await expect(caroline.getByText(/On appeal: The submission was not allowed/)).toBeVisible();
  await expect(caroline.getByText("Final", { exact: true })).toBeVisible();
  await expectFine(caroline);
  await page.goto(`/marketplace/applications/${applicationId}`);
  await page.getByRole("link", { name: "Open the case" }).click();
  await expect(page.getByText("What is signed later does not count.")).toBeVisible();
  await expectFine(page);
});
