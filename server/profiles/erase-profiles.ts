import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";

/** Takes a recruiter's page and a candidate's profile off and empties them. The page's address is nobody's any more. Asked again it changes nothing. */
export async function eraseProfiles(tx: Tx, of: { candidateId: string | null; recruiterIds: readonly string[]; now: Date }): Promise<void> {
  const at = of.now.toISOString();
  for (const recruiterId of of.recruiterIds) {
    await tx.execute(sql`update recruiter_profiles set published_at = null, headline = '', about = '', fields = '{}', regions = '{}', languages = '{}', role_kinds = '{}', recruiting_since = null,
      slug = 'left-' || replace(recruiter_id, '_', '-'), updated_at = ${at}::timestamptz where recruiter_id = ${recruiterId}`);
  }
  if (of.candidateId !== null) {
    await tx.execute(sql`update candidate_profiles set visibility = 'hidden', title = '', region = null, skills = '{}', seniority = null, languages = '{}', looking_for = '', shown_at = null, updated_at = ${at}::timestamptz where candidate_id = ${of.candidateId}`);
  }
}
