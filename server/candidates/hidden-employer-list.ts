import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asCandidate } from "../kernel/gates";
import { limits } from "../kernel/limits";

const company = z.strictObject({ companyId: z.string(), name: z.string(), allowedAt: z.iso.datetime().nullable() });
const employer = z.strictObject({ employerId: z.string(), name: z.string(), isCurrent: z.boolean(), statedAt: z.iso.datetime(), /** Companies here that have this name, or one much like it. */ companies: z.array(company) });
type Row = { id: string; name: string; is_current: boolean; stated_at: string; companies: { companyId: string; name: string; allowedAt: string | null }[] };

/** From whom the reader hides, the current employer first, and which companies here that is. */
export const hiddenEmployerList = query({
  input: z.strictObject({}),
  output: z.strictObject({ employers: z.array(employer) }),
  allow: asCandidate,
  errors: {},
  async run({ db, scope }) {
    const rows = await db.execute<Row>(sql`
      select e.id, e.name, e.is_current, e.stated_at, coalesce(jsonb_agg(jsonb_build_object('companyId', o.id, 'name', o.name, 'allowedAt', c.allowed_at) order by o.name) filter (where o.id is not null), '[]') as companies
      from hidden_employers e left join hidden_companies c on c.employer_id = e.id left join organizations o on o.id = c.company_id
      where e.candidate_id = ${scope.candidateId} and e.removed_at is null group by e.id order by e.is_current desc, e.stated_at limit ${limits.pageSizeMax}`);
    const iso = (text: string) => new Date(text).toISOString();
    return {
      employers: rows.map((row) => ({ employerId: row.id, name: row.name, isCurrent: row.is_current, statedAt: iso(row.stated_at), companies: row.companies.map((one) => ({ ...one, allowedAt: one.allowedAt === null ? null : iso(one.allowedAt) })) })),
    };
  },
});
