import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { termsById, feeFor, hireCost, jobTermsSnapshot } from "../jobs";
import { currencyOf, percentText, toWire, wireMoney } from "../money";
import { policyAt } from "../policy";
import { liveAgreement, splitPreview, waterfallOf } from "../splits";
import { leftOutOf } from "./submission-standing";
import { agreedSplitOrNull } from "./submission-split";

const states = z.enum(["submitted", "in_review", "offered", "accepted", "rejected", "withdrawn"]);
const line = z.strictObject({
  id: z.string(), jobId: z.string(), jobTitle: z.string(), companyName: z.string(), candidateId: z.string(), candidateName: z.string(), headline: z.string().nullable(), recruiterName: z.string(), firmName: z.string(), state: states,
  submittedAt: z.iso.datetime(), reviewDueAt: z.iso.datetime().nullable(), placementId: z.string().nullable(),
});
type Row = { id: string; job_id: string; job_title: string; company_name: string; candidate_id: string; candidate_name: string; headline: string | null; recruiter_name: string; firm_name: string; state: z.output<typeof states>; submitted_at: string; placement_id: string | null };

/** Of the words about a person only those of the recruiter who submits them: what the first recruiter wrote is that one's alone. */
const columns = sql`a.id, a.job_id, j.title as job_title, o.name as company_name, a.candidate_id, c.full_name as candidate_name, d.headline, u.name as recruiter_name, f.name as firm_name, a.state, a.submitted_at, p.id as placement_id`;
const from = sql`applications a join jobs j on j.id = a.job_id join organizations o on o.id = a.company_id join candidates c on c.id = a.candidate_id join recruiters r on r.id = a.recruiter_id join users u on u.id = r.user_id
  join organizations f on f.id = a.firm_id left join candidate_dossiers d on d.recruiter_id = a.recruiter_id and d.candidate_id = a.candidate_id left join placements p on p.application_id = a.id`;

/** What a party may see: the company its own, the recruiter their own, the candidate their own, the platform all. */
const visible = (scope: PartyScope): SQL => sql`(a.company_id = ${scope.companyId} or a.recruiter_id = ${scope.recruiterId} or a.candidate_id = ${scope.candidateId} or ${scope.admin})`;

const shape = (row: Row): z.input<typeof line> => {
  const submitted = new Date(row.submitted_at);
  return {
    id: row.id, jobId: row.job_id, jobTitle: row.job_title, companyName: row.company_name, candidateId: row.candidate_id, candidateName: row.candidate_name, headline: row.headline, recruiterName: row.recruiter_name, firmName: row.firm_name, state: row.state,
    submittedAt: submitted.toISOString(), reviewDueAt: row.state === "submitted" ? businessDaysAfter(submitted, 2).toISOString() : null, placementId: row.placement_id,
  };
};

/** So many working days (Monday to Friday, UTC) after an instant. */
function businessDaysAfter(at: Date, days: number): Date {
  let left = days;
  let day = at;
  while (left > 0) {
    day = new Date(day.getTime() + 86_400_000);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left--;
  }
  return day;
}

/** Submissions as this party sees them, those that wait first. */
export const applicationList = query({
  input: z.strictObject({ as: z.enum(["recruiter", "company", "candidate"]), jobId: z.string().max(limits.idLength).optional() }),
  output: z.strictObject({ applications: z.array(line) }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { as, jobId }) {
    const own = { recruiter: sql`a.recruiter_id = ${scope.recruiterId}`, company: sql`a.company_id = ${scope.companyId}`, candidate: sql`a.candidate_id = ${scope.candidateId}` }[as];
    const rows = await db.execute<Row>(sql`select ${columns} from ${from} where ${own} and (${jobId ?? null}::text is null or a.job_id = ${jobId ?? null})
      order by (a.state in ('submitted','in_review','offered')) desc, a.submitted_at desc limit ${limits.pageSizeMax}`);
    return { applications: rows.map(shape) };
  },
});

/** Submissions in which the reader takes part, from whichever side, newest first. */
export const applicationPage = query({
  input: z.strictObject({ ...pageInput, jobId: z.string().max(limits.idLength).optional(), state: states.optional() }),
  output: pageOf(line),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, jobId, state }) {
    const rows = await db.execute<Row>(sql`select ${columns} from ${from} where ${visible(scope)} and (${jobId ?? null}::text is null or a.job_id = ${jobId ?? null}) and (${state ?? null}::text is null or a.state = ${state ?? null})
      and ${after(cursor, sql`a.submitted_at`, sql`a.id`)} order by a.submitted_at desc, a.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shape, (row) => [row.submitted_at, row.id]);
  },
});

const offer = z.strictObject({ id: z.string(), baseSalary: wireMoney, signingBonus: wireMoney, targetBonus: wireMoney, startDate: z.string(), state: z.enum(["made", "accepted", "declined", "withdrawn"]), madeAt: z.iso.datetime() });
const cost = z.strictObject({ key: z.string(), label: z.string(), amount: wireMoney, rule: z.string(), kind: z.enum(["part", "total", "inside"]) });

type Detail = Row & { company_id: string; recruiter_id: string; terms_id: string; policy_version: number; note: string | null; verdict: string | null; currency: string; email: string | null; phone: string | null; linkedin: string | null; location: string | null; offer: { id: string; base: string; signing: string; target: string; start: string; state: "made" | "accepted" | "declined" | "withdrawn"; at: string } | null; min: string; max: string };

/** One submission: what the viewer's side may see of it. The split is for recruiters and the platform, the cost for the company, the pinned terms for all but the candidate. */
export const applicationDetail = query({
  input: z.strictObject({ applicationId: z.string().max(limits.idLength) }),
  output: z.strictObject({
    application: line, note: z.string().nullable(), verdict: z.string().nullable(), side: z.enum(["company", "recruiter", "candidate", "admin"]), contact: z.strictObject({ email: z.string().nullable(), phone: z.string().nullable(), linkedin: z.string().nullable() }).nullable(),
    offer: offer.nullable(), split: splitPreview.nullable(), cost: z.array(cost).nullable(), salaryMin: wireMoney, salaryMax: wireMoney, feeText: z.string(), location: z.string().nullable(), terms: jobTermsSnapshot.nullable(),
  }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { applicationId }) {
    const [row] = await db.execute<Detail>(sql`select ${columns}, a.company_id, a.recruiter_id, a.terms_id, a.policy_version, a.note, a.verdict, j.currency, j.salary_min_minor::text as min, j.salary_max_minor::text as max, d.email, d.phone, d.linkedin, d.location,
      (select jsonb_build_object('id', x.id, 'base', x.base_salary_minor::text, 'signing', x.signing_bonus_minor::text, 'target', x.target_bonus_minor::text, 'start', x.start_date, 'state', x.state, 'at', x.made_at) from offers x where x.application_id = a.id order by x.made_at desc limit 1) as offer
      from ${from} where a.id = ${applicationId} and ${visible(scope)}`);
    if (!row) return notFound();
    const side = row.company_id === scope.companyId ? ("company" as const) : row.recruiter_id === scope.recruiterId ? ("recruiter" as const) : row.candidate_id === scope.candidateId ? ("candidate" as const) : ("admin" as const);
    const terms = await termsById(db, row.terms_id);
    const policy = await policyAt(db, row.policy_version);
    const currency = currencyOf(row.currency);
    const money = (text: string) => toWire(BigInt(text), currency);
    // An offer that was taken back or declined binds nobody: the figures are then those of the middle of the range again.
    const pay = row.offer && (row.offer.state === "made" || row.offer.state === "accepted") ? { baseSalaryMinor: BigInt(row.offer.base), signingBonusMinor: BigInt(row.offer.signing), targetBonusMinor: BigInt(row.offer.target) } : { baseSalaryMinor: (BigInt(row.min) + BigInt(row.max)) / 2n, signingBonusMinor: 0n, targetBonusMinor: 0n };
    const agreement = side === "recruiter" || side === "admin" ? await liveAgreement(db, row.id) : null;
    const split = agreement && agreedSplitOrNull(feeFor(terms, pay).feeMinor, agreement, policy);
    return {
      application: shape(row), note: side === "candidate" ? null : row.note, verdict: side === "candidate" ? null : row.verdict, side, contact: side === "candidate" ? null : { email: row.email, phone: row.phone, linkedin: row.linkedin },
      offer: row.offer ? { id: row.offer.id, baseSalary: money(row.offer.base), signingBonus: money(row.offer.signing), targetBonus: money(row.offer.target), startDate: row.offer.start, state: row.offer.state, madeAt: new Date(row.offer.at).toISOString() } : null,
      split: split ? waterfallOf(split, currency, { nameOf: () => null, mine: scope.recruiterId, leftOut: await leftOutOf(db, row.id) }) : null,
      cost: side === "company" ? hireCost(terms, pay, policy.settings.split.platformBasisPoints).lines.map(({ amountMinor, ...one }) => ({ ...one, amount: toWire(amountMinor, currency) })) : null,
      salaryMin: money(row.min), salaryMax: money(row.max), feeText: terms.feeKind === "fixed" ? "fixed fee" : percentText(terms.feeBasisPoints ?? 0), location: row.location, terms: side === "candidate" ? null : terms,
    };
  },
});
