import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound, refuseKernel } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { connectionId, messageId, seq } from "./message-input";
import { type Message, messageRows, messageShape, messageWithEdits, withEdits } from "./message-rows";
import { cursor, cursorOf, placeOf } from "../kernel/cursor";
import { pageInput, pageOf } from "../kernel/page";
import { isOwn, ownConnection } from "./own-connection";
import { currentPolicy } from "../policy";
import { seenBetween, shownBetween } from "../identity";

/** The other of the two, as the reader may know them. */
export const otherPerson = z.strictObject({ name: z.string(), detail: z.string().nullable() });

const head = z.strictObject({
  connectionId: z.string(), side: z.enum(["candidate", "recruiter"]), candidateId: z.string(), recruiterId: z.string(), other: otherPerson,
  /** Whether messages can be sent; what has ended can be read. */
  active: z.boolean(),
  /** The number of the last thing that changed in it. */
  changeNo: z.number().int(),
  lastSeq: z.number().int(), readSeq: z.number().int(), otherReadSeq: z.number().int(), otherReadAt: z.iso.datetime().nullable(), otherDeliveredSeq: z.number().int(),
  /** Whether the two see of each other that they type; nothing is shown between two who may not talk. */
  showsTyping: z.boolean(),
  pinned: z.boolean(), muted: z.boolean(), archived: z.boolean(), draft: z.string().nullable(), draftAt: z.iso.datetime().nullable(),
  editMinutes: z.number().int(), now: z.iso.datetime(),
});
type HeadRow = { name: string; detail: string | null; read_seq: number; other_read_seq: number; other_read_at: string | null; other_delivered_seq: number; pinned: boolean; muted: boolean; archived: boolean; draft: string | null; draft_at: string | null; now: string };
const isoOr = (text: string | null) => (text === null ? null : new Date(text).toISOString());

async function headOf(db: Reader, scope: PartyScope, id: string): Promise<z.output<typeof head>> {
  const { firmId: _firm, otherUserId, ...connection } = await ownConnection(db, scope, { connectionId: id });
  const [row] = await db.execute<HeadRow>(sql`
    select case when me.slot = 1 then k.full_name else u.name end as name, case when me.slot = 1 then (select d.headline from candidate_dossiers d where d.candidate_id = k.id and d.recruiter_id = c.recruiter_id) else f.name end as detail,
      me.read_seq, case when ${seenBetween(sql`me.user_id`, sql`you.user_id`)} then you.read_seq else 0 end as other_read_seq, case when ${seenBetween(sql`me.user_id`, sql`you.user_id`)} then you.read_at end as other_read_at, you.delivered_seq as other_delivered_seq,
      me.pinned_at is not null as pinned, me.muted_at is not null as muted, me.archived_at is not null as archived, me.draft, me.draft_at, app.now() as now
    from marketplace_connections c join connection_participants me on me.connection_id = c.id and me.user_id = ${scope.userId} join connection_participants you on you.connection_id = c.id and you.user_id <> me.user_id
      join candidates k on k.id = c.candidate_id join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = r.firm_id
    where c.id = ${id}`);
  if (!row) return notFound();
  const { typing } = await shownBetween(db, scope.userId, otherUserId);
  const { editMinutes } = (await currentPolicy(db)).settings.messages;
  return {
    ...connection, other: { name: row.name, detail: row.detail }, readSeq: row.read_seq, otherReadSeq: row.other_read_seq, otherReadAt: isoOr(row.other_read_at), otherDeliveredSeq: row.other_delivered_seq, showsTyping: connection.active && typing,
    pinned: row.pinned, muted: row.muted, archived: row.archived, draft: row.draft, draftAt: isoOr(row.draft_at), editMinutes, now: new Date(row.now).toISOString(),
  };
}

const PAGE = limits.pageSize;
const inside = (id: string) => sql`m.connection_id = ${id}`;
const earlier = (db: Reader, userId: string, id: string, before: number, limit: number): Promise<Message[]> =>
  messageRows(db, userId, { where: sql`${inside(id)} and m.seq < ${before}`, order: sql`m.seq desc`, limit }).then((rows) => rows.toReversed());
const later = (db: Reader, userId: string, id: string, after: number, limit: number): Promise<Message[]> => messageRows(db, userId, { where: sql`${inside(id)} and m.seq > ${after}`, order: sql`m.seq`, limit });

/**
 * A conversation: who it is with, how far both have read, and a page of it, the oldest first. Without a place it is the last page; `beforeSeq` and `afterSeq` go on from a message,
 * `aroundSeq` shows one with what stands before and after it, and `atUnread` the first that the reader has not seen, if more wait than a page has.
 */
export const thread = query({
  input: z.strictObject({ connectionId, beforeSeq: seq.optional(), afterSeq: z.number().int().min(0).max(2_147_483_647).optional(), aroundSeq: seq.optional(), atUnread: z.literal(true).optional() }),
  output: head.extend({ messages: z.array(messageShape), hasEarlier: z.boolean(), hasLater: z.boolean() }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { connectionId: id, beforeSeq, afterSeq, aroundSeq, atUnread }) {
    if ([beforeSeq, afterSeq, aroundSeq, atUnread].filter((place) => place !== undefined).length > 1) return refuseKernel("invalid_input", {}, [{ path: "beforeSeq", message: "Name one place." }]);
    const top = await headOf(db, scope, id);
    const half = Math.floor(PAGE / 2);
    const around = aroundSeq ?? (atUnread && top.lastSeq - top.readSeq > PAGE ? top.readSeq + 1 : undefined);
    const messages = afterSeq !== undefined ? await later(db, scope.userId, id, afterSeq, PAGE)
      : around !== undefined ? [...(await earlier(db, scope.userId, id, around, half)), ...(await later(db, scope.userId, id, around - 1, PAGE - half))]
      : await earlier(db, scope.userId, id, beforeSeq ?? top.lastSeq + PAGE, PAGE);
    const [first, last] = [messages[0], messages.at(-1)];
    return { ...top, lastSeq: Math.max(top.lastSeq, last?.seq ?? 0), messages, hasEarlier: first !== undefined && first.seq > 1, hasLater: last !== undefined && last.seq < top.lastSeq };
  },
});

/**
 * What a reader lacks who knows a conversation up to a change: how it stands, and the messages that are new, edited, deleted, answered by a sign or kept since, each as it is now, in the order of their last changes.
 * `upTo`: every change up to this one is in it; below `changeNo` there is more to fetch.
 */
export const threadChanges = query({
  input: z.strictObject({ connectionId, afterChange: z.number().int().min(0).max(2_147_483_647) }),
  output: head.extend({ messages: z.array(messageShape), upTo: z.number().int() }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { connectionId: id, afterChange }) {
    // The conversation first: what changes while the messages are read is fetched again.
    const top = await headOf(db, scope, id);
    const messages = await messageRows(db, scope.userId, { where: sql`${inside(id)} and m.change_no > ${afterChange}`, order: sql`m.change_no`, limit: limits.pageSizeMax });
    const read = messages.length < limits.pageSizeMax ? top.changeNo : (messages.at(-1)?.changeNo ?? 0);
    return { ...top, messages, upTo: Math.min(top.changeNo, read) };
  },
});

/** What a program lacks after a gap: the messages after the last that it has, the oldest first, and the number of the last there is. */
export const missedMessages = query({
  input: z.strictObject({ connectionId, afterSeq: z.number().int().min(0).max(2_147_483_647) }),
  output: z.strictObject({ messages: z.array(messageShape), lastSeq: z.number().int() }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { connectionId: id, afterSeq }) {
    const { lastSeq } = await ownConnection(db, scope, { connectionId: id });
    const messages = await later(db, scope.userId, id, afterSeq, limits.pageSizeMax);
    return { messages, lastSeq: Math.max(lastSeq, messages.at(-1)?.seq ?? 0) };
  },
});

/** The messages of a conversation, the newest first, for programs. */
export const messagePage = query({
  input: z.strictObject({ connectionId, ...pageInput, cursor: cursor.refine((text) => /^\d{1,10}$/.test(placeOf(text).tie) && Number(placeOf(text).tie) <= 2_147_483_647, "Go on from a row that the list itself named.").optional() }),
  output: pageOf(messageShape),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { connectionId: id, cursor: from, limit }) {
    await ownConnection(db, scope, { connectionId: id });
    const before = from === undefined ? sql`true` : sql`m.seq < ${Number(placeOf(from).tie)}`;
    const rows = await messageRows(db, scope.userId, { where: sql`${inside(id)} and ${before}`, order: sql`m.seq desc`, limit: limit + 1 });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { data: rows.slice(0, limit), nextCursor: last === undefined ? null : cursorOf(last.sentAt, String(last.seq)) };
  },
});

/** One message of a conversation of the reader's, with what it said before it was changed. */
export const messageDetail = query({
  input: z.strictObject({ messageId }),
  output: z.strictObject({ message: messageWithEdits }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, input) {
    const mine = sql`exists (select 1 from marketplace_connections c join connection_participants me on me.connection_id = c.id where c.id = m.connection_id and ${isOwn(scope)})`;
    const [message] = await messageRows(db, scope.userId, { where: sql`m.id = ${input.messageId} and ${mine}`, order: sql`m.seq`, limit: 1 });
    const [whole] = message ? await withEdits(db, [message]) : [];
    return whole ? { message: whole } : notFound();
  },
});
