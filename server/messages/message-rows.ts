import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "../kernel/database";
import { signs } from "./message-input";
import { cardAnswers } from "./rules/card-answers";

const jobCard = z.strictObject({ jobId: z.string(), title: z.string(), companyName: z.string(), location: z.string(), workMode: z.enum(["on_site", "hybrid", "remote"]), currency: z.string(), salaryMinMinor: z.string(), salaryMaxMinor: z.string(), open: z.boolean(), /** Whether who is shown it has said that they are interested, or that it is not for them. */ answered: z.boolean() });
const rtrCard = z.strictObject({ rtrId: z.string(), companyName: z.string(), jobTitle: z.string().nullable(), state: z.enum(["requested", "signed", "declined", "withdrawn", "revoked", "ended"]), endsOn: z.iso.date(), over: z.boolean() });
/** A file of a message. */
export const sentFile = z.strictObject({ fileId: z.string(), name: z.string(), mediaType: z.string(), bytes: z.number().int(), sha256: z.string() });
/** A few words of a message, for where only a glance at it is shown; null = it was deleted. */
export const glance = z.strictObject({ mine: z.boolean(), deleted: z.boolean(), text: z.string().nullable(), files: z.number().int(), card: z.enum(["job", "rtr"]).nullable() });

/** A message as one of its two sees it. */
export const messageShape = z.strictObject({
  id: z.string(), connectionId: z.string(), seq: z.number().int(),
  /** The number of its last change among all of its conversation. */
  changeNo: z.number().int(), mine: z.boolean(),
  /** Of one's own alone: by it a program knows what it sent. */
  clientId: z.string().nullable(),
  body: z.string().nullable(), job: jobCard.nullable(), rtr: rtrCard.nullable(), files: z.array(sentFile),
  replyTo: glance.extend({ seq: z.number().int() }).nullable(),
  reactions: z.array(z.strictObject({ sign: z.enum(signs), mine: z.boolean(), theirs: z.boolean() })),
  sentAt: z.iso.datetime(), editedAt: z.iso.datetime().nullable(), deletedAt: z.iso.datetime().nullable(), deletedBy: z.enum(["sender", "admin", "erasure"]).nullable(),
  /** How often its words were changed, of what is still kept: the message alone has what it said. */
  editCount: z.number().int(),
  /** Kept as evidence: by whom and when. */
  kept: z.strictObject({ mine: z.boolean(), at: z.iso.datetime(), hash: z.string() }).nullable(),
});
export type Message = z.output<typeof messageShape>;
/** The same with what it said before, the oldest first. */
export const messageWithEdits = messageShape.extend({ edits: z.array(z.strictObject({ body: z.string(), replacedAt: z.iso.datetime() })) });
export type MessageWithEdits = z.output<typeof messageWithEdits>;

type Row = {
  id: string; connection_id: string; seq: number; change_no: number; sender_id: string; client_id: string; body: string | null; sent_at: string; edited_at: string | null; deleted_at: string | null; deleted_by: "sender" | "admin" | "erasure" | null;
  files: Message["files"] | null; reactions: { sign: Message["reactions"][number]["sign"]; mine: boolean; theirs: boolean }[] | null; edit_count: number; kept_by: string | null; kept_at: string | null; hash: string | null;
  job_id: string | null; job_title: string; job_company: string; job_location: string; work_mode: NonNullable<Message["job"]>["workMode"]; currency: string; salary_min_minor: string; salary_max_minor: string; job_state: string; job_answered: boolean;
  rtr_id: string | null; rtr_company: string; rtr_job: string | null; rtr_state: NonNullable<Message["rtr"]>["state"]; ends_on: string; rtr_over: boolean;
  quoted_seq: number | null; quoted_by: string; quoted_body: string | null; quoted_files: number; quoted_card: "job" | "rtr" | null; quoted_deleted: boolean;
};
const iso = (text: string) => new Date(text).toISOString();
const isoOr = (text: string | null) => (text === null ? null : iso(text));
/** Letters of a message that a glance shows. */
export const GLANCE = 160;

/**
 * Messages as a person sees them. In: who reads, a condition on messages `m` that keeps to conversations of theirs, their order and how many at most. The caller has made sure, or the
 * condition does, that they are one of the two.
 */
export async function messageRows(db: Reader, userId: string, of: { where: SQL; order: SQL; limit: number }): Promise<Message[]> {
  const rows = await db.execute<Row>(sql`
    select m.id, m.connection_id, m.seq, m.change_no, m.sender_id, m.client_id, m.body, m.sent_at, m.edited_at, m.deleted_at, m.deleted_by,
      case when m.deleted_at is null and m.file_count > 0 then (select json_agg(json_build_object('fileId', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256) order by x.position) from message_files x join files f on f.id = x.file_id where x.message_id = m.id) end as files,
      (select json_agg(json_build_object('sign', g.sign, 'mine', g.mine, 'theirs', g.theirs) order by g.first) from (select r.sign, bool_or(r.user_id = ${userId}) as mine, bool_or(r.user_id <> ${userId}) as theirs, min(r.reacted_at) as first from message_reactions r where r.message_id = m.id group by r.sign) g) as reactions,
      case when m.edited_at is not null then (select count(*)::int from message_edits e where e.message_id = m.id) else 0 end as edit_count,
      p.pinned_by as kept_by, p.pinned_at as kept_at, p.hash,
      j.id as job_id, j.title as job_title, jo.name as job_company, j.location as job_location, j.work_mode, j.currency, j.salary_min_minor::text, j.salary_max_minor::text, j.state as job_state,
      m.job_id is not null and exists (select 1 from marketplace_messages a where a.connection_id = m.connection_id and a.seq > m.seq and a.reply_to_seq = m.seq and a.sender_id <> m.sender_id and a.body in ${Object.values(cardAnswers)}) as job_answered,
      r.id as rtr_id, ro.name as rtr_company, rj.title as rtr_job, r.state as rtr_state, r.ends_on::text, r.ends_on < (app.now() at time zone 'UTC')::date as rtr_over,
      q.seq as quoted_seq, q.sender_id as quoted_by, left(q.body, ${GLANCE}) as quoted_body, q.file_count as quoted_files, case when q.job_id is not null then 'job' when q.rtr_id is not null then 'rtr' end as quoted_card, q.deleted_at is not null as quoted_deleted
    from marketplace_messages m
      left join message_pins p on p.message_id = m.id
      left join jobs j on j.id = m.job_id left join organizations jo on jo.id = j.company_id
      left join right_to_represent r on r.id = m.rtr_id left join organizations ro on ro.id = r.company_id left join jobs rj on rj.id = r.job_id
      left join marketplace_messages q on q.connection_id = m.connection_id and q.seq = m.reply_to_seq
    where ${of.where} order by ${of.order} limit ${of.limit}`);
  return rows.map((row) => shape(row, userId));
}

/** Messages with what they said before: many words, and so only for who looks at a few of them. */
export async function withEdits(db: Reader, messages: readonly Message[]): Promise<MessageWithEdits[]> {
  const ids = messages.filter((message) => message.editCount > 0).map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await db.execute<{ message_id: string; body: string; replaced_at: string }>(sql`select message_id, body, replaced_at from message_edits where message_id in ${ids} order by edit_no`);
  return messages.map((message) => ({ ...message, edits: rows.filter((row) => row.message_id === message.id).map(({ body, replaced_at }) => ({ body, replacedAt: iso(replaced_at) })) }));
}

function shape(row: Row, userId: string): Message {
  const mine = row.sender_id === userId;
  return {
    id: row.id, connectionId: row.connection_id, seq: row.seq, changeNo: row.change_no, mine, clientId: mine ? row.client_id : null, body: row.body,
    job: row.job_id === null ? null : { jobId: row.job_id, title: row.job_title, companyName: row.job_company, location: row.job_location, workMode: row.work_mode, currency: row.currency, salaryMinMinor: row.salary_min_minor, salaryMaxMinor: row.salary_max_minor, open: row.job_state === "open", answered: row.job_answered },
    rtr: row.rtr_id === null ? null : { rtrId: row.rtr_id, companyName: row.rtr_company, jobTitle: row.rtr_job, state: row.rtr_state, endsOn: row.ends_on, over: row.rtr_over },
    files: row.files ?? [],
    replyTo: row.quoted_seq === null ? null : { seq: row.quoted_seq, mine: row.quoted_by === userId, deleted: row.quoted_deleted, text: row.quoted_body, files: row.quoted_deleted ? 0 : row.quoted_files, card: row.quoted_card },
    reactions: row.reactions ?? [],
    sentAt: iso(row.sent_at), editedAt: row.deleted_at === null ? isoOr(row.edited_at) : null, deletedAt: isoOr(row.deleted_at), deletedBy: row.deleted_by,
    editCount: row.edit_count,
    kept: row.kept_at === null ? null : { mine: row.kept_by === userId, at: iso(row.kept_at), hash: row.hash ?? "" },
  };
}
