// Proves that somebody with several conversations finds and arranges them: only those with something unread, one kept at the top, one made quiet, one put away until the next message; a name and words are found,
// with the words marked, and lead to the message. On a desktop and a phone, with axe. It would miss many pages of conversations (messages.db.test.ts).
import type { Page } from "@playwright/test";
import { candidateByTables, connectByTables, saidByTables } from "../support/connected";
import { signUp } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("conversations are found, kept at the top, made quiet and put away", async ({ people, world }, { project }) => {
  const phone = project.name === "phone";
  const somebody = async (first: string) => {
    const [name, email] = [`${first} Listed ${project.name}`, `${first.toLowerCase()}.${project.name}@conversations.example.com`];
    const person = await signUp(world, { name, email, intent: "candidate" });
    await candidateByTables(world, email);
    return { name, person, connectionId: await connectByTables(world, { recruiterEmail: "caroline@halden-roe.example.com", candidateEmail: email }) };
  };
  const [anna, bela, cleo] = [await somebody("Anna"), await somebody("Bela"), await somebody("Cleo")];
  const say = (who: typeof anna, body: string) => who.person.api.messages.send.mutate({ connectionId: who.connectionId, clientId: crypto.randomUUID(), body });
  await saidByTables(world, { connectionId: anna.connectionId, by: "recruiter", texts: ["Welcome, Anna", "The zeppelin museum is by the lake", ...Array.from({ length: 120 }, (_, i) => `Line ${i + 1} of a long letter`)] });
  await say(bela, "Are you there?");
  await saidByTables(world, { connectionId: cleo.connectionId, by: "recruiter", texts: ["Welcome, Cleo"] });

  const page = await people.signIn("caroline");
  await page.goto("/portal/messages");
  const list = page.getByRole("navigation", { name: "Conversations" });
  const row = (who: typeof anna) => list.getByRole("link", { name: new RegExp(who.name) });
  const choose = async (what: string) => {
    await page.getByRole("combobox", { name: "Show" }).click();
    await page.getByRole("option", { name: what, exact: true }).click();
  };
  const toList = async () => {
    if (phone) await page.getByRole("link", { name: "All conversations" }).click();
  };
  const open = async (who: typeof anna) => {
    await row(who).click();
    await expect(page.getByRole("heading", { level: 2, name: who.name })).toBeVisible();
  };
  const arrange = async (act: string) => {
    await page.getByRole("button", { name: "More for this conversation" }).click();
    await page.getByRole("menuitem", { name: act }).click();
  };

  await test.step("only what is unread is shown, until it was read", async () => {
    await choose("Unread");
    await expect(row(bela)).toContainText("1 unread");
    await expect(row(cleo)).toHaveCount(0);
    await expectFine(page);
    await open(bela);
    await expect(page.getByRole("log").getByText("Are you there?")).toBeVisible();
    await toList();
    await choose("Unread");
    await expect(row(bela)).toHaveCount(0);
    await choose("All");
    await expect(row(bela)).toBeVisible();
    await expect(row(bela)).not.toContainText("unread");
  });

  await test.step("one is kept at the top, over newer ones", async () => {
    await open(cleo);
    await arrange("Keep at the top");
    await toList();
    await expect(row(cleo).getByRole("img", { name: "At the top" })).toBeVisible();
    await say(bela, "And now?");
    await expect(row(bela)).toContainText("And now?");
    await expect(list.getByRole("link").first()).toContainText(cleo.name);
    await open(cleo);
    await arrange("Not at the top any more");
    await toList();
    await expect(list.getByRole("link").first()).toContainText(bela.name);
  });

  await test.step("one that is quiet says so, and is told of again when asked", async () => {
    await open(cleo);
    await arrange("Make it quiet");
    await toList();
    await expect(row(cleo).getByRole("img", { name: "Quiet" })).toBeVisible();
    await expectFine(page);
    await open(cleo);
    await arrange("Tell me of messages");
    await toList();
    await expect(row(cleo)).toBeVisible();
    await expect(row(cleo).getByRole("img", { name: "Quiet" })).toHaveCount(0);
  });

  await test.step("one that was put away is kept apart, and comes back with the next message", async () => {
    await open(cleo);
    await arrange("Put it away");
    await toList();
    await expect(row(cleo)).toHaveCount(0);
    await choose("Put away");
    await expect(row(cleo)).toBeVisible();
    await choose("All");
    await expect(row(cleo)).toHaveCount(0);
    await say(cleo, "I am back");
    await expect(row(cleo)).toContainText("I am back");
  });

  await test.step("a part of a name finds a conversation, and what nobody is called finds none", async () => {
    const search = page.getByRole("searchbox", { name: "Search names and messages" });
    await search.fill("anna listed");
    await expect(row(anna)).toBeVisible();
    await expect(row(bela)).toHaveCount(0);
    await search.fill("nobody at all");
    await expect(list.getByText("Nobody is called “nobody at all”")).toBeVisible();
    await expect(list.getByText("No message has these words.")).toBeVisible();
  });

  await test.step("words of a message are found, marked, and lead to it; what is sent from there stands at the end", async () => {
    await page.getByRole("searchbox", { name: "Search names and messages" }).fill("zeppel muse");
    const found = list.getByRole("region", { name: "In messages" }).getByRole("link", { name: new RegExp(anna.name) });
    await expect(found.locator("mark")).toHaveText(["zeppel", "muse"]);
    await expectFine(page);
    await found.click();
    await page.waitForURL(new RegExp(`${anna.connectionId}\\?at=2$`));
    const there = page.getByRole("log").getByText("The zeppelin museum is by the lake");
    await expect(there).toBeInViewport();
    await expect(there.locator("xpath=ancestor-or-self::*[contains(@class, 'outline-offset-2')]")).toHaveCount(1);
    await expect(page.getByRole("log").getByText("Line 120 of a long letter")).toHaveCount(0);
    await expectFine(page);
    await write(page, "I was there last summer");
    await expect(page.getByRole("log").getByText("I was there last summer")).toBeInViewport();
    await expect(page.getByRole("log").getByText("Line 120 of a long letter")).toBeAttached();
    await expect(page.getByRole("list", { name: "On their way" })).toHaveCount(0);
  });
});

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message", exact: true }).fill(text);
  await page.getByRole("textbox", { name: "Message", exact: true }).press("Enter");
}
