import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { asAdmin } from "../kernel/gates";
import { currentPolicy } from "./current-policy";
import { jobLevels, type PolicySettings, policySettings } from "./settings";

const SAMPLE = 5;
const subjects = ["claims_reach", "claims_at_longest", "roles_of_levels", "parts_lost", "offers_open", "recruiters_over_limit", "firms_over_limit", "fees_above", "reviews_waiting", "requests_waiting"] as const;
const touched = z.strictObject({
  subject: z.enum(subjects), count: z.number().int(),
  /** Some of them by name; `before` and `after` are the ends that a signature or contact of today would give, where that is what changes. */
  sample: z.array(z.strictObject({ id: z.string(), name: z.string(), detail: z.string(), before: z.iso.datetime().nullable(), after: z.iso.datetime().nullable() })),
});
type Touched = z.output<typeof touched>;
type Row = { id: string; name: string; detail: string; before?: string; after?: string; total: number };

/**
 * Whom settings would touch if they were published now: by how many and, for some, by name. Claims keep the end that they have and what is pinned stays pinned; what a change
 * touches is what comes next. Subjects that nothing would touch are left out.
 */
export const previewPolicy = query({
  input: z.strictObject({ settings: policySettings }),
  output: z.strictObject({ basedOnVersion: z.number().int(), liveClaims: z.number().int(), touched: z.array(touched) }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }, { settings: next }) {
    const { version, settings: old } = await currentPolicy(db);
    const at = (await now()).toISOString();
    const [live] = await db.execute<{ n: number }>(sql`select count(*)::int as n from candidate_sourcers where state = 'active' and "window" @> ${at}::timestamptz`);
    const found = [
      await reach(db, old, next, at), await atLongest(db, old, next, at), await rolesOfLevels(db, old, next), await partsLost(db, old, next, at), await offersOpen(db, old, next, at),
      await overLimit(db, "recruiters_over_limit", old.blindChecks.perRecruiterPerDay, next.blindChecks.perRecruiterPerDay, at), await overLimit(db, "firms_over_limit", old.blindChecks.perFirmPerDay, next.blindChecks.perFirmPerDay, at),
      await feesAbove(db, old, next), await reviewsWaiting(db, old, next), await requestsWaiting(db, old, next),
    ];
    return { basedOnVersion: version, liveClaims: live?.n ?? 0, touched: found.filter((one) => one.count > 0) };
  },
});

function shaped(subject: Touched["subject"], rows: readonly Row[]): Touched {
  const iso = (text: string | undefined) => (text === undefined ? null : new Date(text).toISOString());
  return { subject, count: rows[0]?.total ?? 0, sample: rows.map((row) => ({ id: row.id, name: row.name, detail: row.detail, before: iso(row.before), after: iso(row.after) })) };
}
const nobody = (subject: Touched["subject"]): Touched => ({ subject, count: 0, sample: [] });
const held = sql`candidate_sourcers c join candidates p on p.id = c.candidate_id join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id`;
const protecting = (at: string) => sql`c.state = 'active' and c."window" @> ${at}::timestamptz`;

/** Live claims that evidence of today would carry to another day than now: they keep their end until such evidence comes. */
async function reach(db: Reader, old: PolicySettings, next: PolicySettings, at: string): Promise<Touched> {
  const end = ({ protection: p }: PolicySettings, days: number) => sql`greatest(upper(c."window"), least(${at}::timestamptz + make_interval(hours => ${24 * days}::int), c.origin_from + make_interval(hours => ${24 * p.maxDays}::int)))`;
  const ends = (of: PolicySettings) => [end(of, of.protection.consentedDays), end(of, of.protection.contactDays), end(of, of.protection.identifiedDays)] as const;
  const [b, a] = [ends(old), ends(next)];
  const first = (of: typeof b) => sql`case when ${b[0]} <> ${a[0]} then ${of[0]} when ${b[1]} <> ${a[1]} then ${of[1]} else ${of[2]} end`;
  const kind = sql`case when ${b[0]} <> ${a[0]} then 'signature' when ${b[1]} <> ${a[1]} then 'contact' else 'identified' end`;
  return shaped("claims_reach", await db.execute<Row>(sql`
    select c.id, p.full_name as name, u.name || '|' || ${kind} as detail, ${first(b)} as before, ${first(a)} as after, count(*) over ()::int as total
    from ${held} where ${protecting(at)} and (${b[0]}, ${b[1]}, ${b[2]}) is distinct from (${a[0]}, ${a[1]}, ${a[2]}) order by upper(c."window"), c.id limit ${SAMPLE}`));
}

/** Live claims that end later than the new longest protection: nothing would carry them further. */
async function atLongest(db: Reader, old: PolicySettings, next: PolicySettings, at: string): Promise<Touched> {
  if (next.protection.maxDays >= old.protection.maxDays) return nobody("claims_at_longest");
  return shaped("claims_at_longest", await db.execute<Row>(sql`
    select c.id, p.full_name as name, u.name as detail, count(*) over ()::int as total
    from ${held} where ${protecting(at)} and upper(c."window") > c.origin_from + make_interval(hours => ${24 * next.protection.maxDays}::int) order by upper(c."window"), c.id limit ${SAMPLE}`));
}

/** Roles that may still get submissions, of levels for which these would protect otherwise than now. */
async function rolesOfLevels(db: Reader, old: PolicySettings, next: PolicySettings): Promise<Touched> {
  const changed = jobLevels.filter((level) => old.protection.byLevel[level] !== next.protection.byLevel[level]);
  if (changed.length === 0) return nobody("roles_of_levels");
  return shaped("roles_of_levels", await db.execute<Row>(sql`
    select j.id, j.title as name, o.name as detail, count(*) over ()::int as total from jobs j join organizations o on o.id = j.company_id
    where j.state in ('open', 'paused') and j.level in (${sql.join(changed.map((level) => sql`${level}`), sql`, `)}) order by j.created_at, j.id limit ${SAMPLE}`));
}

/** Live claims that owe a part which the new sourcer's share could no longer be divided for: all of it would be the holder's. */
async function partsLost(db: Reader, old: PolicySettings, next: PolicySettings, at: string): Promise<Touched> {
  const divides = ({ split: s }: PolicySettings) => sql`(${s.sourcerBasisPoints}::int * c.shared_basis_points / 10000 >= ${s.minimumBasisPoints}::int and ${s.sourcerBasisPoints}::int - ${s.sourcerBasisPoints}::int * c.shared_basis_points / 10000 >= ${s.minimumBasisPoints}::int)`;
  return shaped("parts_lost", await db.execute<Row>(sql`
    select c.id, p.full_name as name, u.name as detail, count(*) over ()::int as total
    from ${held} where ${protecting(at)} and c.shared_with is not null and ${divides(old)} and not ${divides(next)} order by upper(c."window"), c.id limit ${SAMPLE}`));
}

/** Open offers of claims: they can be accepted as long as they said. */
async function offersOpen(db: Reader, old: PolicySettings, next: PolicySettings, at: string): Promise<Touched> {
  if (next.protection.transferOfferDays === old.protection.transferOfferDays) return nobody("offers_open");
  return shaped("offers_open", await db.execute<Row>(sql`
    select c.id, p.full_name as name, u.name as detail, count(*) over ()::int as total
    from claim_transfers t join candidate_sourcers c on c.id = t.claim_id join candidates p on p.id = c.candidate_id join recruiters r on r.id = t.from_recruiter_id join users u on u.id = r.user_id
    where t.state = 'offered' and t.open_until > ${at}::timestamptz and ${protecting(at)} order by t.open_until, t.id limit ${SAMPLE}`));
}

/** Those who have asked about more people today than they might: they could check no more until the next day. */
async function overLimit(db: Reader, subject: "recruiters_over_limit" | "firms_over_limit", before: number, after: number, at: string): Promise<Touched> {
  if (after >= before) return nobody(subject);
  const who = subject === "recruiters_over_limit" ? sql`recruiters w join users n on n.id = w.user_id` : sql`organizations w join organizations n on n.id = w.id`;
  return shaped(subject, await db.execute<Row>(sql`
    select w.id, n.name, q.used::text as detail, count(*) over ()::int as total
    from blind_check_quotas q join ${who} on w.id = q.of_id where q.day = (${at}::timestamptz at time zone 'UTC')::date and q.used >= ${after} order by q.used desc, w.id limit ${SAMPLE}`));
}

/** Open roles whose fee is above the new highest: they keep their terms, and could not agree such a fee anew. */
async function feesAbove(db: Reader, old: PolicySettings, next: PolicySettings): Promise<Touched> {
  if (next.fee.maxBasisPoints >= old.fee.maxBasisPoints) return nobody("fees_above");
  return shaped("fees_above", await db.execute<Row>(sql`
    select j.id, j.title as name, o.name as detail, count(*) over ()::int as total
    from jobs j join organizations o on o.id = j.company_id join job_terms t on t.job_id = j.id and t.version = (select max(l.version) from job_terms l where l.job_id = j.id)
    where j.state in ('open', 'paused') and t.fee_basis_points > ${next.fee.maxBasisPoints} order by t.fee_basis_points desc, j.id limit ${SAMPLE}`));
}

/** Submissions that wait for a company's answer: their reminder and the pause of the role would come by the new days. */
async function reviewsWaiting(db: Reader, old: PolicySettings, next: PolicySettings): Promise<Touched> {
  const same = next.companyReview.remindBusinessDays === old.companyReview.remindBusinessDays && next.companyReview.pauseBusinessDays === old.companyReview.pauseBusinessDays;
  if (same) return nobody("reviews_waiting");
  return shaped("reviews_waiting", await db.execute<Row>(sql`
    select a.id, p.full_name as name, o.name || ', ' || j.title as detail, count(*) over ()::int as total
    from applications a join candidates p on p.id = a.candidate_id join jobs j on j.id = a.job_id join organizations o on o.id = a.company_id where a.state = 'submitted' order by a.submitted_at, a.id limit ${SAMPLE}`));
}

/** Requests for a right to represent that nobody has answered: they show the text that was sent. */
async function requestsWaiting(db: Reader, old: PolicySettings, next: PolicySettings): Promise<Touched> {
  if (next.representation.textVersion === old.representation.textVersion) return nobody("requests_waiting");
  return shaped("requests_waiting", await db.execute<Row>(sql`
    select q.id, p.full_name as name, o.name as detail, count(*) over ()::int as total
    from right_to_represent q join candidates p on p.id = q.candidate_id join organizations o on o.id = q.company_id where q.state = 'requested' and q.ends_on >= (app.now() at time zone 'UTC')::date order by q.requested_at, q.id limit ${SAMPLE}`));
}
