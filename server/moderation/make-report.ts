import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { moderationReports, reportEvidence } from "@/db/schema/moderation";
import { cleanedText } from "../kernel/rules/cleaned-text";
import type { CommandEnv } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound, refuseKernel } from "../kernel/errors";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import type { moderationErrors } from "./errors";
import { type Author, bundleText, type EvidenceEntry } from "./rules/evidence";

export const reportReasons = z.enum(["abuse", "spam", "scam", "false_identity", "discrimination", "private_data", "other"], "Choose what is wrong.");
/** What goes with every report. */
export const reportWords = { reason: reportReasons, words: cleanedText(limits.noteLength).default("") };
export const reportMade = z.strictObject({ reportId: z.string() });

type Made = {
  side: "candidate" | "recruiter"; about: "message" | "note" | "profile" | "person"; subject: string; messageId?: string; connectionId: string | null;
  reporter: Author; reported: Author; reason: z.output<typeof reportReasons>; words: string; entries: readonly EvidenceEntry[];
};

/** Writes a report down with what it rests on. Once for each reporter and message or request, and once at a time for a person or a profile. Refuses with `reported_already`, `reported_oneself`, `reported_enough`. */
export async function makeReport({ tx, now, emit, refuse }: Pick<CommandEnv<unknown, typeof moderationErrors>, "tx" | "now" | "emit" | "refuse">, of: Made): Promise<z.input<typeof reportMade>> {
  if (of.reporter.userId === of.reported.userId) return refuse("reported_oneself");
  if (of.reason === "other" && of.words === "") return refuseKernel("invalid_input", {}, [{ path: "words", message: "Say what is wrong." }]);
  const id = newId("report");
  const written = await tx.insert(moderationReports)
    .values({ id, reporterId: of.reporter.userId, reportedId: of.reported.userId, side: of.side, about: of.about, subject: of.subject, messageId: of.messageId ?? null, connectionId: of.connectionId, reason: of.reason, words: of.words || null, reportedAt: now })
    .onConflictDoNothing().returning({ id: moderationReports.id });
  if (written.length === 0) return refuse("reported_already");
  const { reportsPerDay } = (await currentPolicy(tx)).settings.moderation;
  // The row's CHECK refuses one too many, whatever reports at once.
  await tx.execute(sql`insert into report_quotas (user_id, day, used, allowed) values (${of.reporter.userId}, ${now.toISOString().slice(0, 10)}::date, 1, ${reportsPerDay})
    on conflict (user_id) do update set allowed = excluded.allowed, day = excluded.day, used = case when report_quotas.day = excluded.day then report_quotas.used + 1 else 1 end`);
  const bundle = bundleText({ format: 1, about: of.about, connectionId: of.connectionId, takenAt: now.toISOString(), entries: [...of.entries] });
  await tx.insert(reportEvidence).values({ reportId: id, bundle, hash: createHash("sha256").update(bundle).digest("hex"), takenAt: now });
  emit({ type: "moderation/report.made", data: { reportId: id } });
  return { reportId: id };
}

/** The two of a connection, from one's side of it. Throws for a connection that never was. */
export async function twoOf(db: Reader, connectionId: string, side: "candidate" | "recruiter"): Promise<{ reporter: Author; reported: Author }> {
  const rows = await db.execute<{ slot: number; user_id: string; name: string }>(sql`select p.slot, p.user_id, u.name from connection_participants p join users u on u.id = p.user_id where p.connection_id = ${connectionId} order by p.slot`);
  const [candidate, recruiter] = rows.map((row) => ({ userId: row.user_id, name: row.name }));
  if (!candidate || !recruiter) throw new Error(`Connection ${connectionId} is not of two.`);
  return side === "candidate" ? { reporter: candidate, reported: recruiter } : { reporter: recruiter, reported: candidate };
}

/** The person behind a recruiter or a candidate; a candidate without an account is nobody who could be reported. */
export async function authorOf(db: Reader, of: { recruiterId: string } | { candidateId: string }): Promise<Author> {
  const [row] = await db.execute<{ id: string; name: string }>("recruiterId" in of
    ? sql`select u.id, u.name from recruiters r join users u on u.id = r.user_id where r.id = ${of.recruiterId}`
    : sql`select u.id, u.name from candidates c join users u on u.id = c.user_id where c.id = ${of.candidateId}`);
  return row ? { userId: row.id, name: row.name } : notFound();
}
