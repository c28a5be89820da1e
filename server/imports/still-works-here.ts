import { sql } from "drizzle-orm";
import { canSignIn } from "../identity";
import type { Reader } from "../kernel/database";

/** Whether a recruiter may still bring people for a firm: a member, and not suspended. */
export async function stillWorksHere(db: Reader, of: { recruiterId: string; firmId: string }): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from recruiters r join users u on u.id = r.user_id and ${canSignIn} join members m on m.user_id = u.id and m.organization_id = ${of.firmId} where r.id = ${of.recruiterId}`);
  return rows.length > 0;
}
