// Proves that files come along by button, paste and drop on the whole conversation, that each says how it stands and how far it has come, and can be stopped, sent again and removed for good, that one too many is named, and that nothing that
// is typed, chosen or refused is lost: over a reload, beyond the letters of a message, and when the conversation has ended. On a desktop and a phone, with axe. It would miss what a system's own clipboard holds.
import type { Locator, Page } from "@playwright/test";
import postgres from "postgres";
import { connectByTables } from "../support/connected";
import { signUp } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { signInByLink } from "../support/sign-in-by-link";
import { expect, test } from "../support/test";

const pdf = (name: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.7\n${name}`) });

/** What a hand holds over the page, or a clipboard: files by their names, and words. */
const holding = (page: Page, names: string[], words = "") =>
  page.evaluateHandle(([files, text]) => {
    const data = new DataTransfer();
    for (const name of files) data.items.add(new File([`%PDF-1.7\n${name}`], name, { type: "application/pdf" }));
    if (text !== "") data.setData("text/plain", text);
    return data;
  }, [names, words] as const);

/** Pastes into a box. Out: whether the browser puts the words in itself. */
const paste = async (box: Locator, names: string[], words = ""): Promise<boolean> => {
  const data = await holding(box.page(), names, words);
  return box.evaluate((element, clipboardData) => element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })), data);
};

test("files come along as people hand them over, and nothing that was written is lost", async ({ people, world }, { project }) => {
  const phone = project.name === "phone";
  const name = phone ? "Ines Minor" : "Ines Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@attaching.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  const ines = await people.visitor();
  await signInByLink(ines, world, email);
  await ines.goto("/welcome/candidate?next=/marketplace/messages");
  await ines.waitForURL(/\/marketplace\/messages$/);
  const connectionId = await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email });
  const maya = await people.signIn("maya");
  await ines.goto(`/marketplace/messages/${connectionId}`);
  await maya.goto(`/portal/messages/${connectionId}`);
  const log = (page: Page) => page.getByRole("log");
  const box = ines.getByRole("textbox", { name: "Message", exact: true });
  const send = ines.getByRole("button", { name: "Send", exact: true });
  const attached = (file: string) => ines.getByRole("button", { name: `Remove ${file}` });
  const item = (page: Page, text: string) => log(page).getByRole("listitem").filter({ hasText: text });
  const choose = async (...files: ReturnType<typeof pdf>[]) => {
    const [chooser] = await Promise.all([ines.waitForEvent("filechooser"), ines.getByRole("button", { name: "Attach files" }).click()]);
    await chooser.setFiles(files);
  };

  await test.step("one that was removed while another was on its way does not come back", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await ines.route(/\/api\/files\?.*name=slow\.pdf/, async (route) => {
      await held;
      await route.continue();
    });
    await choose(pdf("quick.pdf"), pdf("slow.pdf"));
    await expect(attached("quick.pdf")).toBeVisible();
    await expect(ines.getByRole("progressbar", { name: "Sending slow.pdf" })).toBeVisible();
    await expect(send).toBeDisabled();
    await expectFine(ines);
    await attached("quick.pdf").click();
    await expect(attached("quick.pdf")).toHaveCount(0);
    release();
    await expect(attached("slow.pdf")).toBeVisible();
    await expect(attached("quick.pdf")).toHaveCount(0);
    await send.click();
    await expect(log(maya).getByRole("button", { name: "slow.pdf" })).toBeVisible();
    await expect(log(maya).getByRole("button", { name: "quick.pdf" })).toHaveCount(0);
  });

  await test.step("one on its way is stopped; one that was cut off is sent again", async () => {
    const never = (): Promise<void> => Promise.resolve();
    await ines.route(/\/api\/files\?.*name=endless\.pdf/, never);
    await choose(pdf("endless.pdf"));
    await ines.getByRole("button", { name: "Stop sending endless.pdf" }).click();
    await expect(ines.getByText("endless.pdf")).toHaveCount(0);
    await ines.route(/\/api\/files\?.*name=cut\.pdf/, (route) => route.abort(), { times: 1 });
    await choose(pdf("cut.pdf"));
    await expect(ines.getByText("The connection was lost. Send the file again.")).toBeVisible();
    await ines.getByRole("button", { name: "Send cut.pdf again" }).click();
    await expect(attached("cut.pdf")).toBeVisible();
    await attached("cut.pdf").click();
  });

  await test.step("how far one has come is seen to rise", async () => {
    const network = await ines.context().newCDPSession(ines);
    const uploadsAt = (bytesPerSecond: number) => network.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond });
    await network.send("Network.enable");
    await uploadsAt(60_000);
    await choose({ ...pdf("heavy.pdf"), buffer: Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(600_000, "x")]) });
    const bar = ines.getByRole("progressbar", { name: "Sending heavy.pdf" });
    const part = () => bar.evaluate((one: HTMLProgressElement) => one.value);
    await expect.poll(part).toBeGreaterThan(0);
    const before = await part();
    expect(before).toBeLessThan(1);
    await expect.poll(part).toBeGreaterThan(before);
    await uploadsAt(-1);
    await expect(attached("heavy.pdf")).toBeVisible();
    await expect(bar).toHaveCount(0);
    await network.detach();
    await attached("heavy.pdf").click();
  });

  await test.step("a picture is pasted; words that come with a picture of them stay words", async () => {
    expect(await paste(box, ["pasted.pdf"])).toBe(false);
    await expect(attached("pasted.pdf")).toBeVisible();
    expect(await paste(box, ["words.png"], "Quarter\t4\nFee\t20 %")).toBe(true);
    await expect(ines.getByText("words.png")).toHaveCount(0);
    await attached("pasted.pdf").click();
  });

  await test.step("files are dropped anywhere on the conversation; one too many is named", async () => {
    const names = Array.from({ length: 11 }, (_, at) => `f${at + 1}.pdf`);
    const dataTransfer = await holding(ines, names);
    await log(ines).dispatchEvent("dragover", { dataTransfer });
    await expect(ines.getByText("Drop the files to attach them")).toBeVisible();
    await expectFine(ines);
    await ines.screenshot({ path: `test-results/attaching-${project.name}-drop.png` });
    await log(ines).dispatchEvent("drop", { dataTransfer });
    await expect(ines.getByText("Drop the files to attach them")).toHaveCount(0);
    await expect(ines.getByText("At most 10 files are taken here: “f11.pdf” was left out.")).toBeVisible();
    await expect(ines.getByRole("button", { name: /^Remove f\d+\.pdf$/ })).toHaveCount(10);
    await expectFine(ines);
    await ines.screenshot({ path: `test-results/attaching-${project.name}-ten.png` });
    await ines.getByRole("button", { name: "Dismiss what was left out" }).click();
    await expect(ines.getByText(/was left out/)).toHaveCount(0);
    await choose(pdf("f12.pdf"));
    await expect(ines.getByText("At most 10 files are taken here: “f12.pdf” was left out.")).toBeVisible();
    await box.fill("All ten");
    await send.click();
    await expect(ines.getByText(/was left out/)).toHaveCount(0);
    await expect(item(maya, "All ten").getByRole("button", { name: /^f\d+\.pdf/ })).toHaveCount(10);
  });

  await test.step("what is answered, what goes along and what is changed outlive a reload", async () => {
    const more = async (page: Page, text: string, act: string) => {
      await item(page, text).hover();
      await item(page, text).getByRole("button", { name: "More for this message" }).click();
      await page.getByRole("menuitem", { name: act }).click();
    };
    await maya.getByRole("textbox", { name: "Message", exact: true }).fill("What is in f3?");
    await maya.getByRole("textbox", { name: "Message", exact: true }).press("Enter");
    await more(ines, "What is in f3?", "Reply");
    await choose(pdf("answer.pdf"));
    await expect(attached("answer.pdf")).toBeVisible();
    await ines.reload();
    await expect(ines.getByText("Answer to Maya Okafor: What is in f3?")).toBeVisible();
    await expect(attached("answer.pdf")).toBeVisible();
    await box.fill("A letter");
    await send.click();
    await expect(item(maya, "A letter").getByRole("button", { name: /Answers You: What is in f3\?/ })).toBeVisible();
    await expect(item(maya, "A letter").getByRole("button", { name: "answer.pdf" })).toBeVisible();
    await more(ines, "A letter", "Edit");
    await ines.getByRole("textbox", { name: "Changed message" }).fill("Two letters");
    await ines.reload();
    await expect(ines.getByRole("textbox", { name: "Changed message" })).toHaveValue("Two letters");
    await ines.getByRole("button", { name: "Save the change" }).click();
    await expect(item(maya, "Two letters").getByText(/^Edited/)).toBeVisible();
    await ines.reload();
    await expect(box).toHaveValue("");
    await expect(attached("answer.pdf")).toHaveCount(0);
  });

  await test.step("a text that is too long is not cut and not sent", async () => {
    await box.fill("x".repeat(10_001));
    await expect(ines.getByText("A message has 10,000 letters at most, and this has 10,001.", { exact: false })).toBeVisible();
    await box.press("Enter");
    await expect(box).toHaveValue("x".repeat(10_001));
    await expect(ines.getByRole("list", { name: "On their way" })).toHaveCount(0);
    await expectFine(ines);
    await box.fill("");
    await expect(ines.getByText("A message has 10,000 letters at most", { exact: false })).toHaveCount(0);
  });

  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    await test.step("what was refused is sent again, or taken back with all that belongs to it", async () => {
      // As if she had sent as many as she may: those of a moment ahead of the clock count for longer than the test takes.
      await sql`insert into message_quotas (user_id, sent_at, allowed) select id, array_fill(app.now() + interval '50 seconds', array[30]), 30 from users where email = ${email}
        on conflict (user_id) do update set sent_at = excluded.sent_at, allowed = excluded.allowed`;
      const failed = ines.getByRole("alert").filter({ hasText: "Not sent." });
      await box.fill("Too soon");
      await box.press("Enter");
      await expect(failed).toHaveText(/You have sent or changed as many messages as is possible in one minute/);
      await expectFine(ines);
      await ines.getByRole("button", { name: "Retry" }).click();
      await expect(failed).toHaveCount(1);
      await choose(pdf("along.pdf"));
      await expect(attached("along.pdf")).toBeVisible();
      await box.fill("Think better of it");
      await box.press("Enter");
      await expect(failed).toHaveCount(2);
      await expect(attached("along.pdf")).toHaveCount(0);
      const waiting = ines.getByRole("list", { name: "On their way" }).getByRole("listitem");
      await waiting.filter({ hasText: "Think better of it" }).getByRole("button", { name: "Take back" }).click();
      await expect(box).toHaveValue("Think better of it");
      await expect(attached("along.pdf")).toBeVisible();
      await sql`update message_quotas set sent_at = '{}' where user_id = (select id from users where email = ${email})`;
      await waiting.filter({ hasText: "Too soon" }).getByRole("button", { name: "Retry" }).click();
      await expect(log(maya).getByText("Too soon", { exact: true })).toBeVisible();
      await expect(failed).toHaveCount(0);
      await attached("along.pdf").click();
    });

    await test.step("what was typed when the conversation ended can be read and copied", async () => {
      await sql`update marketplace_connections set state = 'inactive', moved_by = 'recruiter', moved_at = app.now() where id = ${connectionId}`;
      await ines.reload();
      await expect(ines.getByText("This conversation has ended.", { exact: false })).toBeVisible();
      await expect(ines.getByRole("textbox", { name: "What you typed and did not send" })).toHaveValue("Think better of it");
      await expectFine(ines);
      await ines.screenshot({ path: `test-results/attaching-${project.name}-ended.png` });
      await ines.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await ines.getByRole("button", { name: "Copy", exact: true }).click();
      await expect(ines.getByText("Copied")).toBeVisible();
      expect(await ines.evaluate(() => navigator.clipboard.readText())).toBe("Think better of it");
    });
  } finally {
    await sql.end();
  }
});
