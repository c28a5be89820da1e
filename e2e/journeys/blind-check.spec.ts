// Proves that a recruiter finds out whom they may write to from a pasted list, without learning by whom somebody is protected; that the person sees that
// someone asked, can have it end, and can ask the one who claimed them to let them go. On a desktop and a phone, with axe. It would miss what an attacker reads from the time an answer takes.
import { signInByPassword, signUp } from "../support/http-person";
import { signInByLink } from "../support/sign-in-by-link";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a list is checked before anybody writes, and the person sees it", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Signe Minor" : "Signe Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@asked.example.com`;
  const holder = await signInByPassword(world, "theo");
  await holder.api.sourcing.addCandidate.mutate({ fullName: name, email });

  const page = await people.signIn("daniel");
  await page.goto("/portal/candidates");
  await page.getByRole("link", { name: "Check before you write" }).click();
  await page.waitForURL(/\/portal\/candidates\/check$/);
  await expectFine(page);
  const whom = page.getByLabel("Whom");
  await whom.fill(`${email.toUpperCase()}\nNobody Known, +1 617 555 0142\njust a name\n`);
  await page.getByRole("button", { name: "Check 3 people" }).dblclick();
  const answers = page.getByRole("listitem").filter({ has: page.getByText(/Protected|Free|Not readable/) });
  await expect(answers).toHaveCount(3);
  await expect(answers.nth(0)).toContainText("Protected");
  await expect(answers.nth(0)).toContainText(/Until .* 20\d\d\. With their signed right to represent you may submit them/);
  await expect(answers.nth(1)).toContainText("Nobody protects them: the first to add them does.");
  await expect(answers.nth(2)).toContainText("Here is no e-mail, phone number or LinkedIn profile.");
  await expect(page.getByRole("main")).not.toContainText("Theo");
  await expectFine(page);

  const person = await signUp(world, { name, email, intent: "candidate" });
  expect(person.cookies()).not.toBe("");
  const candidate = await people.visitor();
  await signInByLink(candidate, world, email);
  await candidate.goto("/marketplace/settings");
  await expect(candidate.getByText("Someone asked and was told that a recruiter represents you, and until when")).toHaveCount(1);
  await expect(candidate.getByRole("main")).not.toContainText("Daniel");
  await expectFine(candidate);
  await candidate.getByRole("switch", { name: /Recruiters may check whether I am free/ }).click();
  await expect(candidate.getByText(/a check only says that you want no answer given/)).toBeVisible();
  await candidate.reload();
  await expect(candidate.getByRole("region", { name: "Checks" }).getByRole("switch")).not.toBeChecked();

  await whom.fill(email);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("They asked that no check tells of them.")).toBeVisible();

  await test.step("the person sees by whom they are claimed, and asks to be let go", async () => {
    await candidate.goto("/marketplace");
    await candidate.getByRole("link", { name: "Who has claimed you" }).click();
    await candidate.waitForURL(/\/marketplace\/claims$/);
    await expect(candidate.getByText("Theo Lindqvist, Northbound Search")).toBeVisible();
    await candidate.getByRole("button", { name: "Ask to be let go" }).click();
    await candidate.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(candidate.getByText("Say why: the recruiter reads it.")).toBeVisible();
    await candidate.getByLabel("Reason").fill("I have known this company for years");
    await expectFine(candidate);
    await candidate.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(candidate.getByText("They have not answered yet.")).toBeVisible();
    await expectFine(candidate);
  });

  await test.step("the holder reads it and keeps the claim; the person reads why, without reloading", async () => {
    const theo = await people.signIn("theo");
    await theo.getByRole("link", { name: new RegExp(`${name} asks you to let them go`) }).first().click();
    await theo.waitForURL(/\/portal\/candidates\/cnd_/);
    await expect(theo.getByText("“I have known this company for years”")).toBeVisible();
    await expectFine(theo);
    await theo.getByRole("button", { name: "Keep, and say why" }).click();
    await theo.getByLabel("Your answer").fill("We spoke twice this month");
    await theo.getByRole("button", { name: "Keep the protection" }).click();
    await expect(theo.getByText("“I have known this company for years”")).toHaveCount(0);
    await expect(candidate.getByText("They keep the claim: “We spoke twice this month”")).toBeVisible();
    await expect(candidate.getByRole("button", { name: "Ask to be let go" })).toBeVisible();
  });
});
