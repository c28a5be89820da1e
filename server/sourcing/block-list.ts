import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asCandidate } from "../kernel/gates";
import { limits } from "../kernel/limits";

const block = z.strictObject({ blockId: z.string(), who: z.enum(["recruiter", "firm"]), name: z.string(), firmName: z.string(), reason: z.string().nullable(), blockedAt: z.iso.datetime(), liftedAt: z.iso.datetime().nullable() });
type Row = { id: string; name: string | null; firm_name: string; reason: string | null; blocked_at: string; lifted_at: string | null };
const iso = (text: string) => new Date(text).toISOString();

/** Whom the reader has blocked, now and before, and whether they are available to recruiters at all. */
export const myBlocks = query({
  input: z.strictObject({}),
  output: z.strictObject({ blocks: z.array(block), unavailableSince: z.iso.datetime().nullable() }),
  allow: asCandidate,
  errors: {},
  async run({ db, scope }) {
    const rows = await db.execute<Row>(sql`
      select b.id, u.name, f.name as firm_name, b.reason, b.blocked_at, b.lifted_at from candidate_blocks b left join recruiters r on r.id = b.recruiter_id left join users u on u.id = r.user_id
        join organizations f on f.id = coalesce(b.firm_id, r.firm_id)
      where b.candidate_id = ${scope.candidateId} order by (b.lifted_at is null) desc, b.blocked_at desc limit ${limits.pageSizeMax}`);
    const [me] = await db.execute<{ since: string | null }>(sql`select unavailable_since as since from candidates where id = ${scope.candidateId}`);
    return {
      blocks: rows.map((row) => ({
        blockId: row.id, who: row.name === null ? ("firm" as const) : ("recruiter" as const), name: row.name ?? row.firm_name, firmName: row.firm_name, reason: row.reason, blockedAt: iso(row.blocked_at), liftedAt: row.lifted_at === null ? null : iso(row.lifted_at),
      })),
      unavailableSince: me?.since ? iso(me.since) : null,
    };
  },
});
