// Proves that somebody stops a class of mail by the link in it without signing in, and that looking at the link stops nothing; that they choose how and when the rest comes; and that they have themselves erased in two steps,
// take it back, and are forgotten when an admin carries it out, while the other side's conversation stays readable, on the screen, as a PDF, and as a file that checks by its own hashes. On a desktop and a phone, with axe. It would miss when held mail and digests come (mail-as-wanted.db.test.ts).
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { connectByTables } from "../support/connected";
import { signInByPassword, signUp } from "../support/http-person";
import { linkIn, mailTo } from "../support/inbox";
import { signInByLink } from "../support/sign-in-by-link";
import { expectListInWindow } from "../support/list-in-window";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

const savedRecord = z.object({ chainBefore: z.literal(""), messages: z.array(z.object({ text: z.string(), hash: z.string(), chain: z.string(), body: z.string() })) });

test("somebody chooses their mail, stops some by its link, and leaves for good", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Ottoline Minor" : "Ottoline Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@leaving.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  const ottoline = await people.visitor();
  await signInByLink(ottoline, world, email);
  await ottoline.goto("/welcome/candidate?next=/marketplace/settings");
  await ottoline.waitForURL(/\/marketplace\/settings$/);

  await test.step("the link in a mail stops its class for whoever holds the mail, and only when they press the button", async () => {
    const theo = await signInByPassword(world, "theo");
    const { candidateId } = await theo.api.sourcing.addCandidate.mutate({ fullName: name, email });
    await theo.api.connections.askCandidate.mutate({ candidateId, note: "A role in your field" });
    const link = linkIn(await mailTo(world, email, /asks to connect/), "Stop mails about connections");
    const visitor = await people.visitor();
    for (let twice = 0; twice < 2; twice++) {
      await visitor.goto(link);
      await expect(visitor.getByRole("heading", { name: "Stop these mails?" })).toBeVisible();
    }
    await expectFine(visitor);
    await visitor.getByRole("button", { name: "Stop these mails" }).click();
    await expect(visitor.getByRole("heading", { name: "You get no more of these mails" })).toBeVisible();
    await expectFine(visitor);
  });

  await test.step("the settings say so, and hold what is chosen: once a day, and quiet hours", async () => {
    await ottoline.getByRole("link", { name: "Choose your mail" }).click();
    await expect(ottoline.getByText("You stopped them by the link in a mail.", { exact: false })).toBeVisible();
    await expect(ottoline.getByText("After a deadline they are decided without you.")).toBeVisible();
    await ottoline.getByRole("combobox", { name: "Mails about: Messages" }).click();
    await ottoline.getByRole("option", { name: "Once a day" }).click();
    await ottoline.getByText("Quiet hours", { exact: true }).click();
    await expectListInWindow(ottoline, () => ottoline.getByRole("combobox", { name: "To", exact: true }).click());
    await ottoline.getByRole("option", { name: "06:30" }).click();
    await expectFine(ottoline);
    await ottoline.getByRole("button", { name: "Save", exact: true }).click();
    await expect(ottoline.getByText("Your mail is chosen")).toBeVisible();
    await ottoline.reload();
    await expect(ottoline.getByRole("combobox", { name: "Mails about: Messages" })).toHaveText("Once a day");
    await expect(ottoline.getByRole("combobox", { name: "Mails about: Connections" })).toHaveText("Never");
    await expect(ottoline.getByRole("combobox", { name: "From", exact: true })).toHaveText("22:00");
    await expect(ottoline.getByRole("combobox", { name: "To", exact: true })).toHaveText("06:30");
  });

  const connectionId = await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email });
  const maya = await people.signIn("maya");
  await test.step("an erasure is asked for in two steps, and can be taken back", async () => {
    await ottoline.goto(`/marketplace/messages/${connectionId}`);
    await ottoline.getByRole("textbox", { name: "Message" }).fill("What only I would say");
    await ottoline.getByRole("textbox", { name: "Message" }).press("Enter");
    await maya.goto(`/portal/messages/${connectionId}`);
    await expect(maya.getByRole("log").getByText("What only I would say", { exact: true })).toBeVisible();
    await maya.getByRole("textbox", { name: "Message" }).fill("What Maya answers");
    await maya.getByRole("textbox", { name: "Message" }).press("Enter");
    await expect(maya.getByRole("textbox", { name: "Message" })).toHaveValue("");
    await maya.getByRole("button", { name: "More for this conversation" }).click();
    const [printed] = await Promise.all([maya.waitForEvent("download"), maya.getByRole("menuitem", { name: "Save as a PDF" }).click()]);
    expect(printed.suggestedFilename()).toMatch(/^conversation-.*\.pdf$/);
    expect((await readFile(await printed.path())).subarray(0, 5).toString()).toBe("%PDF-");
    await maya.getByRole("button", { name: "More for this conversation" }).click();
    const [saved] = await Promise.all([maya.waitForEvent("download"), maya.getByRole("menuitem", { name: "Save as a file" }).click()]);
    expect(saved.suggestedFilename()).toMatch(/^conversation-.*\.json$/);
    const record = savedRecord.parse(JSON.parse(await readFile(await saved.path(), "utf8")));
    expect(record.messages.map(({ body }) => body)).toEqual(["What only I would say", "What Maya answers"]);
    // As the file says that it is checked, by nothing of ours.
    const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
    let chain: string = record.chainBefore;
    for (const { text, hash, chain: upToHere, body } of record.messages) {
      expect(hash).toBe(sha256(text));
      chain = sha256(chain + hash);
      expect(upToHere).toBe(chain);
      expect(text.slice(text.indexOf("\n\n") + 2)).toBe(body);
    }

    await ottoline.goto("/marketplace/settings");
    await ottoline.getByRole("link", { name: "Erase your account" }).click();
    await expect(ottoline.getByRole("heading", { name: "What stays" })).toBeVisible();
    await expectFine(ottoline);
    await ottoline.getByRole("button", { name: "Erase my account" }).click();
    const dialog = ottoline.getByRole("alertdialog");
    await dialog.getByLabel(`Type ${email} to confirm`).fill("somebody@else.example.com");
    await dialog.getByRole("button", { name: "Erase my account" }).click();
    await expect(dialog.getByText(/This is not your e-mail/)).toBeVisible();
    await expectFine(ottoline);
    await dialog.getByLabel(`Type ${email} to confirm`).fill(email);
    await dialog.getByRole("button", { name: "Erase my account" }).click();
    await expect(ottoline.getByText(/It is erased on/)).toBeVisible();
    await mailTo(world, email, /Your account will be erased on/);
    await expectFine(ottoline);
    await ottoline.getByRole("button", { name: "Keep my account" }).click();
    await expect(ottoline.getByText("Your account stays")).toBeVisible();
    await ottoline.getByRole("button", { name: "Erase my account" }).click();
    await dialog.getByLabel(`Type ${email} to confirm`).fill(email);
    await dialog.getByRole("button", { name: "Erase my account" }).click();
    await expect(ottoline.getByText(/It is erased on/)).toBeVisible();
  });

  await test.step("an admin carries it out; who was erased is out, and the other reads on", async () => {
    const admin = await people.signIn("ruth");
    await admin.goto("/admin/erasures");
    await expectFine(admin);
    await admin.getByRole("listitem").filter({ hasText: name }).getByRole("button", { name: "Erase now" }).click();
    await admin.getByLabel("Why not wait").fill("They ask for it at once.");
    await admin.getByRole("button", { name: `Erase ${name}` }).click();
    await expect(admin.getByText(name)).toHaveCount(0);
    await expectFine(admin);
    await maya.goto(`/portal/messages/${connectionId}`);
    await expect(maya.getByText("Removed when its writer left")).toBeVisible();
    await expect(maya.getByRole("log").getByText("What Maya answers", { exact: true })).toBeVisible();
    await expect(maya.getByText("A person who left").filter({ visible: true }).first()).toBeVisible();
    await expect(maya.getByText(name)).toHaveCount(0);
    await expectFine(maya);
    await ottoline.goto("/marketplace");
    await ottoline.waitForURL(/\/sign-in/);
  });
});
