import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asRecruiter, type RecruiterScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";

const states = z.enum(["offered", "accepted", "declined", "withdrawn", "lapsed"]);
const line = z.strictObject({
  id: z.string(), claimId: z.string(), candidateId: z.string(), candidateName: z.string(), fromName: z.string(), toName: z.string(), mine: z.boolean(), keepsBasisPoints: z.number().int(), note: z.string().nullable(), state: states, offeredAt: z.iso.datetime(), openUntil: z.iso.datetime(), answer: z.string().nullable(),
});
type Row = { id: string; claim_id: string; candidate_id: string; candidate_name: string; from_name: string; to_name: string; mine: boolean; keeps: number; note: string | null; state: z.output<typeof states>; offered_at: string; open_until: string; answer: string | null };

/** Of the person an offer tells the name alone, until it is accepted. */
const offers = (scope: RecruiterScope): SQL => sql`
  select t.id, t.claim_id, c.candidate_id, coalesce(d.full_name, p.full_name) as candidate_name, fu.name as from_name, tu.name as to_name, t.from_recruiter_id = ${scope.recruiterId} as mine, t.keeps_basis_points as keeps, t.note, t.offered_at, t.open_until, t.answer,
    case when t.state = 'offered' and (t.open_until <= app.now() or c.state <> 'active') then 'lapsed' else t.state end as state
  from claim_transfers t join candidate_sourcers c on c.id = t.claim_id join candidates p on p.id = c.candidate_id left join candidate_dossiers d on d.candidate_id = c.candidate_id and d.recruiter_id = t.from_recruiter_id
    join recruiters fr on fr.id = t.from_recruiter_id join users fu on fu.id = fr.user_id join recruiters tr on tr.id = t.to_recruiter_id join users tu on tu.id = tr.user_id
  where (t.from_recruiter_id = ${scope.recruiterId} or t.to_recruiter_id = ${scope.recruiterId})`;
const shape = (row: Row): z.input<typeof line> => ({
  id: row.id, claimId: row.claim_id, candidateId: row.candidate_id, candidateName: row.candidate_name, fromName: row.from_name, toName: row.to_name, mine: row.mine, keepsBasisPoints: row.keeps, note: row.note, state: row.state,
  offeredAt: new Date(row.offered_at).toISOString(), openUntil: new Date(row.open_until).toISOString(), answer: row.answer,
});

/** Claims that the reader offered to others, and that others offered to the reader. */
export const claimTransferList = query({
  input: z.strictObject({ ...pageInput, state: states.optional() }),
  output: pageOf(line),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { cursor, limit, state }) {
    const rows = await db.execute<Row>(sql`select * from (${offers(scope)}) o where (${state ?? null}::text is null or o.state = ${state ?? null}) and ${after(cursor, sql`o.offered_at`, sql`o.id`)} order by o.offered_at desc, o.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shape, (row) => [row.offered_at, row.id]);
  },
});

/** One offer of a claim. */
export const claimTransferDetail = query({
  input: z.strictObject({ transferId: z.string().max(limits.idLength) }),
  output: z.strictObject({ transfer: line }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { transferId }) {
    const [row] = await db.execute<Row>(sql`${offers(scope)} and t.id = ${transferId}`);
    return row ? { transfer: shape(row) } : notFound();
  },
});
