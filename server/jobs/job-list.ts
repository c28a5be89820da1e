import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { instantText } from "../kernel/cursor";
import { asCompany, asSignedIn } from "../kernel/gates";
import { containing } from "../kernel/like";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { currencies, currencyOf, toWire, wireMoney } from "../money";
import { type JobLevel, jobLevels } from "../policy";
import { feeFor, jobTermsSnapshot } from "./terms";

const states = z.enum(["draft", "open", "paused", "filled", "closed"]);
export const jobLine = z.strictObject({
  id: z.string(), title: z.string(), companyId: z.string(), companyName: z.string(), location: z.string(), workMode: z.string(), level: z.enum(jobLevels).nullable(), currency: z.enum(currencies), salaryMin: wireMoney, salaryMax: wireMoney, state: states,
  /** The fee at either end of the salary range. */
  feeMin: wireMoney, feeMax: wireMoney,
  /** Whether somebody brought the client or owns the role, and so shares the fee on the job's side. */
  hasJobSide: z.boolean(),
  terms: jobTermsSnapshot, submissions: z.number().int(), mySubmissions: z.number().int(), createdAt: z.iso.datetime(),
});

type Row = {
  id: string; title: string; company_id: string; company_name: string; location: string; work_mode: string; level: JobLevel | null; currency: string; salary_min: string; salary_max: string; state: z.output<typeof states>; submissions: number; mine: number; created_at: string; job_side: boolean;
  terms: z.input<typeof jobTermsSnapshot>;
};

/** One shape of a role for every list; `me` counts the viewer's own submissions. */
export const jobColumns = (recruiterId: string | null) => sql`
  j.id, j.title, j.company_id, o.name as company_name, j.location, j.work_mode, j.level, j.currency, j.salary_min_minor::text as salary_min, j.salary_max_minor::text as salary_max, j.state, j.created_at, (j.owner_recruiter_id is not null or o.brought_by_recruiter_id is not null) as job_side,
  (select count(*)::int from applications a where a.job_id = j.id and a.state not in ('withdrawn')) as submissions,
  (select count(*)::int from applications a where a.job_id = j.id and a.recruiter_id = ${recruiterId} and a.state not in ('withdrawn')) as mine,
  (select jsonb_build_object('id', t.id, 'version', t.version, 'feeKind', t.fee_kind, 'feeBasisPoints', t.fee_basis_points, 'feeFixedMinor', t.fee_fixed_minor::text, 'feeBase', t.fee_base, 'guaranteeDays', t.guarantee_days,
     'refundCurve', t.refund_curve, 'paymentDays', t.payment_days, 'payoutTemplate', t.payout_template, 'invoiceAt', t.invoice_at) from job_terms t where t.job_id = j.id order by t.version desc limit 1) as terms`;

const feeAt = (row: Row, salary: string) => toWire(feeFor(row.terms, { baseSalaryMinor: BigInt(salary), signingBonusMinor: 0n, targetBonusMinor: 0n }).feeMinor, row.currency);

export const shapeJob = (row: Row) => ({
  id: row.id, title: row.title, companyId: row.company_id, companyName: row.company_name, location: row.location, workMode: row.work_mode, level: row.level, currency: currencyOf(row.currency), salaryMin: toWire(BigInt(row.salary_min), row.currency),
  salaryMax: toWire(BigInt(row.salary_max), row.currency), state: row.state, feeMin: feeAt(row, row.salary_min), feeMax: feeAt(row, row.salary_max), hasJobSide: row.job_side, terms: row.terms, submissions: row.submissions, mySubmissions: row.mine, createdAt: new Date(row.created_at).toISOString(),
});
export type JobRow = Row;

/** The company's own roles, open ones first. */
export const companyJobs = query({
  input: z.strictObject({}),
  output: z.strictObject({ jobs: z.array(jobLine) }),
  allow: asCompany,
  errors: {},
  async run({ db, scope }) {
    const rows = await db.execute<Row>(sql`select ${jobColumns(null)} from jobs j join organizations o on o.id = j.company_id where j.company_id = ${scope.companyId}
      order by (j.state = 'open') desc, j.created_at desc limit ${limits.pageSizeMax}`);
    return { jobs: rows.map(shapeJob) };
  },
});

/** Open roles of every company, newest first, page by page. */
export const openJobs = query({
  input: z.strictObject({ search: z.string().trim().max(limits.nameLength).default(""), workMode: z.enum(["on_site", "hybrid", "remote"]).optional(), after: z.strictObject({ createdAt: instantText, id: z.string().max(limits.idLength) }).optional() }),
  output: z.strictObject({ jobs: z.array(jobLine), next: z.strictObject({ createdAt: z.iso.datetime(), id: z.string() }).nullable() }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }, { search, workMode, after }) {
    const recruiterId = scope.actor.membership?.recruiterId ?? null;
    const rows = await db.execute<Row>(sql`select ${jobColumns(recruiterId)} from jobs j join organizations o on o.id = j.company_id
      where j.state = 'open' and (${search} = '' or j.title ilike ${containing(search)} or o.name ilike ${containing(search)}) and (${workMode ?? null}::text is null or j.work_mode = ${workMode ?? null})
        and (${after?.createdAt ?? null}::timestamptz is null or (j.created_at, j.id) < (${after?.createdAt ?? null}::timestamptz, ${after?.id ?? ""}))
      order by j.created_at desc, j.id desc limit ${limits.pageSize}`);
    const last = rows.length === limits.pageSize ? rows.at(-1) : undefined;
    return { jobs: rows.map(shapeJob), next: last ? { createdAt: new Date(last.created_at).toISOString(), id: last.id } : null };
  },
});

/** Open roles, and those of the reader's company in any state, newest first; the platform sees all. */
export const jobPage = query({
  input: z.strictObject({ ...pageInput, search: z.string().trim().max(limits.nameLength).default(""), state: states.optional(), companyId: z.string().max(limits.idLength).optional() }),
  output: pageOf(jobLine),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }, { cursor, limit, search, state, companyId }) {
    const { membership, platformRole } = scope.actor;
    const own = membership?.kind === "company" ? membership.organizationId : null;
    const rows = await db.execute<Row>(sql`select ${jobColumns(membership?.recruiterId ?? null)} from jobs j join organizations o on o.id = j.company_id
      where (j.state = 'open' or j.company_id = ${own} or ${platformRole !== null}) and (${search} = '' or j.title ilike ${containing(search)} or o.name ilike ${containing(search)}) and (${state ?? null}::text is null or j.state = ${state ?? null})
        and (${companyId ?? null}::text is null or j.company_id = ${companyId ?? null}) and ${after(cursor, sql`j.created_at`, sql`j.id`)} order by j.created_at desc, j.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shapeJob, (row) => [row.created_at, row.id]);
  },
});
