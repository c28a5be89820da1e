// Proves that the link of a mail about a conversation opens it ready to answer, for the candidate and for the recruiter, also after signing in; and that a recruiter of two firms who acts for the other is asked to change, by the link
// and by the conversation's own address, where another firm's recruiter finds nothing; and that who did not look at a message for a while is reminded by such a mail. On a desktop and a phone, with axe. It would miss who is not reminded (remind-of-unread.db.test.ts).
import { moveClock } from "../support/clock";
import { connectByTables, joinByTables } from "../support/connected";
import { signInByPassword, signUp } from "../support/http-person";
import { linkIn, mailTo } from "../support/inbox";
import { expectFine } from "../support/quiet-pages";
import { signInByLink } from "../support/sign-in-by-link";
import { expect, test } from "../support/test";

test("a mailed conversation opens for the firm that it belongs to", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Linka Minor" : "Linka Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@linked.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  const linka = await people.visitor();
  await signInByLink(linka, world, email);
  await linka.goto("/welcome/candidate?next=/marketplace/messages");
  await linka.waitForURL(/\/marketplace\/messages$/);
  const recruiterEmail = `tilda.${project.name}@linked.example.com`;
  const { api } = await signUp(world, { name: "Tilda Firm", email: recruiterEmail, intent: "recruiter" });
  await api.identity.setUpFirm.mutate({ name: `First firm ${project.name}`, timeZone: "Europe/Berlin" });
  const connectionId = await connectByTables(world, { recruiterEmail, candidateEmail: email });
  const mailed = `/conversation/${connectionId}`;

  await test.step("it opens ready to answer", async () => {
    await linka.goto(mailed);
    await linka.waitForURL(new RegExp(`/marketplace/messages/${connectionId}`));
    await expect(linka.getByRole("textbox", { name: "Message" })).toBeFocused();
    await expectFine(linka);
  });
  await test.step("a visitor signs in first, another recruiter finds nothing", async () => {
    const visitor = await people.visitor();
    await visitor.goto(mailed);
    await visitor.waitForURL(`/sign-in?next=${encodeURIComponent(mailed)}`);
    const daniel = await people.signIn("daniel");
    for (const address of [mailed, `/portal/messages/${connectionId}`]) {
      await daniel.goto(address);
      await expect(daniel.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    }
  });
  await test.step("who acts for another of their firms is asked to change, and goes on to it", async () => {
    const tilda = await people.visitor();
    await signInByLink(tilda, world, recruiterEmail);
    await joinByTables(world, { email: recruiterEmail, firm: `Second firm ${project.name}` });
    for (const address of [mailed, `/portal/messages/${connectionId}`]) {
      await tilda.goto(address);
      await expect(tilda.getByRole("heading", { name: `This conversation is one of First firm ${project.name}` })).toBeVisible();
    }
    await expect(tilda.getByText(`You act for Second firm ${project.name} now.`)).toBeVisible();
    await expectFine(tilda);
    await tilda.screenshot({ path: `test-results/two-firms-${project.name}.png` });
    await tilda.getByRole("button", { name: `Act for First firm ${project.name} and open it` }).click();
    await tilda.waitForURL(new RegExp(`/portal/messages/${connectionId}`));
    await expect(tilda.getByRole("textbox", { name: "Message" })).toBeFocused();
  });
  await test.step("who has not looked for ten minutes is reminded by mail, and its link opens what was written, ready to answer", async () => {
    await linka.goto("/marketplace/settings");
    const tilda = await people.visitor();
    await signInByLink(tilda, world, recruiterEmail);
    await tilda.goto(mailed);
    await tilda.waitForURL(new RegExp(`/portal/messages/${connectionId}`));
    await tilda.getByRole("textbox", { name: "Message" }).fill("Shall we talk tomorrow?");
    await tilda.getByRole("textbox", { name: "Message" }).press("Enter");
    await expect(tilda.getByRole("log").getByText("Shall we talk tomorrow?", { exact: true })).toBeVisible();
    await moveClock(await signInByPassword(world, "ruth"), { hours: 1 });
    const reminder = await mailTo(world, email, /^Tilda Firm wrote to you$/);
    expect(reminder.text).not.toContain("Shall we talk tomorrow?");
    await linka.goto(linkIn(reminder, "Read and answer"));
    await linka.waitForURL(new RegExp(`/marketplace/messages/${connectionId}`));
    await expect(linka.getByRole("textbox", { name: "Message" })).toBeFocused();
    await expect(linka.getByRole("log").getByText("Shall we talk tomorrow?", { exact: true })).toBeVisible();
    await linka.keyboard.type("Gladly");
    await linka.keyboard.press("Enter");
    await expect(tilda.getByRole("log").getByText("Gladly", { exact: true })).toBeVisible();
  });
});
