// Proves: a search finds what was said in one's own conversations by its words, the newest first and page by page, never another's and never what was deleted. Would miss: how a found place looks (rules/found-words.test.ts).
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { said } from "@/db/testing/world/requests-to-connect";
import { deleteMessage } from "./change-message";
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
