import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { anyone } from "../kernel/gates";
import { limits } from "../kernel/limits";

const names = z.strictObject({
  receiptId: z.string(), rtrId: z.string(), candidateName: z.string(), recruiterName: z.string(), firmName: z.string(), companyName: z.string(), jobTitle: z.string().nullable(), endsOn: z.string(), textVersion: z.number().int(),
  /** The text whose bytes are hashed. */
  body: z.string(),
  signedName: z.string(), over: z.boolean(), viewer: z.enum(["candidate", "recruiter", "company", "platform"]),
});
type Row = {
  id: string; rtr_id: string; hash: string; body: string; signed_at: string; revoked_at: string | null; ends_on: string; text_version: number; signed_name: string; over: boolean; candidate_name: string; recruiter_name: string; firm_name: string; company_name: string; job_title: string | null;
  viewer: z.output<typeof names>["viewer"] | null;
};
const iso = (text: string) => new Date(text).toISOString();

/**
 * Whether there is a receipt with this hash or number, when it was signed and whether the right was taken back since: all that a stranger learns. Who signed, the
 * recruiter, a company that got a submission under it, and the platform see all of it. In: a hash, or the number of the receipt or of its right.
 */
export const receiptDetail = query({
  input: z.strictObject({ ref: z.string().trim().toLowerCase().max(limits.idLength, "A hash has 64 letters and figures.") }),
  output: z.strictObject({ receipt: z.strictObject({ hash: z.string(), signedAt: z.iso.datetime(), revokedAt: z.iso.datetime().nullable() }).nullable(), details: names.nullable() }),
  allow: anyone,
  errors: {},
  async run({ db, scope }, { ref }) {
    const who = scope.actor.kind === "user" && !scope.actor.suspended ? scope.actor : null;
    const company = who?.membership?.kind === "company" ? who.membership.organizationId : null;
    const [row] = await db.execute<Row>(sql`
      select p.id, p.rtr_id, p.hash, p.body, p.signed_at, r.revoked_at, r.ends_on::text, r.text_version, r.signed_name, r.ends_on < (app.now() at time zone 'UTC')::date as over,
        c.full_name as candidate_name, u.name as recruiter_name, f.name as firm_name, o.name as company_name, j.title as job_title,
        case when coalesce(c.merged_into, c.id) = ${who?.candidateId ?? null} then 'candidate' when r.recruiter_id = ${who?.membership?.recruiterId ?? null} then 'recruiter'
          when exists (select 1 from applications a where a.rtr_id = r.id and a.company_id = ${company}) then 'company' when ${who !== null && who.platformRole !== null} then 'platform' end as viewer
      from rtr_receipts p join right_to_represent r on r.id = p.rtr_id join candidates c on c.id = r.candidate_id join recruiters k on k.id = r.recruiter_id join users u on u.id = k.user_id
        join organizations f on f.id = r.firm_id join organizations o on o.id = r.company_id left join jobs j on j.id = r.job_id
      where p.hash = ${ref} or p.id = ${ref} or p.rtr_id = ${ref}`);
    if (!row) return { receipt: null, details: null };
    return {
      receipt: { hash: row.hash, signedAt: iso(row.signed_at), revokedAt: row.revoked_at === null ? null : iso(row.revoked_at) },
      details: row.viewer === null ? null : {
        receiptId: row.id, rtrId: row.rtr_id, candidateName: row.candidate_name, recruiterName: row.recruiter_name, firmName: row.firm_name, companyName: row.company_name, jobTitle: row.job_title, endsOn: row.ends_on, textVersion: row.text_version,
        body: row.body, signedName: row.signed_name, over: row.over, viewer: row.viewer,
      },
    };
  },
});
