// Proves: what is said in a connection is numbered without gaps, sent once under a client's id, read, changed, deleted and answered by its two alone and only while they are connected; what
// is sent wrongly is refused at its field and leaves nothing (I-27). Would miss: what happens at the same moment (messages.race.test.ts), and how it looks.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentFile } from "@/db/testing/procedures/setting";
import { makeWorld, type World } from "@/db/testing/world";
import { type Connected, said } from "@/db/testing/world/requests-to-connect";
import { fresh, type Someone } from "@/db/testing/world/people";
import { blockRecruiter } from "../sourcing/block";
import { arrangeConversation } from "./arrange-conversation";
import { deleteMessage, editMessage } from "./change-message";
import { conversationList, unreadConversations } from "./conversation-list";
import { keepMessage } from "./keep-message";
import { markDelivered, markRead } from "./mark-read";
import { reactToMessage, takeReactionBack } from "./react-to-message";
import { saveDraft } from "./save-draft";
import { sendMessage } from "./send-message";
import { messageDetail, messagePage, missedMessages, thread } from "./thread";

let world: World;
let pair: Connected;
let stranger: Someone;
beforeAll(async () => {
  world = await makeWorld();
  [pair, stranger] = [await world.connected(), (await world.connected()).recruiter];
});
afterAll(() => world.close());

const clientId = () => `client-${fresh()}`;
const send = (by: Someone, more: Partial<Parameters<typeof sendMessage.call>[1]> = {}) => sendMessage.call(by.ctx, { connectionId: pair.connectionId, clientId: clientId(), body: "Good morning", ...more });
const read = (by: Someone, more: Omit<Parameters<typeof thread.call>[1], "connectionId"> = {}, connectionId = pair.connectionId) => thread.call(by.ctx, { connectionId, ...more });
const rowsOf = async () => (await world.db.execute<{ n: number }>(sql`select (select count(*) from marketplace_messages) + (select count(*) from message_files) + (select count(*) from message_edits) + (select count(*) from marketplace_events) as n`))[0]?.n;
const aFile = (by: Someone, purpose: "message" | "evidence" = "message") => sentFile(world, by.userId, purpose);
const named = (path: string) => ({ code: "invalid_input", fieldErrors: [expect.objectContaining({ path })] });

describe("sending", () => {
  it("numbers what both say in one sequence, and each sees whose it is", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const [one, two] = [await said(recruiter, connectionId, "Hello"), await said(person, connectionId, "Hi")];
    expect([one.seq, two.seq]).toEqual([1, 2]);
    const [mine, theirs] = [await read(recruiter, {}, connectionId), await read(person, {}, connectionId)];
    expect(mine.messages.map((message) => [message.seq, message.mine, message.body])).toEqual([[1, true, "Hello"], [2, false, "Hi"]]);
    expect(theirs.messages.map((message) => message.mine)).toEqual([false, true]);
    expect(mine).toMatchObject({ side: "recruiter", other: { name: person.name }, active: true, lastSeq: 2, readSeq: 1, otherReadSeq: 0 });
    expect(theirs).toMatchObject({ side: "candidate", other: { name: recruiter.name } });
    expect(mine.messages[1]?.clientId).toBeNull();
  });
  it("sends once under one client's id: again, in whatever words, the first stands; somebody else may use the same id", async () => {
    const id = clientId();
    const first = await send(pair.recruiter, { clientId: id });
    expect(await send(pair.recruiter, { clientId: id, body: "Other words" })).toEqual(first);
    expect((await send(pair.person, { clientId: id })).messageId).not.toBe(first.messageId);
    const other = await world.connected({ recruiter: pair.recruiter });
    await expect(send(pair.recruiter, { clientId: id, connectionId: other.connectionId })).rejects.toMatchObject({ code: "client_id_used", field: "clientId" });
  });
  it.each([
    ["nothing", { body: "" }, "body"], ["blanks", { body: " \n\t " }, "body"], ["what nobody can see", { body: "\u200b\u202e\u2060" }, "body"], ["10,001 letters", { body: "x".repeat(10_001) }, "body"],
    ["a million letters", { body: "x".repeat(1_000_000) }, "body"], ["half a surrogate pair", { body: "a\ud83d" }, "body"], ["NUL in its client's id", { clientId: "client\0id" }, "clientId"], ["a short client's id", { clientId: "short" }, "clientId"],
    ["a place from before the beginning", { replyToSeq: 0 }, "replyToSeq"], ["eleven files", { fileIds: Array.from({ length: 11 }, () => "fil_x") }, "fileIds"], ["two cards", { jobId: "job_x", rtrId: "rtr_x" }, "rtrId"],
  ])("refuses %s at its field, and keeps nothing", async (_, more, path) => {
    const before = await rowsOf();
    await expect(send(pair.recruiter, more)).rejects.toMatchObject(named(path));
    expect(await rowsOf()).toBe(before);
  });
  it.each([["10,000 letters", "x".repeat(10_000)], ["emoji that count once", "👩".repeat(10_000)], ["HTML, as it is", "<script>alert(1)</script>"], ["a bomb of Markdown", "*[".repeat(4_000)]])("takes %s", async (_, body) => {
    const { connectionId, recruiter } = await world.connected();
    await said(recruiter, connectionId, body);
    expect((await read(recruiter, {}, connectionId)).messages[0]?.body).toBe(body);
  });
  it("keeps a text without what turns its direction", async () => {
    const { messageId } = await send(pair.person, { body: "pay \u202e0001\u202c now\u0007" });
    expect((await messageDetail.call(pair.person.ctx, { messageId })).message.body).toBe("pay 0001 now");
  });
  it("quotes what it answers, and refuses what is not there yet", async () => {
    const { seq } = await send(pair.recruiter, { body: "When can you start?" });
    const { messageId } = await send(pair.person, { body: "In May", replyToSeq: seq });
    expect((await messageDetail.call(pair.recruiter.ctx, { messageId })).message.replyTo).toEqual({ seq, mine: true, deleted: false, text: "When can you start?", files: 0, card: null });
    await expect(send(pair.person, { replyToSeq: seq + 100 })).rejects.toMatchObject({ code: "no_such_message", field: "replyToSeq" });
  });
  it("brings files of the sender's own, each once, and none of another's or for another use", async () => {
    const [fileId, theirs, evidence] = [await aFile(pair.recruiter), await aFile(pair.person), await aFile(pair.recruiter, "evidence")];
    const { messageId } = await send(pair.recruiter, { body: "", fileIds: [fileId] });
    expect((await messageDetail.call(pair.person.ctx, { messageId })).message).toMatchObject({ body: null, files: [{ fileId, name: "reply.pdf" }] });
    const before = await rowsOf();
    for (const wrong of [fileId, theirs, evidence, "fil_none"]) await expect(send(pair.recruiter, { fileIds: [await aFile(pair.recruiter), wrong] })).rejects.toMatchObject({ code: "file_missing" });
    expect(await rowsOf()).toBe(before);
  });
  it("shows an open role, and a request that is between the two, as cards; no other", async () => {
    const company = await world.company();
    const [open, paused] = [await world.job(company, { title: "Staff engineer" }), await world.job(company)];
    await world.database.ownerSql`update jobs set state = 'paused' where id = ${paused}`;
    const { messageId } = await send(pair.recruiter, { body: "", jobId: open });
    expect((await messageDetail.call(pair.person.ctx, { messageId })).message.job).toMatchObject({ jobId: open, title: "Staff engineer", open: true, salaryMinMinor: "10000000" });
    const answered = async () => (await messageDetail.call(pair.person.ctx, { messageId })).message.job?.answered;
    const { seq } = (await messageDetail.call(pair.person.ctx, { messageId })).message;
    await send(pair.person, { body: "What does it pay?", replyToSeq: seq });
    await send(pair.person, { body: "This role is not for me." });
    await send(pair.recruiter, { body: "I am interested in this role.", replyToSeq: seq });
    expect(await answered(), "a question about it, the words without it, and the recruiter's own").toBe(false);
    const answer = await send(pair.person, { body: "I am interested in this role.", replyToSeq: seq });
    expect(await answered()).toBe(true);
    await deleteMessage.call(pair.person.ctx, { messageId: answer.messageId });
    expect(await answered(), "taken back").toBe(false);
    await expect(send(pair.recruiter, { jobId: paused })).rejects.toMatchObject({ code: "role_not_open" });
    const rtrId = await world.requested(pair.recruiter, { fullName: pair.person.name, email: pair.person.email }, company.companyId);
    const card = await send(pair.recruiter, { body: "Please sign", rtrId });
    expect((await messageDetail.call(pair.person.ctx, { messageId: card.messageId })).message.rtr).toMatchObject({ rtrId, state: "requested", over: false });
    const other = await world.requested(await world.recruiter(), { fullName: pair.person.name, email: pair.person.email }, company.companyId);
    await expect(send(pair.recruiter, { rtrId: other })).rejects.toMatchObject({ code: "consent_not_here" });
  });
  it("ends with the connection; an answer that was lost is still given, and what was said can be read", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const id = clientId();
    const first = await sendMessage.call(recruiter.ctx, { connectionId, clientId: id, body: "Before" });
    await world.disconnected(connectionId);
    expect(await sendMessage.call(recruiter.ctx, { connectionId, clientId: id, body: "Before" })).toEqual(first);
    for (const by of [recruiter, person]) await expect(said(by, connectionId)).rejects.toMatchObject({ code: "connection_over" });
    expect((await read(person, {}, connectionId))).toMatchObject({ active: false, messages: [expect.objectContaining({ body: "Before" })] });
  });
  it("ends with a block", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    await said(recruiter, connectionId);
    await world.requested(recruiter, { fullName: person.name, email: person.email }, (await world.company()).companyId);
    await blockRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId });
    await expect(said(recruiter, connectionId)).rejects.toMatchObject({ code: "connection_over" });
    await expect(said(person, connectionId)).rejects.toMatchObject({ code: "connection_over" });
  });
  it("slows down who sends a hundred in a minute, and who says the same to many, in words", async () => {
    const { connectionId, recruiter } = await world.connected();
    const results = await Promise.allSettled(Array.from({ length: 100 }, (_, i) => said(recruiter, connectionId, `Number ${i}`)));
    const refused = results.filter((one) => one.status === "rejected");
    expect(refused.length).toBeGreaterThanOrEqual(40);
    for (const one of refused) expect(one.reason).toMatchObject({ code: "sent_too_fast" });
    const [row] = await world.db.execute<{ n: number; last: number }>(sql`select count(*)::int as n, max(seq) as last from marketplace_messages where connection_id = ${connectionId}`);
    expect(row).toEqual({ n: 100 - refused.length, last: 100 - refused.length });
    const pitch = "I have a role in Boston that fits you very well. Shall we talk on Tuesday at ten?";
    const many = await world.recruiter();
    for (let i = 0; i < 5; i++) await said(many, (await world.connected({ recruiter: many })).connectionId, pitch);
    const sixth = await world.connected({ recruiter: many });
    await expect(said(many, sixth.connectionId, ` ${pitch.toUpperCase()}!`)).rejects.toMatchObject({ code: "same_text_often", field: "body" });
    await said(many, sixth.connectionId, "Thank you!");
    await world.passTime({ hours: 1 });
    await said(many, sixth.connectionId, pitch);
  });
  it("is a reply when the candidate answers the recruiter who holds the claim: evidence once a day, and the claim lasts as long as two-way contact does", async () => {
    const recruiter = await world.recruiter();
    const who = await world.claimed(recruiter);
    const person = await world.candidate({ name: who.fullName, email: who.email });
    const { connectionId } = await world.connected({ recruiter, person });
    const kinds = async () => (await world.db.execute<{ kind: string }>(sql`select kind from sourcer_evidence where claim_id = ${who.claimId} order by at, id`)).map((row) => row.kind);
    await said(person, connectionId);
    expect(await kinds()).toEqual(["identified", "connection"]);
    await said(recruiter, connectionId);
    await said(person, connectionId);
    await said(person, connectionId);
    expect(await kinds()).toEqual(["identified", "connection", "reply"]);
    const [claim] = await world.db.execute<{ tier: string; days: number }>(sql`select tier, round(extract(epoch from upper("window") - app.now()) / 86400)::int as days from candidate_sourcers where id = ${who.claimId}`);
    expect(claim).toEqual({ tier: "contact", days: 60 });
    await world.passTime({ days: 1 });
    await said(person, connectionId);
    expect(await kinds()).toEqual(["identified", "connection", "reply", "reply"]);
  });
});

describe("a sent message", () => {
  it("is changed by its sender for 15 minutes, with what it said before for both to read", async () => {
    const { messageId } = await send(pair.recruiter, { body: "At nine" });
    await editMessage.call(pair.recruiter.ctx, { messageId, body: "At ten" });
    await editMessage.call(pair.recruiter.ctx, { messageId, body: "At ten" });
    expect((await messageDetail.call(pair.person.ctx, { messageId })).message).toMatchObject({ body: "At ten", edits: [{ body: "At nine" }], editedAt: expect.any(String) });
    await expect(editMessage.call(pair.person.ctx, { messageId, body: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    await expect(editMessage.call(pair.recruiter.ctx, { messageId, body: " " })).rejects.toMatchObject(named("body"));
    await world.passTime({ minutes: 15 });
    await world.passTime({ minutes: 1 });
    await expect(editMessage.call(pair.recruiter.ctx, { messageId, body: "At eleven" })).rejects.toMatchObject({ code: "edit_too_late", details: { minutes: 15 } });
  });
  it("is deleted by its sender to a place without words, also once it is over between them, and stays deleted", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const { messageId, seq } = await said(recruiter, connectionId, "Wrong person");
    await editMessage.call(recruiter.ctx, { messageId, body: "Sorry" });
    await reactToMessage.call(person.ctx, { messageId, sign: "eyes" });
    await said(person, connectionId);
    await sendMessage.call(person.ctx, { connectionId, clientId: clientId(), body: "What?", replyToSeq: seq });
    await expect(deleteMessage.call(person.ctx, { messageId })).rejects.toMatchObject({ code: "not_found" });
    await world.disconnected(connectionId);
    const first = await deleteMessage.call(recruiter.ctx, { messageId });
    expect(await deleteMessage.call(recruiter.ctx, { messageId })).toEqual(first);
    const seen = (await read(person, {}, connectionId)).messages;
    expect(seen[0]).toMatchObject({ seq: 1, body: null, editCount: 0, reactions: [], files: [], deletedBy: "sender" });
    expect(seen[2]?.replyTo).toMatchObject({ deleted: true, text: null });
    expect(JSON.stringify(seen)).not.toMatch(/Wrong person|Sorry/);
    await expect(editMessage.call(recruiter.ctx, { messageId, body: "Again" })).rejects.toMatchObject({ code: "message_deleted" });
    await expect(reactToMessage.call(person.ctx, { messageId, sign: "heart" })).rejects.toMatchObject({ code: "message_deleted" });
  });
  it("is kept as evidence by either, once, word for word; both see it, and it outlives the message as evidence alone", async () => {
    const fileId = await aFile(pair.recruiter);
    const { messageId } = await send(pair.recruiter, { body: "You have the role", fileIds: [fileId] });
    const kept = await keepMessage.call(pair.person.ctx, { messageId });
    expect(await keepMessage.call(pair.recruiter.ctx, { messageId })).toEqual(kept);
    const [pin] = await world.db.execute<{ body: string; by: string }>(sql`select body, pinned_by as by from message_pins where message_id = ${messageId}`);
    expect(pin).toMatchObject({ by: pair.person.userId });
    expect(pin?.body).toMatch(/From: .*\n[^]*File: reply\.pdf, 5 bytes, SHA-256 0{64}\n\nYou have the role$/);
    expect((await messageDetail.call(pair.recruiter.ctx, { messageId })).message.kept).toEqual({ mine: false, at: kept.keptAt, hash: kept.hash });
    const before = await send(pair.recruiter);
    await deleteMessage.call(pair.recruiter.ctx, { messageId });
    expect((await messageDetail.call(pair.person.ctx, { messageId })).message).toMatchObject({ body: null, files: [], kept: { mine: true, hash: kept.hash } });
    await deleteMessage.call(pair.recruiter.ctx, { messageId: before.messageId });
    await expect(keepMessage.call(pair.person.ctx, { messageId: before.messageId })).rejects.toMatchObject({ code: "message_deleted" });
    await expect(world.database.ownerSql`delete from message_pins where message_id = ${messageId}`).rejects.toThrow();
  });
  it("bears the signs of both, each once, and not those of an ended conversation", async () => {
    const { messageId } = await send(pair.recruiter);
    for (const by of [pair.person, pair.person, pair.recruiter]) await reactToMessage.call(by.ctx, { messageId, sign: "heart" });
    await reactToMessage.call(pair.person.ctx, { messageId, sign: "check" });
    const signs = async () => (await messageDetail.call(pair.recruiter.ctx, { messageId })).message.reactions;
    expect(await signs()).toEqual([{ sign: "heart", mine: true, theirs: true }, { sign: "check", mine: false, theirs: true }]);
    await takeReactionBack.call(pair.person.ctx, { messageId, sign: "heart" });
    const left = await signs();
    expect(left).toHaveLength(2);
    expect(left).toEqual(expect.arrayContaining([{ sign: "heart", mine: true, theirs: false }, { sign: "check", mine: false, theirs: true }]));
    await expect(reactToMessage.call(pair.person.ctx, { messageId, sign: "skull" as "heart" })).rejects.toMatchObject(named("sign"));
    const over = await world.connected();
    const last = await said(over.recruiter, over.connectionId);
    await world.disconnected(over.connectionId);
    await expect(reactToMessage.call(over.person.ctx, { messageId: last.messageId, sign: "heart" })).rejects.toMatchObject({ code: "connection_over" });
    await expect(editMessage.call(over.recruiter.ctx, { messageId: last.messageId, body: "More" })).rejects.toMatchObject({ code: "connection_over" });
  });
});

describe("what has been read", () => {
  it("goes forward only, never beyond what was said, and the other sees when", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    for (const body of ["One", "Two", "Three"]) await said(recruiter, connectionId, body);
    await markDelivered.call(person.ctx, { connectionId, seq: 3 });
    expect(await read(recruiter, {}, connectionId)).toMatchObject({ otherReadSeq: 0, otherReadAt: null, otherDeliveredSeq: 3 });
    expect(await markRead.call(person.ctx, { connectionId, seq: 2 })).toEqual({ readSeq: 2 });
    expect(await markRead.call(person.ctx, { connectionId, seq: 1 })).toEqual({ readSeq: 2 });
    await markDelivered.call(person.ctx, { connectionId, seq: 1 });
    expect(await read(recruiter, {}, connectionId)).toMatchObject({ otherReadSeq: 2, otherReadAt: expect.any(String), otherDeliveredSeq: 3 });
    for (const mark of [markRead, markDelivered]) await expect(mark.call(person.ctx, { connectionId, seq: 4 })).rejects.toMatchObject(named("seq"));
    expect((await conversationList.call(person.ctx, {})).data[0]).toMatchObject({ unread: 1 });
  });
  it("is not what was sent meanwhile: one's own counts once all before it was seen, and when that was stays", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    await said(recruiter, connectionId, "One");
    await markRead.call(person.ctx, { connectionId, seq: 1 });
    const { otherReadAt } = await read(recruiter, {}, connectionId);
    await world.passTime({ hours: 1 });
    await said(person, connectionId, "An answer");
    expect(await read(recruiter, {}, connectionId)).toMatchObject({ otherReadSeq: 2, otherReadAt, otherDeliveredSeq: 2 });
    await said(recruiter, connectionId, "Three");
    await said(person, connectionId, "Written in a tunnel, before they saw it");
    expect(await read(recruiter, {}, connectionId)).toMatchObject({ lastSeq: 4, otherReadSeq: 2, otherReadAt, otherDeliveredSeq: 2 });
    const waiting = async () => [(await conversationList.call(person.ctx, { unread: true })).data.map((one) => one.unread), (await unreadConversations.call(person.ctx, {})).unread];
    expect(await waiting()).toEqual([[1], 1]);
    await markRead.call(person.ctx, { connectionId, seq: 3 });
    expect(await waiting()).toEqual([[], 0]);
  });
  it("counts conversations that wait, without those that are quiet, put away, or whose new messages were deleted", async () => {
    const recruiter = await world.recruiter();
    const [a, b, c, d] = [await world.connected({ recruiter }), await world.connected({ recruiter }), await world.connected({ recruiter }), await world.connected({ recruiter })];
    for (const one of [a, b, c]) await said(one.person, one.connectionId);
    const { messageId } = await said(d.person, d.connectionId);
    await deleteMessage.call(d.person.ctx, { messageId });
    const unread = async () => (await unreadConversations.call(recruiter.ctx, { side: "recruiter" })).unread;
    expect(await unread()).toBe(3);
    await arrangeConversation.call(recruiter.ctx, { connectionId: a.connectionId, muted: true });
    await arrangeConversation.call(recruiter.ctx, { connectionId: b.connectionId, archived: true });
    expect(await unread()).toBe(1);
    expect((await unreadConversations.call(recruiter.ctx, { side: "candidate" })).unread).toBe(0);
    await said(b.person, b.connectionId);
    expect(await unread()).toBe(2);
  });
});

describe("a list of conversations", () => {
  it("has those at the top first, then the latest, page by page; what is put away apart, and finds by name", async () => {
    const recruiter = await world.recruiter();
    const made: Connected[] = [];
    for (let i = 0; i < 5; i++) {
      made.push(await world.connected({ recruiter }));
      await world.passTime({ minutes: 1 });
    }
    const [a, b, c, d, e] = made.map((one) => one.connectionId) as [string, string, string, string, string];
    await arrangeConversation.call(recruiter.ctx, { connectionId: b, pinned: true });
    await arrangeConversation.call(recruiter.ctx, { connectionId: c, archived: true });
    await said(recruiter, a, "Hello");
    const ids = async (more: Parameters<typeof conversationList.call>[1]) => (await conversationList.call(recruiter.ctx, more)).data.map((one) => one.connectionId);
    expect(await ids({})).toEqual([b, a, e, d]);
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await conversationList.call(recruiter.ctx, { limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.data.map((one) => one.connectionId));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual([b, a, e, d]);
    expect(await ids({ archived: true })).toEqual([c]);
    expect(await ids({ unread: true })).toEqual([]);
    expect(await ids({ name: made[2]?.person.name.slice(3) ?? "" })).toEqual([c]);
    expect(await ids({ name: "%" })).toEqual([]);
    expect((await conversationList.call(recruiter.ctx, { side: "candidate" })).data).toEqual([]);
    expect((await conversationList.call(recruiter.ctx, { limit: 2 })).data[1]?.last).toEqual({ mine: true, deleted: false, text: "Hello", files: 0, card: null });
  });
  it("does not have one that was never accepted", async () => {
    const { connectionId, recruiter } = await world.connected();
    await world.disconnected(connectionId);
    expect((await conversationList.call(recruiter.ctx, {})).data).toEqual([]);
    await expect(read(recruiter, {}, connectionId)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a thread", () => {
  it("is read page by page, in both directions, around a message, and after a gap", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    for (let i = 1; i <= 120; i++) {
      await said(i % 2 ? recruiter : person, connectionId, `Number ${i}`);
      if (i % 50 === 0) await world.passTime({ minutes: 1 });
    }
    const seqs = async (more: Parameters<typeof read>[1]) => {
      const { messages, hasEarlier, hasLater } = await read(recruiter, more, connectionId);
      return [messages[0]?.seq, messages.at(-1)?.seq, messages.length, hasEarlier, hasLater];
    };
    expect(await seqs({})).toEqual([71, 120, 50, true, false]);
    expect(await seqs({ beforeSeq: 71 })).toEqual([21, 70, 50, true, true]);
    expect(await seqs({ beforeSeq: 21 })).toEqual([1, 20, 20, false, true]);
    expect(await seqs({ afterSeq: 100 })).toEqual([101, 120, 20, true, false]);
    expect(await seqs({ aroundSeq: 60 })).toEqual([35, 84, 50, true, true]);
    await markRead.call(recruiter.ctx, { connectionId, seq: 69 });
    expect(await seqs({ atUnread: true })).toEqual([45, 94, 50, true, true]);
    await markRead.call(recruiter.ctx, { connectionId, seq: 70 });
    expect(await seqs({ atUnread: true })).toEqual([71, 120, 50, true, false]);
    const missed = await missedMessages.call(recruiter.ctx, { connectionId, afterSeq: 117 });
    expect(missed).toMatchObject({ lastSeq: 120, messages: [{ seq: 118 }, { seq: 119 }, { seq: 120 }] });
    const page = await messagePage.call(recruiter.ctx, { connectionId, limit: 2 });
    expect(page.data.map((one) => one.seq)).toEqual([120, 119]);
    expect((await messagePage.call(recruiter.ctx, { connectionId, limit: 2, cursor: page.nextCursor ?? "" })).data.map((one) => one.seq)).toEqual([118, 117]);
    await expect(read(recruiter, { beforeSeq: 3, afterSeq: 1 }, connectionId)).rejects.toMatchObject(named("beforeSeq"));
  }, 60_000);
  it("keeps what is typed for all devices: the earlier never replaces the later, a clock that is ahead does not rule", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const now = (await world.now()).getTime();
    const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();
    const draft = (text: string, seconds: number) => saveDraft.call(recruiter.ctx, { connectionId, text, typedAt: at(seconds) });
    expect(await draft("Dear", -10)).toMatchObject({ draft: "Dear" });
    expect(await draft("De", -20)).toMatchObject({ draft: "Dear" });
    expect(await draft("From the future", 86_400)).toMatchObject({ draft: "From the future" });
    await world.passTime({ minutes: 1 });
    expect(await draft("Dear Ada", 40)).toMatchObject({ draft: "Dear Ada" });
    expect(await read(recruiter, {}, connectionId)).toMatchObject({ draft: "Dear Ada" });
    expect(await read(person, {}, connectionId)).toMatchObject({ draft: null });
    expect(await draft("", 50)).toMatchObject({ draft: null });
    expect(await draft("Dear Ada", 45)).toMatchObject({ draft: null });
  });
});

describe("a third person", () => {
  it("finds nothing, whatever they ask for, and cannot be made one of two", async () => {
    const { messageId, seq } = await send(pair.recruiter, { body: "For your eyes" });
    const { connectionId } = pair;
    const company = (await world.company());
    const colleague = await world.colleague(pair.recruiter);
    for (const by of [stranger, company, colleague]) {
      for (const ask of [
        () => read(by), () => missedMessages.call(by.ctx, { connectionId, afterSeq: 0 }), () => messagePage.call(by.ctx, { connectionId }), () => messageDetail.call(by.ctx, { messageId }), () => send(by), () => markRead.call(by.ctx, { connectionId, seq }),
        () => editMessage.call(by.ctx, { messageId, body: "Mine" }), () => deleteMessage.call(by.ctx, { messageId }), () => reactToMessage.call(by.ctx, { messageId, sign: "heart" }), () => saveDraft.call(by.ctx, { connectionId, text: "x", typedAt: "2026-01-01T00:00:00.000Z" }),
        () => arrangeConversation.call(by.ctx, { connectionId, pinned: true }), () => markDelivered.call(by.ctx, { connectionId, seq }), () => takeReactionBack.call(by.ctx, { messageId, sign: "heart" }),
      ] as (() => Promise<unknown>)[]) await expect(ask()).rejects.toMatchObject({ code: "not_found" });
      expect((await conversationList.call(by.ctx, { name: pair.person.name })).data.map((one) => one.connectionId)).not.toContain(connectionId);
    }
    const insert = (slot: number, userId: string) => world.database.ownerSql`insert into connection_participants (connection_id, slot, user_id) values (${connectionId}, ${slot}, ${userId})`;
    await expect(insert(2, stranger.userId)).rejects.toThrow(/connection_participants_slot_known/);
    await expect(insert(1, stranger.userId)).rejects.toThrow(/connection_participants_two/);
    await world.database.ownerSql`insert into candidates (id, full_name, user_id) values ('cnd_oneself', 'Both Of Them', ${pair.recruiter.userId})`;
    await expect(world.db.execute(sql`insert into marketplace_connections (id, candidate_id, recruiter_id, asked_by, asked_at, moved_by, moved_at) values ('cnx_oneself', 'cnd_oneself', ${pair.recruiter.recruiterId}, 'candidate', app.now(), 'candidate', app.now())`)).rejects.toMatchObject({ cause: { constraint_name: "connection_participants_differ" } });
    await expect(world.db.execute(sql`insert into marketplace_messages (id, connection_id, seq, sender_id, client_id, body, sent_at) values ('msg_forged', ${connectionId}, 1, ${stranger.userId}, 'client-forged', 'Hello', app.now())`)).rejects.toMatchObject({ cause: { constraint_name: "marketplace_messages_by_participant" } });
  });
});

describe("another policy", () => {
  it("says for how many minutes a message can be edited", async () => {
    await world.policy({ messages: { editMinutes: 40 } });
    const { messageId } = await send(pair.recruiter, { body: "At nine" });
    await world.passTime({ minutes: 39 });
    await editMessage.call(pair.recruiter.ctx, { messageId, body: "At ten" });
    await world.passTime({ minutes: 2 });
    await expect(editMessage.call(pair.recruiter.ctx, { messageId, body: "At eleven" })).rejects.toMatchObject({ code: "edit_too_late", details: { minutes: 40 } });
  });
});
