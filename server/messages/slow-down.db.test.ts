// Proves: changes count like messages, a message has at most 20 of them, and none says to many what could not be sent to them; a minute and an hour begin with the first of what is counted and not with the
// clock's; notes of requests count with messages; what is counted goes after its hour and with the person. Would miss: many tabs at once (messages.db.test.ts).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { type Connected, said } from "@/db/testing/world/requests-to-connect";
import type { Recruiter } from "@/db/testing/world/people";
import { askCandidate, askRecruiter } from "../connections/ask-connection";
import { currentPolicy } from "../policy";
import { editMessage } from "./change-message";
import { eraseMessagesOf } from "./erase-messages";
import { forgetOldMessages } from "./forget-old-messages";
import { sendMessage } from "./send-message";
import { lastMessages } from "./surroundings";
import { messageDetail, thread, threadChanges } from "./thread";

const pitch = "I have a role in Boston that fits you very well. Shall we talk on Tuesday at ten?";
let world: World;
let pair: Connected;
let perMinute: number;
let sameTextPerHour: number;
beforeAll(async () => {
  world = await makeWorld();
  pair = await world.connected();
  ({ perMinute, sameTextPerHour } = (await currentPolicy(world.db)).settings.messages);
});
afterAll(() => world.close());

const countsOf = async (userId: string) => (await world.db.execute<{ n: number }>(sql`select ((select count(*) from message_quotas where user_id = ${userId}) + (select count(*) from message_copies where user_id = ${userId}))::int as n`))[0]?.n;
const connectedTo = async (recruiter: Recruiter) => (await world.connected({ recruiter })).connectionId;
/** Waits until a minute or an hour of the clock has but so many seconds left. */
async function untilBefore(ms: number, seconds: number): Promise<void> {
  const left = ms - ((await world.now()).getTime() % ms) - seconds * 1_000;
  await world.passTime({ minutes: (left + (left < 0 ? ms : 0)) / 60_000 });
}

describe("changes of a message", () => {
  it("are twenty at most, and go out with it alone", async () => {
    const { recruiter, person, connectionId } = pair;
    const { messageId } = await said(recruiter, connectionId, "Version 0");
    for (let no = 1; no <= 20; no++) await editMessage.call(recruiter.ctx, { messageId, body: `Version ${no}` });
    await expect(editMessage.call(recruiter.ctx, { messageId, body: "Version 21" })).rejects.toMatchObject({ code: "edited_often", field: "body" });
    const earlier = Array.from({ length: 20 }, (_, no) => expect.objectContaining({ body: `Version ${no}` }));
    expect((await messageDetail.call(person.ctx, { messageId })).message).toMatchObject({ body: "Version 20", editCount: 20, edits: earlier });
    expect((await lastMessages(world.db, { userId: person.userId, connectionId, limit: 10 })).at(-1)).toMatchObject({ edits: earlier });
    for (const { messages } of [await thread.call(person.ctx, { connectionId }), await threadChanges.call(person.ctx, { connectionId, afterChange: 0 })]) {
      expect(messages).toEqual([expect.objectContaining({ id: messageId, editCount: 20 })]);
      expect(JSON.stringify(messages)).not.toContain("Version 19");
    }
  });
  it("are slowed down with what is sent", async () => {
    const { recruiter, connectionId } = await world.connected();
    const ids: string[] = [];
    for (let no = 0; no < perMinute - 1; no++) ids.push((await said(recruiter, connectionId)).messageId);
    await editMessage.call(recruiter.ctx, { messageId: ids[0] ?? "", body: "Other words" });
    const wrong = { code: "sent_too_fast", field: "body" };
    await expect(editMessage.call(recruiter.ctx, { messageId: ids[1] ?? "", body: "Other words" })).rejects.toMatchObject(wrong);
    await expect(said(recruiter, connectionId)).rejects.toMatchObject(wrong);
  });
  it("say no text to more people than it can be sent to", async () => {
    const recruiter = await world.recruiter();
    for (let no = 0; no <= sameTextPerHour; no++) {
      const { messageId } = await said(recruiter, await connectedTo(recruiter), "Hi");
      const edit = editMessage.call(recruiter.ctx, { messageId, body: pitch });
      if (no < sameTextPerHour) await edit;
      else await expect(edit).rejects.toMatchObject({ code: "same_text_often", field: "body" });
    }
  });
});

describe("a window", () => {
  it("of an hour is one across the full hour too, and each conversation leaves it by its own time", async () => {
    const recruiter = await world.recruiter();
    await untilBefore(3_600_000, 60);
    const five = await Promise.all(Array.from({ length: sameTextPerHour }, () => connectedTo(recruiter)));
    for (const connectionId of five) await said(recruiter, connectionId, pitch);
    const sixth = await connectedTo(recruiter);
    await world.passTime({ minutes: 2 });
    await expect(said(recruiter, sixth, pitch)).rejects.toMatchObject({ code: "same_text_often" });
    await world.passTime({ minutes: 55 });
    await expect(said(recruiter, sixth, pitch)).rejects.toMatchObject({ code: "same_text_often" });
    await said(recruiter, five[0] ?? "", pitch);
    await world.passTime({ minutes: 5 });
    // The first of them was told again: it counts from then on.
    for (const connectionId of [sixth, ...five.slice(1, -1)]) await said(recruiter, connectionId, pitch);
    await expect(said(recruiter, five.at(-1) ?? "", pitch)).rejects.toMatchObject({ code: "same_text_often" });
  });
  it("of a minute is one across the full minute too", async () => {
    const { recruiter, connectionId } = await world.connected();
    await untilBefore(60_000, 2);
    for (let no = 0; no < perMinute; no++) await said(recruiter, connectionId);
    await untilBefore(60_000, 59);
    await expect(said(recruiter, connectionId)).rejects.toMatchObject({ code: "sent_too_fast" });
    await world.passTime({ minutes: 1 });
    await said(recruiter, connectionId);
  });
});

describe("notes of requests", () => {
  it("say one text to as many as messages may, both together", async () => {
    const recruiter = await world.recruiter();
    await said(recruiter, await connectedTo(recruiter), pitch);
    const ask = async () => askCandidate.call(recruiter.ctx, { candidateId: (await world.acquainted({ recruiter })).person.candidateId, note: pitch });
    for (let no = 1; no < sameTextPerHour; no++) await ask();
    await expect(ask()).rejects.toMatchObject({ code: "same_text_often", field: "note" });
    await expect(said(recruiter, await connectedTo(recruiter), pitch)).rejects.toMatchObject({ code: "same_text_often", field: "body" });
    const person = await world.candidate();
    for (let no = 0; no <= sameTextPerHour; no++) {
      const asked = askRecruiter.call(person.ctx, { recruiterId: (await world.recruiter()).recruiterId, note: pitch });
      if (no < sameTextPerHour) await asked;
      else await expect(asked).rejects.toMatchObject({ code: "same_text_often", field: "note" });
    }
  });
});

it("forgets what it counted after its hour, and with the person", async () => {
  const [old, gone] = [await world.connected(), await world.connected()];
  await said(old.recruiter, old.connectionId, pitch);
  await said(gone.recruiter, gone.connectionId, pitch);
  expect([await countsOf(old.recruiter.userId), await countsOf(gone.recruiter.userId)]).toEqual([2, 2]);
  await world.db.transaction(async (tx) => eraseMessagesOf(tx, gone.recruiter.userId, await world.now()));
  await forgetOldMessages.call(world.system, {});
  expect([await countsOf(old.recruiter.userId), await countsOf(gone.recruiter.userId)]).toEqual([2, 0]);
  await world.passTime({ minutes: 61 });
  const fresh = await sendMessage.call(old.person.ctx, { connectionId: old.connectionId, clientId: "client-that-is-new", body: pitch });
  await forgetOldMessages.call(world.system, {});
  expect(fresh.seq).toBe(2);
  expect([await countsOf(old.recruiter.userId), await countsOf(old.person.userId)]).toEqual([0, 2]);
});
