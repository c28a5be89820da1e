// Proves that two records of one person are found by their names, compared side by side and merged into one with both histories, that an admin sees what is at stake, decides what
// touches another's protection, and undoes a merge. On a desktop and a phone, with axe. It would miss what a merge does to each row (the tests of merges).
import { signInByPassword } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("two records of one person are hinted at, compared, merged, and made two again", async ({ people, world }, { project }) => {
  const family = project.name === "phone" ? "Okonjo" : "Achterberg";
  const [first, second] = [`Philippa ${family}`, `Phillipa ${family}`];
  const mail = (name: string) => `${name.toLowerCase().replace(" ", ".")}@merged.example.com`;
  const holder = await signInByPassword(world, "maya");
  const { candidateId } = await holder.api.sourcing.addCandidate.mutate({ fullName: first, email: mail(first), headline: "Controls engineer", location: "Boston" });
  const maya = await people.signIn("maya");

  await test.step("a similar name is a hint while typing, and no obstacle", async () => {
    await maya.goto("/portal/candidates/new");
    await maya.getByLabel("Full name").fill(second);
    await expect(maya.getByText("Perhaps the same person")).toBeVisible();
    await expect(maya.getByRole("list", { name: "People with a similar name" })).toContainText(first);
    await maya.getByLabel("E-mail").fill(mail(second));
    await maya.getByLabel("Location").fill("Boston");
    await expectFine(maya);
    await maya.getByRole("button", { name: "Add and compare" }).click();
    await maya.waitForURL(/\/portal\/candidates\/compare\?a=/);
  });

  await test.step("the two are side by side, with what is the same marked and what a merge would do said", async () => {
    await expect(maya.locator("th", { hasText: "Location" })).toContainText("Same");
    await expect(maya.locator("th", { hasText: "Name" })).toContainText("Alike");
    await expect(maya.getByText(/Your protection waits until/).or(maya.getByText(/Your protection runs until/)).first()).toBeVisible();
    await expectFine(maya);
    await maya.getByRole("button", { name: "Merge the two" }).click();
    const dialog = maya.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Merge them" }).click();
    await expect(dialog.getByText("Say how you know that they are one person.")).toBeVisible();
    await dialog.getByLabel("How you know that they are one person").fill("She told me that she has two addresses");
    await expectFine(maya);
    await dialog.getByRole("button", { name: "Merge them" }).click();
    await maya.waitForURL(new RegExp(`/portal/candidates/${candidateId}$`));
  });

  await test.step("one record has both histories", async () => {
    await expect(maya.getByRole("heading", { level: 1, name: first })).toBeVisible();
    await expect(maya.getByText("Also written down as")).toBeVisible();
    await expect(maya.getByText(mail(second))).toBeVisible();
    await expectFine(maya);
    await maya.goto(`/portal/candidates?search=${encodeURIComponent(family)}`);
    await expect(maya.getByText(first).first()).toBeVisible();
    await expect(maya.getByText(second)).toHaveCount(0);
  });

  await test.step("an admin sees what was moved, and makes them two again, with a reason", async () => {
    const ruth = await people.signIn("ruth");
    await ruth.goto("/admin/merges");
    await expectFine(ruth);
    await ruth.getByRole("link", { name: `${first} and ${second}` }).click();
    await ruth.waitForURL(/\/admin\/merges\/mrg_/);
    await expect(ruth.getByText(mail(second))).toBeVisible();
    await expectFine(ruth);
    await ruth.getByRole("button", { name: "Undo the merge" }).click();
    const dialog = ruth.getByRole("alertdialog");
    await dialog.getByLabel("Why they are two people").fill("Two cousins with one surname");
    await dialog.getByRole("button", { name: "Undo it" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(ruth.getByText("Undone", { exact: true }).first()).toBeVisible();
    await maya.goto(`/portal/candidates?search=${encodeURIComponent(family)}`);
    await expect(maya.getByText(second).first()).toBeVisible();
  });

  await test.step("what another protects is proposed, and an admin decides", async () => {
    const theirs = `Philippa ${family}-Roe`;
    const other = await signInByPassword(world, "ingrid");
    await other.api.sourcing.addCandidate.mutate({ fullName: theirs, email: mail(`${family}.roe`) });
    const [company] = (await holder.api.sourcing.companies.query({})).companies;
    const asked = await holder.api.sourcing.requestRtr.mutate({ person: { fullName: theirs, email: mail(`${family}.roe`) }, companyId: company?.id ?? "" });
    await maya.goto(`/portal/candidates/compare?a=${candidateId}&b=${asked.candidateId}`);
    await expect(maya.locator("td", { hasText: "Another recruiter" })).toBeVisible();
    await maya.getByRole("button", { name: "Propose to merge" }).click();
    const dialog = maya.getByRole("alertdialog");
    await dialog.getByLabel("How you know that they are one person").fill("Same profile picture");
    await dialog.getByRole("button", { name: "Propose it" }).click();
    await expect(maya.getByText("You have proposed that these are one person")).toBeVisible();
    await expectFine(maya);
    const ruth = await people.signIn("ruth");
    await ruth.goto("/admin/merges");
    await ruth.getByRole("link", { name: new RegExp(`${family}-Roe`) }).click();
    await expect(ruth.getByText(/Afterwards: waits until/)).toBeVisible();
    await expectFine(ruth);
    await ruth.getByRole("button", { name: "One person" }).click();
    await ruth.getByRole("alertdialog").getByLabel("Why").fill("The same person by all accounts");
    await ruth.getByRole("alertdialog").getByRole("button", { name: "Merge them" }).click();
    await expect(ruth.getByText("Merged", { exact: true }).first()).toBeVisible();
    await maya.goto(`/portal/candidates/${asked.candidateId}`);
    await expect(maya.getByRole("heading", { level: 1 })).toContainText(family);
    await ruth.goto(`/admin/claims?state=joined&search=${encodeURIComponent(theirs)}`);
    await expect(ruth.getByRole("row").filter({ hasText: "Ingrid Solberg" })).toContainText("Merged");
    await ruth.getByRole("link", { name: theirs }).click();
    await expect(ruth.getByText("moved to the other record of this person").or(ruth.getByText("moved the claim to the other record of this person")).first()).toBeVisible();
    await expect(ruth.getByRole("table").getByText("went on when two records became one")).toBeVisible();
    await expect(ruth.getByText(/handed on/i)).toHaveCount(0);
    await expectFine(ruth);
  });
});
