// Proves what is fixed of a company: an admin adds a calendar of working days and sees who counts by it before changing it, a company chooses it, two companies are joined into a group and parted again, and a
// person whom a company asked for by name stands on the submission of whoever presents them, for both sides, without a sourcer's share. On a desktop and a phone, with axe. It would miss the arithmetic of days,
// of affiliates and of shares (the tests of each).
import { roleOf } from "../support/money";
import { signInByPassword } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a company's working days, its group, and a person it asks for by name", async ({ people, world }, { project }) => {
  const at = project.name === "phone" ? "Minor" : "Major";
  const [company, recruiter] = [await signInByPassword(world, "sam"), await signInByPassword(world, "maya")];
  const [hugo, sam] = [await people.signIn("hugo"), await people.signIn("sam")];
  const calendar = `Massachusetts ${at}`;

  await test.step("an admin adds a calendar; a holiday that is none is refused in its place", async () => {
    await hugo.goto("/admin/calendars");
    await hugo.getByRole("link", { name: "Add a calendar" }).click();
    await hugo.waitForURL(/\/admin\/calendars\/new$/);
    await hugo.getByLabel("Name").fill(calendar);
    await hugo.getByLabel("Holidays").fill("2031-02-30 Never Day");
    await hugo.getByRole("button", { name: "Add the calendar" }).click();
    await expect(hugo.getByRole("textbox", { name: "Holidays" })).toHaveAccessibleDescription(/Line 1: write the day as/);
    await expectFine(hugo);
    await hugo.getByLabel("Holidays").fill("2031-04-21 Patriots' Day");
    await hugo.getByRole("button", { name: "Add the calendar" }).click();
    await hugo.waitForURL(/\/admin\/calendars\/cal_/);
    await expect(hugo.getByText("Patriots' Day")).toBeVisible();
    await expect(hugo.getByText("Nobody yet.")).toBeVisible();
    await expectFine(hugo);
  });

  await test.step("the company chooses it; the admin sees whom a change would touch", async () => {
    await sam.goto("/company/settings");
    await sam.getByRole("combobox", { name: "Calendar" }).click();
    await sam.getByRole("option", { name: new RegExp(calendar) }).click();
    await sam.getByRole("button", { name: "Save working days" }).click();
    await expect(sam.getByText("Your working days are set")).toBeVisible();
    await expectFine(sam);
    await hugo.getByRole("link", { name: "Change" }).click();
    await hugo.waitForURL(/\/change$/);
    await expect(hugo.getByRole("region", { name: "Who counts by it" }).getByText("Juniper Health")).toBeVisible();
    await hugo.getByLabel("Holidays").fill("2031-04-21 Patriots' Day\n2031-12-24 The day before Christmas");
    await hugo.getByLabel("Reason").fill("They close on that day too");
    await expectFine(hugo);
    await hugo.getByRole("button", { name: "Put this version in force" }).click();
    await hugo.waitForURL(/\/admin\/calendars\/cal_[^/]+$/);
    await expect(hugo.getByText("They close on that day too")).toBeVisible();
    await company.api.identity.chooseWorkingDays.mutate({ timeZone: "America/Chicago", calendarId: "cal_standard" });
  });

  await test.step("two companies are joined into a group, and one is taken out again; that it belonged stays known", async () => {
    const group = `Juniper and friends ${at}`;
    await hugo.goto("/admin/companies");
    await hugo.getByRole("button", { name: "Found a group" }).click();
    await hugo.getByRole("dialog").getByLabel("Name").fill(group);
    await hugo.getByRole("dialog").getByRole("button", { name: "Found the group" }).click();
    await expect(hugo.getByRole("dialog")).toHaveCount(0);
    await hugo.getByRole("button", { name: "Add Juniper Health to a group" }).click();
    const dialog = hugo.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Group" }).click();
    await hugo.getByRole("option", { name: new RegExp(`^${group}`) }).click();
    await dialog.getByRole("button", { name: "Add it" }).click();
    await expect(dialog.getByText("Say why: it decides who was first.")).toBeVisible();
    await dialog.getByLabel("Reason").fill("One owner, by the register of companies");
    await expectFine(hugo);
    await dialog.getByRole("button", { name: "Add it" }).click();
    await expect(dialog).toHaveCount(0);
    const listed = hugo.getByRole("main").getByRole("listitem").filter({ hasText: group });
    await expect(listed).toContainText("Juniper Health");
    await expectFine(hugo);
    await hugo.getByRole("button", { name: `Take Juniper Health out of ${group}` }).click();
    await dialog.getByLabel("Reason").fill("Sold to others");
    await dialog.getByRole("button", { name: "Take it out" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(listed).toContainText("Nobody belongs to it now.");
    await expect(hugo.getByText(new RegExp(`^${group} from .*: Sold to others$`))).toBeVisible();
  });

  await test.step("the company asks for a person by name; who presents them later reads so with the company, and has no sourcer's share", async () => {
    const [fullName, email] = [`Nadia ${at}`, `nadia.${at}@named.example.com`.toLowerCase()];
    const { jobId } = await company.api.jobs.post.mutate(roleOf(`Ward scheduler ${at}`));
    await sam.goto(`/company/roles/${jobId}`);
    await sam.getByRole("button", { name: "Ask for a named person" }).click();
    const dialog = sam.getByRole("dialog");
    await dialog.getByLabel("Name").fill(fullName);
    await dialog.getByRole("button", { name: "Ask for this person" }).click();
    await expect(dialog.getByText("Enter an e-mail or a LinkedIn profile.")).toBeVisible();
    await dialog.getByLabel("E-mail").fill(email);
    await expectFine(sam);
    await dialog.getByRole("button", { name: "Ask for this person" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(sam.getByRole("main").getByRole("listitem").filter({ hasText: fullName })).toContainText("counts until");
    await expectFine(sam);
    const { candidateId } = await recruiter.api.sourcing.addCandidate.mutate({ fullName, email });
    const { applicationId } = await recruiter.api.applications.submit.mutate({ jobId, candidateId });
    const maya = await people.signIn("maya");
    for (const [page, address] of [[maya, `/portal/submissions/${applicationId}`], [sam, `/company/submissions/${applicationId}`]] as const) {
      await page.goto(address);
      await expect(page.getByText("Asked for by name")).toBeVisible();
      await expect(page.getByText("by Juniper Health; a claim alone has no part in the fee")).toBeVisible();
      await expectFine(page);
    }
  });
});
