import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { verifyChains } from "./verify-chains";

/** Audit entries, newest first; of one placement if asked. */
export const auditList = query({
  input: z.strictObject({ placementId: z.string().max(limits.idLength).optional(), before: z.iso.datetime().optional() }),
  output: z.strictObject({
    entries: z.array(z.strictObject({ chain: z.number().int(), seq: z.string(), at: z.iso.datetime(), actor: z.string(), fact: z.string(), subjectId: z.string(), placementId: z.string().nullable(), hash: z.string(), prev: z.string(), bytes: z.string() })),
    nextBefore: z.iso.datetime().nullable(),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db }, input) {
    const rows = await db.execute<{ chain: number; seq: string; at: string; actor: string; fact: string; subject_id: string; placement_id: string | null; hash: string; prev: string; bytes: string }>(sql`
      select chain, seq::text, at, actor, fact, subject_id, placement_id, encode(hash, 'hex') as hash, encode(prev, 'hex') as prev, bytes from payout_audit_log
      where (${input.placementId ?? null}::text is null or placement_id = ${input.placementId ?? null})
        and (${input.before ?? null}::timestamptz is null or at < ${input.before ?? null}::timestamptz)
      order by at desc, chain, payout_audit_log.seq desc limit ${limits.pageSize}`);
    const last = rows.length === limits.pageSize ? rows.at(-1) : undefined;
    return {
      entries: rows.map((row) => ({ chain: row.chain, seq: row.seq, at: new Date(row.at).toISOString(), actor: row.actor, fact: row.fact, subjectId: row.subject_id, placementId: row.placement_id, hash: row.hash, prev: row.prev, bytes: row.bytes })),
      nextBefore: last ? new Date(last.at).toISOString() : null,
    };
  },
});

/** Recomputes the chains now. */
export const auditVerdict = query({
  input: z.strictObject({}),
  output: z.strictObject({
    entries: z.number().int(), chains: z.number().int(),
    broken: z.strictObject({ chain: z.number().int(), seq: z.string(), what: z.string() }).nullable(),
    anchors: z.array(z.strictObject({ day: z.string(), publishedAt: z.iso.datetime() })),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db }) {
    const verdict = await verifyChains(db);
    const anchors = await db.execute<{ day: string; published_at: string }>(sql`select day, published_at from audit_anchors order by day desc limit 30`);
    return { ...verdict, anchors: anchors.map((row) => ({ day: row.day, publishedAt: new Date(row.published_at).toISOString() })) };
  },
});
