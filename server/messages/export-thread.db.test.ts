// Proves: a conversation goes out as a file from which alone each hash can be made again, with cards, edits, files and what was deleted; its hashes stay what they are when somebody, a role or a company
// is called differently; however few of the messages a file has, its chain is that of the whole. Would miss: what a print looks like (export-thread-pdf.db.test.ts).
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { sentFile } from "@/db/testing/procedures/setting";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh, type Someone } from "@/db/testing/world/people";
import { type Connected, said } from "@/db/testing/world/requests-to-connect";
import { asParty } from "../kernel/gates";
import { deleteMessage, editMessage } from "./change-message";
import { exportThread } from "./export-thread";
import { keepMessage } from "./keep-message";
import { readRecord } from "./read-record";
import { type RecordLine, recordText, type Sha256 } from "./rules/thread-record";
import { sendMessage } from "./send-message";

let world: World;
let pair: Connected;
let companyId: string;
const send = (by: Someone, more: Partial<Parameters<typeof sendMessage.call>[1]>) => sendMessage.call(by.ctx, { connectionId: pair.connectionId, clientId: `client-${fresh()}`, body: "", ...more });
beforeAll(async () => {
  world = await makeWorld();
  pair = await world.connected();
  const { recruiter, person, connectionId } = pair;
  const company = await world.company();
  ({ companyId } = company);
  const jobId = await world.job(company, { title: "Staff engineer" });
  const first = await said(recruiter, connectionId, "One\n\nand its second paragraph");
  await send(person, { body: "Two", replyToSeq: 1, fileIds: [await sentFile(world, person.userId, "message")] });
  const gone = await said(recruiter, connectionId, "Three");
  await keepMessage.call(person.ctx, { messageId: gone.messageId });
  await send(recruiter, { jobId });
  await send(recruiter, { body: "Please sign", rtrId: await world.requested(recruiter, { fullName: person.name, email: person.email }, companyId) });
  await editMessage.call(recruiter.ctx, { messageId: first.messageId, body: "One and a half\n\nFrom: candidate" });
  await deleteMessage.call(recruiter.ctx, { messageId: gone.messageId });
});
afterAll(() => world.close());

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const instant = z.iso.datetime();
const line = z.strictObject({
  seq: z.number(), id: z.string(), from: z.enum(["candidate", "recruiter"]), sentAt: instant, editedAt: instant.nullable(), deletedAt: instant.nullable(), answersSeq: z.number().nullable(), body: z.string().nullable(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.number(), sha256: z.string() })), card: z.strictObject({ kind: z.enum(["role", "request"]), id: z.string(), title: z.string() }).nullable(), text: z.string(), hash: z.string(), chain: z.string(),
  kept: z.strictObject({ at: instant, by: z.string(), text: z.string(), hash: z.string() }).nullable(),
});
type Line = z.output<typeof line>;
const record = z.strictObject({ format: z.literal(2), howToCheck: z.array(z.string()), exportedAt: instant, connectionId: z.string(), candidate: z.string(), recruiter: z.string(), chainBefore: z.string(), holds: z.strictObject({ from: z.number(), to: z.number(), of: z.number() }), messages: z.array(line) });
async function exported(by: Someone) {
  const file = await exportThread.call(by.ctx, { connectionId: pair.connectionId });
  expect(file.sha256).toBe(sha256(file.json));
  return record.parse(JSON.parse(file.json));
}

/** Checks a record as it stands in a file, by the file alone. Out: the numbers of the messages that do not check: their text is not what the line says, or a hash or the chain is not made from it. */
function recordFaults(of: { connectionId: string; chainBefore: string; messages: readonly (RecordLine & { kept: { text: string; hash: string } | null })[] }, sha256: Sha256): number[] {
  return of.messages.flatMap((line, index) => {
    const before = of.messages[index - 1];
    const follows = before === undefined ? (line.seq === 1) === (of.chainBefore === "") : line.seq === before.seq + 1;
    const right = line.text === recordText(of.connectionId, line) && line.hash === sha256(line.text) && line.chain === sha256(`${before?.chain ?? of.chainBefore}${line.hash}`);
    return follows && right && (line.kept === null || line.kept.hash === sha256(line.kept.text)) ? [] : [line.seq];
  });
}

it("checks by the file alone", async () => {
  const file = await exported(pair.person);
  expect(file).toMatchObject({ candidate: pair.person.name, recruiter: pair.recruiter.name, chainBefore: "", holds: { from: 1, to: 5, of: 5 } });
  expect(file.messages.map((one) => [one.from, one.body, one.card?.kind ?? null, one.files.length, one.editedAt !== null, one.deletedAt !== null, one.answersSeq])).toEqual([
    ["recruiter", "One and a half\n\nFrom: candidate", null, 0, true, false, null], ["candidate", "Two", null, 1, false, false, 1], ["recruiter", null, null, 0, false, true, null],
    ["recruiter", null, "role", 0, false, false, null], ["recruiter", "Please sign", "request", 0, false, false, null],
  ]);
  expect(recordFaults(file, sha256)).toEqual([]);
  expect(file.messages.map((one) => one.kept?.text.endsWith("\nThree") ?? null)).toEqual([null, null, true, null, null]);
  // By hand, as the file says.
  file.messages.reduce((chain, one) => {
    expect([one.hash, one.chain]).toEqual([sha256(one.text), sha256(chain + one.hash)]);
    return one.chain;
  }, "");
});

it.each<[string, (said: Line) => Partial<Line>]>([
  ["words", ({ body }) => ({ body: `${body ?? ""}!` })], ["the hashed text", ({ text }) => ({ text: `${text}!` })], ["who said it", ({ from }) => ({ from: from === "candidate" ? "recruiter" : "candidate" })], ["when", () => ({ sentAt: "2020-01-01T00:00:00.000Z" })],
  ["a card", () => ({ card: { kind: "role", id: "job_other", title: "" } })], ["a file", () => ({ files: [{ name: "cv.pdf", bytes: 1, sha256: "0" }] })], ["whether it was deleted", ({ deletedAt }) => ({ deletedAt: deletedAt === null ? "2020-01-01T00:00:00.000Z" : null })], ["what was kept", ({ kept, body }) => (kept === null ? { body: `${body ?? ""}!` } : { kept: { ...kept, text: `${kept.text}!` } })], ["its place", ({ seq }) => ({ seq: seq + 1 })],
])("shows a change of %s, with the text and hash made anew or not", async (_, change) => {
  const file = await exported(pair.recruiter);
  for (const target of file.messages) {
    const changed = { ...target, ...change(target) };
    const of = (made: typeof changed) => recordFaults({ ...file, messages: file.messages.map((one) => (one === target ? made : one)) }, sha256);
    expect(of(changed)).toContain(changed.seq);
    expect(of({ ...changed, hash: sha256(changed.text) }).length).toBeGreaterThan(0);
  }
});

it("is the same after a change of names, of whoever asks, and of how many messages a file has", async () => {
  const before = await exported(pair.person);
  await world.database.ownerSql`update users set name = 'Somebody Else' where id = ${pair.recruiter.userId}`;
  await world.database.ownerSql`update organizations set name = 'Another company' where id = ${companyId}`;
  await world.database.ownerSql`update jobs set title = 'Another title' where company_id = ${companyId}`;
  const after = await exported(pair.recruiter);
  expect(after.recruiter).toBe("Somebody Else");
  expect(after.messages.find((one) => one.card?.kind === "role")?.card?.title).toBe("Another title, Another company");
  expect(after.messages.map(({ text, hash, chain }) => [text, hash, chain])).toEqual(before.messages.map(({ text, hash, chain }) => [text, hash, chain]));
  expect(recordFaults(after, sha256)).toEqual([]);
  const newest = await readRecord(world.db, asParty.admit(pair.person.ctx.actor), { connectionId: pair.connectionId, newest: 2 });
  expect(newest).toMatchObject({ of: 5, chainBefore: before.messages[2]?.chain, messages: before.messages.slice(3).map(({ seq, chain }) => ({ seq, chain })) });
  expect(recordFaults(newest, sha256)).toEqual([]);
  expect(recordFaults({ ...newest, chainBefore: "" }, sha256)).toEqual([4]);
});

it("goes on from page to page of a long one", async () => {
  const { connectionId, recruiter } = await world.connected();
  await world.database.ownerSql`insert into marketplace_messages (id, connection_id, seq, sender_id, client_id, body, sent_at) select 'msg_long_' || n, ${connectionId}, 0, ${recruiter.userId}, 'client-long-' || n, 'No. ' || n, app.now() from generate_series(1, 1002) n`;
  const whole = await readRecord(world.db, asParty.admit(recruiter.ctx.actor), { connectionId, newest: 2_000 });
  expect(whole).toMatchObject({ of: 1_002, chainBefore: "" });
  expect(whole.messages).toHaveLength(1_002);
  expect(recordFaults(whole, sha256)).toEqual([]);
});

it("is for its two alone", async () => {
  await expect(exportThread.call((await world.recruiter()).ctx, { connectionId: pair.connectionId })).rejects.toMatchObject({ code: "not_found" });
});
