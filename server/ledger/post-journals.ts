import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";
import type { AccountRef, JournalDraft } from "./rules/journal-templates";

export type PostedJournal = { causeKey: string; journalId: string; fresh: boolean };

/**
 * Writes journals in the caller's transaction, in one round trip. The same cause with the same entries answers `fresh: false`.
 * Throws when entries do not sum to zero, an account would be overdrawn, or a cause is known with other entries (I-1, I-3, I-5).
 */
export async function postJournals(tx: Tx, drafts: readonly JournalDraft[], now: Date): Promise<PostedJournal[]> {
  if (drafts.length === 0) return [];
  const lines = drafts.flatMap((journal, i) => journal.entries.map((entry) => ({ journal: i + 1, ...entry, currency: journal.currency })));
  const rows = await tx.execute<{ cause_key: string; journal_id: string; fresh: boolean }>(sql`
    select cause_key, journal_id, fresh from app.post_journals(
      ${list(drafts.map((j) => j.kind))}::text[], ${list(drafts.map((j) => j.causeKey))}::text[], ${list(drafts.map(contentHash))}::text[],
      ${list(drafts.map((j) => j.placementId))}::text[], ${now.toISOString()}::timestamptz, ${list(lines.map((l) => String(l.journal)))}::int[],
      ${list(lines.map((l) => l.account.kind))}::text[], ${list(lines.map((l) => l.account.placementId ?? null))}::text[],
      ${list(lines.map((l) => l.account.payeeId ?? null))}::text[], ${list(lines.map((l) => l.currency))}::text[], ${list(lines.map((l) => String(l.minor)))}::bigint[])`);
  return rows.map((row) => ({ causeKey: row.cause_key, journalId: row.journal_id, fresh: row.fresh }));
}

/** A PostgreSQL array literal: one parameter however many items. */
function list(items: readonly (string | null)[]): string {
  return `{${items.map((item) => (item === null ? "NULL" : `"${item.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`)).join(",")}}`;
}

function contentHash(journal: JournalDraft): string {
  const name = (account: AccountRef) => `${account.kind}:${account.placementId ?? ""}:${account.payeeId ?? ""}`;
  const entries = journal.entries.map((entry) => `${name(entry.account)}=${entry.minor}`).toSorted();
  return createHash("sha256").update(`${journal.kind}|${journal.currency}|${entries.join("|")}`).digest("hex");
}
