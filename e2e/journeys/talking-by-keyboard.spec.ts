// Proves that two talk by keyboard alone: sign in, ask, take back and accept, pass a toast and close one, find the conversation, write, go from message to message by the arrow keys, answer one, put a sign to it, delete and change one of theirs, attach a
// file and look at it, search and jump, arrange, save, keep and report, answer a card, and block; and that the other sees meanwhile that they type and are here, until they keep it to themselves. It would miss what a screen reader says.
import type { Locator, Page } from "@playwright/test";
import { demoPeople } from "@/db/seed/people";
import { signInByPassword, signUp } from "../support/http-person";
import { signInByLink } from "../support/sign-in-by-link";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

/** Presses a key until something has the focus, as often as somebody would bear to. */
async function go(page: Page, key: "Tab" | "Shift+Tab" | "ArrowUp" | "ArrowDown", to: Locator): Promise<void> {
  await expect(to).toBeVisible();
  await expect(to).toBeEnabled();
  for (let presses = 0; presses < 60; presses++) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(to).toBeFocused();
}

test("a conversation is led by keyboard alone, and what the other shows is seen", async ({ people, world }) => {
  const [name, email] = ["Keyla Board", "keyla@keyboard.example.com"];
  await signUp(world, { name, email, intent: "candidate" });
  const keyla = await people.visitor();
  await signInByLink(keyla, world, email);
  await keyla.goto("/welcome/candidate?next=/marketplace/messages");
  await keyla.waitForURL(/\/marketplace\/messages$/);
  // Somebody of whom no other journey wants to see what they have seen.
  const recruiter = await signInByPassword(world, "amara");
  await recruiter.api.sourcing.addCandidate.mutate({ fullName: name, email, headline: "Letterpress engineer" });
  const amara = await people.visitor();
  const amaraName = demoPeople.find((one) => one.key === "amara")?.name ?? "";
  const press = async (page: Page, to: Locator) => {
    await go(page, "Tab", to);
    await page.keyboard.press("Enter");
  };
  const box = (page: Page) => page.getByRole("textbox", { name: "Message", exact: true });
  const item = (page: Page, text: string) => page.getByRole("log").getByRole("listitem").filter({ hasText: text, hasNot: page.getByRole("button", { name: new RegExp(`Answers .*${text}`) }) });

  await test.step("one asks two to connect and takes one request back, and the other signs in and accepts", async () => {
    await keyla.goto("/marketplace/claims");
    await press(keyla, keyla.getByRole("button", { name: "Ask to connect" }));
    const asks = keyla.getByRole("dialog");
    await go(keyla, "Tab", asks.getByLabel("Note"));
    await keyla.keyboard.type("Do you know printers?");
    await press(keyla, asks.getByRole("button", { name: "Ask to connect" }));
    await expect(asks).toHaveCount(0);
    await keyla.goto("/marketplace/recruiters/maya-okafor");
    await press(keyla, keyla.getByRole("button", { name: "Ask to connect" }));
    await press(keyla, asks.getByRole("button", { name: "Ask to connect" }));
    await expect(asks).toHaveCount(0);
    await keyla.goto("/marketplace/connections");
    await press(keyla, keyla.getByRole("listitem").filter({ has: keyla.getByRole("link", { name: "Maya Okafor", exact: true }) }).getByRole("button", { name: "Take back" }));
    await press(keyla, keyla.getByRole("alertdialog").getByRole("button", { name: "Take it back" }));
    await expect(keyla.getByRole("alertdialog")).toHaveCount(0);
    const past = keyla.getByRole("list", { name: "Past" }).getByRole("link", { name: "Maya Okafor", exact: true });
    await expect(past).toBeVisible();
    // Held by the pointer, for it goes by itself.
    const said = keyla.getByText("Your request is taken back");
    await said.hover();
    await go(keyla, "Tab", past);
    await go(keyla, "Tab", keyla.getByRole("button", { name: "Close toast" }));
    await go(keyla, "Tab", keyla.getByRole("navigation", { name: "Candidate area" }).getByRole("link", { name: /^Connections/ }));
    await expect(said).toBeVisible();
    await go(keyla, "Tab", past);
    await press(keyla, keyla.getByRole("button", { name: "Close toast" }));
    await expect(said).toHaveCount(0);
    await expect(past).toBeFocused();
    await amara.goto("/sign-in");
    await press(amara, amara.getByRole("button", { name: `Continue as ${amaraName}` }));
    await amara.waitForURL(/\/portal/);
    await press(amara, amara.getByRole("navigation", { name: "Recruiter area" }).getByRole("link", { name: /^Connections/ }));
    await press(amara, amara.getByRole("listitem").filter({ has: amara.getByRole("link", { name, exact: true }) }).getByRole("button", { name: "Accept" }));
    await press(amara, amara.getByRole("alertdialog").getByRole("button", { name: "Accept" }));
    await expect(amara.getByRole("alertdialog")).toHaveCount(0);
    await expect(amara.getByRole("list", { name: "Connected" }).getByRole("link", { name, exact: true })).toBeVisible();
  });

  await test.step("the conversation is found, and the other sees that she types and is here", async () => {
    await press(keyla, keyla.getByRole("navigation", { name: "Candidate area" }).getByRole("link", { name: /^Messages/ }));
    await press(keyla, keyla.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: new RegExp(amaraName) }));
    await press(amara, amara.getByRole("navigation", { name: "Recruiter area" }).getByRole("link", { name: /^Messages/ }));
    await press(amara, amara.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: new RegExp(name) }));
    await expect(amara.getByText(`You and ${name} are connected.`, { exact: false })).toBeVisible();
    await go(amara, "Tab", box(amara));
    await expect(keyla.locator("[data-line=connected]")).toHaveCount(1);
    // The two have joined their channel at some moment; who types goes on typing.
    await expect(async () => {
      await amara.keyboard.type("Good ");
      await expect(keyla.getByText(/is typing$/)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await amara.keyboard.press("Enter");
    await expect(item(keyla, "Good")).toBeVisible();
    await expect(keyla.getByText(/is typing$/)).toHaveCount(0);
    await expect(keyla.getByText("Online")).toBeVisible();
    await expect(amara.getByText(/^Seen \d\d:\d\d$/)).toBeVisible();
    await amara.keyboard.type("Shall we");
    await amara.keyboard.press("Shift+Enter");
    await amara.keyboard.type("talk?");
    await expect(box(amara)).toHaveValue("Shall we\ntalk?");
    await amara.keyboard.press("Enter");
    await expect(item(keyla, "Shall we")).toContainText("Shall we\ntalk?", { useInnerText: true });
    await go(keyla, "Tab", box(keyla));
    await keyla.keyboard.type("Gladly");
    await keyla.keyboard.press("Enter");
    await expect(item(amara, "Gladly")).toBeVisible();
    await expectFine(amara);
    await amara.screenshot({ path: "test-results/talking-by-keyboard.png" });
  });

  await test.step("the arrow keys go from message to message, and what can be done with one is reached from it", async () => {
    await go(amara, "Shift+Tab", item(amara, "Gladly"));
    await amara.keyboard.press("ArrowUp");
    await expect(item(amara, "Shall we")).toBeFocused();
    await amara.keyboard.press("Home");
    await amara.keyboard.press("End");
    await expect(item(amara, "Gladly")).toBeFocused();
    await amara.keyboard.press("Enter");
    await go(amara, "ArrowDown", amara.getByRole("menuitem", { name: "Reply" }));
    await amara.keyboard.press("Enter");
    await expect(box(amara)).toBeFocused();
    await amara.keyboard.type("At nine?");
    await amara.keyboard.press("Enter");
    await expect(item(keyla, "At nine?").getByRole("button", { name: /Answers You: Gladly/ })).toBeVisible();
    await go(amara, "Shift+Tab", item(amara, "At nine?"));
    await amara.keyboard.press("ArrowUp");
    await go(amara, "Tab", item(amara, "Gladly").getByRole("button", { name: "React" }));
    await amara.keyboard.press("Enter");
    await go(amara, "ArrowDown", amara.getByRole("menuitem", { name: "Heart" }));
    await amara.keyboard.press("Enter");
    await expect(item(keyla, "Gladly").getByText(/Heart from/)).toBeAttached();
    await amara.keyboard.press("Escape");
    await expect(item(amara, "Gladly")).toBeFocused();
    await amara.keyboard.press("ArrowUp");
    await amara.keyboard.press("Enter");
    await go(amara, "ArrowDown", amara.getByRole("menuitem", { name: "Delete" }));
    await amara.keyboard.press("Enter");
    await go(amara, "Tab", amara.getByRole("button", { name: "Delete the message" }));
    await amara.keyboard.press("Enter");
    await expect(keyla.getByText("This message was deleted")).toBeVisible();
  });

  await test.step("what was said last is changed by the arrow up, and a file goes along", async () => {
    await go(amara, "Tab", box(amara));
    // Asked for well before: a browser that is not listened to shows its own.
    const chosen = amara.waitForEvent("filechooser");
    await amara.keyboard.type("In the shop");
    await amara.keyboard.press("Enter");
    await expect(item(amara, "In the shop")).toBeVisible();
    await amara.keyboard.press("ArrowUp");
    await expect(amara.getByRole("textbox", { name: "Changed message" })).toBeFocused();
    await amara.keyboard.press("End");
    await amara.keyboard.type(" at noon");
    await amara.keyboard.press("Enter");
    await expect(item(keyla, "In the shop at noon").getByText(/^Edited/)).toBeVisible();
    await expect(box(amara)).toBeFocused();
    await go(amara, "Shift+Tab", amara.getByRole("button", { name: "Attach files" }));
    await amara.keyboard.press("Enter");
    const chooser = await chosen;
    await chooser.setFiles([{ name: "map.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nmap") }, { name: "wrong.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nwrong") }]);
    await go(amara, "Shift+Tab", amara.getByRole("button", { name: "Remove wrong.pdf" }));
    await amara.keyboard.press("Enter");
    await expect(amara.getByRole("button", { name: "Remove wrong.pdf" })).toHaveCount(0);
    await go(amara, "Tab", box(amara));
    await amara.keyboard.type("This way");
    await amara.keyboard.press("Enter");
    await expect(item(keyla, "This way").getByRole("button", { name: "map.pdf" })).toBeVisible();
    const look = item(keyla, "This way").getByRole("button", { name: "Look at it" });
    await press(keyla, look);
    await expect(keyla.getByRole("dialog", { name: "map.pdf" })).toBeVisible();
    await keyla.keyboard.press("Escape");
    await expect(look).toBeFocused();
  });

  await test.step("what was said is searched for and jumped to", async () => {
    await go(amara, "Shift+Tab", amara.getByRole("searchbox", { name: "Search names and messages" }));
    await amara.keyboard.type("gladly");
    await press(amara, amara.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: /Gladly/ }));
    await amara.waitForURL(/\?at=\d+$/);
    await expect(item(amara, "Gladly")).toBeInViewport();
    await go(amara, "Shift+Tab", amara.getByRole("searchbox", { name: "Search names and messages" }));
    await amara.keyboard.press("ControlOrMeta+a");
    await amara.keyboard.press("Delete");
    await expect(amara.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: new RegExp(name) })).toBeVisible();
  });

  await test.step("the conversation is put to the top, made quiet, put away and taken back, and saved as a file", async () => {
    const choose = async (choice: string) => {
      await press(amara, amara.getByRole("button", { name: "More for this conversation" }));
      await go(amara, "ArrowDown", amara.getByRole("menuitem", { name: choice }));
      await amara.keyboard.press("Enter");
      await expect(amara.getByRole("menu")).toHaveCount(0);
    };
    for (const [there, back] of [["Keep at the top", "Not at the top any more"], ["Make it quiet", "Tell me of messages"], ["Put it away", "Back into the list"]] as const) {
      await choose(there);
      await choose(back);
    }
    const [saved] = await Promise.all([amara.waitForEvent("download"), choose("Save as a file")]);
    expect(saved.suggestedFilename()).toMatch(/^conversation-.*\.json$/);
  });

  await test.step("a message is kept as evidence and reported", async () => {
    const choose = async (choice: string) => {
      await go(amara, "Tab", box(amara));
      await go(amara, "Shift+Tab", item(amara, "This way"));
      await go(amara, "ArrowUp", item(amara, "Gladly"));
      await amara.keyboard.press("Enter");
      await go(amara, "ArrowDown", amara.getByRole("menuitem", { name: choice }));
      await amara.keyboard.press("Enter");
    };
    await choose("Keep as evidence");
    await press(amara, amara.getByRole("alertdialog").getByRole("button", { name: "Keep it" }));
    await expect(amara.getByRole("alertdialog")).toHaveCount(0);
    await expect(item(keyla, "Gladly").getByText(`Kept as evidence by ${amaraName}`)).toBeVisible();
    await choose("Report");
    const dialog = amara.getByRole("dialog", { name: "Report to the platform" });
    await go(amara, "Tab", dialog.getByRole("combobox", { name: "What is wrong?" }));
    await amara.keyboard.press("Enter");
    await go(amara, "ArrowDown", amara.getByRole("option", { name: "Something else" }));
    await amara.keyboard.press("Enter");
    await go(amara, "Tab", dialog.getByLabel("In your words"));
    await amara.keyboard.type("Only to try it.");
    await press(amara, dialog.getByRole("button", { name: "Report", exact: true }));
    await expect(dialog).toHaveCount(0);
  });

  await test.step("a role is shown, and the button of its card answers", async () => {
    await press(amara, amara.getByRole("button", { name: "Show a role or a request" }));
    const dialog = amara.getByRole("dialog", { name: "Show a role or a request" });
    const role = dialog.getByRole("combobox", { name: "Role" });
    await go(amara, "Tab", role);
    await amara.keyboard.type("e");
    await expect(amara.getByRole("option").first()).toBeVisible();
    await amara.keyboard.press("ArrowDown");
    await expect(amara.locator("[role=option][data-highlighted]")).toHaveCount(1);
    await amara.keyboard.press("Enter");
    await expect(role).not.toHaveValue("e");
    const title = await role.inputValue();
    await press(amara, dialog.getByRole("button", { name: "Show the role" }));
    await expect(dialog).toHaveCount(0);
    await press(keyla, keyla.getByRole("log").getByRole("button", { name: "I am interested" }));
    await expect(item(amara, "I am interested in this role.")).toBeVisible();
    await expect(item(keyla, title)).toBeFocused();
  });

  await test.step("what she keeps to herself, the other does not see any more, and she not of the other", async () => {
    await amara.goto("/portal/settings");
    for (const label of ["That you are typing", "That you are here", "What you have seen"]) {
      await go(amara, "Tab", amara.getByRole("switch", { name: label }));
      await amara.keyboard.press("Space");
      await expect(amara.getByRole("switch", { name: label })).not.toBeChecked();
      await expect(amara.getByRole("switch", { name: label })).toBeEnabled();
    }
    await expectFine(amara);
    await amara.screenshot({ path: "test-results/talking-by-keyboard-settings.png" });
    await press(amara, amara.getByRole("navigation", { name: "Recruiter area" }).getByRole("link", { name: /^Messages/ }));
    await press(amara, amara.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: new RegExp(name) }));
    await keyla.reload();
    await box(keyla).fill("Still there?");
    await box(keyla).press("Enter");
    await expect(item(amara, "Still there?")).toBeVisible();
    await go(amara, "Tab", box(amara));
    await amara.keyboard.type("Yes");
    await amara.keyboard.press("Enter");
    await expect(item(keyla, "Yes")).toBeVisible();
    await expect(keyla.getByText("Delivered")).toBeVisible();
    for (const page of [amara, keyla]) await expect(page.getByText(/^(Online|Last here .*|Seen .*|.* is typing)$/)).toHaveCount(0);
  });

  await test.step("one shuts the other out", async () => {
    await press(keyla, keyla.getByRole("navigation", { name: "Candidate area" }).getByRole("link", { name: /^Connections/ }));
    await press(keyla, keyla.getByRole("list", { name: "Connected" }).getByRole("link", { name: amaraName }).first());
    await press(keyla, keyla.getByRole("button", { name: "Block" }));
    await press(keyla, keyla.getByRole("alertdialog").getByRole("button", { name: `Block ${amaraName}` }));
    await expect(keyla.getByText("You have blocked them. They are not told.")).toBeVisible();
    await expect(amara.getByText("This conversation has ended.", { exact: false })).toBeVisible();
    await expect(box(amara)).toHaveCount(0);
  });
});
