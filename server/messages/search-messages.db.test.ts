// Proves: a search finds what was said in one's own conversations by its words, the newest first and page by page, never another's and never what was deleted; a conversation goes out as a file whose
// hashes check and whose change shows. Would miss: how a found place looks (rules/found-words.test.ts).
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { makeWorld, type World } from "@/db/testing/world";
import { said } from "@/db/testing/world/requests-to-connect";
import { deleteMessage, editMessage } from "./change-message";
import { exportThread } from "./export-thread";
import { threadRecord } from "./rules/thread-record";
import { searchMessages } from "./search-messages";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it("is of one's own conversations, by the beginnings of words", async () => {
  const recruiter = await world.recruiter();
  const [a, b, theirs] = [await world.connected({ recruiter }), await world.connected({ recruiter }), await world.connected()];
  await said(a.person, a.connectionId, "The starting date is Monday");
  await world.passTime({ minutes: 1 });
  await said(recruiter, b.connectionId, "Shall we START on Tuesday?");
  await said(theirs.person, theirs.connectionId, "start somewhere else");
  const { messageId } = await said(recruiter, b.connectionId, "start, but deleted");
  await deleteMessage.call(recruiter.ctx, { messageId });
  const find = async (words: string, more: { connectionId?: string; cursor?: string; limit?: number } = {}) => searchMessages.call(recruiter.ctx, { words, ...more });
  const all = await find("start");
  expect(all.data.map((one) => [one.connectionId, one.seq, one.mine, one.otherName])).toEqual([[b.connectionId, 1, true, b.person.name], [a.connectionId, 1, false, a.person.name]]);
  expect(all.data.map((one) => one.ranges.map(([from, to]) => one.text.slice(from, to)))).toEqual([["START"], ["start"]]);
  expect((await find("date mon")).data).toHaveLength(1);
  for (const nothing of ["", " !! ", "starts", "' | b:*", "start & !x"]) expect((await find(nothing)).data, nothing).toHaveLength(0);
  const first = await find("start", { limit: 1 });
  expect((await find("start", { limit: 1, cursor: first.nextCursor ?? "" })).data.map((one) => one.connectionId)).toEqual([a.connectionId]);
  expect((await find("start", { connectionId: a.connectionId })).data).toHaveLength(1);
  expect((await find("start", { connectionId: theirs.connectionId })).data).toEqual([]);
});

it("goes out as a file that anybody can check", async () => {
  const { connectionId, recruiter, person } = await world.connected();
  const first = await said(recruiter, connectionId, "One");
  await said(person, connectionId, "Two");
  const gone = await said(recruiter, connectionId, "Three");
  await editMessage.call(recruiter.ctx, { messageId: first.messageId, body: "One and a half" });
  await deleteMessage.call(recruiter.ctx, { messageId: gone.messageId });
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const file = await exportThread.call(person.ctx, { connectionId });
  expect(file.sha256).toBe(sha256(file.json));
  const line = z.object({ seq: z.number(), id: z.string(), from: z.string(), sentAt: z.string(), editedAt: z.string().nullable(), deletedAt: z.string().nullable(), body: z.string().nullable(), hash: z.string(), chain: z.string() });
  const read = z.object({ candidate: z.string(), recruiter: z.string(), messages: z.array(line) }).parse(JSON.parse(file.json));
  expect(read).toMatchObject({ candidate: person.name, recruiter: recruiter.name, messages: [{ seq: 1, from: recruiter.name, body: "One and a half" }, { seq: 2, from: person.name }, { seq: 3, body: null, deletedAt: expect.any(String) }] });
  const again = (change: (body: string | null) => string | null) => threadRecord(read.messages.map((one) => ({ ...one, connectionId, senderName: one.from, body: change(one.body), files: [], job: null, rtr: null })), sha256).map((one) => one.chain);
  expect(again((body) => body)).toEqual(read.messages.map((one) => one.chain));
  expect(again((body) => (body === "Two" ? "Too" : body)).at(-1)).not.toBe(read.messages.at(-1)?.chain);
  const other = JSON.parse((await exportThread.call(recruiter.ctx, { connectionId })).json) as { messages: unknown };
  expect(other.messages).toEqual(JSON.parse(JSON.stringify((JSON.parse(file.json) as { messages: unknown }).messages)));
});
