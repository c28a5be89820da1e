// Proves: who has not seen a message for ten minutes is reminded by mail, once until they have looked again, be it at a part, and not straight after a look, nor of what is quiet, over or deleted; the mail
// counts what the other wrote, and not what its reader did; a mail whose reason has gone is not queued twice; both of a conversation are told of what happens in it, and nobody else. Would miss: what the mail looks like.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { said } from "@/db/testing/world/requests-to-connect";
import { deliverEvent, sendQueuedMail } from "../notifications";
import { conversationPlace } from "./conversation-place";
import { arrangeConversation } from "./arrange-conversation";
import { deleteMessage } from "./change-message";
import { remindOfUnread } from "./index";
import { markRead } from "./mark-read";

let world: World;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});
const remind = async () => (await remindOfUnread.call(world.system, {})).reminded;
const eventsOf = (type: string, connectionId: string) => world.db.execute<{ id: string; user_id: string | null }>(sql`select id::text, data->>'userId' as user_id from marketplace_events where type = ${type} and data->>'connectionId' = ${connectionId} order by occurred_at`);

describe("a reminder", () => {
  it("comes after ten minutes, once until the conversation was looked at again", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    await said(recruiter, connectionId);
    await world.passTime({ minutes: 9 });
    expect(await remind()).toBe(0);
    await world.passTime({ minutes: 1 });
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    await said(recruiter, connectionId);
    await world.passTime({ minutes: 30 });
    expect(await remind()).toBe(0);
    await markRead.call(person.ctx, { connectionId, seq: 2 });
    await said(recruiter, connectionId);
    await world.passTime({ minutes: 10 });
    expect(await remind()).toBe(1);
    const events = await eventsOf("messages/unread.reminded", connectionId);
    expect(events.map((one) => one.user_id)).toEqual([person.userId, person.userId]);
    for (let twice = 0; twice < 2; twice++) await deliverEvent.call(world.system, { eventId: events[0]?.id ?? "" });
    expect(await world.db.execute(sql`select recipient, template, props from mails where template = 'unread-messages'`)).toEqual([{ recipient: person.email, template: "unread-messages", props: { connectionId, userId: person.userId } }]);
  });
  it("comes again after a look at a part of what waits, and that look is as long ago", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    for (let sent = 0; sent < 3; sent++) await said(recruiter, connectionId);
    await world.passTime({ minutes: 10 });
    expect(await remind()).toBe(1);
    await markRead.call(person.ctx, { connectionId, seq: 1 });
    await world.passTime({ minutes: 9 });
    expect(await remind(), "straight after a look").toBe(0);
    await said(recruiter, connectionId);
    await world.passTime({ minutes: 10 });
    expect(await remind()).toBe(1);
    await said(recruiter, connectionId);
    await world.passTime({ minutes: 30 });
    expect(await remind(), "nobody looked since").toBe(0);
    await markRead.call(person.ctx, { connectionId, seq: 2 });
    await world.passTime({ minutes: 10 });
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
  });
  it("counts what the other wrote, and not what its reader wrote among it", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    await said(recruiter, connectionId);
    await said(person, connectionId, "Written before the other's message was seen");
    await said(recruiter, connectionId);
    await said(person, connectionId);
    await world.passTime({ minutes: 10 });
    expect(await remind(), "each of the two").toBe(2);
    const reminded = (await eventsOf("messages/unread.reminded", connectionId)).find((one) => one.user_id === person.userId);
    await deliverEvent.call(world.system, { eventId: reminded?.id ?? "" });
    const [mail] = await world.db.execute<{ id: string }>(sql`select id from mails where recipient = ${person.email} and template = 'unread-messages'`);
    await sendQueuedMail.call(world.system, { mailId: mail?.id ?? "" });
    const [sent] = await providers.mailsTo(person.email);
    expect(sent?.subject).toContain("wrote to you 2 times");
  });
  it("leads to the conversation, by an address that finds its reader's side", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    for (const [from, to, side] of [[person, recruiter, "recruiter"], [recruiter, person, "candidate"]] as const) {
      await said(from, connectionId);
      await world.passTime({ minutes: 11 });
      await remind();
      for (const { id } of await eventsOf("messages/unread.reminded", connectionId)) await deliverEvent.call(world.system, { eventId: id });
      const [mail] = await world.db.execute<{ id: string }>(sql`select id from mails where recipient = ${to.email} and template = 'unread-messages'`);
      await sendQueuedMail.call(world.system, { mailId: mail?.id ?? "" });
      const [sent] = await providers.mailsTo(to.email);
      expect(sent?.text).toContain(`http://localhost:3000/conversation/${connectionId}`);
      expect(await conversationPlace.call(to.ctx, { connectionId })).toEqual({ side, actFor: null });
    }
  });
  it("does not come of what is quiet, over, deleted, or one's own", async () => {
    const [quiet, over, gone] = [await world.connected(), await world.connected(), await world.connected()];
    for (const { recruiter, connectionId } of [quiet, over]) await said(recruiter, connectionId);
    const { messageId } = await said(gone.recruiter, gone.connectionId);
    await deleteMessage.call(gone.recruiter.ctx, { messageId });
    const { seq } = await said(gone.person, gone.connectionId, "Written before the other's message was seen");
    await markRead.call(gone.recruiter.ctx, { connectionId: gone.connectionId, seq });
    await arrangeConversation.call(quiet.person.ctx, { connectionId: quiet.connectionId, muted: true });
    await world.disconnected(over.connectionId);
    await world.passTime({ minutes: 20 });
    expect(await remind()).toBe(0);
  });
});

it("what happens in a conversation is told to its two, not to who protects the person", async () => {
  const holder = await world.recruiter();
  const who = await world.claimed(holder);
  const { connectionId, person } = await world.connected({ person: await world.candidate({ name: who.fullName, email: who.email }) });
  await said(person, connectionId);
  const [sent] = await eventsOf("messages/message.sent", connectionId);
  expect(await deliverEvent.call(world.system, { eventId: sent?.id ?? "" })).toEqual({ told: 2 });
  expect(await world.db.execute(sql`select 1 from notifications where event_id = ${sent?.id ?? ""}`)).toHaveLength(0);
});

it("another policy says after how many minutes", async () => {
  await world.policy({ messages: { remindMinutes: 45 } });
  const { connectionId, recruiter } = await world.connected();
  await said(recruiter, connectionId);
  await world.passTime({ minutes: 44 });
  await remind();
  expect(await eventsOf("messages/unread.reminded", connectionId)).toHaveLength(0);
  await world.passTime({ minutes: 1 });
  await remind();
  expect(await eventsOf("messages/unread.reminded", connectionId)).toHaveLength(1);
});
