// Proves that a recruiter writes a profile and publishes it, that anybody reads its page with a picture of its own and nobody did before, that a candidate finds it though they mistype, and shows
// themselves to recruiters as a card that they see beforehand and that names nobody; that what they filter by is in the address; and that a card which is hidden again, or shown to the connected alone, answers others as one that never was. On a desktop and a phone, with axe.
// It would miss who else may not see a card (the tests of profiles).
import { connectByTables } from "../support/connected";
import { signUp } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { linkIn, mailTo } from "../support/inbox";
import { expect, test } from "../support/test";

test("a recruiter and a candidate find each other", async ({ people, world }, { project }) => {
  const onPhone = project.name === "phone";
  const [key, recruiterName, slug] = onPhone ? ["jonas", "Jonas Roe", "jonas-roe"] : ["amara", "Amara Nwosu", "amara-nwosu"];
  const [kind, mistyped] = onPhone ? ["Vibroacousticians", "vibroacustician"] : ["Thermodynamicists", "termodynamicist"];
  const recruiter = await people.signIn(key);
  const visitor = await people.visitor();

  await test.step("a profile is written and published; contact in it is refused in its place", async () => {
    await visitor.goto(`/r/${slug}`);
    await expect(visitor.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await recruiter.goto("/portal/settings");
    await recruiter.getByRole("link", { name: "Public profile" }).click();
    await recruiter.waitForURL(/\/portal\/settings\/profile$/);
    await expectFine(recruiter);
    await recruiter.getByLabel("Headline").fill("Engineers who can hear what is wrong");
    await recruiter.getByLabel("About you").fill("Write to me at someone@example.com.");
    await recruiter.getByRole("combobox", { name: "Fields" }).click();
    await recruiter.getByRole("option", { name: "Life sciences" }).click();
    await recruiter.getByLabel("Kinds of roles").first().fill(kind);
    await recruiter.keyboard.press("Enter");
    await recruiter.getByRole("combobox", { name: "Regions" }).click();
    await recruiter.getByRole("option", { name: "Benelux" }).click();
    await recruiter.getByRole("combobox", { name: "Languages" }).click();
    await recruiter.getByRole("option", { name: "Dutch" }).click();
    await recruiter.getByRole("button", { name: "Save the profile" }).click();
    await expect(recruiter.getByText(/Leave out an e-mail address/)).toBeVisible();
    await recruiter.getByLabel("About you").fill("I listen first.");
    await recruiter.getByRole("button", { name: "Save the profile" }).click();
    await expect(recruiter.getByText("Your profile is saved")).toBeVisible();
    await recruiter.getByRole("button", { name: "Publish" }).click();
    await expect(recruiter.getByText(/Public since/)).toBeVisible();
    await expectFine(recruiter);
  });

  await test.step("anybody reads the page, and it has an address and a picture of its own", async () => {
    await visitor.goto(`/r/${slug}`);
    await expect(visitor.getByRole("heading", { level: 1, name: recruiterName })).toBeVisible();
    await expect(visitor.getByText("Candidates never pay")).toBeVisible();
    await expect(visitor.getByText("I listen first.")).toBeVisible();
    await expect(visitor.getByText("too few answers to go by")).toBeVisible();
    await expect(visitor.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`/r/${slug}$`));
    const pictureOf = async (path: string): Promise<string> => {
      const page = await (await visitor.request.get(path)).text();
      const picture = /<meta property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? "";
      const drawn = await visitor.request.get(new URL(picture, world.url).pathname);
      expect([drawn.status(), drawn.headers()["content-type"]], path).toEqual([200, "image/png"]);
      return (await drawn.body()).toString("base64");
    };
    const firm = (await visitor.getByRole("link", { name: /Northbound Search|Halden & Roe/ }).getAttribute("href")) ?? "";
    const pictures = [await pictureOf(`/r/${slug}`), await pictureOf("/r/maya-okafor"), await pictureOf(firm)];
    expect(new Set(pictures).size, "each page has a picture of its own").toBe(3);
    await expectFine(visitor);
    await visitor.getByRole("link", { name: /Northbound Search|Halden & Roe/ }).click();
    await expect(visitor.getByRole("list", { name: "Recruiters" }).getByRole("link", { name: recruiterName })).toBeVisible();
    await expect(visitor.getByRole("list", { name: "Recruiters" }).getByText(kind)).toBeVisible();
    await expectFine(visitor);
  });

  const name = onPhone ? "Fenna Minor" : "Fenna Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@finding.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  const candidate = await people.visitor();
  await test.step("who comes by the public page signs in, and is where the recruiter is asked", async () => {
    await candidate.goto(`/r/${slug}`);
    await candidate.getByRole("link", { name: "Ask to connect" }).click();
    await candidate.waitForURL(/\/sign-in\?next=/);
    await candidate.getByLabel("E-mail").fill(email);
    await candidate.getByRole("button", { name: "E-mail me a link" }).click();
    await expect(candidate.getByText("Look into your mail")).toBeVisible();
    await candidate.goto(linkIn(await mailTo(world, email, /link to sign in/), "Sign in"));
    await candidate.waitForURL(new RegExp(`/marketplace/recruiters/${slug}$`));
    await expect(candidate.getByRole("button", { name: "Ask to connect" })).toBeVisible();
    await expectFine(candidate);
  });

  await test.step("a candidate finds the recruiter, though they mistype", async () => {
    await candidate.goto("/marketplace/recruiters");
    await expectFine(candidate);
    await candidate.getByRole("searchbox", { name: "Search by name, firm or role" }).fill(mistyped);
    await candidate.getByRole("combobox", { name: "Region" }).click();
    await candidate.getByRole("option", { name: "Benelux" }).click();
    const list = candidate.getByRole("list", { name: "Recruiters" });
    await expect(list.getByRole("listitem").filter({ has: candidate.getByRole("heading") })).toHaveCount(1);
    await candidate.waitForURL(/region=benelux/);
    const filters = [["Field", "Life sciences", "field=science"], ["Language", "Dutch", "language=nl"]] as const;
    for (const [filter, choice, inAddress] of filters) {
      await candidate.getByRole("combobox", { name: filter }).click();
      await candidate.getByRole("option", { name: choice }).click();
      await candidate.waitForURL(new RegExp(inAddress));
    }
    await candidate.reload();
    await expect(list.getByRole("link", { name: recruiterName })).toBeVisible();
    for (const [filter, choice] of [["Region", "Benelux"], ...filters] as const) await expect(candidate.getByRole("combobox", { name: filter })).toHaveText(choice);
    const card = list.getByRole("article").filter({ hasText: recruiterName });
    for (const [term, words] of [["Fields", /Life sciences$/], ["Regions", /Benelux$/], ["Languages", /Dutch$/], ["Answers", /^Too few to go by yet$/]] as const) await expect(card.locator(`dt:text-is("${term}") + dd`)).toHaveText(words);
    await expect(card).toContainText(/No placement here yet|\d+ placements?/);
    await expect(card).toContainText(/No role now|\d+ roles? now/);
    await expectFine(candidate);
    await candidate.getByRole("combobox", { name: "Field" }).click();
    await candidate.getByRole("option", { name: "Legal" }).click();
    await expect(candidate.getByText("No recruiter matches")).toBeVisible();
    await candidate.getByRole("combobox", { name: "Field" }).click();
    await candidate.getByRole("option", { name: "Life sciences" }).click();
    await expect(card).toBeVisible();
    await candidate.getByRole("combobox", { name: "Language" }).click();
    await candidate.getByRole("option", { name: "Swahili" }).click();
    await expect(candidate.getByText("No recruiter matches")).toBeVisible();
    await candidate.getByRole("combobox", { name: "Language" }).click();
    await candidate.getByRole("option", { name: "Dutch" }).click();
    await expect(card).toBeVisible();
    await candidate.getByRole("tab", { name: "Firms" }).click();
    await candidate.waitForURL(/show=firms/);
    await candidate.reload();
    await expect(candidate.getByRole("tab", { name: "Firms" })).toHaveAttribute("aria-selected", "true");
    await expect(candidate.getByRole("list", { name: "Firms" })).toBeVisible();
    await candidate.getByRole("list", { name: "Firms" }).getByRole("link").first().click();
    await candidate.waitForURL(/\/marketplace\/recruiters\/firms\//);
    await candidate.getByRole("list", { name: "Recruiters" }).getByRole("link", { name: recruiterName }).click();
    await candidate.waitForURL(new RegExp(`/marketplace/recruiters/${slug}$`));
    await candidate.goto("/marketplace/recruiters?search=" + mistyped);
    await expect(list.getByText(kind)).toBeVisible();
    await list.getByRole("link", { name: recruiterName }).click();
    await expect(candidate.getByRole("heading", { level: 1, name: recruiterName })).toBeVisible();
    await expectFine(candidate);
  });

  const title = onPhone ? "Carillon tuner" : "Organ builder";
  await test.step("the candidate shows themselves: nobody saw them, and what names them is refused", async () => {
    await candidate.goto("/marketplace/profile");
    await expect(candidate.getByText("Nobody sees it.")).toBeVisible();
    await candidate.getByRole("radio", { name: /Recruiters I am connected with/ }).click();
    await expect(candidate.getByText("Recruiters with whom you are connected read your name and e-mail, and can open this card.", { exact: false })).toBeVisible();
    await expect(candidate.getByText(email, { exact: true }).last()).toBeVisible();
    await candidate.getByRole("radio", { name: /Recruiters on Fairsplit/ }).click();
    await candidate.getByRole("button", { name: "Save the profile" }).click();
    await expect(candidate.getByText("Say what you do: recruiters see it first.")).toBeVisible();
    await expectFine(candidate);
    await candidate.getByLabel("What you do").fill(`${title}, ${name}`);
    await candidate.getByRole("combobox", { name: "Region" }).click();
    await candidate.getByRole("option", { name: "Nordics" }).click();
    await candidate.getByRole("combobox", { name: "Seniority" }).click();
    await candidate.getByRole("option", { name: "Lead" }).click();
    await candidate.getByRole("combobox", { name: "Languages" }).click();
    await candidate.getByRole("option", { name: "Swedish" }).click();
    await candidate.getByLabel("Skills").first().fill("Voicing pipes, Bronze casting,");
    await candidate.keyboard.press("Enter");
    await candidate.getByRole("button", { name: "Save the profile" }).click();
    await expect(candidate.getByText(/Leave out your name/)).toBeVisible();
    await candidate.getByLabel("What you do").fill(title);
    await candidate.getByRole("button", { name: "Save the profile" }).click();
    await expect(candidate.getByText("Recruiters here find you by it, without your name.")).toBeVisible();
    await expect(candidate.getByRole("article").getByText("F. M.")).toBeVisible();
    await expectFine(candidate);
  });

  await test.step("the recruiter finds the card, which names nobody, until it is hidden again", async () => {
    await recruiter.goto("/portal/talent");
    await recruiter.getByRole("searchbox", { name: "Search by title or skill" }).fill(name);
    await expect(recruiter.getByText("Nobody matches")).toBeVisible();
    await recruiter.getByRole("searchbox", { name: "Search by title or skill" }).fill("voising pipes");
    const card = recruiter.getByRole("article").filter({ hasText: title });
    await expect(card).toContainText("F. M.");
    await expect(card).not.toContainText("Fenna");
    await expectFine(recruiter);
    await recruiter.getByRole("combobox", { name: "Region" }).click();
    await recruiter.getByRole("option", { name: "Italy" }).click();
    await recruiter.waitForURL(/region=italy/);
    await expect(recruiter.getByText("Nobody matches")).toBeVisible();
    await recruiter.getByRole("combobox", { name: "Region" }).click();
    await recruiter.getByRole("option", { name: "Nordics" }).click();
    await recruiter.waitForURL(/region=nordics/);
    for (const [filter, other, otherInAddress, choice, inAddress] of [["Seniority", "Executive", "seniority=executive", "Lead", "seniority=lead"], ["Language", "Urdu", "language=ur", "Swedish", "language=sv"]] as const) {
      for (const [picked, at] of [[other, otherInAddress], [choice, inAddress]] as const) {
        await recruiter.getByRole("combobox", { name: filter }).click();
        await recruiter.getByRole("option", { name: picked }).click();
        await recruiter.waitForURL(new RegExp(at));
        if (picked === other) await expect(recruiter.getByText("Nobody matches")).toBeVisible();
      }
    }
    await recruiter.reload();
    await expect(card).toContainText("F. M. · Nordics · Lead · Swedish");
    for (const [filter, choice] of [["Region", "Nordics"], ["Seniority", "Lead"], ["Language", "Swedish"]] as const) await expect(recruiter.getByRole("combobox", { name: filter })).toHaveText(choice);
    await card.getByRole("link", { name: title }).click();
    await expect(recruiter.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expectFine(recruiter);
    await candidate.getByRole("radio", { name: /Nobody/ }).click();
    await candidate.getByRole("button", { name: "Save the profile" }).click();
    await expect(candidate.getByText("Nobody sees it.")).toBeVisible();
    await recruiter.reload();
    await expect(recruiter.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  });

  await test.step("shown to those whom they are connected with, a connected recruiter opens it and no other does", async () => {
    const connectionId = await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email });
    await candidate.getByRole("radio", { name: /Recruiters I am connected with/ }).click();
    await candidate.getByRole("button", { name: "Save the profile" }).click();
    await expect(candidate.getByText("Nobody sees it.")).toHaveCount(0);
    const maya = await people.signIn("maya");
    await maya.goto(`/portal/connections/${connectionId}`);
    await maya.getByRole("button", { name: "Open it" }).click();
    await expect(maya.getByRole("article").getByRole("heading", { name: title })).toBeVisible();
    await expect(maya.getByRole("article")).toContainText("Voicing pipes");
    await expectFine(maya);
    for (const address of [recruiter.url(), `/portal/connections/${connectionId}`]) {
      await recruiter.goto(address);
      await expect(recruiter.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    }
    for (const page of [maya, recruiter]) {
      await page.goto("/portal/talent?search=voicing+pipes");
      await expect(page.getByText("Nobody matches")).toBeVisible();
    }
  });

  await test.step("the candidate shuts the recruiter out before the first word", async () => {
    await candidate.goto(`/marketplace/recruiters/${slug}`);
    await candidate.getByRole("button", { name: "Block" }).click();
    const dialog = candidate.getByRole("alertdialog");
    await expect(dialog.getByText("Nothing that you have under way ends.")).toBeVisible();
    await expectFine(candidate);
    await dialog.getByRole("button", { name: `Block ${recruiterName}` }).click();
    await expect(candidate.getByText("You have blocked them.")).toBeVisible();
    await expect(candidate.getByRole("button", { name: /Ask to connect|Block/ })).toHaveCount(0);
    await expectFine(candidate);
  });
});
