import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "../kernel/database";
import { languageCode, regionCode, seniorityCode } from "./profile-fields";
import { initialsOf } from "./rules/initials";

/** A candidate as recruiters see them before they are connected: initials and what the candidate shows. Everybody who shows one, the candidate's own preview too, gets it from here. */
export const candidateCard = z.strictObject({
  profileId: z.string(), initials: z.string(), title: z.string(), region: regionCode.nullable(), seniority: seniorityCode.nullable(), skills: z.array(z.string()), languages: z.array(languageCode), lookingFor: z.string(),
});

/** The columns of a card, of `candidate_profiles p` joined with `candidates c`. The name is read for its initials and goes no further than `maskedCard`. */
export const cardColumns = sql`p.id, c.full_name, p.title, p.region, p.seniority, p.skills, p.languages, p.looking_for`;
export type CardRow = {
  id: string; full_name: string; title: string; region: z.output<typeof regionCode> | null; seniority: z.output<typeof seniorityCode> | null; skills: string[]; languages: z.output<typeof languageCode>[]; looking_for: string;
};

/** The card that a candidate shows to those whom they are connected with, or to recruiters; null = they show none. Whether the reader is connected is decided by who asks. */
export async function sharedProfile(db: Reader, candidateId: string): Promise<z.output<typeof candidateCard> | null> {
  const [row] = await db.execute<CardRow>(sql`select ${cardColumns} from candidate_profiles p join candidates c on c.id = p.candidate_id where p.candidate_id = ${candidateId} and p.visibility <> 'hidden'`);
  return row ? maskedCard(row) : null;
}

/** Masks a row. */
export const maskedCard = (row: CardRow): z.output<typeof candidateCard> => ({
  profileId: row.id, initials: initialsOf(row.full_name), title: row.title, region: row.region, seniority: row.seniority, skills: row.skills, languages: row.languages, lookingFor: row.looking_for,
});
