// Proves that one admin proposes to hand a claim over, sees that they cannot approve it themselves, that another approves it, and that both holders see what became of it and why; that another is turned
// down; whom a change of the policy would touch before it is published; and that support looks and decides nothing. On a desktop and a phone, with axe. It would miss what the database refuses behind the screens (the tests of overrides).
import type { Page } from "@playwright/test";
import { signInByPassword } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

const reason = "Both firms asked us to settle who keeps this person.";

async function find(admin: Page, name: string, claims: number): Promise<void> {
  await admin.goto("/admin/claims");
  await admin.getByRole("searchbox", { name: "Person or recruiter" }).fill(name);
  await admin.getByRole("button", { name: "Search" }).click();
  // The list may show the person before it has been searched.
  await admin.waitForURL(/search=/);
  await expect(admin.getByRole("table").getByRole("link", { name })).toHaveCount(claims);
}

test("a claim is overridden by two admins, and both holders see it", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Oriel Minor" : "Oriel Major";
  const holder = await signInByPassword(world, "maya");
  const { candidateId } = await holder.api.sourcing.addCandidate.mutate({ fullName: name, email: `${name.toLowerCase().replace(" ", ".")}@override.example.com`, headline: "Structural engineer" });
  const [ruth, hugo] = [await people.signIn("ruth"), await people.signIn("hugo")];

  await test.step("one admin finds the claim, reads why it lasts, and proposes", async () => {
    await find(ruth, name, 1);
    await expectFine(ruth);
    await ruth.getByRole("table").getByRole("link", { name }).click();
    await ruth.waitForURL(/\/admin\/claims\/csr_/);
    await expect(ruth.getByText(/Maya Okafor of .* protects this person until/)).toBeVisible();
    await expect(ruth.getByText("brought this person first")).toBeVisible();
    await expectFine(ruth);
    await ruth.getByRole("button", { name: "Override" }).click();
    const dialog = ruth.getByRole("dialog");
    await dialog.getByRole("radio", { name: /Hand it to another recruiter/ }).click();
    await dialog.getByLabel("Recruiter's e-mail").fill("maya@northbound.example.com");
    await dialog.getByRole("button", { name: "Propose the override" }).click();
    await expect(dialog.getByText("Say why: the holder and the person read it.")).toBeVisible();
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: "Propose the override" }).click();
    await expect(dialog.getByText("This recruiter holds the claim already.")).toBeVisible();
    await expectFine(ruth);
    await dialog.getByLabel("Recruiter's e-mail").fill("daniel@halden-roe.example.com");
    await dialog.getByRole("button", { name: "Propose the override" }).click();
    await expect(ruth.getByText("Another admin must approve it.")).toBeVisible();
    await expect(ruth.getByRole("button", { name: "Approve" })).toHaveCount(0);
    await expectFine(ruth);
  });

  await test.step("support looks, and decides nothing", async () => {
    const lena = await people.signIn("lena");
    await lena.goto("/admin/claims");
    await expect(lena.getByRole("listitem").filter({ hasText: name })).toContainText("Hand the claim to Daniel Reyes");
    await expect(lena.getByRole("button", { name: "Approve" })).toHaveCount(0);
  });

  await test.step("another admin reads the reason and approves", async () => {
    await hugo.goto("/admin/claims");
    const waiting = hugo.getByRole("listitem").filter({ hasText: name });
    await expect(waiting).toContainText(reason);
    await expectFine(hugo);
    await waiting.getByRole("button", { name: "Approve" }).click();
    const confirm = hugo.getByRole("alertdialog");
    await expect(confirm).toContainText("Ruth Adeyemi");
    await confirm.getByRole("button", { name: "Approve the override" }).click();
    await expect(hugo.getByRole("listitem").filter({ hasText: name })).toHaveCount(0);
  });

  await test.step("both holders are told, and each sees what is theirs now", async () => {
    const [maya, daniel] = [await people.signIn("maya"), await people.signIn("daniel")];
    await maya.goto(`/portal/candidates/${candidateId}`);
    await expect(maya.getByText("Your protection was transferred")).toBeVisible();
    await expectFine(maya);
    await maya.goto("/portal");
    await expect(maya.getByText(`Two admins handed on your claim on ${name}`).first()).toBeVisible();
    await daniel.getByRole("link", { name: `Two admins gave you the claim on ${name}` }).first().click();
    await daniel.waitForURL(new RegExp(`/portal/candidates/${candidateId}$`));
    await expect(daniel.getByText(/Your protection started/)).toBeVisible();
  });

  await test.step("a second override is turned down, and the claim's line of time says by whom and why", async () => {
    await find(hugo, name, 2);
    await hugo.getByRole("combobox", { name: "State" }).click();
    await hugo.getByRole("option", { name: "Protecting" }).click();
    await expect(hugo.getByRole("table").getByRole("link", { name })).toHaveCount(1);
    await hugo.getByRole("table").getByRole("link", { name }).click();
    await hugo.waitForURL(/\/admin\/claims\/csr_/);
    await hugo.getByRole("button", { name: "Override" }).click();
    const dialog = hugo.getByRole("dialog");
    await dialog.getByRole("radio", { name: /End the claim/ }).click();
    await dialog.getByLabel("Reason").fill("The person asked both of us for it.");
    await dialog.getByRole("button", { name: "Propose the override" }).click();
    await expect(hugo.getByText("Another admin must approve it.")).toBeVisible();
    await ruth.goto(new URL(hugo.url()).pathname);
    await ruth.getByRole("button", { name: "Turn down" }).click();
    await ruth.getByRole("dialog").getByLabel("Reason").fill("Ask the holder first.");
    await ruth.getByRole("dialog").getByRole("button", { name: "Turn down" }).click();
    await expect(ruth.getByText("turned the override down")).toBeVisible();
    await expect(ruth.getByText("Ask the holder first.")).toBeVisible();
    await expectFine(ruth);
  });

  await test.step("a change of the policy says whom it would touch before anybody publishes it", async () => {
    await ruth.goto("/admin/policy/new");
    await ruth.getByLabel("Right to represent signed").fill("120");
    const touches = ruth.getByRole("region", { name: "Whom it touches" });
    await expect(touches.getByText(/would get another last day from new evidence/)).toBeVisible();
    await expect(touches.getByText(/a signature today would give/).first()).toBeVisible();
    await expectFine(ruth);
    await ruth.getByLabel("Senior").fill("120");
    await expect(touches.getByText(/roles? of such a level/)).toBeVisible();
    await expect(ruth.getByText("none to 120 days")).toBeVisible();
    await expectFine(ruth);
    await ruth.getByLabel("Senior").fill("0");
    await ruth.getByLabel("Right to represent signed").fill("999");
    await expect(touches.getByText("Known once every number can be used.")).toBeVisible();
    await ruth.getByLabel("Right to represent signed").fill("90");
    await expect(touches).toHaveCount(0);
  });
});
