import { type SQL, sql } from "drizzle-orm";
import { canSignIn } from "./restrictions";

/** The tables behind a recruiter's profile `p`: recruiter `r`, user `u`, firm `f`, member `m`; only members of the firm stand for it. */
export const profilesOfRecruiters: SQL = sql`recruiter_profiles p join recruiters r on r.id = p.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = r.firm_id join members m on m.user_id = r.user_id and m.organization_id = r.firm_id`;

/** The condition under which everybody may read a profile, of those tables: whom everybody can find, and so shut out. */
export const published: SQL = sql`p.published_at is not null and ${canSignIn}`;
