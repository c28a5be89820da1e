import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";

/** One whose last day has passed is over, whatever else became of it. */
const states = z.enum(["requested", "signed", "declined", "withdrawn", "revoked", "ended"]);
const line = z.strictObject({
  id: z.string(), candidateId: z.string(), candidateName: z.string(), recruiterId: z.string(), recruiterName: z.string(), firmName: z.string(), companyId: z.string(), companyName: z.string(), jobId: z.string().nullable(), jobTitle: z.string().nullable(), state: states,
  textVersion: z.number().int(), endsOn: z.iso.date(), requestedAt: z.iso.datetime(), openedAt: z.iso.datetime().nullable(), signedAt: z.iso.datetime().nullable(), revokedAt: z.iso.datetime().nullable(), receiptHash: z.string().nullable(),
});
type Row = {
  id: string; candidate_id: string; candidate_name: string; recruiter_id: string; recruiter_name: string; firm_name: string; company_id: string; company_name: string; job_id: string | null; job_title: string | null; state: z.output<typeof states>;
  text_version: number; ends_on: string; requested_at: string; opened_at: string | null; signed_at: string | null; revoked_at: string | null; receipt_hash: string | null;
};

const stateNow = sql`case when r.state in ('requested','signed') and r.ends_on < (app.now() at time zone 'UTC')::date then 'ended' else r.state end`;
const columns = sql`r.id, r.candidate_id, coalesce(d.full_name, p.full_name) as candidate_name, r.recruiter_id, u.name as recruiter_name, f.name as firm_name, r.company_id, o.name as company_name, r.job_id, j.title as job_title, ${stateNow} as state,
  r.text_version, r.ends_on::text, r.requested_at, r.opened_at, r.signed_at, r.revoked_at, r.receipt_hash`;
const from = sql`right_to_represent r join candidates p on p.id = r.candidate_id join recruiters rec on rec.id = r.recruiter_id join users u on u.id = rec.user_id join organizations f on f.id = r.firm_id join organizations o on o.id = r.company_id
  left join jobs j on j.id = r.job_id left join candidate_dossiers d on d.candidate_id = r.candidate_id and d.recruiter_id = r.recruiter_id`;
/** For the recruiter who asked, for the person unless it was taken back, for a company once a submission to it rests on it, and for the platform. */
const visible = (scope: PartyScope): SQL => sql`(r.recruiter_id = ${scope.recruiterId} or (r.candidate_id = ${scope.candidateId} and r.state <> 'withdrawn')
  or (r.company_id = ${scope.companyId} and exists (select 1 from applications a where a.rtr_id = r.id)) or ${scope.admin})`;

const maybe = (text: string | null) => (text === null ? null : new Date(text).toISOString());
const shape = (row: Row): z.input<typeof line> => ({
  id: row.id, candidateId: row.candidate_id, candidateName: row.candidate_name, recruiterId: row.recruiter_id, recruiterName: row.recruiter_name, firmName: row.firm_name, companyId: row.company_id, companyName: row.company_name, jobId: row.job_id, jobTitle: row.job_title,
  state: row.state, textVersion: row.text_version, endsOn: row.ends_on, requestedAt: new Date(row.requested_at).toISOString(), openedAt: maybe(row.opened_at), signedAt: maybe(row.signed_at), revokedAt: maybe(row.revoked_at), receiptHash: row.receipt_hash,
});

/** Rights to represent that the reader asked for, was asked for, or received a submission under. */
export const rtrList = query({
  input: z.strictObject({ ...pageInput, candidateId: z.string().max(limits.idLength).optional(), state: states.optional() }),
  output: pageOf(line),
  allow: asParty,
  errors: {},
  async run({ db, scope }, input) {
    const rows = await db.execute<Row>(sql`select ${columns} from ${from} where ${visible(scope)} and (${input.candidateId ?? null}::text is null or r.candidate_id = ${input.candidateId ?? null})
      and (${input.state ?? null}::text is null or ${stateNow} = ${input.state ?? null}) and ${after(input.cursor, sql`r.requested_at`, sql`r.id`)} order by r.requested_at desc, r.id desc limit ${input.limit + 1}`);
    return pageFrom(rows, input.limit, shape, (row) => [row.requested_at, row.id]);
  },
});

/** One right to represent with its text, word for word. */
export const rtrDetail = query({
  input: z.strictObject({ rtrId: z.string().max(limits.idLength) }),
  output: z.strictObject({ rtr: line, text: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { rtrId }) {
    const [row] = await db.execute<Row & { text_shown: string }>(sql`select ${columns}, r.text_shown from ${from} where r.id = ${rtrId} and ${visible(scope)}`);
    return row ? { rtr: shape(row), text: row.text_shown } : notFound();
  },
});
