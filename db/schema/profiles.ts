import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { hiddenEmployers } from "./candidate-decisions";
import { candidates } from "./candidates";
import { id, instant } from "./columns";
import { organizations, recruiters } from "./identity";

const fields = sql.raw("array['engineering','data','product','design','sales','marketing','finance','legal','people','operations','healthcare','science','energy','manufacturing','public_sector','executive']");
const regions = sql.raw("array['united_states','canada','latin_america','united_kingdom','ireland','nordics','germany_austria_switzerland','benelux','france','iberia','italy','central_europe','eastern_europe','middle_east','africa','india','east_asia','southeast_asia','australia_new_zealand','remote']");
const languages = sql.raw("array['ar','bn','cs','da','de','el','en','es','fi','fr','he','hi','hu','id','it','ja','ko','nl','no','pl','pt','ro','ru','sv','sw','ta','th','tr','uk','ur','vi','zh']");

/** What a recruiter tells of themselves at one firm. What the product knows of them (placements, roles, since when) is counted from its own tables and never kept here. */
export const recruiterProfiles = pgTable(
  "recruiter_profiles",
  {
    recruiterId: id().primaryKey().references(() => recruiters.id),
    /** The last part of the public page's address; made of the name when the profile is begun, and kept. */
    slug: text().notNull().unique("recruiter_profiles_slug_once"),
    headline: text().notNull(),
    /** Plain text; empty = nothing said. */
    about: text().notNull(),
    fields: text().array().notNull(),
    regions: text().array().notNull(),
    /** ISO 639-1. */
    languages: text().array().notNull(),
    /** Kinds of roles, in the recruiter's own words. */
    roleKinds: text().array().notNull(),
    /** The year in which they began to recruit; NULL = not said. */
    recruitingSince: integer(),
    /** Since when everybody may read it; NULL = only its owner may. */
    publishedAt: instant(),
    /** What a search looks through: name, firm, headline, kinds of roles, fields and regions, without case and accents. Written by triggers. */
    searchText: text().notNull().default(""),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index("recruiter_profiles_published").on(t.publishedAt, t.recruiterId).where(sql`published_at is not null`),
    index("recruiter_profiles_search").using("gist", t.searchText.op("gist_trgm_ops(siglen=256)")),
    check("recruiter_profiles_slug_shape", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check("recruiter_profiles_fields_known", sql`${t.fields} <@ ${fields}`),
    check("recruiter_profiles_regions_known", sql`${t.regions} <@ ${regions}`),
    check("recruiter_profiles_languages_known", sql`${t.languages} <@ ${languages}`),
    check("recruiter_profiles_since", sql`${t.recruitingSince} between 1950 and 2100`),
    check("recruiter_profiles_complete", sql`${t.publishedAt} is null or (${t.headline} <> '' and cardinality(${t.fields}) > 0 and cardinality(${t.regions}) > 0 and cardinality(${t.languages}) > 0)`),
  ],
);

/** What a candidate lets others see of them, and whom. It holds no name, employer or contact. */
export const candidateProfiles = pgTable(
  "candidate_profiles",
  {
    /** What recruiters know the profile by; it leads to the person only through the queries that may. */
    id: id().primaryKey(),
    candidateId: id().notNull().unique("candidate_profiles_once").references(() => candidates.id),
    /** Who sees it: nobody, those whom they are connected with, or recruiters here. */
    visibility: text().notNull(),
    title: text().notNull(),
    /** NULL = not said. */
    region: text(),
    skills: text().array().notNull(),
    /** NULL = not said. */
    seniority: text(),
    /** ISO 639-1. */
    languages: text().array().notNull(),
    /** In the candidate's own words; empty = not said. */
    lookingFor: text().notNull(),
    /** Since when recruiters see it; NULL = they do not. */
    shownAt: instant(),
    /** What a search looks through: title, skills, region, seniority and what they look for, without case and accents. Written by a trigger. */
    searchText: text().notNull().default(""),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index("candidate_profiles_shown").on(t.shownAt, t.id).where(sql`shown_at is not null`),
    index("candidate_profiles_search").using("gist", t.searchText.op("gist_trgm_ops(siglen=256)")).where(sql`shown_at is not null`),
    check("candidate_profiles_visibility_known", sql`${t.visibility} in ('hidden','connections','recruiters')`),
    check("candidate_profiles_region_known", sql`${t.region} = any (${regions})`),
    check("candidate_profiles_seniority_known", sql`${t.seniority} in ('entry','mid','senior','lead','executive')`),
    check("candidate_profiles_languages_known", sql`${t.languages} <@ ${languages}`),
    check("candidate_profiles_shown", sql`(${t.visibility} = 'recruiters') = (${t.shownAt} is not null)`),
    check("candidate_profiles_complete", sql`${t.visibility} <> 'recruiters' or (${t.title} <> '' and ${t.region} is not null and cardinality(${t.skills}) > 0)`),
  ],
);

/** A recruiting firm that is, by its name, one of a candidate's hidden employers: its people never see their profile. Written by triggers, when either of the two names comes or changes. */
export const hiddenFirms = pgTable(
  "hidden_firms",
  {
    employerId: id().notNull().references(() => hiddenEmployers.id),
    firmId: id().notNull().references(() => organizations.id),
    candidateId: id().notNull().references(() => candidates.id),
    hiddenAt: instant().notNull(),
  },
  (t) => [primaryKey({ name: "hidden_firms_once", columns: [t.employerId, t.firmId] }), index("hidden_firms_of_candidate").on(t.candidateId)],
);
