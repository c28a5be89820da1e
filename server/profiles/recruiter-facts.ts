import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { answersOf } from "./answer-times";
import { fieldCode, languageCode, regionCode } from "./profile-fields";
import { type CountedAnswers, paceOf, paces } from "./rules/answer-pace";

/** A recruiter in a list: what they say of themselves, and what the product has counted. */
export const recruiterCard = z.strictObject({
  recruiterId: z.string(), slug: z.string(), name: z.string(), firmName: z.string(), firmSlug: z.string(), headline: z.string(), fields: z.array(fieldCode), regions: z.array(regionCode), languages: z.array(languageCode), roleKinds: z.array(z.string()),
  recruitingSince: z.number().int().nullable(),
  /** Hires of people whom they presented, in which the person has begun to work. */
  placements: z.number().int(),
  /** Roles, open now, that they own or on which somebody of theirs is under way. */
  rolesNow: z.number().int(),
  /** How soon they usually answered in the last 90 days; null = too little to go by. */
  answersWithin: z.enum(paces).nullable(),
  hereSince: z.iso.datetime(),
});

/** Hires in which somebody whom the recruiter presented has begun to work. In: the recruiter's id, as SQL. */
const placementsOf = (recruiterId: SQL): SQL => sql`(select count(*)::int from placements x where x.recruiter_id = ${recruiterId} and x.state in ('started', 'completed'))`;
/** Open roles that the recruiter owns, or for which they have somebody under way. */
const rolesOf = (recruiterId: SQL): SQL => sql`(select count(*)::int from jobs j where j.state = 'open' and (j.owner_recruiter_id = ${recruiterId}
  or exists (select 1 from applications a where a.job_id = j.id and a.recruiter_id = ${recruiterId} and a.state in ('submitted', 'in_review', 'offered'))))`;

/** The columns of what a recruiter wrote, and of who they are. */
export const writtenColumns: SQL = sql`p.recruiter_id as id, p.slug, u.name, f.name as firm_name, f.slug as firm_slug, p.headline, p.fields, p.regions, p.languages, p.role_kinds, p.recruiting_since, r.created_at as here_since`;
/** What is counted of a recruiter, by the `id` of the rows. Counted of the rows of a page alone, so that a long list costs no more. */
export const countedColumns = (id: SQL): SQL => sql`${placementsOf(id)} as placements, ${rolesOf(id)} as roles_now, ${answersOf(id)} as answers`;

type Card = z.output<typeof recruiterCard>;
export type RecruiterRow = {
  id: string; slug: string; name: string; firm_name: string; firm_slug: string; headline: string; fields: Card["fields"]; regions: Card["regions"]; languages: Card["languages"]; role_kinds: string[]; recruiting_since: number | null; here_since: string;
  placements: number; roles_now: number; answers: CountedAnswers;
};

/** Shapes a row with both. */
export const shapeRecruiter = (row: RecruiterRow): z.input<typeof recruiterCard> => ({
  recruiterId: row.id, slug: row.slug, name: row.name, firmName: row.firm_name, firmSlug: row.firm_slug, headline: row.headline, fields: row.fields, regions: row.regions, languages: row.languages, roleKinds: row.role_kinds,
  recruitingSince: row.recruiting_since, placements: row.placements, rolesNow: row.roles_now, answersWithin: paceOf(row.answers), hereSince: new Date(row.here_since).toISOString(),
});
