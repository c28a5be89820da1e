import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";

/**
 * Takes a person out of what was told: their own notifications and mails lose their words and what waits is not sent, and in those of others about them their name is replaced. Asked again it changes nothing.
 * It reads notifications and mails whole, and each time the events: of 100,000 each half a second in all. No index would spare that, since the name is sought in their texts; it runs once for each person, by the daily job or an admin's hand.
 */
export async function eraseMailsOf(tx: Tx, of: { userId: string; email: string; name: string; candidateId: string | null; recruiterIds: readonly string[]; erasedName: string }): Promise<void> {
  const { userId, erasedName } = of;
  await tx.execute(sql`update notifications set title = ${erasedName}, body = '', href = '/', read_at = coalesce(read_at, app.now()) where user_id = ${userId}`);
  await tx.execute(sql`update mails set props = '{}', recipient = 'erased', error = case when state = 'queued' then 'its reader was erased' else error end, due_at = null,
    state = case when state in ('held','collected') then 'dropped' when state = 'queued' then 'failed' else state end where user_id = ${userId} or recipient = ${of.email}`);
  const about = sql`(select id::text from marketplace_events where candidate_id = ${of.candidateId} or data->>'candidateId' = ${of.candidateId} or data->>'recruiterId' in (select json_array_elements_text(${JSON.stringify(of.recruiterIds)}::json)))`;
  if (of.name.trim().length < 2 || of.name === erasedName) return;
  await tx.execute(sql`update notifications set title = replace(title, ${of.name}, ${erasedName}), body = replace(body, ${of.name}, ${erasedName}) where event_id in ${about} and (strpos(title, ${of.name}) > 0 or strpos(body, ${of.name}) > 0)`);
  const inJson = JSON.stringify(of.name).slice(1, -1);
  await tx.execute(sql`update mails set props = replace(props::text, ${inJson}, ${erasedName})::jsonb where split_part(cause_key, ':', 1) in ${about} and strpos(props::text, ${inJson}) > 0`);
}
