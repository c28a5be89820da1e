// Proves that a role and a request to represent are answered where they are shown in a conversation: the candidate says whether the role is for them, declines, reads and signs; the recruiter withdraws what was not answered; and
// both see at once how a request stands, also on a card of an earlier page. On a desktop and a phone, with axe. It would miss what a signed right allows (wallet.spec.ts).
import { connectByTables, fillByTables } from "../support/connected";
import { httpVisitor, signInByPassword, signUp } from "../support/http-person";
import { expectFine } from "../support/quiet-pages";
import { signInByLink } from "../support/sign-in-by-link";
import { expect, test } from "../support/test";

test("cards in a conversation are answered in their place", async ({ people, world }, { project }) => {
  const name = project.name === "phone" ? "Carda Minor" : "Carda Major";
  const email = `${name.toLowerCase().replace(" ", ".")}@cards.example.com`;
  await signUp(world, { name, email, intent: "candidate" });
  const carda = await people.visitor();
  await signInByLink(carda, world, email);
  await carda.goto("/welcome/candidate?next=/marketplace/messages");
  await carda.waitForURL(/\/marketplace\/messages$/);
  const connectionId = await connectByTables(world, { recruiterEmail: "maya@northbound.example.com", candidateEmail: email });
  const { api } = await signInByPassword(world, "maya");
  const { companies } = await api.sourcing.companies.query({});
  const [first, second, third] = companies;
  const ask = async (company: typeof first) => (await api.sourcing.requestRtr.mutate({ person: { fullName: name, email }, companyId: company?.id ?? "" })).rtrId;
  let sent = 0;
  const show = (card: { jobId: string } | { rtrId: string }) => api.messages.send.mutate({ connectionId, clientId: `card-${project.name}-${sent++}`, body: "", ...card });
  const early = await ask(first);
  await show({ rtrId: early });
  await fillByTables(world, { connectionId, email: "maya@northbound.example.com", times: 60 });
  // Seen elsewhere: with more unread than a page has, the conversation would open where they begin.
  const herself = httpVisitor(world, (await carda.context().cookies()).map((one) => `${one.name}=${one.value}`).join("; "));
  await herself.api.messages.markRead.mutate({ connectionId, seq: 61 });
  await show({ jobId: second?.roles[0]?.id ?? "" });

  const maya = await people.signIn("maya");
  await maya.goto(`/portal/messages/${connectionId}`);
  await carda.goto(`/marketplace/messages/${connectionId}`);
  const pages = [maya, carda];
  const card = (page: typeof maya, text: string) => page.getByRole("log").getByRole("listitem").filter({ hasText: text });
  const request = (page: typeof maya, company: typeof first) => card(page, `Right to represent at ${company?.name ?? ""}`).last();

  await test.step("a role is answered by a message that quotes it", async () => {
    const role = card(carda, second?.roles[0]?.title ?? "").first();
    await expect(role.getByRole("button", { name: "Not for me" })).toBeVisible();
    await expect(maya.getByRole("button", { name: "Not for me" }), "to who showed it").toHaveCount(0);
    await expectFine(carda);
    await carda.screenshot({ path: `test-results/cards-${project.name}-role.png` });
    await role.hover();
    await role.getByRole("button", { name: "More for this message" }).click();
    await carda.getByRole("menuitem", { name: "Reply" }).click();
    await carda.getByRole("textbox", { name: "Message", exact: true }).fill("What does it pay?");
    await carda.getByRole("textbox", { name: "Message", exact: true }).press("Enter");
    await expect(card(maya, "What does it pay?").getByRole("button", { name: /Answers You: A role/ })).toBeVisible();
    await expect(role.getByRole("button", { name: "Not for me" }), "who asks has not answered").toBeVisible();
    await role.getByRole("button", { name: "I am interested" }).click();
    await expect(card(maya, "I am interested in this role.").getByRole("button", { name: /Answers You: A role/ })).toBeVisible();
    await expect(carda.getByRole("button", { name: "I am interested" })).toHaveCount(0);
    await carda.reload();
    await expect(role).toBeVisible();
    await expect(carda.getByRole("button", { name: "I am interested" })).toHaveCount(0);
  });

  await test.step("a request is declined on its card, and both see it", async () => {
    await show({ rtrId: await ask(second) });
    await expect(request(maya, second).getByText("Waits for an answer")).toBeVisible();
    await expect(request(carda, second).getByText("Waits for you")).toBeVisible();
    await expect(request(maya, second).getByRole("button", { name: "Withdraw" })).toBeVisible();
    await expectFine(maya);
    await request(carda, second).getByRole("button", { name: "Decline" }).click();
    await expectFine(carda);
    await carda.getByRole("alertdialog").getByRole("button", { name: "Decline the request" }).click();
    await expect(request(maya, second).getByText("Declined", { exact: true })).toBeVisible();
    await expect(request(carda, second).getByText("You declined", { exact: true })).toBeVisible();
    await expect(request(maya, second).getByRole("button", { name: "Withdraw" })).toHaveCount(0);
    await expect(request(carda, second).getByRole("link", { name: "Open it" })).toBeVisible();
  });

  await test.step("another is read word for word and signed without leaving the conversation", async () => {
    await show({ rtrId: await ask(third) });
    await request(carda, third).getByRole("button", { name: "Read and sign" }).click();
    const dialog = carda.getByRole("dialog", { name: /^Right to represent at/ });
    await expect(dialog.getByText(`I, ${name}, allow Maya Okafor`)).toBeVisible();
    await expectFine(carda);
    await carda.screenshot({ path: `test-results/cards-${project.name}-sign.png` });
    await dialog.getByLabel("Your full name, as your signature").fill(name);
    await dialog.getByRole("button", { name: /^Sign for/ }).click();
    await expect(request(maya, third).getByText("Signed", { exact: true })).toBeVisible();
    await expect(request(carda, third).getByText("In force", { exact: true })).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });

  await test.step("the recruiter withdraws one on its card", async () => {
    await show({ rtrId: await ask(second) });
    await request(maya, second).getByRole("button", { name: "Withdraw" }).click();
    await maya.getByRole("alertdialog").getByRole("button", { name: "Withdraw the request" }).click();
    for (const page of pages) await expect(request(page, second).getByText("Withdrawn", { exact: true })).toBeVisible();
    await expect(request(carda, second).getByRole("button", { name: "Decline" })).toHaveCount(0);
    await maya.screenshot({ path: `test-results/cards-${project.name}-recruiter.png` });
  });

  await test.step("a card of an earlier page changes as well", async () => {
    await carda.getByRole("button", { name: "Show earlier messages" }).click();
    await expect(request(carda, first).getByText("Waits for you")).toBeVisible();
    await api.sourcing.withdrawRtr.mutate({ rtrId: early });
    await expect(request(carda, first).getByText("Withdrawn", { exact: true })).toBeVisible();
  });
});
