import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asSignedIn } from "../kernel/gates";
import { connectionId } from "./message-input";

/**
 * From which side the reader has a conversation, and for which of their firms they would have to act to read it: one recruiter may be at several. Answers `not_found` where they are none of the two, where they have left the firm
 * whose conversation it is, and for one that never was.
 */
export const conversationPlace = query({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ side: z.enum(["candidate", "recruiter"]), /** The firm for which they do not act now; null = it can be read as they are. */ actFor: z.strictObject({ organizationId: z.string(), name: z.string() }).nullable() }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }, input) {
    const [row] = await db.execute<{ slot: number; firm_id: string; firm_name: string }>(sql`
      select me.slot, f.id as firm_id, f.name as firm_name
      from connection_participants me join marketplace_connections c on c.id = me.connection_id join candidates k on k.id = c.candidate_id join recruiters r on r.id = c.recruiter_id join organizations f on f.id = r.firm_id
      where c.id = ${input.connectionId} and me.user_id = ${scope.userId} and (c.state = 'active' or c.last_seq > 0)
        and case when me.slot = 0 then k.user_id = me.user_id else r.user_id = me.user_id and exists (select 1 from members m where m.organization_id = f.id and m.user_id = me.user_id) end`);
    if (!row) return notFound();
    if (row.slot === 0) return { side: "candidate" as const, actFor: null };
    const acts = scope.actor.membership?.organizationId === row.firm_id;
    return { side: "recruiter" as const, actFor: acts ? null : { organizationId: row.firm_id, name: row.firm_name } };
  },
});
