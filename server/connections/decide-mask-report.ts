import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { maskReports } from "@/db/schema/connections";
import { decisionAuditLog } from "@/db/schema/ground";
import { actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import { instantText } from "../kernel/cursor";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { connectionId } from "./answer-request";
import { connectionErrors } from "./errors";

/** An admin who is neither of the two shows a note to its reader as it was written, or leaves hidden what is hidden in it. Once; which it was stands where decisions are, with the hash of the note. Who reported is told, and both read it as it is now. */
export const decideMaskReport = command({
  input: z.strictObject({ connectionId, askedAt: instantText, outcome: z.enum(["shown", "left"], "Choose what is decided.") }),
  output: z.strictObject({}),
  allow: asAdmin,
  errors: connectionErrors,
  async run({ tx, scope, now, actor, emit, refuse }, { connectionId: id, askedAt, outcome }) {
    const [found] = await tx.execute<{ note: string | null; outcome: string | null; candidate_id: string; recruiter_id: string; reported_by: string; by_recruiter: boolean; own: boolean }>(sql`
      select c.note, m.outcome, c.candidate_id, c.recruiter_id, m.reported_by, exists (select 1 from recruiters r where r.id = c.recruiter_id and r.user_id = m.reported_by) as by_recruiter,
        exists (select 1 from connection_participants p where p.connection_id = c.id and p.user_id = ${scope.userId}) as own
      from mask_reports m join marketplace_connections c on c.id = m.connection_id and c.asked_at = m.asked_at where m.connection_id = ${id} and m.asked_at = ${askedAt}::timestamptz for update of m`);
    if (!found) return notFound();
    if (found.own) return refuse("own_note");
    if (found.outcome !== null || found.note === null) return refuse("changed_meanwhile");
    await tx.update(maskReports).set({ outcome, decidedBy: scope.userId, decidedAt: now }).where(sql`connection_id = ${id} and asked_at = ${askedAt}::timestamptz and outcome is null`);
    await tx.insert(decisionAuditLog).values({
      kind: "moderation", subjectId: id, actor: actorName(actor), rule: "moderation.mask", inputs: { askedAt, noteHash: createHash("sha256").update(found.note).digest("hex") },
      outcome: outcome === "shown" ? "note_shown" : "note_left_hidden", reason: outcome === "shown" ? "What was hidden in the note is no contact data." : "What is hidden in the note is contact data.", at: now,
    });
    // No word of who reported goes to the screens: `userId` and `area` are for the line of news alone.
    emit({ type: "connections/mask.decided", data: { connectionId: id, candidateId: found.candidate_id, recruiterId: found.recruiter_id, userId: found.reported_by, area: found.by_recruiter ? "portal" : "marketplace", outcome } });
    return {};
  },
});
