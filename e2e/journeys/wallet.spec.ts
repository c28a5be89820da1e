// Proves that a candidate signs, gets a receipt by mail that anybody can check and nobody but the parties can read, hides from their employer, takes the right back after seeing what stays,
// and blocks a recruiter, and then a whole firm, who then read only that they are not available. On a desktop and a phone, with axe. It would miss a submission that was under way (the database's tests).
import { refusalOf, signInByPassword } from "../support/http-person";
import { linkIn, mailTo } from "../support/inbox";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a candidate's wallet: signed, checked, hidden, taken back, blocked", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Wilma Minor" : "Wilma Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@wallet.example.com`;
  const asker = await signInByPassword(world, "daniel");
  const { companies } = await asker.api.sourcing.companies.query({});
  const companyNamed = (wanted: string) => companies.find((one) => one.name === wanted)?.id ?? "";
  const { rtrId, candidateId } = await asker.api.sourcing.requestRtr.mutate({ person: { fullName: name, email }, companyId: companyNamed("Meridian Robotics") });
  const candidate = await people.visitor();
  const daniel = await people.signIn("daniel");
  await daniel.goto(`/portal/candidates/${candidateId}`);
  await expect(daniel.getByText(/^Asked .*, not opened yet/)).toBeVisible();
  let receipt = "";

  await test.step("the person reads the whole text, and signs by typing their name", async () => {
    const link = linkIn(await mailTo(world, email, /asks to represent you/), "Read the request");
    await candidate.goto(link);
    await candidate.waitForURL(new RegExp(`/marketplace/requests/${rtrId}$`));
    await expect(candidate.getByText(`I, ${name}, allow Daniel Reyes`)).toBeVisible();
    await expectFine(candidate);
    await expect(daniel.getByText(/^Asked .*, opened /)).toBeVisible();
    const finder = await people.visitor();
    await finder.goto(link);
    await expect(finder.getByRole("heading", { name: "This link is over" }), "to who finds the mail later").toBeVisible();
    await expect(finder.getByRole("main")).not.toContainText("Daniel");
    await daniel.goto(`/marketplace/requests/${rtrId}`);
    await expect(daniel.getByText(`I, ${name}, allow Daniel Reyes`), "to another person").toHaveCount(0);
    await daniel.goto(`/portal/candidates/${candidateId}`);
    await candidate.getByLabel("Your full name, as your signature").fill(name);
    await candidate.getByRole("button", { name: "Sign for Meridian Robotics" }).click();
    await expect(candidate.getByRole("heading", { name: "Receipt" })).toBeVisible();
    await candidate.goto(link);
    await expect(candidate.getByRole("heading", { name: "This link is over" }), "to the one it was for, again").toBeVisible();
    await candidate.getByRole("link", { name: "Go to what it was about" }).click();
    await expect(candidate.getByRole("heading", { name: "Receipt" })).toBeVisible();
  });

  await test.step("the receipt comes by mail, and opens to the person in full", async () => {
    const mail = await mailTo(world, email, /Your receipt/);
    receipt = linkIn(mail, "Open the receipt");
    expect(mail.text).toContain(`Signed by typing: ${name}`);
    expect(mail.text).toContain(receipt.slice(receipt.lastIndexOf("/") + 1));
    await candidate.goto(receipt);
    await expect(candidate.getByRole("heading", { name: "Daniel Reyes at Meridian Robotics" })).toBeVisible();
    await expect(candidate.getByText(`Candidate: ${name}`)).toBeVisible();
    await expectFine(candidate);
    const [download] = await Promise.all([candidate.waitForEvent("download"), candidate.getByRole("link", { name: "Download as text" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^rcp_.*\.txt$/);
  });

  await test.step("a stranger learns that it was signed, and no name", async () => {
    const stranger = await people.visitor();
    await stranger.goto("/receipts");
    await stranger.getByLabel("Hash or number of the receipt").fill(receipt.slice(receipt.lastIndexOf("/") + 1));
    await stranger.getByRole("button", { name: "Look it up" }).click();
    await expect(stranger.getByRole("heading", { name: "A right to represent was signed" })).toBeVisible();
    for (const secret of [name, "Daniel", "Meridian"]) await expect(stranger.getByRole("main")).not.toContainText(secret);
    await expectFine(stranger);
    await stranger.goto(`/receipts/${"0".repeat(64)}`);
    await expect(stranger.getByRole("heading", { name: "No such receipt" })).toBeVisible();
    await expectFine(stranger);
  });

  await test.step("the recruiter sees that it was opened and signed", async () => {
    await expect(daniel.getByText(/^Signed .*, holds until /)).toBeVisible();
    await expect(daniel.getByRole("link", { name: "Receipt" })).toHaveAttribute("href", new URL(receipt).pathname);
    await expect(daniel.getByRole("table").filter({ hasText: "The same in words" }).getByText("You", { exact: true })).toBeVisible();
    await expectFine(daniel);
  });

  await test.step("their employer is hidden by any form of its name, and the recruiter is told no reason", async () => {
    await candidate.goto("/marketplace/privacy");
    await candidate.getByLabel("Where you work now").fill("JUNIPER Health, Inc.");
    await candidate.getByRole("button", { name: "Save" }).click();
    await expect(candidate.getByRole("switch", { name: "Hidden from Juniper Health" })).toBeChecked();
    await expectFine(candidate);
    const refused = await refusalOf(asker.api.sourcing.requestRtr.mutate({ candidateId, companyId: companyNamed("Juniper Health") }));
    expect(refused).toMatchObject({ code: "hidden_company", message: "This person can't be submitted to this company." });
  });

  await test.step("the right is taken back in one step, after what stays was shown", async () => {
    await candidate.goto("/marketplace/requests");
    await expectFine(candidate);
    await candidate.getByRole("link", { name: /Daniel Reyes/ }).first().click();
    await candidate.getByRole("button", { name: "Take it back" }).click();
    const dialog = candidate.getByRole("alertdialog");
    await expect(dialog.getByText("Nothing was sent under it.")).toBeVisible();
    await expect(dialog.getByText(/also has a claim on you until/)).toBeVisible();
    await expectFine(candidate);
    await dialog.getByRole("button", { name: "Take it back" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(daniel.getByText(/, taken back /)).toBeVisible();
    await candidate.goto(receipt);
    await expect(candidate.getByText(/has been taken back since/)).toBeVisible();
  });

  await test.step("another request is declined, and its recruiter sees that", async () => {
    const third = companies.find((one) => one.name !== "Meridian Robotics" && one.name !== "Juniper Health");
    const { rtrId: declined } = await asker.api.sourcing.requestRtr.mutate({ candidateId, companyId: third?.id ?? "" });
    await candidate.goto(`/marketplace/requests/${declined}`);
    await candidate.getByRole("button", { name: "Decline" }).click();
    await candidate.getByRole("alertdialog").getByRole("button", { name: "Decline the request" }).click();
    await expect(daniel.getByRole("listitem").filter({ hasText: third?.name ?? "" }).getByText("Declined")).toBeVisible();
  });

  await test.step("the recruiter is blocked from their claim, and reads what is read of anybody who is not available", async () => {
    await asker.api.sourcing.requestRtr.mutate({ candidateId, companyId: companyNamed("Meridian Robotics") });
    await candidate.goto("/marketplace/claims");
    await candidate.getByRole("button", { name: "Block" }).click();
    const dialog = candidate.getByRole("alertdialog");
    await expect(dialog.getByText("The request of Daniel Reyes for Meridian Robotics is declined.")).toBeVisible();
    await expect(dialog.getByText(/Their claim on you stays until/)).toBeVisible();
    await expectFine(candidate);
    await dialog.getByRole("button", { name: "Block Daniel Reyes" }).click();
    await expect(dialog).toHaveCount(0);
    const blocked = await refusalOf(asker.api.sourcing.requestRtr.mutate({ candidateId, companyId: companyNamed("Meridian Robotics") }));
    expect(blocked).toMatchObject({ code: "not_available", message: "This person is not available." });
    await candidate.goto("/marketplace/privacy");
    await expect(candidate.getByRole("list", { name: "Blocked" })).toContainText("Daniel Reyes");
    await expectFine(candidate);
  });

  await test.step("the whole firm is blocked as well: none of its recruiters may ask", async () => {
    await candidate.goto("/marketplace/claims");
    await candidate.getByRole("button", { name: "Block" }).click();
    const dialog = candidate.getByRole("alertdialog");
    await dialog.getByRole("radio", { name: /Everyone who works there/ }).click();
    await expectFine(candidate);
    await dialog.getByRole("button", { name: /^Block Halden/ }).click();
    await expect(dialog).toHaveCount(0);
    await candidate.goto("/marketplace/privacy");
    const firm = candidate.getByRole("list", { name: "Blocked" }).getByRole("listitem").filter({ hasText: "The whole firm" });
    await expect(firm).toContainText("Halden & Roe");
    const colleague = await signInByPassword(world, "caroline");
    const refused = await refusalOf(colleague.api.sourcing.requestRtr.mutate({ person: { fullName: name, email }, companyId: companyNamed("Meridian Robotics") }));
    expect(refused).toMatchObject({ code: "not_available", message: "This person is not available." });
    await firm.getByRole("button", { name: "Lift the block" }).click();
    await candidate.getByRole("alertdialog").getByRole("button", { name: "Lift the block" }).click();
    await expect(candidate.getByText(/, lifted on/)).toHaveCount(1);
  });

  await test.step("the block is lifted, its history stays, and one who is not available is refused in the same words", async () => {
    await candidate.getByRole("button", { name: "Lift the block" }).click();
    await candidate.getByRole("alertdialog").getByRole("button", { name: "Lift the block" }).click();
    await expect(candidate.getByText(/, lifted on/)).toHaveCount(2);
    await candidate.getByRole("switch", { name: /I am available to recruiters/ }).click();
    await expect(candidate.getByText(/You have not been available since/)).toBeVisible();
    await expectFine(candidate);
    const away = await refusalOf(asker.api.sourcing.requestRtr.mutate({ candidateId, companyId: companyNamed("Meridian Robotics") }));
    expect(away).toMatchObject({ code: "not_available", message: "This person is not available." });
  });
});
