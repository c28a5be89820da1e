import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { candidates, candidateSourcers } from "./candidates";
import { id, instant } from "./columns";
import { files } from "./files";
import { organizations, recruiters } from "./identity";

/** A list of people that a recruiter brings at once: read, checked without any effect, then brought in sets. */
export const imports = pgTable(
  "imports",
  {
    id: id().primaryKey(),
    recruiterId: id().notNull().references(() => recruiters.id),
    /** The firm for which it was begun; its claims are this firm's. */
    firmId: id().notNull().references(() => organizations.id),
    /** Who began it, as the evidence of its claims names them. */
    startedBy: text().notNull(),
    fileId: id().notNull().unique("imports_file_once").references(() => files.id),
    fileName: text().notNull(),
    /** What its columns look like an export of. */
    source: text().notNull(),
    /** Names of the columns, in order. */
    headers: jsonb().$type<string[]>().notNull(),
    /** Rows that hold anything. */
    rows: integer().notNull(),
    /** Which column is which field, by its place from 0; NULL = not decided yet. */
    mapping: jsonb().$type<Record<string, number | null>>(),
    /** Whether those who are perhaps somebody of the recruiter's book already are left out. */
    leaveOutSimilar: boolean().notNull().default(false),
    state: text().notNull().default("draft"),
    /** The last row that is done in the present pass; a run that was broken off goes on behind it. */
    cursor: integer().notNull().default(0),
    /** Rows by verdict, after the last set. */
    counts: jsonb().$type<Record<string, number>>().notNull().default({}),
    /** The policy in force when it was begun; NULL = not begun. */
    policyVersion: integer(),
    /** Runs in a row that came to nothing. */
    stalls: integer().notNull().default(0),
    /** Why it failed, in words for its owner; NULL = it did not. */
    failure: text(),
    createdAt: instant().notNull(),
    /** When it last got on. */
    movedAt: instant().notNull(),
    /** When the first row was brought; NULL = none yet. */
    startedAt: instant(),
    /** NULL = not over. */
    endedAt: instant(),
  },
  (t) => [
    index("imports_of_recruiter").on(t.recruiterId, t.createdAt),
    index("imports_moving").on(t.movedAt).where(sql`state in ('checking','running')`),
    check("imports_state_known", sql`${t.state} in ('draft','checking','checked','running','paused','done','cancelled','failed')`),
    check("imports_source_known", sql`${t.source} in ('linkedin','greenhouse','bullhorn','plain')`),
    check("imports_rows_sane", sql`${t.rows} between 1 and 50000 and ${t.cursor} >= 0`),
    check("imports_mapped", sql`${t.state} in ('draft','cancelled') or ${t.mapping} is not null`),
    check("imports_ended", sql`(${t.state} in ('done','cancelled')) = (${t.endedAt} is not null)`),
    check("imports_failed", sql`(${t.state} = 'failed') = (${t.failure} is not null)`),
    check("imports_started", sql`(${t.startedAt} is null) = (${t.policyVersion} is null) and (${t.state} not in ('running','paused','done') or ${t.startedAt} is not null)`),
  ],
);

/** One row of a list, and what it came to. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: id().notNull().references(() => imports.id),
    /** As a spreadsheet counts: the first row of the file is 1. */
    rowNo: integer().notNull(),
    /** As they stood in the file. */
    cells: jsonb().$type<string[]>().notNull(),
    /** Canonical keys, as the last check read them; NULL = there is none. */
    email: text(),
    phone: text(),
    linkedin: text(),
    /** NULL = not looked at yet. */
    verdict: text(),
    /** Why, or what else there is to know, in words for the owner; NULL = nothing. */
    reason: text(),
    /** Until when somebody else protects the person; NULL = nobody does, or it was not looked at. */
    protectedUntil: instant(),
    /** The earlier row that names the same person; NULL = none. */
    sameAs: integer(),
    /** Whom the keys lead to; NULL = nobody yet. Told to nobody whose person it is not. */
    candidateId: id().references(() => candidates.id),
    /** The claim that this row began; NULL = it began none. */
    claimId: id().unique("import_rows_claim_once").references(() => candidateSourcers.id),
  },
  (t) => [
    primaryKey({ name: "import_rows_once", columns: [t.importId, t.rowNo] }),
    index("import_rows_by_verdict").on(t.importId, t.verdict, t.rowNo),
    check("import_rows_verdict_known", sql`${t.verdict} in ('new','perhaps','yours','same','protected','invalid','added','refused','left_out')`),
    check("import_rows_added", sql`(${t.verdict} is not distinct from 'added') = (${t.claimId} is not null)`),
    check("import_rows_same", sql`${t.sameAs} is null or ${t.sameAs} < ${t.rowNo}`),
  ],
);

/** Rows that a recruiter has had checked on one day (UTC): a check of a list tells who is protected, so it has an allowance as every check. */
export const importQuotas = pgTable(
  "import_quotas",
  { recruiterId: id().notNull().references(() => recruiters.id), day: date({ mode: "string" }).notNull(), rows: integer().notNull() },
  (t) => [primaryKey({ name: "import_quotas_once", columns: [t.recruiterId, t.day] }), check("import_quotas_within", sql`${t.rows} <= 100000`)],
);
