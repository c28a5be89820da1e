import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { instantText, placeOf } from "../kernel/cursor";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asRecruiter, type RecruiterScope } from "../kernel/gates";
import { containing } from "../kernel/like";
import { limits } from "../kernel/limits";
import { pageFrom, pageInput, pageOf } from "../kernel/page";
import { handEvidenceLine, unsafeHandEvidence } from "./hand-evidence-list";
import { lane, lanesOf } from "./protection-lanes";
import { personOf, standingRecord } from "./standing-record";

const tiers = z.enum(["identified", "contact", "consented"]);
/** Protection as one recruiter may see it: theirs in full, another's by its end alone. */
const protection = z.strictObject({
  state: z.enum(["mine", "other", "free"]), claimId: z.string().nullable(), from: z.iso.datetime().nullable(), until: z.iso.datetime().nullable(), tier: tiers.nullable(), policyVersion: z.number().int().nullable(),
});
const line = z.strictObject({ candidateId: z.string(), fullName: z.string(), headline: z.string().nullable(), location: z.string().nullable(), currentEmployer: z.string().nullable(), protection, submissions: z.number().int(), signedRtrs: z.number().int(), addedAt: z.iso.datetime() });

type Claim = { claim_id: string | null; claim_mine: boolean | null; claim_from: string | null; claim_until: string | null; claim_tier: z.output<typeof tiers> | null; claim_policy: number | null };
type Row = Claim & { candidate_id: string; full_name: string; headline: string | null; location: string | null; current_employer: string | null; submissions: number; rtrs: number; created_at: string };

const iso = (text: string) => new Date(text).toISOString();
const shapeProtection = (row: Claim): z.input<typeof protection> => {
  if (!row.claim_id || !row.claim_until || !row.claim_from) return { state: "free", claimId: null, from: null, until: null, tier: null, policyVersion: null };
  if (!row.claim_mine) return { state: "other", claimId: null, from: null, until: iso(row.claim_until), tier: null, policyVersion: null };
  return { state: "mine", claimId: row.claim_id, from: iso(row.claim_from), until: iso(row.claim_until), tier: row.claim_tier, policyVersion: row.claim_policy };
};
const claimColumns = (recruiterId: string) => sql`c.id as claim_id, c.recruiter_id = ${recruiterId} as claim_mine, lower(c."window") as claim_from, upper(c."window") as claim_until, c.tier as claim_tier, c.policy_version as claim_policy`;

const filters = { search: z.string().trim().max(limits.nameLength).default(""), filter: z.enum(["all", "mine", "other", "free"]).default("all") };
type Filters = { search: string; filter: string; place: { at: string; tie: string } | null; limit: number; at: Date };

/** The rows of a recruiter's book from a place on, newest first. */
const bookRows = (db: Reader, scope: RecruiterScope, { search, filter, place, limit, at }: Filters) => db.execute<Row>(sql`
  select d.candidate_id, d.full_name, d.headline, d.location, d.current_employer, d.created_at, ${claimColumns(scope.recruiterId)},
    (select count(*)::int from applications a where a.candidate_id = d.candidate_id and a.recruiter_id = ${scope.recruiterId} and a.state <> 'withdrawn') as submissions,
    (select count(*)::int from right_to_represent r where r.candidate_id = d.candidate_id and r.recruiter_id = ${scope.recruiterId} and r.state = 'signed') as rtrs
  from candidate_dossiers d join candidates p on p.id = d.candidate_id and p.merged_into is null left join candidate_sourcers c on c.candidate_id = d.candidate_id and c."window" @> ${at.toISOString()}::timestamptz
  where d.recruiter_id = ${scope.recruiterId} and (${search} = '' or d.full_name ilike ${containing(search)})
    and (${filter} = 'all' or ${filter} = case when c.id is null then 'free' when c.recruiter_id = ${scope.recruiterId} then 'mine' else 'other' end)
    and (${place?.at ?? null}::timestamptz is null or (d.created_at, d.candidate_id) < (${place?.at ?? null}::timestamptz, ${place?.tie ?? ""}))
  order by d.created_at desc, d.candidate_id desc limit ${limit}`);
const shapeLine = (row: Row) => ({ candidateId: row.candidate_id, fullName: row.full_name, headline: row.headline, location: row.location, currentEmployer: row.current_employer, protection: shapeProtection(row), submissions: row.submissions, signedRtrs: row.rtrs, addedAt: iso(row.created_at) });

/** The people in a recruiter's own book, newest first, page by page. */
export const candidateList = query({
  input: z.strictObject({ ...filters, after: z.strictObject({ addedAt: instantText, candidateId: z.string().max(limits.idLength) }).optional() }),
  output: z.strictObject({ candidates: z.array(line), next: z.strictObject({ addedAt: z.iso.datetime(), candidateId: z.string() }).nullable(), now: z.iso.datetime() }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope, now }, { search, filter, after }) {
    const at = await now();
    const rows = await bookRows(db, scope, { search, filter, place: after ? { at: after.addedAt, tie: after.candidateId } : null, limit: limits.pageSize, at });
    const last = rows.length === limits.pageSize ? rows.at(-1) : undefined;
    return { candidates: rows.map(shapeLine), next: last ? { addedAt: iso(last.created_at), candidateId: last.candidate_id } : null, now: at.toISOString() };
  },
});

/** The same people, as programs page through them. */
export const candidatePage = query({
  input: z.strictObject({ ...pageInput, ...filters }),
  output: pageOf(line.omit({ candidateId: true }).extend({ id: z.string() })),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope, now }, { cursor, limit, ...filter }) {
    const rows = await bookRows(db, scope, { ...filter, place: cursor === undefined ? null : placeOf(cursor), limit: limit + 1, at: await now() });
    const shape = (row: Row) => {
      const { candidateId: id, ...rest } = shapeLine(row);
      return { id, ...rest };
    };
    return pageFrom(rows, limit, shape, (row) => [row.created_at, row.candidate_id]);
  },
});

const rtrLine = z.strictObject({ id: z.string(), companyId: z.string(), companyName: z.string(), jobTitle: z.string().nullable(), state: z.string(), textVersion: z.number().int(), endsOn: z.string(), requestedAt: z.iso.datetime(), openedAt: z.iso.datetime().nullable(), signedAt: z.iso.datetime().nullable(), revokedAt: z.iso.datetime().nullable(), receiptHash: z.string().nullable() });
const applicationLine = z.strictObject({ id: z.string(), jobTitle: z.string(), companyName: z.string(), state: z.string(), submittedAt: z.iso.datetime() });
const historyLine = z.strictObject({ fact: z.string(), until: z.iso.datetime(), reason: z.string(), at: z.iso.datetime() });
/** One of the reader's own protected periods, past ones too. */
const claimLine = z.strictObject({ id: z.string(), from: z.iso.datetime(), until: z.iso.datetime(), state: z.enum(["active", "released", "transferred", "overturned"]), tier: tiers });
const evidenceLine = z.strictObject({ kind: z.string(), /** Of a claim of the reader, or of whoever held it before them. */ yours: z.boolean(), days: z.number().int(), at: z.iso.datetime(), hash: z.string() });
const joinedLine = z.strictObject({ candidateId: z.string(), fullName: z.string(), email: z.string().nullable(), phone: z.string().nullable(), linkedin: z.string().nullable(), headline: z.string().nullable(), note: z.string().nullable(), addedAt: z.iso.datetime() });

/** One person as one recruiter knows them: what they wrote down, whose the person is, until when, what they may do. */
export const candidateDetail = query({
  input: z.strictObject({ candidateId: z.string().max(limits.idLength) }),
  output: z.strictObject({
    candidate: line.extend({ email: z.string().nullable(), phone: z.string().nullable(), linkedin: z.string().nullable(), note: z.string().nullable() }), rtrs: z.array(rtrLine), applications: z.array(applicationLine),
    claims: z.array(claimLine), releaseAsked: z.strictObject({ reason: z.string(), askedAt: z.iso.datetime() }).nullable(),
    /** The day (UTC) since which the person is known here: no contact before it can be written down. */
    knownSince: z.string(),
    /** Contact that the reader has written down by hand for their protection. */
    contacts: z.array(handEvidenceLine),
    /** The reader's own open offer of their claim. */
    offered: z.strictObject({ transferId: z.string(), toName: z.string(), openUntil: z.iso.datetime(), keepsBasisPoints: z.number().int() }).nullable(),
    history: z.array(historyLine), evidence: z.array(evidenceLine),
    /** What the reader had written down on other records of this person before they were merged. */
    joined: z.array(joinedLine),
    /** Who protected the person when, as far as the reader may know. */
    lanes: z.array(lane),
    now: z.iso.datetime(),
  }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope, now }, input) {
    const at = await now();
    const candidateId = await standingRecord(db, input.candidateId);
    const person = personOf(candidateId);
    const [row] = await db.execute<Row & { known_since: string; email: string | null; phone: string | null; linkedin: string | null; note: string | null }>(sql`
      select d.candidate_id, d.full_name, d.headline, d.location, d.current_employer, d.created_at, d.email, d.phone, d.linkedin, d.note, (p.created_at at time zone 'UTC')::date::text as known_since, ${claimColumns(scope.recruiterId)}, 0 as submissions, 0 as rtrs
      from candidate_dossiers d join candidates p on p.id = d.candidate_id left join candidate_sourcers c on c.candidate_id = d.candidate_id and c."window" @> ${at.toISOString()}::timestamptz
      where d.recruiter_id = ${scope.recruiterId} and d.candidate_id = ${candidateId}`);
    if (!row) return notFound();
    const rtrs = await db.execute<{ id: string; company_id: string; company_name: string; job_title: string | null; state: string; text_version: number; ends_on: string; requested_at: string; opened_at: string | null; signed_at: string | null; revoked_at: string | null; receipt_hash: string | null }>(sql`
      select r.id, r.company_id, o.name as company_name, j.title as job_title, r.state, r.text_version, r.ends_on::text, r.requested_at, r.opened_at, r.signed_at, r.revoked_at, r.receipt_hash from right_to_represent r join organizations o on o.id = r.company_id left join jobs j on j.id = r.job_id
      where r.candidate_id = ${candidateId} and r.recruiter_id = ${scope.recruiterId} order by r.requested_at desc`);
    const applications = await db.execute<{ id: string; job_title: string; company_name: string; state: string; submitted_at: string }>(sql`
      select a.id, j.title as job_title, o.name as company_name, a.state, a.submitted_at from applications a join jobs j on j.id = a.job_id join organizations o on o.id = a.company_id
      where a.candidate_id = ${candidateId} and a.recruiter_id = ${scope.recruiterId} order by a.submitted_at desc`);
    const claims = await db.execute<{ id: string; since: string; until: string; state: z.output<typeof claimLine>["state"]; tier: z.output<typeof tiers> }>(sql`
      select id, lower("window") as since, upper("window") as until, state, tier from candidate_sourcers where candidate_id in ${person} and recruiter_id = ${scope.recruiterId} order by lower("window")`);
    const history = await db.execute<{ fact: string; until: string; reason: string; at: string }>(sql`
      select h.fact, h.until, h.reason, h.at from sourcer_history h join candidate_sourcers c on c.id = h.claim_id where c.candidate_id in ${person} and c.recruiter_id = ${scope.recruiterId} order by h.at desc`);
    // What was proven for a claim counts for the one that it was handed on as.
    const evidence = await db.execute<{ kind: string; yours: boolean; days: number; at: string; hash: string }>(sql`
      with recursive mine as (
        select id, transferred_from, recruiter_id from candidate_sourcers where candidate_id in ${person} and recruiter_id = ${scope.recruiterId}
        union select c.id, c.transferred_from, c.recruiter_id from candidate_sourcers c join mine m on c.id = m.transferred_from)
      select e.kind, m.recruiter_id = ${scope.recruiterId} as yours, e.days, e.at, e.hash from sourcer_evidence e join mine m on m.id = e.claim_id order by e.at desc`);
    const contacts = await unsafeHandEvidence(db, claims.map((one) => one.id));
    const [offered] = await db.execute<{ id: string; to_name: string; open_until: string; keeps: number }>(sql`
      select t.id, u.name as to_name, t.open_until, t.keeps_basis_points as keeps from claim_transfers t join candidate_sourcers c on c.id = t.claim_id join recruiters r on r.id = t.to_recruiter_id join users u on u.id = r.user_id
      where c.candidate_id = ${candidateId} and t.from_recruiter_id = ${scope.recruiterId} and t.state = 'offered' and t.open_until > ${at.toISOString()}::timestamptz and c.state = 'active'`);
    const joined = await db.execute<{ candidate_id: string; full_name: string; email: string | null; phone: string | null; linkedin: string | null; headline: string | null; note: string | null; created_at: string }>(sql`
      select d.candidate_id, d.full_name, d.email, d.phone, d.linkedin, d.headline, d.note, d.created_at from candidate_dossiers d where d.candidate_id in ${person} and d.candidate_id <> ${candidateId} and d.recruiter_id = ${scope.recruiterId} order by d.created_at`);
    const maybe = (text: string | null) => (text ? iso(text) : null);
    const [asked] = await db.execute<{ reason: string; asked_at: string }>(sql`
      select q.reason, q.asked_at from claim_release_requests q join candidate_sourcers c on c.id = q.claim_id
      where c.candidate_id = ${candidateId} and c.recruiter_id = ${scope.recruiterId} and c.state = 'active' and c."window" @> ${at.toISOString()}::timestamptz and q.answer is null`);
    return {
      candidate: {
        candidateId: row.candidate_id, fullName: row.full_name, headline: row.headline, location: row.location, currentEmployer: row.current_employer, protection: shapeProtection(row), submissions: applications.filter((one) => one.state !== "withdrawn").length,
        signedRtrs: rtrs.filter((one) => one.state === "signed").length, addedAt: iso(row.created_at), email: row.email, phone: row.phone, linkedin: row.linkedin, note: row.note,
      },
      rtrs: rtrs.map((one) => ({ id: one.id, companyId: one.company_id, companyName: one.company_name, jobTitle: one.job_title, state: one.state, textVersion: one.text_version, endsOn: one.ends_on, requestedAt: iso(one.requested_at), openedAt: maybe(one.opened_at), signedAt: maybe(one.signed_at), revokedAt: maybe(one.revoked_at), receiptHash: one.receipt_hash })),
      applications: applications.map((one) => ({ id: one.id, jobTitle: one.job_title, companyName: one.company_name, state: one.state, submittedAt: iso(one.submitted_at) })),
      joined: joined.map((one) => ({ candidateId: one.candidate_id, fullName: one.full_name, email: one.email, phone: one.phone, linkedin: one.linkedin, headline: one.headline, note: one.note, addedAt: iso(one.created_at) })),
      lanes: await lanesOf(db, scope, { candidateId, at }),
      knownSince: row.known_since,
      contacts,
      offered: offered ? { transferId: offered.id, toName: offered.to_name, openUntil: iso(offered.open_until), keepsBasisPoints: offered.keeps } : null,
      releaseAsked: asked ? { reason: asked.reason, askedAt: iso(asked.asked_at) } : null,
      claims: claims.map((one) => ({ id: one.id, from: iso(one.since), until: iso(one.until), state: one.state, tier: one.tier })),
      history: history.map((one) => ({ fact: one.fact, until: iso(one.until), reason: one.reason, at: iso(one.at) })),
      evidence: evidence.map((one) => ({ kind: one.kind, yours: one.yours, days: one.days, at: iso(one.at), hash: one.hash })),
      now: at.toISOString(),
    };
  },
});
