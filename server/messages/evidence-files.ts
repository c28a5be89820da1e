import { sql } from "drizzle-orm";

/** What joins reports' evidence with the files that it names, those of messages that stood when it was taken: `e` the evidence, `entry` one of its entries with its `no`, `x` and `f` a file of that entry's message. */
export const filesInEvidence = sql`report_evidence e cross join json_array_elements(e.bundle::json -> 'entries') with ordinality as entry(value, no)
  join message_files x on x.message_id = entry.value ->> 'messageId'
  join files f on f.id = x.file_id and exists (select 1 from json_array_elements(entry.value -> 'files') named where named ->> 'sha256' = f.sha256)`;

/**
 * The ids of files that nobody may forget yet, whatever becomes of their message: the evidence of a report names them whose case is not over. It is over when the report was answered, no suspension is proposed by it, and of what
 * was decided nothing is under appeal or may still be appealed.
 */
export const filesOfOpenCases = (now: Date) => sql`
  select f.id from ${filesInEvidence} join moderation_reports r on r.id = e.report_id
  where r.state = 'open' or exists (
    select 1 from moderation_actions a left join moderation_appeals p on p.action_id = a.id
    where a.report_id = r.id and (a.state = 'proposed' or p.state = 'open' or (a.state = 'in_force' and p.action_id is null and a.appeal_until >= ${now.toISOString()}::timestamptz)))`;
