import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { mergeId } from "./merge-people";

const states = z.enum(["proposed", "merged", "declined", "withdrawn", "undone"]);
const line = z.strictObject({
  id: z.string(), state: states,
  /** The record that stands, or would, and the other one. By id alone: whoever named the two knows them. */
  candidateId: z.string(), otherId: z.string(),
  mine: z.boolean(), proposedBy: z.string(), firmName: z.string(), reason: z.string(), proposedAt: z.iso.datetime(), decidedAt: z.iso.datetime().nullable(), answer: z.string().nullable(), undoneAt: z.iso.datetime().nullable(), undoReason: z.string().nullable(),
});
type Row = {
  id: string; state: z.output<typeof states>; winner_id: string; loser_id: string; mine: boolean; proposed_by: string; firm_name: string; reason: string; proposed_at: string; decided_at: string | null; answer: string | null; undone_at: string | null; undo_reason: string | null;
};

/** Merges that the reader asked for; the platform sees all. */
const merges = (scope: PartyScope): SQL => sql`
  select m.*, coalesce(m.proposed_by_id = ${scope.recruiterId}, false) as mine from (
    select m.id, m.state, m.winner_id, m.loser_id, m.proposed_by as proposed_by_id, u.name as proposed_by, f.name as firm_name, m.reason, m.proposed_at, m.decided_at, m.answer, m.undone_at, m.undo_reason
    from person_merges m join recruiters r on r.id = m.proposed_by join users u on u.id = r.user_id join organizations f on f.id = r.firm_id) m
  where (m.proposed_by_id = ${scope.recruiterId} or ${scope.admin})`;
const maybe = (text: string | null) => (text === null ? null : new Date(text).toISOString());
const shape = (row: Row): z.input<typeof line> => ({
  id: row.id, state: row.state, candidateId: row.winner_id, otherId: row.loser_id, mine: row.mine, proposedBy: row.proposed_by, firmName: row.firm_name, reason: row.reason, proposedAt: new Date(row.proposed_at).toISOString(),
  decidedAt: maybe(row.decided_at), answer: row.answer, undoneAt: maybe(row.undone_at), undoReason: row.undo_reason,
});

/** Merges of two records, newest first, page by page. */
export const mergePage = query({
  input: z.strictObject({ ...pageInput, state: states.optional() }),
  output: pageOf(line),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, state }) {
    const rows = await db.execute<Row>(sql`${merges(scope)} and (${state ?? null}::text is null or m.state = ${state ?? null}) and ${after(cursor, sql`m.proposed_at`, sql`m.id`)} order by m.proposed_at desc, m.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shape, (row) => [row.proposed_at, row.id]);
  },
});

/** One merge. */
export const mergeDetail = query({
  input: z.strictObject({ mergeId }),
  output: z.strictObject({ merge: line }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { mergeId }) {
    const [row] = await db.execute<Row>(sql`${merges(scope)} and m.id = ${mergeId}`);
    return row ? { merge: shape(row) } : notFound();
  },
});
