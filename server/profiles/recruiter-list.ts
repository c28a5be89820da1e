import { sql } from "drizzle-orm";
import { z } from "zod";
import { profilesOfRecruiters, published } from "../identity";
import { query } from "../kernel/command";
import { asCandidate } from "../kernel/gates";
import { pageFrom, pageOf } from "../kernel/page";
import { fieldCode, languageCode, regionCode } from "./profile-fields";
import { countedColumns, recruiterCard, type RecruiterRow, shapeRecruiter, writtenColumns } from "./recruiter-facts";
import { type Ranked, rankedRows, searchedPage, tieOf } from "./search";

const filters = { field: fieldCode.optional(), region: regionCode.optional(), language: languageCode.optional() };
type Filters = { field?: string | undefined; region?: string | undefined; language?: string | undefined };
const fits = ({ field, region, language }: Filters) => sql`
  (${field ?? null}::text is null or ${field ?? null} = any (p.fields)) and (${region ?? null}::text is null or ${region ?? null} = any (p.regions)) and (${language ?? null}::text is null or ${language ?? null} = any (p.languages))`;
/** Whom the reader has blocked is not offered to them again. */
const notBlockedBy = (candidateId: string) => sql`not exists (select 1 from blocked_recruiters b where b.candidate_id = ${candidateId} and b.recruiter_id = p.recruiter_id)`;

/** Recruiters who have published a profile; those who fit a search best first, else who published last. */
export const recruiterList = query({
  input: z.strictObject({ ...searchedPage, ...filters }),
  output: pageOf(recruiterCard),
  allow: asCandidate,
  errors: {},
  async run({ db, scope }, { search, cursor, limit, ...filter }) {
    const shown = sql`select ${writtenColumns}, p.published_at as at, p.search_text from ${profilesOfRecruiters} where ${published} and ${fits(filter)} and ${notBlockedBy(scope.candidateId)}`;
    const rows = await db.execute<RecruiterRow & Ranked>(sql`select found.*, ${countedColumns(sql`found.id`)} from (${rankedRows(shown, { search, cursor, limit: limit + 1 })}) found order by found.rank desc, found.at desc, found.id desc`);
    return pageFrom(rows, limit, shapeRecruiter, (row) => [row.at, tieOf(row)]);
  },
});

/** A firm by its recruiters who have published a profile: what they work, together. */
const firmCard = z.strictObject({
  slug: z.string(), name: z.string(), recruiters: z.number().int(), fields: z.array(fieldCode), regions: z.array(regionCode), languages: z.array(languageCode), placements: z.number().int(), hereSince: z.iso.datetime(),
});
type FirmRow = Ranked & Omit<z.output<typeof firmCard>, "hereSince"> & { here_since: string };

/** Firms with at least one such recruiter; those who fit a search best first, else the newest here. A firm fits by its name, or by any of its recruiters; what is said of it is said of all of them, whatever is looked for. */
export const firmList = query({
  input: z.strictObject({ ...searchedPage, ...filters }),
  output: pageOf(firmCard),
  allow: asCandidate,
  errors: {},
  async run({ db, scope }, { search, cursor, limit, ...filter }) {
    const shown = sql`
      select f.id, f.slug, f.name, f.created_at as here_since, f.created_at as at, string_agg(p.search_text, ' ') as search_text, count(*)::int as recruiters, array_agg(p.recruiter_id) as people,
        array(select distinct x from unnest(string_to_array(string_agg(array_to_string(p.fields, ','), ','), ',')) x order by x) as fields,
        array(select distinct x from unnest(string_to_array(string_agg(array_to_string(p.regions, ','), ','), ',')) x order by x) as regions,
        array(select distinct x from unnest(string_to_array(string_agg(array_to_string(p.languages, ','), ','), ',')) x order by x) as languages
      from ${profilesOfRecruiters} where ${published} and ${notBlockedBy(scope.candidateId)} group by f.id having bool_or(${fits(filter)})`;
    const rows = await db.execute<FirmRow>(sql`
      select found.*, (select count(*)::int from placements x where x.recruiter_id = any (found.people) and x.state in ('started', 'completed')) as placements
      from (${rankedRows(sql`select * from (${shown}) firms where true`, { search, cursor, limit: limit + 1 })}) found order by found.rank desc, found.at desc, found.id desc`);
    const shape = (row: FirmRow): z.input<typeof firmCard> => ({
      slug: row.slug, name: row.name, recruiters: row.recruiters, fields: row.fields, regions: row.regions, languages: row.languages, placements: row.placements, hereSince: new Date(row.here_since).toISOString(),
    });
    return pageFrom(rows, limit, shape, (row) => [row.at, tieOf(row)]);
  },
});
