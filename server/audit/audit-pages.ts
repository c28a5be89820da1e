import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";

const entry = z.strictObject({ id: z.string(), chain: z.number().int(), seq: z.string(), at: z.iso.datetime(), actor: z.string(), fact: z.string(), subjectId: z.string(), placementId: z.string().nullable(), hash: z.string(), prev: z.string(), bytes: z.string() });
type Row = { id: string; chain: number; seq: string; at: string; actor: string; fact: string; subject_id: string; placement_id: string | null; hash: string; prev: string; bytes: string };
/** Ordered as text like the place in its chain. */
const tie = sql`(lpad(l.chain::text, 5, '0') || '-' || lpad(l.seq::text, 19, '0'))`;
const entries = sql`select ${tie} as id, l.chain, l.seq::text, l.at, l.actor, l.fact, l.subject_id, l.placement_id, encode(l.hash, 'hex') as hash, encode(l.prev, 'hex') as prev, l.bytes from payout_audit_log l`;
const shape = (row: Row): z.input<typeof entry> => ({ id: row.id, chain: row.chain, seq: row.seq, at: new Date(row.at).toISOString(), actor: row.actor, fact: row.fact, subjectId: row.subject_id, placementId: row.placement_id, hash: row.hash, prev: row.prev, bytes: row.bytes });

/** Every change of a money state, newest first, with the bytes that were hashed. */
export const auditPage = query({
  input: z.strictObject({ ...pageInput, placementId: z.string().max(limits.idLength).optional() }),
  output: pageOf(entry),
  allow: asAdmin,
  errors: {},
  async run({ db }, { cursor, limit, placementId }) {
    const rows = await db.execute<Row>(sql`${entries} where (${placementId ?? null}::text is null or l.placement_id = ${placementId ?? null}) and ${after(cursor, sql`l.at`, tie)} order by l.at desc, ${tie} desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shape, (row) => [row.at, row.id]);
  },
});

/** One entry of a chain. */
export const auditEntry = query({
  input: z.strictObject({ entry: z.string().max(limits.idLength) }),
  output: z.strictObject({ entry }),
  allow: asAdmin,
  errors: {},
  async run({ db }, { entry: asked }) {
    const [chain, seq] = /^(\d{5})-(\d{19})$/.exec(asked)?.slice(1) ?? [];
    if (!chain || !seq || BigInt(seq) > 9_223_372_036_854_775_807n || Number(chain) > 32_767) return notFound();
    const [row] = await db.execute<Row>(sql`${entries} where l.chain = ${Number(chain)} and l.seq = ${seq}::bigint`);
    return row ? { entry: shape(row) } : notFound();
  },
});

const decision = z.strictObject({
  id: z.string(), kind: z.string(), subjectId: z.string(), actor: z.string(), rule: z.string(), policyVersion: z.number().int().nullable(),
  /** What the decision was made on, as it was then. */
  inputs: z.unknown(),
  outcome: z.string(), reason: z.string(), at: z.iso.datetime(),
});
type DecisionRow = { id: string; kind: string; subject_id: string; actor: string; rule: string; policy_version: number | null; inputs: unknown; outcome: string; reason: string; at: string };
const decisions = sql`select d.id::text, d.kind, d.subject_id, d.actor, d.rule, d.policy_version, d.inputs, d.outcome, d.reason, d.at from decision_audit_log d`;
const shapeDecision = (row: DecisionRow): z.input<typeof decision> => ({ id: row.id, kind: row.kind, subjectId: row.subject_id, actor: row.actor, rule: row.rule, policyVersion: row.policy_version, inputs: row.inputs, outcome: row.outcome, reason: row.reason, at: new Date(row.at).toISOString() });

/** Recorded decisions by people, rules and models, newest first. */
export const decisionList = query({
  input: z.strictObject({ ...pageInput, subjectId: z.string().max(limits.idLength).optional() }),
  output: pageOf(decision),
  allow: asAdmin,
  errors: {},
  async run({ db }, { cursor, limit, subjectId }) {
    const rows = await db.execute<DecisionRow>(sql`${decisions} where (${subjectId ?? null}::text is null or d.subject_id = ${subjectId ?? null}) and ${after(cursor, sql`d.at`, sql`d.id::text`)} order by d.at desc, d.id::text desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shapeDecision, (row) => [row.at, row.id]);
  },
});

/** One recorded decision. */
export const decisionDetail = query({
  input: z.strictObject({ decision: z.string().max(limits.idLength) }),
  output: z.strictObject({ decision }),
  allow: asAdmin,
  errors: {},
  async run({ db }, { decision: asked }) {
    const [row] = await db.execute<DecisionRow>(sql`${decisions} where d.id::text = ${asked}`);
    return row ? { decision: shapeDecision(row) } : notFound();
  },
});
