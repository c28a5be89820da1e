// Proves that a recruiter and a candidate who are connected talk in two browsers as people expect of a messenger: both see what is said at once, answer, change, delete, react, attach a file, and know
// what was seen; nothing typed is lost by a reload or a lost network, and nothing is sent twice. On a desktop and a phone, with axe. It would miss how they came to be connected.
import { readFile } from "node:fs/promises";
import { chooseFiles } from "../support/choose-files";
import { signUp } from "../support/http-person";
import { signInByLink } from "../support/sign-in-by-link";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";
import { connectByTables } from "../support/connected";
import { pdfOf } from "../support/small-pdf";

test("two who are connected talk, lose nothing and see the same", async ({ people, world }, { project }) => {
  const phone = project.name === "phone";
  const name = phone ? "Odile Minor" : "Odile Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@talking.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  const odile = await people.visitor();
  await signInByLink(odile, world, email);
  await odile.goto("/welcome/candidate?next=/marketplace/messages");
  await odile.waitForURL(/\/marketplace\/messages$/);
  await expect(odile.getByText("No conversations yet")).toBeVisible();
  await expectFine(odile);
  const connectionId = await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email });
  const maya = await people.signIn("maya");
  const log = (page: typeof maya) => page.getByRole("log");
  const box = (page: typeof maya) => page.getByRole("textbox", { name: "Message" });
  const said = (page: typeof maya, text: string) => log(page).getByText(text, { exact: true });
  const item = (page: typeof maya, text: string) => log(page).getByRole("listitem").filter({ hasText: text });
  const more = async (page: typeof maya, text: string, act: string) => {
    await item(page, text).hover();
    await item(page, text).getByRole("button", { name: "More for this message" }).click();
    await page.getByRole("menuitem", { name: act }).click();
  };

  await test.step("each finds the other in the list, and what one says is there for the other", async () => {
    await maya.goto("/portal/messages");
    await maya.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: new RegExp(name) }).click();
    await expect(maya.getByText(`You and ${name} are connected.`, { exact: false })).toBeVisible();
    await odile.goto(`/marketplace/messages/${connectionId}`);
    await box(maya).fill("Good morning, **Odile**");
    await box(maya).press("Enter");
    await expect(box(maya)).toHaveValue("");
    await expect(item(odile, "Good morning, Odile")).toBeVisible();
    await expect(odile.locator("strong", { hasText: "Odile" })).toBeVisible();
    await expect(log(maya).getByText(/^Seen \d\d:\d\d$/)).toBeVisible();
    await box(odile).fill("Good morning!");
    await box(odile).press("Enter");
    await expect(said(maya, "Good morning!")).toBeVisible();
    await expectFine(maya);
    await expectFine(odile);
  });

  await test.step("what looks like a page is words, and an address asks nobody for anything", async () => {
    const asked: string[] = [];
    for (const page of [maya, odile]) page.context().on("request", (request) => asked.push(new URL(request.url()).hostname));
    await box(maya).fill("<img src=x onerror=alert(1)> <b>x</b> https://preview.example/p");
    await box(maya).press("Enter");
    for (const page of [odile, maya]) {
      await expect(log(page).locator("p", { hasText: "preview.example" })).toHaveText("<img src=x onerror=alert(1)> <b>x</b> https://preview.example/p");
      await expect(log(page).getByRole("link", { name: "https://preview.example/p" })).toHaveAttribute("rel", /noopener/);
      await expect(log(page).locator("img, b, iframe")).toHaveCount(0);
    }
    // What a preview would need was asked for by then: both have read it, and answered.
    await expect(log(maya).getByText(/^Seen \d\d:\d\d$/)).toBeVisible();
    expect(asked.filter((host) => host !== new URL(world.url).hostname)).toEqual([]);
  });

  await test.step("a role is shown as a card", async () => {
    await maya.getByRole("button", { name: "Show a role or a request" }).click();
    const dialog = maya.getByRole("dialog", { name: "Show a role or a request" });
    await dialog.getByRole("combobox", { name: "Role" }).click();
    await maya.getByRole("option").first().click();
    await expectFine(maya);
    await dialog.getByRole("button", { name: "Show the role" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(log(maya).getByRole("link", { name: "Open the role" })).toBeVisible();
    await expect(log(odile).getByText(/ to .*(USD|EUR|GBP)/)).toBeVisible();
  });

  await test.step("an answer quotes, a change keeps what was said before, a sign and a deletion show at both", async () => {
    await more(odile, "Good morning, Odile", "Reply");
    await box(odile).fill("When do we talk?");
    await box(odile).press("Enter");
    await expect(item(maya, "When do we talk?").getByRole("button", { name: /Answers You: Good morning/ })).toBeVisible();
    await box(maya).fill("At nine");
    await box(maya).press("Enter");
    for (const page of [maya, odile]) await expect(said(page, "At nine")).toBeVisible();
    await box(maya).press("ArrowUp");
    await maya.getByRole("textbox", { name: "Changed message" }).fill("At ten");
    await maya.getByRole("textbox", { name: "Changed message" }).press("Enter");
    await expect(said(odile, "At ten")).toBeVisible();
    await expect(item(odile, "At ten").getByText(/^Edited/)).toBeVisible();
    await more(odile, "At ten", "What it said before");
    await expect(odile.getByRole("dialog").getByText("At nine")).toBeVisible();
    await odile.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    if (phone) await more(odile, "At ten", "Heart");
    else {
      await item(odile, "At ten").hover();
      await item(odile, "At ten").getByRole("button", { name: "React" }).click();
      await odile.getByRole("menuitem", { name: "Heart" }).click();
    }
    await expect(item(maya, "At ten").getByText(`Heart from ${name}`)).toBeAttached();
    await box(maya).fill("Wrong window");
    await box(maya).press("Enter");
    for (const page of [maya, odile]) await expect(said(page, "Wrong window")).toBeVisible();
    await more(maya, "Wrong window", "Delete");
    await maya.getByRole("alertdialog").getByRole("button", { name: "Delete the message" }).click();
    await expect(odile.getByText("This message was deleted")).toBeVisible();
    await expect(said(odile, "Wrong window")).toHaveCount(0);
    await expectFine(odile);
  });

  await test.step("what is kept as evidence is read by both after its writer deleted it, with its file", async () => {
    await box(maya).fill("The role is yours");
    await chooseFiles(maya.getByLabel("Files to attach"), { name: "promise.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\na promise") });
    await expect(maya.getByRole("button", { name: "Remove promise.pdf" })).toBeVisible();
    await maya.getByRole("button", { name: "Send", exact: true }).click();
    await more(odile, "The role is yours", "Keep as evidence");
    await odile.getByRole("alertdialog").getByRole("button", { name: "Keep it" }).click();
    await expect(item(maya, "The role is yours").getByText(`Kept as evidence by ${name}`)).toBeVisible();
    await more(maya, "The role is yours", "Delete");
    await maya.getByRole("alertdialog").getByRole("button", { name: "Delete the message" }).click();
    await expect(said(odile, "The role is yours")).toHaveCount(0);
    for (const page of [odile, maya]) {
      await log(page).getByRole("button", { name: "What was kept" }).click();
      const dialog = page.getByRole("dialog", { name: "What was kept" });
      await expect(dialog.getByText("The role is yours", { exact: true })).toBeVisible();
      await dialog.getByText("The record and its hash").click();
      await expect(dialog.getByText(/^SHA-256 [0-9a-f]{64}$/)).toBeVisible();
      await expectFine(page);
      await page.screenshot({ path: `test-results/talking-${project.name}-kept-${page === maya ? "maya" : "odile"}.png` });
      const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "promise.pdf" }).click()]);
      expect(await readFile(await file.path(), "utf8")).toBe("%PDF-1.7\na promise");
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
    }
  });

  await test.step("a file goes with a message; one that is not what it says is refused in its place", async () => {
    const choose = maya.getByLabel("Files to attach");
    await chooseFiles(choose, { name: "role.pdf", mimeType: "application/pdf", buffer: Buffer.from("<svg onload=alert(1)>") });
    await expect(maya.getByText(/role\.pdf is not what its ending says/)).toBeVisible();
    await expect(maya.getByRole("button", { name: "Send role.pdf again" }), "it would be refused again").toHaveCount(0);
    await maya.getByRole("button", { name: "Dismiss role.pdf" }).click();
    await chooseFiles(choose, { name: "role.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nthe role") });
    await expect(maya.getByRole("button", { name: "Remove role.pdf" })).toBeVisible();
    await maya.getByRole("button", { name: "Send", exact: true }).click();
    const [download] = await Promise.all([odile.waitForEvent("download"), log(odile).getByRole("button", { name: "role.pdf" }).click()]);
    expect(await readFile(await download.path(), "utf8")).toBe("%PDF-1.7\nthe role");
  });

  await test.step("a PDF is looked at page by page without being saved; a damaged one says so", async () => {
    const look = (page: typeof maya, file: string) => log(page).getByRole("group", { name: file }).getByRole("button", { name: "Look at it" });
    await chooseFiles(maya.getByLabel("Files to attach"), { name: "terms.pdf", mimeType: "application/pdf", buffer: pdfOf(["The first page", "The second page"]) });
    await expect(maya.getByRole("button", { name: "Remove terms.pdf" })).toBeVisible();
    await maya.getByRole("button", { name: "Send", exact: true }).click();
    const asked: string[] = [];
    odile.on("request", (request) => asked.push(request.url()));
    await look(odile, "terms.pdf").click();
    const dialog = odile.getByRole("dialog", { name: "terms.pdf" });
    await expect(dialog.getByText("Page 1 of 2")).toBeVisible();
    await expect(dialog.getByRole("region", { name: "Page 1 of terms.pdf" })).toContainText("The first page");
    const isDrawn = () => dialog.locator("canvas").evaluate((canvas: HTMLCanvasElement) => canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data.some((value, at) => at % 4 === 0 && value < 100) ?? false);
    expect(await isDrawn()).toBe(true);
    await expect(dialog.getByRole("button", { name: "Previous page" })).toBeDisabled();
    await expectFine(odile);
    await odile.screenshot({ path: `test-results/talking-${project.name}-pdf.png` });
    await odile.keyboard.press("PageDown");
    await expect(dialog.getByRole("region", { name: "Page 2 of terms.pdf" })).toContainText("The second page");
    await expect(dialog.getByRole("button", { name: "Next page" })).toBeDisabled();
    await dialog.getByRole("button", { name: "Larger" }).click();
    await expect(dialog.getByRole("button", { name: "Smaller" })).toBeEnabled();
    await expectFine(odile);
    expect(asked.filter((url) => url.startsWith("http") && new URL(url).hostname !== new URL(world.url).hostname)).toEqual([]);
    await odile.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(look(odile, "terms.pdf")).toBeFocused();
    await look(odile, "role.pdf").click();
    const damaged = odile.getByRole("dialog", { name: "role.pdf" });
    await expect(damaged.getByText("This file can't be shown")).toBeVisible();
    await expectFine(odile);
    const [saved] = await Promise.all([odile.waitForEvent("download"), damaged.getByRole("button", { name: "Download it" }).click()]);
    expect(saved.suggestedFilename()).toBe("role.pdf");
    await odile.keyboard.press("Escape");
    await expect(damaged).toHaveCount(0);
  });

  await test.step("a PDF that computes for ever is given up, and what computes it is ended", async () => {
    const page = await odile.context().newPage();
    await page.clock.install();
    // A file by which the real one never ends would be a lesson: its place is taken by code that says it is ready, and then is busy for good.
    const busy = `onmessage = ({ data }) => { if (data.action === "test") postMessage({ sourceName: "worker", targetName: "main", action: "test", data: true }); if (data.action === "GetDocRequest") for (;;); };`;
    await page.route(/pdf\.worker/, (route) => route.fulfill({ contentType: "text/javascript", body: busy }));
    await page.goto(`/marketplace/messages/${connectionId}`);
    const isBusy = page.waitForEvent("worker");
    await log(page).getByRole("group", { name: "terms.pdf" }).getByRole("button", { name: "Look at it" }).click();
    await isBusy;
    const dialog = page.getByRole("dialog", { name: "terms.pdf" });
    await expect(dialog.getByRole("status", { name: "Opening the file" })).toBeVisible();
    expect(page.workers()).toHaveLength(1);
    await expect(async () => {
      await page.clock.fastForward("00:21");
      await expect(dialog.getByText("It takes too long to draw.")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect.poll(() => page.workers()).toHaveLength(0);
    await expect(dialog.getByRole("button", { name: "Download it" })).toBeVisible();
    await page.close();
  });

  await test.step("what is typed outlives a reload, and is on another device", async () => {
    await box(odile).fill("I am still thinking about");
    await odile.reload();
    await expect(box(odile)).toHaveValue("I am still thinking about");
    await maya.goto("/portal/messages");
    const other = await odile.context().newPage();
    await other.goto("/marketplace/messages");
    await expect(other.getByText("Draft")).toBeVisible();
    await other.close();
  });

  await test.step("without a network it waits, and is sent once when the network is back", async () => {
    await odile.context().setOffline(true);
    await box(odile).fill("Sent from a tunnel");
    await box(odile).press("Enter");
    await expect(odile.getByText(/Not sent\. The server did not answer\./)).toBeVisible();
    await expectFine(odile);
    await maya.goto(`/portal/messages/${connectionId}`);
    await box(maya).fill("Are you there?");
    await box(maya).press("Enter");
    await expect(said(maya, "Are you there?")).toBeVisible();
    await odile.context().setOffline(false);
    await expect(said(odile, "Are you there?")).toBeVisible();
    await expect(said(maya, "Sent from a tunnel")).toHaveCount(1);
    await expect(odile.getByText(/Not sent/)).toHaveCount(0);
    await expect(said(odile, "Sent from a tunnel")).toHaveCount(1);
  });

  await test.step("pages as they look", async () => {
    await maya.screenshot({ path: `test-results/talking-${project.name}-thread.png` });
    await maya.emulateMedia({ colorScheme: "dark" });
    await maya.screenshot({ path: `test-results/talking-${project.name}-thread-dark.png` });
    await maya.goto("/portal/messages");
    await maya.screenshot({ path: `test-results/talking-${project.name}-list.png` });
  });
});
