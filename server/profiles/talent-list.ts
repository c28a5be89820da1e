import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { pageFrom, pageOf } from "../kernel/page";
import { candidateCard, cardColumns, type CardRow, maskedCard } from "./candidate-card";
import { languageCode, regionCode, seniorityCode } from "./profile-fields";
import { type Ranked, rankedRows, searchedPage, tieOf } from "./search";
import { profilesOfPeople, seenBy } from "./visibility";

/** Candidates who show themselves to recruiters, masked; those who fit a search best first, else who came last. Only what they show is searched. */
export const talentList = query({
  input: z.strictObject({ ...searchedPage, region: regionCode.optional(), seniority: seniorityCode.optional(), language: languageCode.optional() }),
  output: pageOf(candidateCard),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { search, cursor, limit, region, seniority, language }) {
    const shown = sql`
      select ${cardColumns}, p.shown_at as at, p.search_text from ${profilesOfPeople}
      where ${seenBy(scope)} and (${region ?? null}::text is null or p.region = ${region ?? null}) and (${seniority ?? null}::text is null or p.seniority = ${seniority ?? null})
        and (${language ?? null}::text is null or ${language ?? null} = any (p.languages))`;
    const rows = await db.execute<CardRow & Ranked>(rankedRows(shown, { search, cursor, limit: limit + 1 }));
    return pageFrom(rows, limit, maskedCard, (row) => [row.at, tieOf(row)]);
  },
});

/** One of them. One who is hidden from the reader is as little here as one who never was. */
export const talentDetail = query({
  input: z.strictObject({ profileId: z.string().max(limits.idLength) }),
  output: z.strictObject({ candidate: candidateCard }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { profileId }) {
    const [row] = await db.execute<CardRow>(sql`select ${cardColumns} from ${profilesOfPeople} where p.id = ${profileId} and ${seenBy(scope)}`);
    return row ? { candidate: maskedCard(row) } : notFound();
  },
});
