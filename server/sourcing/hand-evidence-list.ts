import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "../kernel/database";
import { limits } from "../kernel/limits";

/** A contact that was written down by hand, as its holder and the person it is about see it. */
export const handEvidenceLine = z.strictObject({
  id: z.string(), claimId: z.string(), happenedOn: z.string(), direction: z.enum(["out", "in", "both"]), note: z.string(), fileName: z.string().nullable(), addedAt: z.iso.datetime(), hash: z.string(),
  /** Whether it moved the end of the protection before anybody confirmed it. */
  extended: z.boolean(), answer: z.enum(["confirmed", "denied"]).nullable(), answeredAt: z.iso.datetime().nullable(),
});
type Line = z.output<typeof handEvidenceLine>;
type Row = { id: string; claim_id: string; happened_on: string; direction: Line["direction"]; note: string; file_name: string | null; added_at: string; hash: string; extended: boolean; answer: Line["answer"]; answered_at: string | null };

const iso = (text: string) => new Date(text).toISOString();

/** What was written down for these claims, newest day first. Whoever asks has made sure that the reader may see the claims. */
export async function unsafeHandEvidence(db: Reader, claimIds: readonly string[]): Promise<Line[]> {
  if (claimIds.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select e.id, e.claim_id, e.happened_on::text, e.direction, e.note, f.name as file_name, e.added_at, e.hash, e.extended, e.answer, e.answered_at
    from hand_evidence e left join files f on f.id = e.file_id where e.claim_id in (${sql.join(claimIds.map((id) => sql`${id}`), sql`, `)}) order by e.happened_on desc, e.added_at desc limit ${limits.pageSizeMax}`);
  return rows.map((row) => ({
    id: row.id, claimId: row.claim_id, happenedOn: row.happened_on, direction: row.direction, note: row.note, fileName: row.file_name, addedAt: iso(row.added_at), hash: row.hash, extended: row.extended, answer: row.answer, answeredAt: row.answered_at === null ? null : iso(row.answered_at),
  }));
}
