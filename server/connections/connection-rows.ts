import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "../kernel/database";
import { shownTitle } from "../profiles";
import type { ShownState, Side, Standing } from "./rules/moves";
import { maskContact } from "./rules/masked-contact";
import type { Party } from "./standing";

export const sides = z.enum(["candidate", "recruiter"]);
export const shownStates = z.enum(["pending", "active", "inactive", "declined", "withdrawn", "blocked", "unavailable"]);
const named = z.strictObject({ id: z.string(), name: z.string() });

/** A connection as one of its two may see it. */
export const connectionLine = z.strictObject({
  id: z.string(),
  /** The reader's side of it. */
  side: sides,
  /**
   * The other. Of a candidate the name that the recruiter has written down, or that the candidate showed by asking or by accepting; null = neither yet, or the recruiter asked by a profile that names nobody.
   * The headline is the recruiter's own words or the title that the candidate's own profile shows them now, never what another recruiter wrote.
   */
  name: z.string().nullable(), headline: z.string().nullable(), firmName: z.string().nullable(),
  /** The other's id where the reader has a page of them: a recruiter's, or the id of somebody in the reader's own candidates. */
  recruiterId: z.string().nullable(), firmId: z.string().nullable(), candidateId: z.string().nullable(),
  state: shownStates,
  /** Whether the reader asked last. */
  askedByMe: z.boolean(),
  note: z.string().nullable(),
  /** Whether contact data were taken out of the note, because the two are not connected; and of one's own note, out of what the other reads. */
  noteMasked: z.boolean(), hiddenFromThem: z.boolean(),
  /** Whether one of the two said that what is hidden in it is no contact data: `open` until an admin has decided, `left` when it stays hidden; null = nobody said so, or it is shown. */
  maskReport: z.enum(["open", "left"]).nullable(),
  role: named.nullable(), company: named.nullable(),
  askedAt: z.iso.datetime(),
  /** When what the reader sees last changed. */
  movedAt: z.iso.datetime(),
});

export type ConnectionRow = {
  id: string; side: Side; candidate_id: string; recruiter_id: string; state: Standing["state"]; shown: ShownState; asked_by: Side; asked_at: string; moved_by: Standing["movedBy"]; moved_at: string; quiet: number; recruiter_blocks: number; candidate_blocks: boolean; came_from: string | null;
  note: string | null; mask_report: "open" | "shown" | "left" | null; shown_at: string; name: string | null; headline: string | null; firm_id: string; firm_name: string | null; known_id: string | null; shows: boolean; masked: number; job_id: string | null; job_title: string | null; company_id: string | null; company_name: string | null;
};

/** Whether a move of `m` is the reader's to see: all but what the other did without a word. */
const toldTo = sql`(m.moved_by = s.side or (m.quiet = 0 and m.to_state <> 'blocked' and m.from_state is distinct from 'blocked'))`;

/** The connections of somebody, on the sides that they have. */
export const connectionsOf = (party: Party & { userId: string }): SQL => sql`
  select c.id, s.side, c.candidate_id, c.recruiter_id, c.state, c.asked_by, c.asked_at, c.moved_by, c.moved_at, c.quiet, c.recruiter_blocks, b.candidate_blocks, c.note, (select coalesce(m.outcome, 'open') from mask_reports m where m.connection_id = c.id and m.asked_at = c.asked_at) as mask_report,
    case when c.state = 'blocked' then case when (s.side = 'candidate' and b.candidate_blocks) or (s.side = 'recruiter' and c.recruiter_blocks = 1) then 'blocked' else 'unavailable' end
      when c.state = 'declined' and c.quiet = 1 and c.asked_by = s.side then 'pending' else c.state end as shown,
    (select m.from_state from connection_moves m where m.connection_id = c.id order by m.move_no desc limit 1) as came_from,
    (select max(m.moved_at) from connection_moves m where m.connection_id = c.id and ${toldTo}) as shown_at,
    case when s.side = 'candidate' then u.name else coalesce(d.full_name, case when k.shows then p.full_name end) end as name,
    case when s.side = 'recruiter' then coalesce(d.headline, case when k.shows or c.masked = 1 then ${shownTitle({ recruiterId: party.recruiterId ?? "", userId: party.userId, candidateId: sql`k.person_id`, connected: sql`k.connected` })} end) end as headline, k.shows, c.masked,
    case when s.side = 'candidate' then f.name end as firm_name, r.firm_id, d.candidate_id as known_id, c.job_id, j.title as job_title, c.company_id, o.name as company_name
  from marketplace_connections c
    cross join lateral (select 'candidate' as side where c.candidate_id = ${party.candidateId} union all select 'recruiter' where c.recruiter_id = ${party.recruiterId}) s
    cross join lateral (select exists (select 1 from blocked_recruiters b where b.candidate_id = c.candidate_id and b.recruiter_id = c.recruiter_id) as candidate_blocks) b
    cross join lateral (select exists (select 1 from connection_moves m where m.connection_id = c.id and (m.to_state = 'active' or (m.to_state = 'pending' and m.moved_by = 'candidate'))) as shows, c.candidate_id as person_id, c.state = 'active' as connected) k
    join candidates p on p.id = c.candidate_id join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = r.firm_id
    left join candidate_dossiers d on s.side = 'recruiter' and d.candidate_id = c.candidate_id and d.recruiter_id = c.recruiter_id and (c.masked = 0 or k.shows)
    left join jobs j on j.id = c.job_id left join organizations o on o.id = c.company_id`;

const iso = (text: string) => new Date(text).toISOString();
/** What somebody said, as the reader may see it: contact data of the other only while they are connected. */
const shownText = (text: string | null, own: boolean, connected: boolean): { text: string | null; hidden: boolean } => (text === null || own || connected ? { text, hidden: false } : maskContact(text));

export function shapeConnection(row: ConnectionRow): z.input<typeof connectionLine> {
  const plain = row.shown === "active" || row.mask_report === "shown";
  const note = shownText(row.note, false, plain);
  const own = row.asked_by === row.side;
  return {
    id: row.id, side: row.side, name: row.name, headline: row.headline, firmName: row.firm_name, recruiterId: row.side === "candidate" ? row.recruiter_id : null, firmId: row.side === "candidate" ? row.firm_id : null, candidateId: row.known_id,
    state: row.shown, askedByMe: own, note: own ? row.note : note.text, noteMasked: !own && note.hidden, hiddenFromThem: own && note.hidden, maskReport: !note.hidden || row.mask_report === "shown" ? null : row.mask_report,
    role: row.job_id !== null && row.job_title !== null ? { id: row.job_id, name: row.job_title } : null, company: row.company_id !== null && row.company_name !== null ? { id: row.company_id, name: row.company_name } : null,
    askedAt: iso(row.asked_at), movedAt: iso(row.shown_at),
  };
}

/** The facts that the rules decide by. */
export const standingOfRow = (row: ConnectionRow): Standing => ({
  state: row.state, askedBy: row.asked_by, movedBy: row.moved_by, movedAt: new Date(row.moved_at), quiet: row.quiet === 1, cameFrom: row.came_from, recruiterBlocks: row.recruiter_blocks === 1, candidateBlocks: row.candidate_blocks,
});

export const moveLine = z.strictObject({ to: shownStates, by: z.enum(["me", "them", "platform"]), at: z.iso.datetime(), said: z.string().nullable() });

/** The moves of a connection that the reader is told of, the first first. */
export async function movesOf(db: Reader, row: ConnectionRow): Promise<z.input<typeof moveLine>[]> {
  const rows = await db.execute<{ to_state: Standing["state"]; moved_by: string; moved_at: string; said: string | null }>(sql`
    select m.to_state, m.moved_by, m.moved_at, m.said from connection_moves m cross join (select ${row.side}::text as side) s where m.connection_id = ${row.id} and ${toldTo} order by m.move_no`);
  return rows.map((move) => ({
    to: move.to_state, by: move.moved_by === row.side ? ("me" as const) : move.moved_by === "admin" ? ("platform" as const) : ("them" as const), at: iso(move.moved_at),
    // The note of the request stands among the moves, too.
    said: shownText(move.said, move.moved_by === row.side, row.shown === "active" || (row.mask_report === "shown" && move.to_state === "pending" && iso(move.moved_at) === iso(row.asked_at))).text,
  }));
}
