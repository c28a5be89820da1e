import { type SQL, sql } from "drizzle-orm";
import { canSignIn } from "../identity";
import type { Reader } from "../kernel/database";

/** A recruiter who looks: by their place at a firm and by themselves, since they may have other places. */
export type Looker = { recruiterId: string; userId: string };

/**
 * The condition under which a recruiter sees a profile, of `candidate_profiles p` joined with `candidates c` and `users u`. The person shows it to recruiters, is available, has signed in and is not
 * suspended; has blocked neither this recruiter nor a firm of theirs; does not hide from any company or firm to which the recruiter belongs; and is not the recruiter.
 * Everything that shows a masked candidate, or lets one be asked, goes through it.
 */
export const seenBy = ({ recruiterId, userId }: Looker): SQL => sql`
  p.shown_at is not null and c.merged_into is null and c.unavailable_since is null and ${canSignIn} and u.id <> ${userId}
  and not exists (select 1 from blocked_recruiters b where b.candidate_id = p.candidate_id and b.recruiter_id = ${recruiterId})
  and not exists (select 1 from hidden_from_people h where h.candidate_id = p.candidate_id and h.user_id = ${userId})`;

/** The tables of that condition. */
export const profilesOfPeople: SQL = sql`candidate_profiles p join candidates c on c.id = p.candidate_id join users u on u.id = c.user_id`;

/**
 * Whether a recruiter may turn to a candidate of their own accord: they see them among the candidates who show themselves, or hold the claim that protects them at this moment. Who is blocked
 * may not, whatever they hold, and nobody may while the candidate is not available. In: the looker, the candidate's id, the time.
 */
export async function visibleTo(db: Reader, of: Looker & { candidateId: string; at: Date }): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from ${profilesOfPeople} where p.candidate_id = ${of.candidateId} and ${seenBy(of)}
    union all
    select 1 from candidate_sourcers s join candidates c on c.id = s.candidate_id and c.unavailable_since is null where s.candidate_id = ${of.candidateId} and s.recruiter_id = ${of.recruiterId} and s.state = 'active' and s."window" @> ${of.at.toISOString()}::timestamptz
      and not exists (select 1 from blocked_recruiters b where b.candidate_id = s.candidate_id and b.recruiter_id = s.recruiter_id)
    limit 1`);
  return rows.length > 0;
}

/** The candidate behind a profile that the recruiter sees; null = they see no such profile, whether or not there is one. Never to be told to the recruiter. */
export async function candidateBehind(db: Reader, of: Looker & { profileId: string }): Promise<string | null> {
  const [row] = await db.execute<{ candidate_id: string }>(sql`select p.candidate_id from ${profilesOfPeople} where p.id = ${of.profileId} and ${seenBy(of)}`);
  return row?.candidate_id ?? null;
}

/** Whether a recruiter sees the profile of a candidate among those who show themselves. */
export async function seesProfileOf(db: Reader, of: Looker & { candidateId: string }): Promise<boolean> {
  return (await db.execute(sql`select 1 from ${profilesOfPeople} where p.candidate_id = ${of.candidateId} and ${seenBy(of)}`)).length > 0;
}

/**
 * The title by which a candidate shows a recruiter what they do, as SQL: of those who are connected unless the profile is hidden, else of whom the recruiter sees; NULL = none. In: the looker; which candidate, and
 * whether the two are connected, in words that name no table `p`, `c` or `u`.
 */
export const shownTitle = (of: Looker & { candidateId: SQL; connected: SQL }): SQL => sql`(
  select p.title from ${profilesOfPeople} where p.candidate_id = ${of.candidateId} and p.title <> '' and (${of.connected} and p.visibility <> 'hidden' or ${seenBy(of)}))`;

/** What a recruiter would read of a candidate who asked them now, beside the name; null = nothing. */
export async function titleWhenAsking(db: Reader, of: { candidateId: string; recruiterId: string }): Promise<string | null> {
  const [recruiter] = await db.execute<{ user_id: string }>(sql`select user_id from recruiters where id = ${of.recruiterId}`);
  if (!recruiter) return null;
  const [row] = await db.execute<{ title: string | null }>(sql`select ${shownTitle({ recruiterId: of.recruiterId, userId: recruiter.user_id, candidateId: sql`${of.candidateId}`, connected: sql`false` })} as title`);
  return row?.title ?? null;
}
