// Proves that a holder writes down contact with a file, that the person it is about opens it and has the last word, and that a claim is handed on to another
// recruiter for a part of what it earns and taken over, contested by a third who knows only the e-mail, and released when the person asks. On a desktop and a phone, with axe. It would miss what the share comes to at a hire (the tests of transfers).
import { readFile } from "node:fs/promises";
import { chooseFiles } from "../support/choose-files";
import { signInByPassword, signUp } from "../support/http-person";
import { signInByLink } from "../support/sign-in-by-link";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("contact is proven by hand with the person's word, and the claim handed on", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Mirela Minor" : "Mirela Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@handed.example.com`;
  const holder = await signInByPassword(world, "maya");
  const { candidateId } = await holder.api.sourcing.addCandidate.mutate({ fullName: name, email, headline: "Structural engineer" });
  const maya = await people.signIn("maya");

  await test.step("contact is written down with a file; one that is not what it says is refused in its place", async () => {
    await maya.goto(`/portal/candidates/${candidateId}`);
    await maya.getByRole("button", { name: "Add contact" }).click();
    const dialog = maya.getByRole("dialog");
    await dialog.getByRole("button", { name: "Write it down" }).click();
    await expect(dialog.getByText("Say what it was about.")).toBeVisible();
    await dialog.getByLabel("What it was about").fill("A call about leaving consulting");
    const choose = dialog.getByLabel("Proof, if there is any", { exact: true }).and(maya.locator("input"));
    await chooseFiles(choose, { name: "call.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html><script>alert(1)</script></html>") });
    await expect(dialog.getByText(/its content is a web page/)).toBeVisible();
    await dialog.getByRole("button", { name: "Dismiss call.pdf" }).click();
    await chooseFiles(choose, { name: "call.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nminutes of the call") });
    await expect(dialog.getByRole("button", { name: "Remove call.pdf" })).toBeVisible();
    await expectFine(maya);
    await dialog.getByRole("button", { name: "Write it down" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(maya.getByText("A call about leaving consulting")).toBeVisible();
    await expect(maya.getByText("Not confirmed yet")).toBeVisible();
    await expectFine(maya);
  });

  const candidate = await people.visitor();
  await test.step("the person opens the file, and confirms", async () => {
    await signUp(world, { name, email, intent: "candidate" });
    await signInByLink(candidate, world, email);
    await candidate.goto("/marketplace/claims");
    await expect(candidate.getByText(/says that you spoke with each other on/)).toBeVisible();
    await expectFine(candidate);
    const [download] = await Promise.all([candidate.waitForEvent("download"), candidate.getByRole("button", { name: "call.pdf" }).click()]);
    expect(download.suggestedFilename()).toBe("call.pdf");
    expect(await readFile(await download.path(), "utf8")).toBe("%PDF-1.7\nminutes of the call");
    await candidate.getByRole("button", { name: "Yes, it is so" }).click();
    await candidate.getByRole("button", { name: "Confirm", exact: true }).click();
    await expect(candidate.getByText("You confirmed it.")).toBeVisible();
    await expect(maya.getByText("Confirmed by them")).toBeVisible();
    await expect(maya.getByText(/Two-way contact: 60 days/)).toBeVisible();
  });

  await test.step("the claim is offered for half of what it earns", async () => {
    await maya.getByRole("button", { name: "Hand on" }).click();
    const dialog = maya.getByRole("dialog");
    await dialog.getByLabel("Recruiter's e-mail").fill("nobody@handed.example.com");
    await dialog.getByLabel("You keep of the sourcer's share").fill("30");
    await dialog.getByRole("button", { name: "Offer the claim" }).click();
    await expect(dialog.getByText("No recruiter here uses this e-mail.")).toBeVisible();
    await dialog.getByLabel("Recruiter's e-mail").fill("theo@northbound.example.com");
    await dialog.getByRole("button", { name: "Offer the claim" }).click();
    await expect(dialog.getByText(/each of you must get at least 5% of the pool/)).toBeVisible();
    await dialog.getByLabel("You keep of the sourcer's share").fill("50");
    await expect(dialog.getByText("5% of the pool stays yours, 5% is theirs.")).toBeVisible();
    await expectFine(maya);
    await dialog.getByRole("button", { name: "Offer the claim" }).click();
    await expect(maya.getByText("You offer this claim to Theo Lindqvist")).toBeVisible();
    await expectFine(maya);
  });

  const theo = await people.signIn("theo");
  await test.step("the other sees whom it is about, and takes it over", async () => {
    await theo.getByRole("link", { name: `A claim on ${name} is offered to you` }).first().click();
    await theo.waitForURL(/\/portal\/candidates\/offers$/);
    const offer = theo.getByRole("listitem").filter({ has: theo.getByText(name, { exact: true }) });
    await expect(offer).toContainText("They keep 50% of the sourcer's share.");
    await expect(offer).not.toContainText(email);
    await expectFine(theo);
    await offer.getByRole("button", { name: "Take it over" }).click();
    await theo.getByRole("alertdialog").getByRole("button", { name: "Take it over" }).click();
    await theo.waitForURL(new RegExp(`/portal/candidates/${candidateId}$`));
    await expect(theo.getByText(email)).toBeVisible();
    await expect(theo.getByRole("button", { name: "Hand on" })).toBeVisible();
    await expect(theo.getByText("The holder before you brought this person first")).toBeVisible();
    await expectFine(theo);
    await expect(maya.getByRole("button", { name: "Hand on" })).toHaveCount(0);
    await maya.goto("/portal/candidates/offers");
    await expect(maya.getByRole("listitem").filter({ has: maya.getByText(name) })).toContainText("Taken over");
    await expectFine(maya);
    await maya.goto(`/portal/candidates/${candidateId}`);
    await expect(maya.getByText(/handed on, policy v/)).toBeVisible();
    await expect(maya.getByText(/taken over from another recruiter/)).toBeVisible();
  });

  await test.step("a third recruiter disputes it by the e-mail alone; the person reads that it is contested, until it is taken back", async () => {
    const daniel = await people.signIn("daniel");
    await daniel.goto("/portal/disputes");
    await daniel.getByRole("button", { name: "Dispute a claim" }).click();
    const dialog = daniel.getByRole("dialog");
    await dialog.getByLabel("Person").fill(name);
    await dialog.getByLabel("E-mail").fill(email);
    await dialog.getByLabel("Why the claim is yours").fill("We had worked together for two years.");
    await dialog.getByLabel("What it shows").fill("Our letters of last year.");
    await expectFine(daniel);
    await dialog.getByRole("button", { name: "Open the case" }).click();
    await daniel.waitForURL(/\/portal\/disputes\/dsp_/);
    for (const secret of ["Theo Lindqvist", "Maya Okafor"]) await expect(daniel.getByRole("main")).not.toContainText(secret);
    await candidate.goto("/marketplace/claims");
    await expect(candidate.getByText(/^Contested since .*: another recruiter says that they brought you\./)).toBeVisible();
    await expectFine(candidate);
    await daniel.getByRole("button", { name: "Take it back" }).click();
    await daniel.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
    await expect(daniel.getByText("It was taken back; nothing changes.")).toBeVisible();
    await candidate.reload();
    await expect(candidate.getByText("Theo Lindqvist, ", { exact: false }).first()).toBeVisible();
    await expect(candidate.getByText(/^Contested since/)).toHaveCount(0);
  });

  await test.step("the person asks to be let go, and the holder releases them: they are free", async () => {
    await candidate.getByRole("button", { name: "Ask to be let go" }).click();
    const asking = candidate.getByRole("alertdialog");
    await asking.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(asking.getByText("Say why: the recruiter reads it.")).toBeVisible();
    await asking.getByLabel("Reason").fill("I look for work myself from now on.");
    await asking.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(candidate.getByText("You asked on", { exact: false })).toBeVisible();
    await expectFine(candidate);
    await expect(theo.getByText("I look for work myself from now on.")).toBeVisible();
    await theo.getByRole("button", { name: "Release" }).click();
    await theo.getByRole("alertdialog").getByLabel("Reason").fill("As they wish.");
    await expectFine(theo);
    await theo.getByRole("alertdialog").getByRole("button", { name: "Release the protection" }).click();
    await expect(theo.getByRole("button", { name: "Hand on" })).toHaveCount(0);
    await expectFine(theo);
    await expect(candidate.getByText(/gave it up on/)).toBeVisible();
    expect((await holder.api.sourcing.check.query({ email })).state).toBe("free");
  });
});
