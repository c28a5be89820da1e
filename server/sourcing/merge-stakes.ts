import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { currencyOf, toWire, wireMoney } from "../money";
import { liveClaims } from "./join-people";
import { mergeId } from "./merge-people";
import { mergedClaims } from "./rules/merged-claims";

const record = z.strictObject({
  candidateId: z.string(), fullName: z.string(), headline: z.string().nullable(), location: z.string().nullable(), currentEmployer: z.string().nullable(), createdAt: z.iso.datetime(),
  /** Whether the person has signed in to this record. */
  signedIn: z.boolean(), stays: z.boolean(), keys: z.array(z.strictObject({ kind: z.enum(["email", "phone", "linkedin"]), asGiven: z.string() })), knownTo: z.array(z.string()),
});
const claim = z.strictObject({
  id: z.string(), onStanding: z.boolean(), holder: z.string(), firmName: z.string(), from: z.iso.datetime(), until: z.iso.datetime(), tier: z.enum(["identified", "contact", "consented"]), state: z.enum(["active", "released", "transferred", "overturned"]),
  /** What a merge now would make of it; null = it is over, or the merge is not open. */
  outcome: z.enum(["stays", "goes_on", "moves", "ends", "rests"]).nullable(), goesOnFrom: z.iso.datetime().nullable(), goesOnUntil: z.iso.datetime().nullable(),
});
const right = z.strictObject({ onStanding: z.boolean(), recruiter: z.string(), companyName: z.string(), state: z.string(), endsOn: z.string() });
const submission = z.strictObject({ applicationId: z.string(), onStanding: z.boolean(), recruiter: z.string(), jobTitle: z.string(), companyName: z.string(), state: z.string(), submittedAt: z.iso.datetime(), fee: wireMoney.nullable() });

type MergeRow = { id: string; state: "proposed" | "merged" | "declined" | "withdrawn" | "undone"; winner_id: string; loser_id: string; reason: string; proposed_by: string; proposed_at: string; answer: string | null; undo_reason: string | null; moved: number };

/** What is at stake in a merge: both records in full, whose claims, rights and submissions there are, what the hires owe, and what the merge makes of each claim. */
export const mergeStakes = query({
  input: z.strictObject({ mergeId }),
  output: z.strictObject({
    id: z.string(), state: z.enum(["proposed", "merged", "declined", "withdrawn", "undone"]), reason: z.string(), proposedBy: z.string(), proposedAt: z.iso.datetime(), answer: z.string().nullable(), undoReason: z.string().nullable(), moved: z.number().int(),
    records: z.array(record), claims: z.array(claim), rights: z.array(right), submissions: z.array(submission), now: z.iso.datetime(),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }, { mergeId }) {
    const [merge] = await db.execute<MergeRow>(sql`
      select m.id, m.state, m.winner_id, m.loser_id, m.reason, u.name as proposed_by, m.proposed_at, m.answer, m.undo_reason, (select count(*)::int from person_merge_moves v where v.merge_id = m.id) as moved
      from person_merges m join recruiters r on r.id = m.proposed_by join users u on u.id = r.user_id where m.id = ${mergeId}`);
    if (!merge) return notFound();
    const at = await now();
    const ids = [merge.winner_id, merge.loser_id] as const;
    return {
      id: merge.id, state: merge.state, reason: merge.reason, proposedBy: merge.proposed_by, proposedAt: iso(merge.proposed_at), answer: merge.answer, undoReason: merge.undo_reason, moved: merge.moved,
      records: await recordsOf(db, ids), claims: await claimsOf(db, merge, at), rights: await rightsOf(db, ids), submissions: await submissionsOf(db, ids), now: at.toISOString(),
    };
  },
});

type Ids = readonly [string, string];
const iso = (text: string) => new Date(text).toISOString();

async function recordsOf(db: Reader, ids: Ids) {
  const rows = await db.execute<{ id: string; full_name: string; headline: string | null; location: string | null; current_employer: string | null; created_at: string; signed_in: boolean; keys: { kind: "email" | "phone" | "linkedin"; asGiven: string }[]; known_to: string[] }>(sql`
    select p.id, p.full_name, p.headline, p.location, p.current_employer, p.created_at, p.user_id is not null as signed_in,
      coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'asGiven', k.as_given) order by k.kind, k.value) from candidate_keys k where k.candidate_id = p.id), '[]') as keys,
      coalesce((select jsonb_agg(u.name order by d.created_at) from candidate_dossiers d join recruiters r on r.id = d.recruiter_id join users u on u.id = r.user_id where d.candidate_id = p.id), '[]') as known_to
    from candidates p where p.id in (${ids[0]}, ${ids[1]}) order by p.id <> ${ids[0]}`);
  return rows.map((row) => ({ candidateId: row.id, fullName: row.full_name, headline: row.headline, location: row.location, currentEmployer: row.current_employer, createdAt: iso(row.created_at), signedIn: row.signed_in, stays: row.id === ids[0], keys: row.keys, knownTo: row.known_to }));
}

async function claimsOf(db: Reader, merge: MergeRow, at: Date) {
  const rows = await db.execute<{ id: string; candidate_id: string; holder: string; firm_name: string; since: string; until: string; tier: z.output<typeof claim>["tier"]; state: z.output<typeof claim>["state"] }>(sql`
    select c.id, c.candidate_id, u.name as holder, f.name as firm_name, lower(c."window") as since, upper(c."window") as until, c.tier, c.state
    from candidate_sourcers c join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = c.firm_id where c.candidate_id in (${merge.winner_id}, ${merge.loser_id}) order by lower(c."window"), c.id`);
  const open = merge.state === "proposed" ? mergedClaims(await liveClaims(db, { winnerId: merge.winner_id, loserId: merge.loser_id, at }), at.getTime()) : [];
  return rows.map((row) => {
    const one = open.find((each) => each.id === row.id);
    return {
      id: row.id, onStanding: row.candidate_id === merge.winner_id, holder: row.holder, firmName: row.firm_name, from: iso(row.since), until: iso(row.until), tier: row.tier, state: row.state, outcome: one?.outcome ?? null,
      goesOnFrom: one && "from" in one ? new Date(one.from).toISOString() : null, goesOnUntil: one?.outcome === "goes_on" ? new Date(one.until).toISOString() : one?.outcome === "moves" ? iso(row.until) : null,
    };
  });
}

async function rightsOf(db: Reader, ids: Ids) {
  const rows = await db.execute<{ candidate_id: string; recruiter: string; company_name: string; state: string; ends_on: string }>(sql`
    select t.candidate_id, u.name as recruiter, o.name as company_name, t.state, t.ends_on::text from right_to_represent t join recruiters r on r.id = t.recruiter_id join users u on u.id = r.user_id join organizations o on o.id = t.company_id
    where t.candidate_id in (${ids[0]}, ${ids[1]}) and t.state in ('requested','signed') order by t.requested_at`);
  return rows.map((row) => ({ onStanding: row.candidate_id === ids[0], recruiter: row.recruiter, companyName: row.company_name, state: row.state, endsOn: row.ends_on }));
}

async function submissionsOf(db: Reader, ids: Ids) {
  const rows = await db.execute<{ id: string; candidate_id: string; recruiter: string; title: string; company_name: string; state: string; submitted_at: string; fee_minor: string | null; currency: string | null }>(sql`
    select a.id, a.candidate_id, u.name as recruiter, j.title, o.name as company_name, a.state, a.submitted_at, p.fee_minor::text, p.currency
    from applications a join recruiters r on r.id = a.recruiter_id join users u on u.id = r.user_id join jobs j on j.id = a.job_id join organizations o on o.id = a.company_id left join placements p on p.application_id = a.id
    where a.candidate_id in (${ids[0]}, ${ids[1]}) order by a.submitted_at`);
  return rows.map((row) => ({
    applicationId: row.id, onStanding: row.candidate_id === ids[0], recruiter: row.recruiter, jobTitle: row.title, companyName: row.company_name, state: row.state, submittedAt: iso(row.submitted_at),
    fee: row.fee_minor !== null && row.currency !== null ? toWire(BigInt(row.fee_minor), currencyOf(row.currency)) : null,
  }));
}
