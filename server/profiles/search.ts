import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cursor, placeOf } from "../kernel/cursor";
import { limits } from "../kernel/limits";
import { pageInput } from "../kernel/page";
import { searchWords } from "./rules/search-words";

/** As alike as a word and its misspelling are, as pg_trgm counts word similarity; less is chance. */
const ALIKE = 0.4;

/** A place in a list that is ordered by how well a row fits the search, then by an instant and an id. */
const rankedCursor = cursor.regex(/~\d{1,3}-[\w-]{1,60}$/, "Go on from a row that the list itself named.");

/** What a list of profiles takes beside its filters. */
export const searchedPage = { ...pageInput, cursor: rankedCursor.optional(), search: z.string().trim().max(limits.nameLength).default("") };

/** A row of such a list: how well it fits in percent (0 without a search), since when it is shown, and by what it is known. */
export type Ranked = { rank: number; at: string; id: string };

/**
 * Ranks profiles by a search that forgives typing: each word must be like a word of the profile. Of all that may be shown only those nearest to one of the words, or to all of
 * them together, are looked at: an index of the text finds them. In: `shown`, a select whose rows have `id`, `at` and `search_text` and which ends in its WHERE clause; what was typed; the place and the number of rows. Out: a select of `Ranked` and the columns of `shown`.
 */
export function rankedRows(shown: SQL, of: { search: string; cursor: string | undefined; limit: number }): SQL {
  const words = searchWords(of.search, limits.searchWords);
  const place = of.cursor === undefined ? null : placeOf(of.cursor);
  const [rank = "0", ...id] = place?.tie.split("-") ?? [];
  if (words.length === 0) {
    const older = place === null ? sql`true` : sql`(at, id) < (${place.at}::timestamptz, ${id.join("-")})`;
    return sql`select 0 as rank, s.* from (${shown}) s where ${older} order by at desc, id desc limit ${of.limit}`;
  }
  const after = place === null ? sql`true` : sql`(rank, at, id) < (${Number(rank)}::int, ${place.at}::timestamptz, ${id.join("-")})`;
  const asked = JSON.stringify([...new Set([...words, words.join(" ")])]);
  const alike = sql`(select min(word_similarity(w, near.search_text)) as least, round(avg(word_similarity(w, near.search_text)) * 100)::int as rank from json_array_elements_text(${JSON.stringify(words)}::json) as given(w))`;
  return sql`
    select * from (
      select distinct on (near.id) fit.rank, near.* from json_array_elements_text(${asked}::json) as asked(text)
        cross join lateral (${shown} order by asked.text <<-> search_text limit ${limits.searchedProfiles}) near cross join lateral ${alike} fit
      where fit.least >= ${ALIKE}) ranked
    where ${after} order by rank desc, at desc, id desc limit ${of.limit}`;
}

/** The tie-break of a row, as the cursor names it. */
export const tieOf = (row: Ranked): string => `${row.rank}-${row.id}`;
