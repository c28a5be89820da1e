import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { candidates, rightToRepresent } from "./candidates";
import { id, instant } from "./columns";
import { organizations, recruiters } from "./identity";

/** What a candidate signed, as a text that proves itself: its hash is the hash of the text's own bytes. Append-only. */
export const rtrReceipts = pgTable(
  "rtr_receipts",
  {
    id: id().primaryKey(),
    rtrId: id().notNull().unique("rtr_receipts_one_per_right").references(() => rightToRepresent.id),
    /** How `body` is laid out: 0 = made afterwards for a signature from before there were receipts; 1 = `rules/receipt-text.ts`. */
    format: integer().notNull(),
    /** The exact text that was hashed: who, where, until when, the words that were shown, the typed name, the moment. */
    body: text().notNull(),
    /** SHA-256 of `body` in UTF-8, in hexadecimal digits; the right it belongs to carries the same. */
    hash: text().notNull().unique("rtr_receipts_hash_once"),
    signedAt: instant().notNull(),
  },
  (t) => [check("rtr_receipts_hash_of_body", sql`${t.hash} = encode(sha256(convert_to(${t.body}, 'UTF8')), 'hex')`), check("rtr_receipts_format_known", sql`${t.format} in (0, 1)`)],
);

/** That both sides were told of the end of a right to represent: once at each distance from it. */
export const rtrWarnings = pgTable(
  "rtr_warnings",
  {
    rtrId: id().notNull().references(() => rightToRepresent.id),
    daysBefore: integer().notNull(),
    toldAt: instant().notNull(),
  },
  (t) => [primaryKey({ name: "rtr_warnings_once", columns: [t.rtrId, t.daysBefore] }), check("rtr_warnings_days_known", sql`${t.daysBefore} in (1, 7)`)],
);

/** Whom a candidate has shut out: a recruiter, wherever they work, or a firm with all who work there. Only the candidate ever reads it. */
export const candidateBlocks = pgTable(
  "candidate_blocks",
  {
    id: id().primaryKey(),
    candidateId: id().notNull().references(() => candidates.id),
    /** NULL = a firm is blocked. */
    recruiterId: id().references(() => recruiters.id),
    /** NULL = a recruiter is blocked. */
    firmId: id().references(() => organizations.id),
    /** The candidate's own note; NULL = none. */
    reason: text(),
    blockedAt: instant().notNull(),
    /** NULL = in force. Once lifted it stays lifted; a new block is a new row. */
    liftedAt: instant(),
  },
  (t) => [
    uniqueIndex("candidate_blocks_one_live").on(t.candidateId, sql`coalesce(recruiter_id, firm_id)`).where(sql`lifted_at is null`),
    index("candidate_blocks_of_candidate").on(t.candidateId, t.blockedAt),
    check("candidate_blocks_one_kind", sql`num_nonnulls(${t.recruiterId}, ${t.firmId}) = 1`),
  ],
);

/** An employer from whom a candidate hides: the current one, or one that they name. */
export const hiddenEmployers = pgTable(
  "hidden_employers",
  {
    id: id().primaryKey(),
    candidateId: id().notNull().references(() => candidates.id),
    /** As the candidate wrote it. */
    name: text().notNull(),
    /** The name without case, accents, punctuation and legal form. Written by a trigger. */
    nameKey: text().notNull(),
    isCurrent: boolean().notNull(),
    statedAt: instant().notNull(),
    /** NULL = in force. */
    removedAt: instant(),
  },
  (t) => [
    uniqueIndex("hidden_employers_one_current").on(t.candidateId).where(sql`is_current and removed_at is null`),
    uniqueIndex("hidden_employers_named_once").on(t.candidateId, t.nameKey).where(sql`not is_current and removed_at is null`),
    index("hidden_employers_of_candidate").on(t.candidateId, t.statedAt),
    check("hidden_employers_named", sql`${t.nameKey} <> ''`),
  ],
);

/** A company on the platform that is, by its name, one of a candidate's hidden employers. Written by triggers, when either of the two names comes or changes. */
export const hiddenCompanies = pgTable(
  "hidden_companies",
  {
    employerId: id().notNull().references(() => hiddenEmployers.id),
    companyId: id().notNull().references(() => organizations.id),
    candidateId: id().notNull().references(() => candidates.id),
    hiddenAt: instant().notNull(),
    /** Since when the candidate lets this company see them all the same; NULL = hidden. */
    allowedAt: instant(),
  },
  (t) => [primaryKey({ name: "hidden_companies_once", columns: [t.employerId, t.companyId] }), index("hidden_companies_of_candidate").on(t.candidateId, t.companyId)],
);
