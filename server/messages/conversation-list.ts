import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { cursorOf, placeOf } from "../kernel/cursor";
import { seenBetween } from "../identity";
import { asParty, type PartyScope } from "../kernel/gates";
import { containing } from "../kernel/like";
import { limits } from "../kernel/limits";
import { pageInput, pageOf } from "../kernel/page";
import { GLANCE, glance } from "./message-rows";
import { isOwn } from "./own-connection";
import { otherPerson } from "./thread";
import { unreadOfMe } from "./unread";

export const side = z.enum(["candidate", "recruiter"]).optional();
const conversation = z.strictObject({
  connectionId: z.string(), side: z.enum(["candidate", "recruiter"]), other: otherPerson, active: z.boolean(),
  lastSeq: z.number().int(), /** The last message, or the acceptance where nothing was said yet. */ lastAt: z.iso.datetime(), last: glance.nullable(), otherReadSeq: z.number().int(),
  unread: z.number().int(), pinned: z.boolean(), muted: z.boolean(), archived: z.boolean(), hasDraft: z.boolean(),
});
type Row = {
  id: string; slot: number; name: string; detail: string | null; state: string; last_seq: number; last_at: string; other_read_seq: number; unread: number; pinned: boolean; muted: boolean; archived: boolean; has_draft: boolean;
  l_seq: number | null; l_mine: boolean; l_deleted: boolean; l_text: string | null; l_files: number; l_card: "job" | "rtr" | null;
};

/** The reader's conversations from a side; both when none is named. */
export const ofSide = (scope: PartyScope, of: "candidate" | "recruiter" | undefined): SQL => sql`${isOwn(scope)} and (${of ?? null}::text is null or (${of ?? null} = 'candidate') = (me.slot = 0))`;
const at = sql`coalesce(c.last_message_at, c.moved_at)`;
const order = (pinned: boolean, id: string): string => `${pinned ? "p" : "n"}_${id}`;

/** The reader's conversations: those at the top first, then by the last message. What is put away is a list of its own; a part of a name finds both. */
export const conversationList = query({
  input: z.strictObject({ ...pageInput, side, unread: z.boolean().default(false), archived: z.boolean().default(false), name: z.string().trim().max(limits.nameLength).optional() }),
  output: pageOf(conversation),
  allow: asParty,
  errors: {},
  async run({ db, scope }, input) {
    const place = input.cursor === undefined ? null : placeOf(input.cursor);
    const next = place === null ? sql`true` : sql`((me.pinned_at is not null)::int, ${at}, c.id) < (${place.tie.startsWith("p_") ? 1 : 0}, ${place.at}::timestamptz, ${place.tie.slice(2)})`;
    const named = input.name ? sql`(case when me.slot = 1 then k.full_name else u.name || ' ' || f.name end) ilike ${containing(input.name)}` : sql`(me.archived_at is not null) = ${input.archived}`;
    const rows = await db.execute<Row>(sql`
      select c.id, me.slot, case when me.slot = 1 then k.full_name else u.name end as name, case when me.slot = 1 then (select d.headline from candidate_dossiers d where d.candidate_id = k.id and d.recruiter_id = c.recruiter_id) else f.name end as detail, c.state, c.last_seq, ${at} as last_at, case when ${seenBetween(sql`me.user_id`, sql`you.user_id`)} then you.read_seq else 0 end as other_read_seq,
        (select count(*)::int ${unreadOfMe}) as unread, me.pinned_at is not null as pinned, me.muted_at is not null as muted, me.archived_at is not null as archived, me.draft is not null as has_draft,
        l.seq as l_seq, l.sender_id = me.user_id as l_mine, l.deleted_at is not null as l_deleted, left(l.body, ${GLANCE}) as l_text, case when l.deleted_at is null then l.file_count else 0 end as l_files, case when l.job_id is not null then 'job' when l.rtr_id is not null then 'rtr' end as l_card
      from connection_participants me join marketplace_connections c on c.id = me.connection_id join connection_participants you on you.connection_id = c.id and you.user_id <> me.user_id
        join candidates k on k.id = c.candidate_id join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = r.firm_id
        left join marketplace_messages l on l.connection_id = c.id and l.seq = c.last_seq
      where ${ofSide(scope, input.side)} and ${named} and (not ${input.unread}::boolean or exists (select 1 ${unreadOfMe})) and ${next}
      order by (me.pinned_at is not null)::int desc, ${at} desc, c.id desc limit ${input.limit + 1}`);
    const last = rows.length > input.limit ? rows[input.limit - 1] : undefined;
    return { data: rows.slice(0, input.limit).map(shape), nextCursor: last === undefined ? null : cursorOf(last.last_at, order(last.pinned, last.id)) };
  },
});

const shape = (row: Row): z.input<typeof conversation> => ({
  connectionId: row.id, side: row.slot === 0 ? "candidate" : "recruiter", other: { name: row.name, detail: row.detail }, active: row.state === "active", lastSeq: row.last_seq, lastAt: new Date(row.last_at).toISOString(),
  last: row.l_seq === null ? null : { mine: row.l_mine, deleted: row.l_deleted, text: row.l_text, files: row.l_files, card: row.l_card },
  otherReadSeq: row.other_read_seq, unread: row.unread, pinned: row.pinned, muted: row.muted, archived: row.archived, hasDraft: row.has_draft,
});

/** In how many conversations something waits to be read, for the navigation: not in those that are quiet or put away. */
export const unreadConversations = query({
  input: z.strictObject({ side }),
  output: z.strictObject({ unread: z.number().int(), now: z.iso.datetime() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from connection_participants me join marketplace_connections c on c.id = me.connection_id
      where ${ofSide(scope, input.side)} and me.muted_at is null and me.archived_at is null and exists (select 1 ${unreadOfMe})`);
    return { unread: row?.n ?? 0, now: (await now()).toISOString() };
  },
});
