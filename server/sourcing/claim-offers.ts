import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";

const offer = z.strictObject({
  id: z.string(), candidateId: z.string(), candidateName: z.string(), headline: z.string().nullable(), otherName: z.string(), otherFirm: z.string(), keepsBasisPoints: z.number().int(), note: z.string().nullable(),
  state: z.enum(["offered", "accepted", "declined", "withdrawn", "lapsed"]), offeredAt: z.iso.datetime(), openUntil: z.iso.datetime(), protectedUntil: z.iso.datetime(), answer: z.string().nullable(),
});
type Row = { id: string; candidate_id: string; candidate_name: string; headline: string | null; other_name: string; other_firm: string; keeps: number; note: string | null; state: z.output<typeof offer>["state"]; offered_at: string; open_until: string; protected_until: string; answer: string | null };

const iso = (text: string) => new Date(text).toISOString();

/** Claims that others offer to the reader, and those the reader has offered, newest first. Before a claim is taken over, of the person only name and headline are told. */
export const claimOffers = query({
  input: z.strictObject({}),
  output: z.strictObject({ received: z.array(offer), made: z.array(offer), now: z.iso.datetime() }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope, now }) {
    const at = await now();
    const offers = async (mine: "to_recruiter_id" | "from_recruiter_id", other: "to_recruiter_id" | "from_recruiter_id") => {
      const rows = await db.execute<Row>(sql`
        select t.id, c.candidate_id, coalesce(d.full_name, p.full_name) as candidate_name, d.headline, u.name as other_name, f.name as other_firm, t.keeps_basis_points as keeps, t.note, t.offered_at, t.open_until, upper(c."window") as protected_until, t.answer,
          case when t.state = 'offered' and (t.open_until <= ${at.toISOString()}::timestamptz or c.state <> 'active') then 'lapsed' else t.state end as state
        from claim_transfers t join candidate_sourcers c on c.id = t.claim_id join candidates p on p.id = c.candidate_id left join candidate_dossiers d on d.candidate_id = c.candidate_id and d.recruiter_id = t.from_recruiter_id
          join recruiters r on r.id = ${sql.raw(`t.${other}`)} join users u on u.id = r.user_id join organizations f on f.id = r.firm_id
        where ${sql.raw(`t.${mine}`)} = ${scope.recruiterId} order by t.offered_at desc limit ${limits.pageSize}`);
      return rows.map((row) => ({
        id: row.id, candidateId: row.candidate_id, candidateName: row.candidate_name, headline: row.headline, otherName: row.other_name, otherFirm: row.other_firm, keepsBasisPoints: row.keeps, note: row.note, state: row.state,
        offeredAt: iso(row.offered_at), openUntil: iso(row.open_until), protectedUntil: iso(row.protected_until), answer: row.answer,
      }));
    };
    return { received: await offers("to_recruiter_id", "from_recruiter_id"), made: await offers("from_recruiter_id", "to_recruiter_id"), now: at.toISOString() };
  },
});
