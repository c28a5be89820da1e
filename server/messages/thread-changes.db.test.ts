// Proves: each thing that happens in a conversation has the next number, a message bears that of its last change, and who knows a conversation up to a number is answered with what changed since and nothing
// else, in pieces if it is much; the application cannot move a number; and of what happens its two are told the numbers, counted before it is pushed. Would miss: what a reader makes of it
// (components/messages, threads.model.test.ts).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Providers, startProviders } from "@/db/testing/providers";
import { refused } from "@/db/testing/refused";
import { makeWorld, type World } from "@/db/testing/world";
import { type Connected, said } from "@/db/testing/world/requests-to-connect";
import type { Someone } from "@/db/testing/world/people";
import { disconnect } from "../connections/end-connection";
import { limits } from "../kernel/limits";
import { pushTalk } from "../notifications";
import { toldCount } from "../notifications/told-counts";
import { deleteMessage, editMessage } from "./change-message";
import { keepMessage } from "./keep-message";
import { markDelivered, markRead } from "./mark-read";
import { reactToMessage, takeReactionBack } from "./react-to-message";
import { thread, threadChanges } from "./thread";

let world: World;
let providers: Providers;
let pair: Connected;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const changes = (by: Someone, afterChange: number) => threadChanges.call(by.ctx, { connectionId: pair.connectionId, afterChange });
const numbers = async (afterChange: number) => (await changes(pair.person, afterChange)).messages.map(({ seq, changeNo }) => [seq, changeNo]);

describe("a change", () => {
  beforeAll(async () => {
    pair = await world.connected();
  });
  it("of any kind has the next number, which its message bears, and is what its reader lacks", async () => {
    const { recruiter, person, connectionId } = pair;
    const begin = (await changes(person, 0)).changeNo;
    const [one, two] = [await said(recruiter, connectionId), await said(person, connectionId)];
    expect(await numbers(begin)).toEqual([[1, begin + 1], [2, begin + 2]]);
    await editMessage.call(recruiter.ctx, { messageId: one.messageId, body: "In other words" });
    expect(await numbers(begin + 2)).toEqual([[1, begin + 3]]);
    await reactToMessage.call(recruiter.ctx, { messageId: two.messageId, sign: "heart" });
    await reactToMessage.call(recruiter.ctx, { messageId: two.messageId, sign: "heart" });
    expect(await numbers(begin + 3)).toEqual([[2, begin + 4]]);
    await takeReactionBack.call(recruiter.ctx, { messageId: two.messageId, sign: "heart" });
    await keepMessage.call(person.ctx, { messageId: one.messageId });
    await keepMessage.call(person.ctx, { messageId: one.messageId });
    expect(await numbers(begin + 4)).toEqual([[2, begin + 5], [1, begin + 6]]);
    await reactToMessage.call(person.ctx, { messageId: two.messageId, sign: "eyes" });
    await deleteMessage.call(person.ctx, { messageId: two.messageId });
    const last = await changes(recruiter, begin + 7);
    expect(last).toMatchObject({ changeNo: begin + 8, upTo: begin + 8, active: true, messages: [{ seq: 2, changeNo: begin + 8, reactions: [] }] });
    await disconnect.call(person.ctx, { connectionId, reason: "" });
    expect(await changes(recruiter, begin + 8)).toMatchObject({ changeNo: begin + 9, upTo: begin + 9, active: false, messages: [] });
    expect((await thread.call(recruiter.ctx, { connectionId })).changeNo).toBe(begin + 9);
  });
  it("has a number that the application cannot move", async () => {
    for (const table of ["marketplace_connections", "marketplace_messages"]) expect(await refused(world.database.sql, (tx) => tx`update ${tx(table)} set change_no = 0`), table).toMatchObject({ code: "42501" });
  });
  it("is among at most a hundred in one answer, which says up to where it is all", async () => {
    pair = await world.connected();
    await world.database.ownerSql`alter table message_quotas drop constraint message_quotas_within`;
    for (let i = 0; i < limits.pageSizeMax + 5; i++) await said(pair.person, pair.connectionId, `No. ${i}`);
    const begin = (await changes(pair.recruiter, 0)).changeNo - limits.pageSizeMax - 5;
    const first = await changes(pair.recruiter, begin);
    expect(first).toMatchObject({ changeNo: begin + limits.pageSizeMax + 5, upTo: begin + limits.pageSizeMax });
    expect(first.messages).toHaveLength(limits.pageSizeMax);
    expect(await changes(pair.recruiter, first.upTo)).toMatchObject({ upTo: begin + limits.pageSizeMax + 5, messages: Array.from({ length: 5 }, () => expect.anything()) });
  });
});

describe("what happens", () => {
  const pushed = z.object({ channels: z.array(z.string()), data: z.string() });
  const told = async (type: string) => {
    const [event] = await world.db.execute<{ id: string }>(sql`select id from marketplace_events where type = ${type} and data ->> 'connectionId' = ${pair.connectionId} order by occurred_at desc limit 1`);
    await world.database.ownerSql`update marketplace_events set published_at = case when id = ${event?.id ?? ""} then null else coalesce(published_at, app.now()) end where published_at is null or id = ${event?.id ?? ""}`;
    providers.pushes.length = 0;
    await pushTalk.call(world.system, {});
    return providers.pushes.map((push) => pushed.parse(JSON.parse(push))).map(({ channels, data }) => ({ channels, data: JSON.parse(data) as unknown, eventId: event?.id }));
  };
  it("is told to its two by its numbers, and to nobody else", async () => {
    pair = await world.connected();
    const { messageId } = await said(pair.recruiter, pair.connectionId, "Nobody else reads this");
    const { changeNo } = await changes(pair.person, 0);
    const [push, ...more] = await told("messages/message.sent");
    expect(more).toEqual([]);
    expect(push?.channels.toSorted()).toEqual([`private-user-${pair.recruiter.userId}`, `private-user-${pair.person.userId}`].toSorted());
    expect(push?.data).toEqual({ type: "messages/message.sent", eventId: push?.eventId, connectionId: pair.connectionId, messageId, seq: 1, change: changeNo });
  });
  it("of marks is told once for each that moves, with whose it is", async () => {
    const events = async () => (await world.db.execute<{ type: string; data: object }>(sql`select type, data from marketplace_events where type like 'messages/thread.%' and data ->> 'connectionId' = ${pair.connectionId} order by occurred_at`)).map(({ type, data }) => ({ type, ...data }));
    for (const mark of [markDelivered, markDelivered, markRead, markRead, markDelivered]) await mark.call(pair.person.ctx, { connectionId: pair.connectionId, seq: 1 });
    expect(await events()).toEqual(["delivered", "read"].map((what) => ({ type: `messages/thread.${what}`, connectionId: pair.connectionId, seq: 1, side: "candidate" })));
  });
  it("is counted for whom it is told to, before it is", async () => {
    const count = async (of: Someone) => (await toldCount.call(of.ctx, {})).told;
    const stranger = (await world.connected()).recruiter;
    const before = [await count(pair.recruiter), await count(pair.person), await count(stranger)];
    await said(pair.person, pair.connectionId);
    await told("messages/message.sent");
    expect([await count(pair.recruiter), await count(pair.person), await count(stranger)]).toEqual(before.map((n, i) => (i < 2 ? n + 1 : n)));
  });
});
