// Proves that a candidate on a phone and a recruiter at a desk go the whole way in two browsers: find, ask, accept, talk, attach, edit, lose the network and then the app to kill -9 in the middle of a conversation, lose no
// word of it and say none twice, and part by a block, after which nothing more is sent. A world of its own, for it is killed. It would miss what each of these steps does alone (finding, connecting, talking) and a push server that goes away (live).
import { chooseFiles } from "../support/choose-files";
import { signInByLink } from "../support/sign-in-by-link";
import { expect, test } from "@playwright/test";
import sharp from "sharp";
import { signInByPassword, signUp } from "../support/http-person";
import { type OwnWorld, startOwnWorld } from "../support/own-world";
import { expectFine, watch } from "../support/quiet-pages";

let world: OwnWorld;
test.beforeAll(async () => {
  world = await startOwnWorld({ seed: "people" });
});
test.afterAll(() => world.stop());

test("a candidate finds a recruiter, talks through a crash, and shuts the door", async ({ browser }) => {
  test.slow();
  const heard: string[] = [];
  const open = async (viewport: { width: number; height: number; isMobile: boolean }) => {
    const { isMobile, ...size } = viewport;
    const context = await browser.newContext({ baseURL: world.url, viewport: size, isMobile, hasTouch: isMobile, reducedMotion: "reduce" });
    const page = await context.newPage();
    watch(page, heard);
    return page;
  };
  const recruiter = await signInByPassword(world, "maya");
  await recruiter.api.profiles.save.mutate({ headline: "Robots that walk", about: "I answer within the day.", fields: ["engineering"], regions: ["united_states"], languages: ["en"], roleKinds: ["Walking machines"], recruitingSince: 2012 });
  await recruiter.api.profiles.publish.mutate({ published: true });
  const email = "wilma.grant@whole.example.com";
  await signUp(world, { name: "Wilma Grant", email, intent: "candidate" });
  const wilma = await open({ width: 390, height: 844, isMobile: true });
  const maya = await open({ width: 1_440, height: 900, isMobile: false });
  const log = (page: typeof maya) => page.getByRole("log");
  const box = (page: typeof maya) => page.getByRole("textbox", { name: "Message" });
  const item = (page: typeof maya, text: string) => log(page).getByRole("listitem").filter({ hasText: text });
  const said = (page: typeof maya, text: string) => log(page).getByText(text, { exact: true });
  const say = async (page: typeof maya, text: string) => {
    await box(page).fill(text);
    await box(page).press("Enter");
  };
  const onTheirWay = (page: typeof maya) => page.getByRole("list", { name: "On their way" });
  /** Whether both have these words, each once and in one order, also when they read the conversation anew. */
  const expectOnceForBoth = async (texts: readonly string[]) => {
    const order = async (page: typeof maya) => {
      for (const text of texts) await expect(said(page, text)).toHaveCount(1, { timeout: 60_000 });
      await expect(onTheirWay(page)).toHaveCount(0);
      return log(page).getByText(new RegExp(`^(${texts.join("|")})$`)).allInnerTexts();
    };
    const first = await order(maya);
    expect(await order(wilma)).toEqual(first);
    for (const page of [maya, wilma]) {
      await page.reload();
      expect(await order(page)).toEqual(first);
    }
  };

  await test.step("the candidate finds the recruiter, and asks", async () => {
    await signInByLink(wilma, world, email);
    await wilma.goto("/welcome/candidate?next=/marketplace/recruiters");
    await wilma.waitForURL(/\/marketplace\/recruiters$/);
    await wilma.getByRole("searchbox").fill("walkng machine");
    await wilma.getByRole("list", { name: "Recruiters" }).getByRole("link", { name: "Maya Okafor" }).click();
    await expect(wilma.getByRole("heading", { level: 1, name: "Maya Okafor" })).toBeVisible();
    await wilma.getByRole("button", { name: "Ask to connect" }).click();
    await wilma.getByRole("dialog").getByLabel("Note").fill("Do you know teams that build legs?");
    await wilma.getByRole("dialog").getByRole("button", { name: "Ask to connect" }).click();
    await expect(wilma.getByRole("dialog")).toHaveCount(0);
    await expectFine(wilma);
  });

  await test.step("the recruiter accepts", async () => {
    await maya.goto("/sign-in");
    await maya.getByRole("button", { name: "Continue as Maya Okafor" }).click();
    await maya.waitForURL(/\/portal/);
    await maya.getByRole("navigation", { name: "Recruiter area" }).getByRole("link", { name: /^Connections/ }).click();
    await maya.getByRole("button", { name: "Accept" }).click();
    await maya.getByRole("alertdialog").getByRole("button", { name: "Accept" }).click();
    await expect(maya.getByRole("list", { name: "Connected" }).getByRole("link", { name: "Wilma Grant", exact: true })).toBeVisible();
  });

  await test.step("they talk, and a file goes along", async () => {
    await maya.getByRole("navigation", { name: "Recruiter area" }).getByRole("link", { name: /^Messages/ }).click();
    await maya.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: /Wilma Grant/ }).click();
    await wilma.getByRole("navigation", { name: "Candidate area, short" }).getByRole("link", { name: /^Messages/ }).click();
    await wilma.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: /Maya Okafor/ }).click();
    await say(maya, "I know two");
    await expect(said(wilma, "I know two")).toBeVisible();
    await chooseFiles(wilma.getByLabel("Files to attach"), { name: "legs.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nlegs") });
    await expect(wilma.getByRole("button", { name: "Remove legs.pdf" })).toBeVisible();
    await say(wilma, "This is what I built");
    await expect(said(maya, "This is what I built")).toBeVisible();
    await expect(log(maya).getByRole("button", { name: "legs.pdf" })).toBeVisible();
    await chooseFiles(wilma.getByLabel("Files to attach"), { name: "leg.png", mimeType: "image/png", buffer: await sharp({ create: { width: 1_200, height: 800, channels: 3, background: "#7a8f6a" } }).png().toBuffer() });
    await expect(wilma.getByRole("button", { name: "Remove leg.png" })).toBeVisible();
    await wilma.getByRole("button", { name: "Send", exact: true }).click();
    const shown = log(maya).getByRole("img", { name: "leg.png" });
    await expect(shown).toBeVisible();
    await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(720);
    await expectFine(maya);
    await expectFine(wilma);
  });

  await test.step("each changes what they said: at the desk by the arrow up, on the phone by the message's menu", async () => {
    await box(maya).press("ArrowUp");
    await maya.getByRole("textbox", { name: "Changed message" }).fill("I know three");
    await maya.getByRole("textbox", { name: "Changed message" }).press("Enter");
    await expect(item(wilma, "I know three").getByText(/^Edited/)).toBeVisible();
    await expect(said(wilma, "I know two")).toHaveCount(0);
    await item(wilma, "This is what I built").getByRole("button", { name: "More for this message" }).click();
    await wilma.getByRole("menuitem", { name: "Edit" }).click();
    await wilma.getByRole("textbox", { name: "Changed message" }).fill("This is what we built");
    await wilma.getByRole("button", { name: "Save the change" }).click();
    await expect(item(maya, "This is what we built").getByText(/^Edited/)).toBeVisible();
    await expect(item(maya, "This is what we built").getByRole("button", { name: "legs.pdf" })).toBeVisible();
  });

  await test.step("the candidate is in a tunnel: what each says meanwhile is there once for both, in one order", async () => {
    await wilma.context().setOffline(true);
    await say(wilma, "Said in a tunnel");
    await expect(onTheirWay(wilma).getByRole("listitem").filter({ hasText: "Said in a tunnel" }).getByText(/Not sent/)).toBeVisible();
    await say(maya, "Said above the ground");
    await expect(said(maya, "Said above the ground")).toBeVisible();
    await expect(onTheirWay(maya)).toHaveCount(0);
    await expect(said(wilma, "Said above the ground")).toHaveCount(0);
    await wilma.context().setOffline(false);
    await expectOnceForBoth(["Said in a tunnel", "Said above the ground"]);
  });

  await test.step("the app is killed: what is said meanwhile waits, and is there once for both when it is back", async () => {
    expect(heard, "what the pages complained about").toEqual([]);
    let isBack = false;
    const back = world.restartApp("SIGKILL").then(() => (isBack = true));
    await expect.poll(() => fetch(world.url).then(() => "answers", () => "is down"), { intervals: [20] }).toBe("is down");
    await say(wilma, "Said while nobody answered");
    await say(maya, "So was this");
    await expect(onTheirWay(wilma).getByRole("listitem").filter({ hasText: "Said while nobody answered" }).getByText(/Not sent|Sending/)).toBeVisible();
    await expect(onTheirWay(maya).getByRole("listitem").filter({ hasText: "So was this" }).getByText(/Not sent|Sending/)).toBeVisible();
    expect(isBack, "the app was back before they had written").toBe(false);
    await back;
    await expectOnceForBoth(["Said while nobody answered", "So was this"]);
    // While nothing answers, a browser complains of it in the console.
    heard.length = 0;
  });

  await test.step("the candidate blocks the recruiter: what was said stays, and no more is sent", async () => {
    await wilma.getByRole("link", { name: "All conversations" }).click();
    await wilma.getByRole("button", { name: "More", exact: true }).click();
    await wilma.getByRole("dialog", { name: "More" }).getByRole("link", { name: "Connections" }).click();
    await wilma.getByRole("list", { name: "Connected" }).getByRole("link", { name: "Maya Okafor" }).first().click();
    await wilma.getByRole("button", { name: "Block" }).click();
    await wilma.getByRole("alertdialog").getByRole("button", { name: "Block Maya Okafor" }).click();
    await expect(wilma.getByText("You have blocked them. They are not told.")).toBeVisible();
    await expect(maya.getByText("This conversation has ended.", { exact: false })).toBeVisible();
    await expect(box(maya)).toHaveCount(0);
    const all = ["I know three", "This is what we built", "Said in a tunnel", "Said above the ground", "Said while nobody answered", "So was this"];
    await maya.reload();
    for (const text of all) await expect(said(maya, text)).toHaveCount(1);
    await expectFine(maya);
  });
  expect(heard, "what the pages complained about").toEqual([]);
});
