// Proves: whom a decision concerns is told why, until when and how to appeal, in the product and by a mail whose link opens the decision without signing in; the reporter is told how it went; neither reads
// who the other admin or the reporter is. Would miss: what an admin writes into the reason.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { Someone } from "@/db/testing/world/people";
import { mutePerson } from "../moderation/act-on-report";
import { appealDecision, decideAppeal } from "../moderation/appeal-decision";
import { decisionDetail } from "../moderation/decision-detail";
import { suspendPerson } from "../moderation/suspend-person";
import { deliverEvent, sendQueuedMail } from ".";

const reason = "Insults in three messages, after a warning.";
let world: World;
let providers: Providers;
let admin: Someone;
let other: Someone;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  [admin, other] = [await world.person({ platformRole: "support" }), await world.person({ platformRole: "owner" })];
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

/** Delivers the events of moderation that nobody has delivered, and sends the mails. */
async function deliverAll(): Promise<void> {
  for (const { id } of await world.db.execute<{ id: string }>(sql`select id from marketplace_events e where type like 'moderation/%' and not exists (select 1 from notifications n where n.event_id = e.id::text) order by occurred_at, id`)) await deliverEvent.call(world.system, { eventId: id });
  for (const { id } of await world.db.execute<{ id: string }>(sql`select id from mails where state = 'queued'`)) await sendQueuedMail.call(world.system, { mailId: id });
}
const newsOf = (userId: string) => world.db.execute<{ kind: string; title: string; body: string; href: string }>(sql`select kind, title, body, href from notifications where user_id = ${userId} and kind like 'moderation/%' order by created_at, kind`);

it("is told to both, each what is theirs", async () => {
  const { reportId, recruiter, person } = await world.reportedMessage();
  const { actionId } = await mutePerson.call(admin.ctx, { reportId, days: 3, reason });
  await deliverAll();
  expect(await newsOf(recruiter.userId)).toEqual([{ kind: "moderation/action.taken", title: expect.stringMatching(/^You can't write to anybody until \d{4}-/), body: expect.stringMatching(new RegExp(`^The reason: ${reason} You can appeal once, until `)), href: `/decisions/${actionId}` }]);
  expect(await newsOf(person.userId)).toMatchObject([{ kind: "moderation/report.answered", title: "We acted on your report", href: "/marketplace/connections/reports" }]);
  expect((await newsOf(admin.userId)).map((one) => one.kind)).toEqual(["moderation/report.made"]);
  expect(JSON.stringify(await newsOf(recruiter.userId))).not.toMatch(new RegExp([person.name, admin.name, reportId].join("|")));
  await appealDecision.call(recruiter.ctx, { actionId, words: "They quoted me without what I answered to." });
  await decideAppeal.call(other.ctx, { actionId, outcome: "granted", answer: "Read with what it answers, it is no insult." });
  await deliverAll();
  expect((await newsOf(recruiter.userId)).at(-1)).toMatchObject({ title: "You can write again", body: "The reason: Read with what it answers, it is no insult." });
  expect((await newsOf(other.userId)).map((one) => one.kind)).toContain("moderation/appeal.made");
});

it("reaches a suspended person by a mail whose link opens the decision without signing in", async () => {
  const { reportId, recruiter } = await world.reportedMessage();
  const { actionId } = await suspendPerson.call(admin.ctx, { reportId, days: 3, reason });
  await deliverAll();
  const mail = (await providers.mailsTo(recruiter.email)).find((one) => one.subject.startsWith("Your account is suspended until"));
  const key = new RegExp(`http://localhost:3000/decisions/${actionId}\\?key=([\\w-]+)`).exec(mail?.text ?? "")?.[1] ?? "";
  expect((await decisionDetail.call(world.anonymous, { actionId, key })).decision).toMatchObject({ kind: "suspend", reason, mayAppeal: true });
});
