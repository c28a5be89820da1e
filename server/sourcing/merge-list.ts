import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { instantText } from "../kernel/cursor";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";

const state = z.enum(["proposed", "merged", "declined", "withdrawn", "undone"]);
const line = z.strictObject({
  id: z.string(), state, names: z.tuple([z.string(), z.string()]), proposedBy: z.string(), firmName: z.string(), reason: z.string(), proposedAt: z.iso.datetime(),
  /** Who decided, and what they said; null = nobody yet, or the recruiter themselves who protects both. */
  decidedBy: z.string().nullable(), decidedAt: z.iso.datetime().nullable(), answer: z.string().nullable(),
  undoneBy: z.string().nullable(), undoneAt: z.iso.datetime().nullable(), undoReason: z.string().nullable(),
});
type Row = {
  id: string; state: z.output<typeof state>; winner: string; loser: string; proposed_by: string; firm_name: string; reason: string; proposed_at: string; decided_by: string | null; decided_at: string | null; answer: string | null; undone_by: string | null; undone_at: string | null; undo_reason: string | null;
};

/** Proposals that wait for an admin, oldest first; or merges that were answered, newest first, page by page. */
export const mergeList = query({
  input: z.strictObject({ show: z.enum(["open", "answered"]).default("open"), before: z.strictObject({ at: instantText, id: z.string().max(limits.idLength) }).optional() }),
  output: z.strictObject({ merges: z.array(line), waiting: z.number().int(), next: z.strictObject({ at: z.iso.datetime(), id: z.string() }).nullable(), now: z.iso.datetime() }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }, { show, before }) {
    const open = show === "open";
    const rows = await db.execute<Row>(sql`
      select m.id, m.state, w.full_name as winner, l.full_name as loser, pu.name as proposed_by, f.name as firm_name, m.reason, m.proposed_at, du.name as decided_by, m.decided_at, m.answer, uu.name as undone_by, m.undone_at, m.undo_reason
      from person_merges m join candidates w on w.id = m.winner_id join candidates l on l.id = m.loser_id join recruiters r on r.id = m.proposed_by join users pu on pu.id = r.user_id join organizations f on f.id = r.firm_id
        left join users du on du.id = m.decided_by left join users uu on uu.id = m.undone_by
      where ${open ? sql`m.state = 'proposed'` : sql`m.state <> 'proposed'`} and (${before?.at ?? null}::timestamptz is null or (m.proposed_at, m.id) ${open ? sql`>` : sql`<`} (${before?.at ?? null}::timestamptz, ${before?.id ?? ""}))
      order by ${open ? sql`m.proposed_at, m.id` : sql`m.proposed_at desc, m.id desc`} limit ${limits.pageSize}`);
    const [count] = await db.execute<{ n: number }>(sql`select count(*)::int as n from person_merges where state = 'proposed'`);
    const iso = (text: string) => new Date(text).toISOString();
    const maybe = (text: string | null) => (text === null ? null : iso(text));
    const last = rows.length === limits.pageSize ? rows.at(-1) : undefined;
    return {
      merges: rows.map((row) => {
        const names: [string, string] = [row.winner, row.loser];
        return { id: row.id, state: row.state, names, proposedBy: row.proposed_by, firmName: row.firm_name, reason: row.reason, proposedAt: iso(row.proposed_at), decidedBy: row.decided_by, decidedAt: maybe(row.decided_at), answer: row.answer, undoneBy: row.undone_by, undoneAt: maybe(row.undone_at), undoReason: row.undo_reason };
      }),
      waiting: count?.n ?? 0, next: last ? { at: iso(last.proposed_at), id: last.id } : null, now: (await now()).toISOString(),
    };
  },
});
