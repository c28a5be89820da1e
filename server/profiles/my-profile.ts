import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asCandidate } from "../kernel/gates";
import { candidateCard, type CardRow, maskedCard } from "./candidate-card";
import { visibilities } from "./profile-fields";

/** The reader's own profile as others see it, who may see it, and what keeps recruiters from seeing it all the same. A profile that was never written is hidden, and empty. */
export const myProfile = query({
  input: z.strictObject({}),
  output: z.strictObject({ visibility: z.enum(visibilities), card: candidateCard, /** What recruiters read beside the card once they are connected. */ connectedRead: z.strictObject({ name: z.string(), email: z.string() }), unavailable: z.boolean(), /** Companies and firms here whose people never see it. */ hiddenFrom: z.array(z.string()) }),
  allow: asCandidate,
  errors: {},
  async run({ db, scope }) {
    const [row] = await db.execute<CardRow & { visibility: (typeof visibilities)[number]; email: string; unavailable: boolean }>(sql`
      select coalesce(p.id, '') as id, c.full_name, coalesce(p.title, '') as title, p.region, p.seniority, coalesce(p.skills, '{}') as skills, coalesce(p.languages, '{}') as languages, coalesce(p.looking_for, '') as looking_for,
        coalesce(p.visibility, 'hidden') as visibility, u.email, c.unavailable_since is not null as unavailable
      from candidates c join users u on u.id = c.user_id left join candidate_profiles p on p.candidate_id = c.id where c.id = ${scope.candidateId}`);
    if (!row) throw new Error(`There is no person ${scope.candidateId}.`);
    const hidden = await db.execute<{ name: string }>(sql`
      select distinct o.name from organizations o where o.id in (select company_id from hidden_from where candidate_id = ${scope.candidateId})
        or o.id in (select f.firm_id from hidden_firms f join hidden_employers e on e.id = f.employer_id and e.removed_at is null where f.candidate_id = ${scope.candidateId})
      order by o.name`);
    return { visibility: row.visibility, card: maskedCard(row), connectedRead: { name: row.full_name, email: row.email }, unavailable: row.unavailable, hiddenFrom: hidden.map((one) => one.name) };
  },
});
