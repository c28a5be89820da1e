// Proves: what the policy keeps no longer goes when its days are over and not before, in bounded sets, once; what was kept as evidence stays with its files, and so does what belongs to a connection that goes on.
// Would miss: a store that says it has removed bytes and has not.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sentFile } from "@/db/testing/procedures/setting";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh, type Someone } from "@/db/testing/world/people";
import { said } from "@/db/testing/world/requests-to-connect";
import { deleteMessage, editMessage } from "./change-message";
import { forgetOldMessages } from "./index";
import { keepMessage } from "./keep-message";
import { saveDraft } from "./save-draft";
import { sendMessage } from "./send-message";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function withFile(by: Someone, connectionId: string): Promise<{ messageId: string; fileId: string }> {
  const fileId = await sentFile(world, by.userId, "message");
  const { messageId } = await sendMessage.call(by.ctx, { connectionId, clientId: `client-${fresh()}`, body: "", fileIds: [fileId] });
  return { messageId, fileId };
}
const forget = async (limit = 500) => (await forgetOldMessages.call(world.system, { limit })).removed;
const discarded = async (fileId: string) => (await world.db.execute(sql`select 1 from files where id = ${fileId} and discarded_at is not null`)).length === 1;

it("removes edits, drafts and files when their days are over, in sets, and leaves evidence and what goes on", async () => {
  const [goesOn, over] = [await world.connected(), await world.connected()];
  const { recruiter, connectionId } = goesOn;
  const { messageId } = await said(recruiter, connectionId, "first");
  for (const body of ["second", "third", "fourth"]) await editMessage.call(recruiter.ctx, { messageId, body });
  await saveDraft.call(recruiter.ctx, { connectionId, text: "not sent", typedAt: (await world.now()).toISOString() });
  const [stands, deleted, evidence] = [await withFile(recruiter, connectionId), await withFile(recruiter, connectionId), await withFile(recruiter, connectionId)];
  await keepMessage.call(goesOn.person.ctx, { messageId: evidence.messageId });
  for (const one of [deleted, evidence]) await deleteMessage.call(recruiter.ctx, { messageId: one.messageId });
  const ended = await withFile(over.recruiter, over.connectionId);
  await world.disconnected(over.connectionId);
  const left = async () => (await world.db.execute<{ edits: number; drafts: number }>(sql`select (select count(*)::int from message_edits where message_id = ${messageId}) as edits, (select count(*)::int from connection_participants where draft is not null) as drafts`))[0];

  // What only counted both senders, after its hour.
  await world.passTime({ hours: 2 });
  expect([await forget(), await forget()]).toEqual([2, 0]);
  await world.passTime({ days: 29 });
  expect(await forget()).toBe(0);
  await world.passTime({ days: 2 });
  expect([await forget(), await forget()]).toEqual([1, 0]);
  expect([await discarded(deleted.fileId), await discarded(evidence.fileId), await discarded(stands.fileId), await discarded(ended.fileId)]).toEqual([true, false, false, false]);
  expect(await left()).toEqual({ edits: 3, drafts: 1 });
  await world.passTime({ days: 150 });
  await Promise.all([forget(), forget()]);
  expect(await left()).toEqual({ edits: 3, drafts: 0 });
  await world.passTime({ days: 185 });
  expect([await forget(2), await forget(2), await forget(2)]).toEqual([2, 1, 0]);
  expect(await left()).toEqual({ edits: 0, drafts: 0 });
  expect([await discarded(ended.fileId), await discarded(evidence.fileId), await discarded(stands.fileId)]).toEqual([true, false, false]);
});

it("keeps each kind for the days of another policy", async () => {
  await world.policy({ retention: { editDays: 2, draftDays: 4, deletedFileDays: 6, endedFileDays: 8 } });
  const [{ recruiter, connectionId }, over] = [await world.connected(), await world.connected()];
  const { messageId } = await said(recruiter, connectionId, "first");
  await editMessage.call(recruiter.ctx, { messageId, body: "second" });
  await saveDraft.call(recruiter.ctx, { connectionId, text: "not sent", typedAt: (await world.now()).toISOString() });
  const [deleted, ended] = [await withFile(recruiter, connectionId), await withFile(over.recruiter, over.connectionId)];
  await deleteMessage.call(recruiter.ctx, { messageId: deleted.messageId });
  await world.disconnected(over.connectionId);
  const left = async () => {
    const [row] = await world.db.execute<{ edits: number; drafts: number }>(sql`select (select count(*)::int from message_edits where message_id = ${messageId}) as edits, (select count(*)::int from connection_participants where connection_id = ${connectionId} and draft is not null) as drafts`);
    return [row?.edits, row?.drafts, Number(!(await discarded(deleted.fileId))), Number(!(await discarded(ended.fileId)))];
  };
  const seen: unknown[] = [];
  for (let day = 1; day <= 9; day++) {
    await world.passTime({ days: 1, minutes: day === 1 ? -1 : 0 });
    await forget();
    seen.push(await left());
  }
  // Each day ends a minute before what was written then is so many days old.
  expect(seen).toEqual([[1, 1, 1, 1], [1, 1, 1, 1], [0, 1, 1, 1], [0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 0]]);
});
