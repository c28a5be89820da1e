import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";

const line = z.strictObject({
  id: z.string(), candidateId: z.string(), candidateName: z.string(), companyId: z.string(), companyName: z.string(), recruiterId: z.string(), recruiterName: z.string(), applicationId: z.string(), introducedAt: z.iso.datetime(), until: z.iso.datetime(), over: z.boolean(),
});
type Row = { id: string; candidate_id: string; candidate_name: string; company_id: string; company_name: string; recruiter_id: string; recruiter_name: string; application_id: string; introduced_at: string; until: string; over: boolean };

// Whose introduction it is says its application: that goes along when two records of one person are merged, and an introduction stays as it was written.
const columns = sql`i.id, a.candidate_id, coalesce(d.full_name, p.full_name) as candidate_name, i.company_id, o.name as company_name, i.recruiter_id, u.name as recruiter_name, i.application_id, i.introduced_at, i.until, i.until <= app.now() as over`;
const from = sql`introductions i join applications a on a.id = i.application_id join candidates p on p.id = a.candidate_id join organizations o on o.id = i.company_id join recruiters r on r.id = i.recruiter_id join users u on u.id = r.user_id
  left join candidate_dossiers d on d.candidate_id = a.candidate_id and d.recruiter_id = i.recruiter_id`;
const visible = (scope: PartyScope): SQL => sql`(i.recruiter_id = ${scope.recruiterId} or i.company_id = ${scope.companyId} or a.candidate_id = ${scope.candidateId} or ${scope.admin})`;
const shape = (row: Row): z.input<typeof line> => ({
  id: row.id, candidateId: row.candidate_id, candidateName: row.candidate_name, companyId: row.company_id, companyName: row.company_name, recruiterId: row.recruiter_id, recruiterName: row.recruiter_name, applicationId: row.application_id,
  introducedAt: new Date(row.introduced_at).toISOString(), until: new Date(row.until).toISOString(), over: row.over,
});

/** Introductions by the reader, to the reader's company, or of the reader. */
export const introductionList = query({
  input: z.strictObject({ ...pageInput, candidateId: z.string().max(limits.idLength).optional(), companyId: z.string().max(limits.idLength).optional() }),
  output: pageOf(line),
  allow: asParty,
  errors: {},
  async run({ db, scope }, input) {
    const rows = await db.execute<Row>(sql`select ${columns} from ${from} where ${visible(scope)} and (${input.candidateId ?? null}::text is null or a.candidate_id = ${input.candidateId ?? null})
      and (${input.companyId ?? null}::text is null or i.company_id = ${input.companyId ?? null}) and ${after(input.cursor, sql`i.introduced_at`, sql`i.id`)} order by i.introduced_at desc, i.id desc limit ${input.limit + 1}`);
    return pageFrom(rows, input.limit, shape, (row) => [row.introduced_at, row.id]);
  },
});

/** One introduction. */
export const introductionDetail = query({
  input: z.strictObject({ introductionId: z.string().max(limits.idLength) }),
  output: z.strictObject({ introduction: line }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { introductionId }) {
    const [row] = await db.execute<Row>(sql`select ${columns} from ${from} where i.id = ${introductionId} and ${visible(scope)}`);
    return row ? { introduction: shape(row) } : notFound();
  },
});
