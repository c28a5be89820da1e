// Proves that a candidate asks a recruiter to connect with a note, that the other's bell rings within the page, that both read what accepting means for protection before it, and that it
// comes to that; then ended, asked again too early, declined without a word, taken back, and blocked. And that a recruiter who declined a stranger, for a reason that is read, asks them after all, who reads what accepting means for who owns them. Two browsers, on a desktop and a phone, with axe. It would miss what two do at once (the races).
import { signInByPassword, signUp } from "../support/http-person";
import { signInByLink } from "../support/sign-in-by-link";
import { expectFine } from "../support/quiet-pages";
import { expect, test } from "../support/test";

test("a candidate and a recruiter connect, part and shut each other out", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Ottilie Minor" : "Ottilie Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@connecting.example.com`;
  const recruiter = await signInByPassword(world, "maya");
  const { candidateId } = await recruiter.api.sourcing.addCandidate.mutate({ fullName: name, email, headline: "Timber structures engineer" });
  await signUp(world, { name, email, intent: "candidate" });
  const candidate = await people.visitor();
  await signInByLink(candidate, world, email);
  const maya = await people.signIn("maya");

  await test.step("the candidate asks, with a note and what it is about", async () => {
    await candidate.goto("/marketplace/connections");
    await expect(candidate.getByText("Recruiters whom you are connected to will be here")).toBeVisible();
    await expect(candidate.getByRole("link", { name: "Find a recruiter" })).toHaveAttribute("href", "/marketplace/recruiters");
    await expectFine(candidate);
    await candidate.goto("/marketplace/claims");
    await candidate.getByRole("button", { name: "Ask to connect" }).click();
    const dialog = candidate.getByRole("dialog");
    await expect(dialog.getByText("They see your name and your note, and nothing of your profile.")).toBeVisible();
    await dialog.getByLabel("Note").fill("I would work at {{company}}.");
    await expect(dialog.getByText("Still open: {{company}}. Choosing a role or a company fills it in.")).toBeVisible();
    await dialog.getByRole("combobox", { name: "About" }).fill("meridian");
    await candidate.getByRole("option", { name: /^Meridian Robotics\s*Company$/ }).click();
    await expect(dialog.getByText("They read: I would work at Meridian Robotics.")).toBeVisible();
    await dialog.getByLabel("Note").fill("👩".repeat(151));
    await expect(dialog.getByText("149 letters left.", { exact: false })).toBeVisible();
    await dialog.getByLabel("Note").fill("I would like to hear of timber work. Call me on +1 415 555 0142.");
    await expect(dialog.getByText("236 letters left.", { exact: false })).toBeVisible();
    await expect(dialog.getByText("Maya Okafor is then protected as your sourcer until", { exact: false })).toBeVisible();
    await expect(dialog.getByText("30 of 30 requests left today (UTC)")).toBeVisible();
    await expectFine(candidate);
    await dialog.getByRole("button", { name: "Ask to connect" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(candidate.getByRole("link", { name: "Your connection with Maya Okafor" })).toHaveText("Asked");
  });

  await test.step("the recruiter's bell rings within the page; they read what it changes, and accept", async () => {
    await maya.getByRole("link", { name: `${name} asks to connect` }).first().click();
    await maya.waitForURL(/\/portal\/connections\/cnx_/);
    await expect(maya.getByText("I would like to hear of timber work. Call me on [contact hidden].", { exact: false }).first()).toBeVisible();
    await expect(maya.getByText("Meridian Robotics", { exact: true }).first()).toBeVisible();
    await expect(maya.getByText("An accepted connection is two-way contact: your protection then runs until", { exact: false })).toBeVisible();
    await expectFine(maya);
    await maya.goto("/portal/connections");
    const request = maya.getByRole("listitem").filter({ has: maya.getByRole("link", { name, exact: true }) });
    await expectFine(maya);
    await candidate.goto("/marketplace/connections");
    await expect(candidate.getByRole("list", { name: "You asked" }).getByText("Maya Okafor")).toBeVisible();
    await request.getByRole("button", { name: "Accept" }).click();
    const dialog = maya.getByRole("alertdialog");
    await expect(dialog.getByText("your protection then runs until", { exact: false })).toBeVisible();
    await expectFine(maya);
    await dialog.getByRole("button", { name: "Accept" }).click();
    await expect(maya.getByRole("list", { name: "Connected" }).getByRole("link", { name, exact: true })).toBeVisible();
    await expect(candidate.getByRole("list", { name: "Connected" }).getByText("Maya Okafor")).toBeVisible();
    await expectFine(candidate);
  });

  await test.step("it is what both had read: two-way contact", async () => {
    await maya.goto(`/portal/candidates/${candidateId}`);
    await expect(maya.getByText(/Two-way contact: 60 days/)).toBeVisible();
    await expect(maya.getByRole("link", { name: `Your connection with ${name}` })).toHaveText("Connected");
    await expectFine(maya);
    await candidate.goto("/marketplace/claims");
    await expect(candidate.getByText("because they presented you to a company, or you answered them", { exact: false })).toBeVisible();
    await expectFine(candidate);
  });

  await test.step("the candidate ends it, with a reason; the recruiter cannot ask again yet", async () => {
    await candidate.getByRole("link", { name: "Your connection with Maya Okafor" }).click();
    await candidate.waitForURL(/\/marketplace\/connections\/cnx_/);
    await expectFine(candidate);
    await candidate.getByRole("button", { name: "Disconnect" }).click();
    const dialog = candidate.getByRole("alertdialog");
    await dialog.getByLabel("Why").fill("I have found work");
    await expectFine(candidate);
    await dialog.getByRole("button", { name: "End the connection" }).click();
    await expect(candidate.getByText("The connection has ended. What you wrote stays readable.", { exact: false })).toBeVisible();
    await expect(maya.getByText(/You can ask again from/)).toBeVisible();
    await expect(maya.getByRole("button", { name: "Ask to connect" })).toHaveCount(0);
    await expect(recruiter.api.connections.askCandidate.mutate({ candidateId })).rejects.toThrow(/You can ask them again from/);
  });

  await test.step("who ended it may ask at once; a quiet refusal looks like no answer", async () => {
    await candidate.getByRole("button", { name: "Ask to connect" }).click();
    await candidate.getByRole("dialog").getByRole("button", { name: "Ask to connect" }).click();
    await expect(candidate.getByText("Waits for their answer.")).toBeVisible();
    await maya.getByRole("link", { name: `Your connection with ${name}` }).click();
    await maya.waitForURL(/\/portal\/connections\/cnx_/);
    await expect(maya.getByText("“I have found work”")).toBeVisible();
    await maya.getByRole("button", { name: "Decline" }).click();
    const dialog = maya.getByRole("alertdialog");
    await dialog.getByRole("checkbox", { name: "Don't tell them" }).click();
    await expectFine(maya);
    await dialog.getByRole("button", { name: "Decline" }).click();
    await expect(maya.getByRole("button", { name: "Accept after all" })).toBeVisible();
    await candidate.reload();
    await expect(candidate.getByText("Waits for their answer.")).toBeVisible();
    await candidate.getByRole("button", { name: "Take back" }).click();
    const takingBack = candidate.getByRole("alertdialog");
    await expect(takingBack.getByText("You can't ask them again for a while", { exact: false })).toBeVisible();
    await expectFine(candidate);
    await takingBack.getByRole("button", { name: "Take it back" }).click();
    await expect(candidate.getByText(/^The request was taken back\. You can ask again from/)).toBeVisible();
    await expect(candidate.getByRole("button", { name: /Ask to connect|Take back/ })).toHaveCount(0);
    await maya.reload();
    await expect(maya.getByText("The request was taken back.", { exact: false }).first()).toBeVisible();
    await expect(maya.getByRole("button", { name: /Accept/ })).toHaveCount(0);
  });

  await test.step("the candidate blocks the recruiter, who reads what everybody reads", async () => {
    await candidate.getByRole("button", { name: "Block" }).click();
    await candidate.getByRole("alertdialog").getByRole("button", { name: "Block Maya Okafor" }).click();
    await expect(candidate.getByText("You have blocked them. They are not told.")).toBeVisible();
    await expectFine(candidate);
    await maya.reload();
    await expect(maya.getByText("This candidate is not available.")).toBeVisible();
    await expect(maya.getByRole("button", { name: /Accept|Ask to connect|Block/ })).toHaveCount(0);
    await expectFine(maya);
    await maya.goto("/portal/connections");
    await expect(maya.getByRole("list", { name: "Past" }).getByRole("link", { name, exact: true })).toBeVisible();
    await expectFine(maya);
  });

  const strangerName = project.name === "phone" ? "Alaric Minor" : "Alaric Major";
  const strangerEmail = `${strangerName.toLowerCase().replace(" ", ".")}@connecting.example.com`;
  await signUp(world, { name: strangerName, email: strangerEmail, intent: "candidate" });
  const stranger = await people.visitor();
  await test.step("a recruiter who declined somebody whom they do not know asks them after all", async () => {
    await signInByLink(stranger, world, strangerEmail);
    await stranger.goto("/marketplace/recruiters/maya-okafor");
    await stranger.getByRole("button", { name: "Ask to connect" }).click();
    await stranger.getByRole("dialog").getByRole("button", { name: "Ask to connect" }).click();
    await expect(stranger.getByRole("dialog")).toHaveCount(0);
    await maya.goto("/portal/connections");
    await maya.getByRole("link", { name: strangerName, exact: true }).click();
    await maya.waitForURL(/\/portal\/connections\/cnx_/);
    await maya.getByRole("button", { name: "Decline" }).click();
    const declining = maya.getByRole("alertdialog");
    await expect(declining.getByText("You can ask them at any time.", { exact: false })).toBeVisible();
    await declining.getByLabel("Why").fill("I work other fields.");
    await declining.getByRole("button", { name: "Decline" }).click();
    await stranger.goto("/marketplace/connections");
    await stranger.getByRole("list", { name: "Past" }).getByRole("link", { name: "Maya Okafor" }).click();
    await expect(stranger.getByText(/^The request was declined\./)).toBeVisible();
    await expect(stranger.getByText("“I work other fields.”")).toBeVisible();
    await maya.getByRole("button", { name: "Ask to connect" }).click();
    const dialog = maya.getByRole("dialog", { name: `Ask ${strangerName} to connect` });
    await dialog.getByLabel("Note").fill("I was too quick.");
    await expect(dialog.getByText("Connected, you are protected as their sourcer until", { exact: false })).toBeVisible();
    await expectFine(maya);
    await dialog.getByRole("button", { name: "Ask to connect" }).click();
    await expect(maya.getByText("Waits for their answer.")).toBeVisible();
  });

  await test.step("the candidate reads before they accept what it means for who owns them", async () => {
    await stranger.goto("/marketplace/connections");
    await stranger.getByRole("button", { name: "Accept" }).click();
    const dialog = stranger.getByRole("alertdialog");
    await expect(dialog.getByText("Connected, Maya Okafor is protected as your sourcer until", { exact: false })).toBeVisible();
    await expect(dialog.getByText("they get a share of the fee. It costs you nothing.", { exact: false })).toBeVisible();
    await expectFine(stranger);
    await dialog.getByRole("button", { name: "Accept" }).click();
    await expect(stranger.getByRole("list", { name: "Connected" }).getByText("Maya Okafor")).toBeVisible();
  });
});
