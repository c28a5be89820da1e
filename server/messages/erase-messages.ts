import { sql } from "drizzle-orm";
import { discardFiles } from "../files";
import type { Tx } from "../kernel/database";
import { filesOfOpenCases } from "./evidence-files";
import { eraseTemplatesOf } from "./templates";

/**
 * Turns all that a person wrote into tombstones, with what it said before edits; their drafts, templates, reactions, files and what was counted of them are gone. What was kept as evidence stays as that, with its files: somebody may have to prove it. What a
 * report's evidence names goes when its case is over (`forgetOldMessages`): else whoever is reported would take it away. What others wrote stays as it is. Asked again it finds nothing left. Out: how many messages.
 */
export async function eraseMessagesOf(tx: Tx, userId: string, now: Date): Promise<number> {
  const files = await tx.execute<{ id: string }>(sql`
    select x.file_id as id from message_files x join marketplace_messages m on m.id = x.message_id where m.sender_id = ${userId} and not exists (select 1 from message_pins p where p.message_id = m.id)
      and x.file_id not in (${filesOfOpenCases(now)})`);
  await discardFiles(tx, files.map(({ id }) => id), now);
  const gone = await tx.execute(sql`
    update marketplace_messages set body = null, job_id = null, rtr_id = null, deleted_at = ${now.toISOString()}::timestamptz, deleted_by = 'erasure' where sender_id = ${userId} and deleted_at is null returning id`);
  await tx.execute(sql`update connection_participants set draft = null where user_id = ${userId} and draft is not null`);
  await eraseTemplatesOf(tx, userId);
  await tx.execute(sql`delete from message_reactions where user_id = ${userId}`);
  for (const counts of [sql`message_quotas`, sql`message_copies`]) await tx.execute(sql`delete from ${counts} where user_id = ${userId}`);
  return gone.length;
}
