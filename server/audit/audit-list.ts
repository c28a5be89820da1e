import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { cursor, cursorOf, placeOf } from "../kernel/cursor";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { verifyChains } from "./verify-chains";

/** Audit entries, newest first; of one placement if asked. */
export const auditList = query({
  input: z.strictObject({ placementId: z.string().max(limits.idLength).optional(), before: cursor.regex(/~\d{1,4}-\d{1,18}$/).optional() }),
  output: z.strictObject({
    entries: z.array(z.strictObject({ chain: z.number().int(), seq: z.string(), at: z.iso.datetime(), actor: z.string(), actorName: z.string().nullable(), fact: z.string(), subjectId: z.string(), placementId: z.string().nullable(), hash: z.string(), prev: z.string(), bytes: z.string() })),
    nextBefore: z.string().nullable(),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db }, input) {
    const before = input.before === undefined ? null : placeOf(input.before);
    const [chain = "0", seq = "0"] = before?.tie.split("-") ?? [];
    const rows = await db.execute<{ chain: number; seq: string; at: string; actor: string; actor_name: string | null; fact: string; subject_id: string; placement_id: string | null; hash: string; prev: string; bytes: string }>(sql`
      select l.chain, l.seq::text, l.at, l.actor, u.name as actor_name, l.fact, l.subject_id, l.placement_id, encode(l.hash, 'hex') as hash, encode(l.prev, 'hex') as prev, l.bytes
      from payout_audit_log l left join users u on l.actor = 'user:' || u.id
      where (${input.placementId ?? null}::text is null or l.placement_id = ${input.placementId ?? null})
        and (${before?.at ?? null}::timestamptz is null or (l.at, l.chain, l.seq) < (${before?.at ?? null}::timestamptz, ${chain}::smallint, ${seq}::bigint))
      order by l.at desc, l.chain desc, l.seq desc limit ${limits.pageSize}`);
    const last = rows.length === limits.pageSize ? rows.at(-1) : undefined;
    return {
      entries: rows.map((row) => ({ chain: row.chain, seq: row.seq, at: new Date(row.at).toISOString(), actor: row.actor, actorName: row.actor_name, fact: row.fact, subjectId: row.subject_id, placementId: row.placement_id, hash: row.hash, prev: row.prev, bytes: row.bytes })),
      nextBefore: last ? cursorOf(last.at, `${last.chain}-${last.seq}`) : null,
    };
  },
});

const block = z.strictObject({ seq: z.string(), fact: z.string(), hash: z.string(), at: z.iso.datetime() });

/** Each chain with its head and the last entries that lead to it, for the picture of the chain. */
export const auditHeads = query({
  input: z.strictObject({}),
  output: z.strictObject({ chains: z.array(z.strictObject({ chain: z.number().int(), entries: z.string(), hash: z.string(), tail: z.array(block) })) }),
  allow: asAdmin,
  errors: {},
  async run({ db }) {
    const rows = await db.execute<{ chain: number; seq: string; hash: string; tail: z.input<typeof block>[] }>(sql`
      select h.chain, h.seq::text, encode(h.hash, 'hex') as hash, coalesce((select jsonb_agg(jsonb_build_object('seq', t.seq::text, 'fact', t.fact, 'hash', encode(t.hash, 'hex'), 'at', t.at) order by t.seq)
        from (select l.seq, l.fact, l.hash, l.at from payout_audit_log l where l.chain = h.chain order by l.seq desc limit 4) t), '[]'::jsonb) as tail
      from audit_heads h order by h.chain`);
    return { chains: rows.map((row) => ({ chain: row.chain, entries: row.seq, hash: row.hash, tail: row.tail.map((one) => ({ ...one, at: new Date(one.at).toISOString() })) })) };
  },
});

/** Recomputes the chains now. */
export const auditVerdict = query({
  input: z.strictObject({}),
  output: z.strictObject({
    at: z.iso.datetime(), entries: z.number().int(), chains: z.number().int(),
    broken: z.strictObject({ chain: z.number().int(), seq: z.string(), what: z.string() }).nullable(),
    anchors: z.array(z.strictObject({ day: z.string(), publishedAt: z.iso.datetime() })),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }) {
    const verdict = await verifyChains(db);
    const anchors = await db.execute<{ day: string; published_at: string }>(sql`select day, published_at from audit_anchors order by day desc limit 30`);
    return { ...verdict, at: (await now()).toISOString(), anchors: anchors.map((row) => ({ day: row.day, publishedAt: new Date(row.published_at).toISOString() })) };
  },
});
