import { sql } from "drizzle-orm";
import { z } from "zod";
import { discardFiles } from "../files";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { filesOfOpenCases } from "./evidence-files";

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * Removes what the policy keeps no longer: words from before an edit, drafts, and files of messages that were deleted or whose connection is over; what its sender's erasure left behind goes at once. So does, after an hour, what only counted how much somebody sent. What was kept as evidence
 * stays, with its files, and what a report's evidence names stays until its case is over. Of each kind at most `limit` at a time; run again it goes on, or finds nothing. Out: the most that was removed of one kind; fewer than
 * the limit means that none is left.
 */
export const forgetOldMessages = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim).default(limits.rowsPerClaim) }),
  output: z.strictObject({ removed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { limit }) {
    const { editDays, draftDays, deletedFileDays, endedFileDays } = (await currentPolicy(tx)).settings.retention;
    const before = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
    const edits = await tx.execute(sql`
      delete from message_edits e using (select message_id, edit_no from message_edits where replaced_at < ${before(editDays)}::timestamptz order by replaced_at limit ${limit}) old
      where e.message_id = old.message_id and e.edit_no = old.edit_no returning 1`);
    const drafts = await tx.execute(sql`
      update connection_participants p set draft = null from (select connection_id, slot from connection_participants where draft is not null and draft_at < ${before(draftDays)}::timestamptz limit ${limit} for update skip locked) old
      where p.connection_id = old.connection_id and p.slot = old.slot returning 1`);
    const files = await tx.execute<{ id: string }>(sql`
      select f.id from files f join message_files x on x.file_id = f.id join marketplace_messages m on m.id = x.message_id join marketplace_connections c on c.id = m.connection_id
      where f.discarded_at is null and not exists (select 1 from message_pins p where p.message_id = m.id) and f.id not in (${filesOfOpenCases(now)})
        and (m.deleted_by = 'erasure' or m.deleted_at < ${before(deletedFileDays)}::timestamptz or (c.state not in ('pending','active') and c.moved_at < ${before(endedFileDays)}::timestamptz))
      limit ${limit} for update of f skip locked`);
    await discardFiles(tx, files.map(({ id }) => id), now);
    // Nothing that slows a sender down looks further back than an hour.
    const counted = new Date(now.getTime() - HOUR).toISOString();
    const quotas = await tx.execute(sql`
      delete from message_quotas q using (select user_id from message_quotas where sent_at[cardinality(sent_at)] < ${counted}::timestamptz limit ${limit} for update skip locked) old where q.user_id = old.user_id returning 1`);
    const copies = await tx.execute(sql`
      delete from message_copies k using (select user_id, text_hash from message_copies where said_at[cardinality(said_at)] < ${counted}::timestamptz limit ${limit} for update skip locked) old
      where k.user_id = old.user_id and k.text_hash = old.text_hash returning 1`);
    return { removed: Math.max(edits.length, drafts.length, files.length, quotas.length, copies.length) };
  },
});
