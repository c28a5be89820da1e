// Proves that what is written without a network is sent once, whatever becomes of the tab it was written in: two tabs of one conversation take nothing from each other, a closed one's message is sent by another, and
// also by a page that shows no conversation; the list says meanwhile that it was not sent; and what can't be fetched then takes nothing away, neither a part nor the page read anew. And that an answer which was lost after the message was kept, and buttons that are
// pressed twice, double nothing, and that what is typed outlives its page and stays in its conversation. On a desktop and a phone. It would miss a browser that is closed as a whole, and a server that goes away (whole-conversation).
import type { Page } from "@playwright/test";
import { candidateByTables, connectByTables } from "../support/connected";
import { signUp } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { signInByLink } from "../support/sign-in-by-link";
import { expect, test } from "../support/test";

test("what was written without a network is sent once, from whichever page is left", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Tilda Minor" : "Tilda Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@unsent.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  const list = await people.visitor();
  await signInByLink(list, world, email);
  await list.goto("/welcome/candidate?next=/marketplace/messages");
  await list.waitForURL(/\/marketplace\/messages$/);
  const connectionId = await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email });
  const maya = await people.signIn("maya");
  const said = (page: Page, text: string) => page.getByRole("log").getByText(text, { exact: true });
  const write = async (page: Page, text: string) => {
    await page.getByRole("textbox", { name: "Message", exact: true }).fill(text);
    await page.getByRole("textbox", { name: "Message", exact: true }).press("Enter");
    await expect(page.getByRole("list", { name: "On their way" }).getByText(text, { exact: true })).toBeVisible();
  };
  const another = async (path: string) => {
    const page = await list.context().newPage();
    await page.goto(path);
    await expect(page.locator("[data-line=connected]")).toHaveCount(1);
    return page;
  };
  const [first, second, elsewhere] = [await another(`/marketplace/messages/${connectionId}`), await another(`/marketplace/messages/${connectionId}`), await another("/marketplace/connections")];
  await list.reload();
  await expect(list.locator("[data-line=connected]")).toHaveCount(1);
  const row = list.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: /Maya Okafor/ });
  await expect(row).toBeVisible();
  await maya.goto(`/portal/messages/${connectionId}`);

  await test.step("two tabs write, and one of them is closed", async () => {
    await list.context().setOffline(true);
    await write(first, "From the first tab");
    await write(second, "From the second tab");
    await write(first, "From the first again");
    for (const text of ["From the first tab", "From the first again"]) await expect(second.getByRole("list", { name: "On their way" }).getByText(text, { exact: true })).toBeVisible();
    await expect(row.getByText("Not sent")).toBeVisible();
    await expectFine(list);
    await list.screenshot({ path: `test-results/unsent-${project.name}-list.png` });
    await first.close();
    await list.context().setOffline(false);
    for (const page of [maya, second]) for (const text of ["From the first tab", "From the second tab", "From the first again"]) await expect(said(page, text)).toBeVisible();
    await expect(row.getByText("Not sent")).toHaveCount(0);
  });

  await test.step("a part that can't be fetched says so, and leaves everything as it is", async () => {
    const report = async () => {
      await second.getByRole("button", { name: "More for this conversation" }).click();
      await second.getByRole("menuitem", { name: "Report Maya Okafor" }).click();
    };
    const box = second.getByRole("textbox", { name: "Message", exact: true });
    await list.context().setOffline(true);
    await box.fill("Half a thought");
    await report();
    await expect(second.getByText("This part was not fetched. Try again.")).toBeVisible();
    await expect(said(second, "From the first again")).toBeVisible();
    await expect(box).toHaveValue("Half a thought");
    await expectFine(second);
    await list.context().setOffline(false);
    await report();
    await expect(second.getByRole("dialog", { name: "Report to the platform" })).toBeVisible();
    await second.keyboard.press("Escape");
    await box.fill("");
  });

  await test.step("read anew, or left by a link, while nobody answers, it stays as it is until somebody does", async () => {
    const box = second.getByRole("textbox", { name: "Message", exact: true });
    await box.fill("A thought to keep");
    let refused = 0;
    await second.route(/./, (route) => {
      if (route.request().headers().rsc === undefined) return route.continue();
      refused += 1;
      return route.abort("connectionrefused");
    });
    // Back after a cut, a page is read anew.
    await list.context().setOffline(true);
    await expect(second.locator("[data-line=unavailable]")).toHaveCount(1);
    await list.context().setOffline(false);
    await expect.poll(() => refused).toBeGreaterThan(2);
    await expect(box).toHaveValue("A thought to keep");
    const leave = project.name === "phone" ? second.getByRole("link", { name: "All conversations" }) : second.getByRole("navigation", { name: "Candidate area" }).getByRole("link", { name: /^Home/ });
    await leave.click();
    const before = refused;
    await expect.poll(() => refused).toBeGreaterThan(before + 1);
    await expect(box).toHaveValue("A thought to keep");
    await second.unrouteAll({ behavior: "wait" });
    await second.waitForURL(project.name === "phone" ? /\/marketplace\/messages$/ : /\/marketplace$/);
    await second.goto(`/marketplace/messages/${connectionId}`);
    await expect(box).toHaveValue("A thought to keep");
    await box.fill("");
  });

  await test.step("no conversation is open any more", async () => {
    await list.context().setOffline(true);
    await write(second, "Written and shut");
    await second.close();
    await list.close();
    await elsewhere.context().setOffline(false);
    await expect(said(maya, "Written and shut")).toBeVisible();
  });

  await test.step("each is there once, in the order in which it was written", async () => {
    const whole = ["From the first tab", "From the second tab", "From the first again", "Written and shut"];
    const words = new RegExp(`^(${whole.join("|")})$`);
    await maya.reload();
    await elsewhere.goto(`/marketplace/messages/${connectionId}`);
    for (const page of [maya, elsewhere]) {
      await expect(said(page, "Written and shut")).toBeVisible();
      expect(await page.getByRole("log").getByText(words).allInnerTexts()).toEqual(whole);
    }
  });
});

test("a lost answer and a second press double nothing, and what is typed stays where it was typed", async ({ people, world }, { project }) => {
  const phone = project.name === "phone";
  const email = `dora.${project.name}@unsent.example.com`;
  await signUp(world, { name: `Dora Double ${project.name}`, email, intent: "candidate" });
  await candidateByTables(world, email);
  const withMaya = `/marketplace/messages/${await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email })}`;
  await connectByTables(world, { recruiterEmail: "jonas@halden-roe.example.com", candidateEmail: email });
  let dora = await people.visitor();
  await signInByLink(dora, world, email);
  const box = (page: Page) => page.getByRole("textbox", { name: "Message", exact: true });
  const said = (page: Page, text: string) => page.getByRole("log").getByText(text, { exact: true });
  const waiting = (page: Page) => page.getByRole("list", { name: "On their way" });
  const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true });

  await test.step("on its way it says so, and it is sent once it is, of however many presses", async () => {
    await dora.goto(withMaya);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await dora.route(/messages\.send\b/, async (route) => {
      await held;
      await route.continue();
    });
    await box(dora).fill("Pressed twice");
    await send(dora).dblclick();
    await expect(waiting(dora).getByRole("listitem").filter({ hasText: "Pressed twice" })).toHaveText(/Sending$/);
    await expect(waiting(dora).getByRole("listitem")).toHaveCount(1);
    release();
    await expect(said(dora, "Pressed twice")).toBeVisible();
    await expect(dora.getByRole("log").getByText("Sent", { exact: true })).toBeVisible();
    await expect(waiting(dora)).toHaveCount(0);
    await dora.unrouteAll({ behavior: "wait" });
  });

  await test.step("its answer was lost after it was kept: it is not sent again by itself, nor by two presses", async () => {
    // Without the push server, which would show the kept message at once.
    await dora.routeWebSocket(/\/app\//, (route) => route.close());
    await dora.goto(withMaya);
    let [release, tries] = [() => {}, 0];
    const held = new Promise<void>((resolve) => (release = resolve));
    await dora.route(/messages\.(send|changes)\b/, async (route) => {
      if (!route.request().url().includes("messages.send")) await held;
      else if (tries++ === 0) {
        expect((await route.fetch()).status()).toBe(200);
        return route.abort();
      } else await held;
      await route.continue();
    });
    await box(dora).fill("Its answer was lost");
    await box(dora).press("Enter");
    const failed = waiting(dora).getByRole("listitem").filter({ hasText: "Its answer was lost" });
    await expect(failed.getByRole("alert")).toHaveText(/^Not sent\. The server did not answer\..*It is sent by itself as soon as there is an answer\.$/);
    await failed.getByRole("button", { name: "Retry" }).dblclick();
    await expect(failed).toHaveText(/Sending$/);
    release();
    await expect(said(dora, "Its answer was lost")).toBeVisible();
    await expect(waiting(dora)).toHaveCount(0);
    await box(dora).fill("And after it");
    await box(dora).press("Enter");
    await expect(said(dora, "And after it")).toBeVisible();
    const maya = await people.signIn("maya");
    await maya.goto(withMaya.replace("marketplace", "portal"));
    const whole = ["Pressed twice", "Its answer was lost", "And after it"];
    for (const page of [dora, maya]) {
      await expect(said(page, "And after it")).toBeVisible();
      expect(await page.getByRole("log").getByText(new RegExp(`^(${whole.join("|")})$`)).allInnerTexts()).toEqual(whole);
    }
    expect(tries).toBeGreaterThan(1);
    await maya.close();
  });

  await test.step("what is typed outlives its page, and is in its own conversation alone", async () => {
    const context = dora.context();
    await box(dora).fill("Half a thought");
    await dora.close();
    dora = await context.newPage();
    await dora.goto(withMaya);
    await expect(box(dora)).toHaveValue("Half a thought");
    const open = async (name: string) => {
      if (phone) await dora.getByRole("link", { name: "All conversations" }).click();
      await dora.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: new RegExp(name) }).click();
      await expect(dora.getByRole("region", { name: `Conversation with ${name}` })).toBeVisible();
    };
    await open("Jonas Roe");
    await expect(box(dora)).toHaveValue("");
    await box(dora).fill("Another thought");
    await open("Maya Okafor");
    await expect(box(dora)).toHaveValue("Half a thought");
    await open("Jonas Roe");
    await expect(box(dora)).toHaveValue("Another thought");
  });
});
