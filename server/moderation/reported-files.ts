import { sql } from "drizzle-orm";
import { z } from "zod";
import { linkToFile } from "../files";
import { command } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { filesInEvidence } from "../messages";
import { lockReport, record, reportId } from "./case";
import { moderationErrors } from "./errors";

/** A file of a message in a report's evidence. `kept`: it can still be opened; once its case is over, what was erased or kept as long as the policy says cannot. */
export const reportedFile = z.strictObject({ fileId: z.string(), messageId: z.string(), sha256: z.string(), kept: z.boolean() });

/** The files that a report's evidence names, in its order: those of messages that stood when it was made, and no others of the conversation. In: the id of a report. */
export async function reportedFiles(db: Reader, id: string): Promise<z.output<typeof reportedFile>[]> {
  const rows = await db.execute<{ id: string; message_id: string; sha256: string; kept: boolean }>(sql`
    select f.id, x.message_id, f.sha256, f.discarded_at is null as kept from ${filesInEvidence} where e.report_id = ${id} order by entry.no, x.position`);
  return rows.map((row) => ({ fileId: row.id, messageId: row.message_id, sha256: row.sha256, kept: row.kept }));
}

/**
 * Where an admin can fetch a file of a report's evidence for five minutes. That they asked is written where decisions are, with the file and its hash: it is content of two persons who spoke alone.
 * Any other file answers as one that never was. Refuses with `own_case` the two whom the report is about.
 */
export const openReportedFile = command({
  input: z.strictObject({ reportId, fileId: z.string().max(limits.idLength) }),
  output: z.strictObject({ href: z.string() }),
  allow: asAdmin,
  errors: moderationErrors,
  async run(env, input) {
    const report = await lockReport(env, input.reportId);
    const file = (await reportedFiles(env.tx, report.id)).find((one) => one.fileId === input.fileId && one.kept);
    if (!file) return notFound();
    await record(env, report, { rule: "evidence", outcome: "file_opened", reason: "Opened as evidence of the report.", more: { fileId: file.fileId, messageId: file.messageId, sha256: file.sha256 } });
    return { href: linkToFile({ fileId: file.fileId, userId: env.scope.userId, now: env.now }) };
  },
});
