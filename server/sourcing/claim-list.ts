import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { handEvidenceLine, unsafeHandEvidence } from "./hand-evidence-list";
import { personOf, standingRecord } from "./standing-record";

const tiers = z.enum(["identified", "contact", "consented"]);
/** As people count it: a claim whose period is over has expired, whether or not anything has run. */
const states = z.enum(["active", "expired", "released", "transferred", "overturned"]);
const line = z.strictObject({
  id: z.string(), candidateId: z.string(), candidateName: z.string(), recruiterId: z.string(), recruiterName: z.string(), firmName: z.string(), from: z.iso.datetime(), until: z.iso.datetime(), state: states, tier: tiers, policyVersion: z.number().int(),
  /** The claim that this one was handed on from; null = none. */
  transferredFrom: z.string().nullable(),
  /** What the one who handed it on keeps of the sourcer's share; null = nothing. */
  sharedBasisPoints: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
});
type Row = {
  id: string; candidate_id: string; candidate_name: string; recruiter_id: string; recruiter_name: string; firm_name: string; since: string; until: string; state: z.output<typeof states>; tier: z.output<typeof tiers>; policy_version: number;
  transferred_from: string | null; shared: number | null; created_at: string;
};

const iso = (text: string) => new Date(text).toISOString();
const claimState = (at: Date): SQL => sql`case when c.state = 'active' and upper(c."window") <= ${at.toISOString()}::timestamptz then 'expired' else c.state end`;
const columns = (at: Date): SQL => sql`c.id, c.candidate_id, coalesce(d.full_name, p.full_name) as candidate_name, c.recruiter_id, u.name as recruiter_name, f.name as firm_name, lower(c."window") as since, upper(c."window") as until, ${claimState(at)} as state, c.tier,
  c.policy_version, c.transferred_from, c.shared_basis_points as shared, c.created_at`;
const from = sql`candidate_sourcers c join candidates p on p.id = c.candidate_id join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = c.firm_id
  left join candidate_dossiers d on d.candidate_id = c.candidate_id and d.recruiter_id = c.recruiter_id`;
/** A claim is for its holder, for the person it is about, and for the platform. */
const visible = (scope: PartyScope): SQL => sql`(c.recruiter_id = ${scope.recruiterId} or c.candidate_id in ${personOf(scope.candidateId)} or ${scope.admin})`;
const shape = (row: Row): z.input<typeof line> => ({
  id: row.id, candidateId: row.candidate_id, candidateName: row.candidate_name, recruiterId: row.recruiter_id, recruiterName: row.recruiter_name, firmName: row.firm_name, from: iso(row.since), until: iso(row.until), state: row.state, tier: row.tier,
  policyVersion: row.policy_version, transferredFrom: row.transferred_from, sharedBasisPoints: row.shared, createdAt: iso(row.created_at),
});

/** Claims that the reader holds, or that are on the reader; the platform sees all. */
export const claimList = query({
  input: z.strictObject({ ...pageInput, candidateId: z.string().max(limits.idLength).optional(), state: states.optional() }),
  output: pageOf(line),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const at = await now();
    const rows = await db.execute<Row>(sql`select ${columns(at)} from ${from} where ${visible(scope)} and (${input.candidateId ?? null}::text is null or c.candidate_id = ${input.candidateId ?? null})
      and (${input.state ?? null}::text is null or ${claimState(at)} = ${input.state ?? null}) and ${after(input.cursor, sql`c.created_at`, sql`c.id`)} order by c.created_at desc, c.id desc limit ${input.limit + 1}`);
    return pageFrom(rows, input.limit, shape, (row) => [row.created_at, row.id]);
  },
});

const evidence = z.strictObject({ kind: z.string(), days: z.number().int(), at: z.iso.datetime(), hash: z.string() });
const request = z.strictObject({ reason: z.string(), askedAt: z.iso.datetime(), answer: z.enum(["released", "kept"]).nullable(), note: z.string().nullable() });

/** One claim with what it rests on, what was written down by hand, how it changed, and whether the person asked to be let go. */
export const claimDetail = query({
  input: z.strictObject({ claimId: z.string().max(limits.idLength) }),
  output: z.strictObject({ claim: line, evidence: z.array(evidence), handEvidence: z.array(handEvidenceLine), history: z.array(z.strictObject({ fact: z.string(), until: z.iso.datetime(), reason: z.string(), at: z.iso.datetime() })), releaseRequest: request.nullable() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { claimId }) {
    const at = await now();
    const [row] = await db.execute<Row>(sql`select ${columns(at)} from ${from} where c.id = ${claimId} and ${visible(scope)}`);
    if (!row) return notFound();
    // What was proven for a claim counts for the one that it was handed on as.
    const proven = await db.execute<{ kind: string; days: number; at: string; hash: string }>(sql`
      with recursive line as (select id, transferred_from from candidate_sourcers where id = ${claimId} union select c.id, c.transferred_from from candidate_sourcers c join line l on c.id = l.transferred_from)
      select e.kind, e.days, e.at, e.hash from sourcer_evidence e join line l on l.id = e.claim_id order by e.at desc, e.id limit ${limits.pageSizeMax}`);
    const history = await db.execute<{ fact: string; until: string; reason: string; at: string }>(sql`select fact, until, reason, at from sourcer_history where claim_id = ${claimId} order by at desc limit ${limits.pageSizeMax}`);
    const [asked] = await db.execute<{ reason: string; asked_at: string; answer: "released" | "kept" | null; note: string | null }>(sql`select reason, asked_at, answer, note from claim_release_requests where claim_id = ${claimId} order by asked_at desc limit 1`);
    return {
      claim: shape(row), evidence: proven.map((one) => ({ ...one, at: iso(one.at) })), handEvidence: await unsafeHandEvidence(db, [claimId]), history: history.map((one) => ({ ...one, until: iso(one.until), at: iso(one.at) })),
      releaseRequest: asked ? { reason: asked.reason, askedAt: iso(asked.asked_at), answer: asked.answer, note: asked.note } : null,
    };
  },
});

/** One protected period as the reader may see it: another's is known by its end alone. */
const period = z.strictObject({
  id: z.string().nullable(), mine: z.boolean(), recruiterName: z.string().nullable(), firmName: z.string().nullable(), from: z.iso.datetime().nullable(), until: z.iso.datetime(), state: states, tier: tiers.nullable(), policyVersion: z.number().int().nullable(), evidence: z.array(evidence),
});

/**
 * Who protected a person since when, newest first. The person and the platform see all; a recruiter who has the person in their book sees their own periods and
 * their firm's, and of another's, while it lasts, the end and nothing else. That one is not counted against the limit: a cursor through it would tell its beginning.
 */
export const protectionHistory = query({
  input: z.strictObject({ candidateId: z.string().max(limits.idLength), ...pageInput }),
  output: pageOf(period),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { candidateId: asked, cursor, limit }) {
    const at = await now();
    const candidateId = await standingRecord(db, asked);
    const whole = scope.admin || scope.candidateId === candidateId;
    const [known] = await db.execute(sql`select 1 from candidates p where p.id = ${candidateId} and (${whole} or exists (select 1 from candidate_dossiers d where d.candidate_id = p.id and d.recruiter_id = ${scope.recruiterId}))`);
    if (!known) return notFound();
    const open = sql`(${whole} or c.recruiter_id = ${scope.recruiterId} or c.firm_id = ${scope.firmId})`;
    const rows = await db.execute<Row & { evidence: z.input<typeof evidence>[] }>(sql`
      select ${columns(at)}, coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'days', e.days, 'at', e.at, 'hash', e.hash) order by e.at desc, e.id) from sourcer_evidence e where e.claim_id = c.id), '[]'::jsonb) as evidence
      from ${from} where c.candidate_id in ${personOf(candidateId)} and ${open} and ${after(cursor, sql`c.created_at`, sql`c.id`)} order by c.created_at desc, c.id desc limit ${limit + 1}`);
    const page = pageFrom(
      rows, limit,
      (row): z.input<typeof period> => ({
        id: row.id, mine: row.recruiter_id === scope.recruiterId, recruiterName: row.recruiter_name, firmName: row.firm_name, from: iso(row.since), until: iso(row.until), state: row.state, tier: row.tier, policyVersion: row.policy_version,
        evidence: row.evidence.map((one) => ({ ...one, at: iso(one.at) })),
      }),
      (row) => [row.created_at, row.id],
    );
    if (cursor !== undefined) return page;
    const [other] = await db.execute<{ until: string }>(sql`select upper(c."window") as until from candidate_sourcers c where c.candidate_id = ${candidateId} and c."window" @> ${at.toISOString()}::timestamptz and not ${open}`);
    const hidden = { id: null, mine: false, recruiterName: null, firmName: null, from: null, state: "active" as const, tier: null, policyVersion: null, evidence: [] };
    return other ? { ...page, data: [{ ...hidden, until: iso(other.until) }, ...page.data] } : page;
  },
});
