// Proves: a search finds what was said in one's own conversations by its words or the name of a file, the newest first and page by page, whatever joins the words and whatever accents they bear; never another's, and never what was deleted. Would miss: how a found place looks (rules/found-words.test.ts).
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { said } from "@/db/testing/world/requests-to-connect";
import { fresh } from "@/db/testing/world/people";
import { newId } from "../kernel/ids";
import { deleteMessage } from "./change-message";
import { searchMessages } from "./search-messages";
import { sendMessage } from "./send-message";

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

it.each([
  ["We use Node.js, mostly", ["Node.js", "node", "js"], ["Node", "js"]],
  ["Write to odile@acme.com please", ["odile@acme.com", "acme", "com", "ODILE@"], ["odile", "acme", "com"]],
  ["See https://acme.example/jobs/staff-engineer?ref=mail_2", ["https://acme.example/jobs/staff-engineer?ref=mail_2", "engineer", "staff-eng", "mail"], []],
  ["It is in cv.pdf and my_notes.txt", ["cv.pdf", "pdf", "notes", "my_notes"], ["cv", "pdf"]],
  ["C'est à Zoë Łukasiewicz, à l’école", ["zoe", "Zoë", "ZOË", "ecole", "Łukas", "zoe\u0308"], ["Zoë"]],
  ["हिन्दी में लिखो", ["हिन्दी", "हिन्द"], ["हिन्दी"]],
  ["می\u200cخواهم بروم", ["می\u200cخواهم", "خواهم"], []],
  ["漢字 और 1.5e3 или Йод", ["漢", "1.5", "5e3", "йод"], []],
  ["x".repeat(60), ["x".repeat(60), "x".repeat(45)], []],
])("finds %j by each of its words", async (body, searches, marked) => {
  const { connectionId, person, recruiter } = await world.connected();
  await said(person, connectionId, body);
  await said(person, connectionId, "Something else");
  for (const words of searches) {
    const { data } = await searchMessages.call(recruiter.ctx, { words, connectionId });
    expect(data.map(({ seq, text }) => [seq, text]), words).toEqual([[1, body]]);
    expect(data[0]?.ranges.length, words).toBeGreaterThan(0);
  }
  const [all] = (await searchMessages.call(recruiter.ctx, { words: searches[0] ?? "", connectionId })).data;
  if (marked.length > 0) expect(all?.ranges.map(([from, to]) => all.text.slice(from, to))).toEqual(marked);
});

it("finds a message by the name of its file, once, and not when it was deleted", async () => {
  const { connectionId, person, recruiter } = await world.connected();
  const theirs = await world.connected();
  const send = async (by: typeof person | typeof recruiter, to: string, name: string, body: string) => {
    const fileId = newId("file");
    await world.database.ownerSql`insert into files (id, uploaded_by, purpose, name, media_type, bytes, sha256, storage_key, created_at, stored_at) values (${fileId}, ${by.userId}, 'message', ${name}, 'application/pdf', 5, ${"0".repeat(64)}, ${fileId}, app.now(), app.now())`;
    return sendMessage.call(by.ctx, { connectionId: to, clientId: `client-${fresh()}`, body, fileIds: [fileId] });
  };
  await send(person, connectionId, "Résumé-2027.final.pdf", "");
  await send(recruiter, connectionId, "resume of somebody.pdf", "The resume, as you asked");
  const gone = await send(person, connectionId, "resume.pdf", "");
  await deleteMessage.call(person.ctx, { messageId: gone.messageId });
  await send(theirs.person, theirs.connectionId, "resume.pdf", "");
  await said(person, connectionId, "Is my resume good?");
  const find = async (words: string, cursor?: string) => searchMessages.call(recruiter.ctx, { words, limit: cursor === undefined ? 2 : 50, cursor });
  const first = await find("resume");
  expect(first.data.map((one) => [one.seq, one.text])).toEqual([[4, "Is my resume good?"], [2, "The resume, as you asked"]]);
  expect((await find("resume", first.nextCursor ?? "")).data.map((one) => [one.seq, one.text, one.ranges.map(([from, to]) => one.text.slice(from, to))])).toEqual([[1, "Résumé-2027.final.pdf", ["Résumé"]]]);
  expect((await find("final 2027")).data.map(({ seq }) => seq)).toEqual([1]);
});
