import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { organizations, recruiters } from "./identity";

/** Before outreach a recruiter asked whether people are free. Append-only. */
export const blindChecks = pgTable(
  "blind_checks",
  {
    id: id().primaryKey(),
    recruiterId: id().notNull().references(() => recruiters.id),
    firmId: id().notNull().references(() => organizations.id),
    /** The company they would be presented to; NULL = the question named none. */
    companyId: id().references(() => organizations.id),
    askedAt: instant().notNull(),
  },
  (t) => [index("blind_checks_of_recruiter").on(t.recruiterId, t.askedAt)],
);

/** One person of a check and what was answered. Append-only. */
export const blindCheckLines = pgTable(
  "blind_check_lines",
  {
    checkId: id().notNull().references(() => blindChecks.id),
    lineNo: integer().notNull(),
    /** NULL = nobody here was known by these keys at that time. No foreign key: its check would take longer for known people than for strangers. */
    candidateId: id(),
    answer: text().notNull(),
  },
  (t) => [
    primaryKey({ name: "blind_check_lines_once", columns: [t.checkId, t.lineNo] }),
    index("blind_check_lines_of_candidate").on(t.candidateId),
    check("blind_check_lines_answer_known", sql`${t.answer} in ('free','yours','protected','opted_out')`),
  ],
);

/** The keys of such a person, as keyed hashes alone: a check leaves no address of a stranger behind. Append-only. */
export const blindCheckHashes = pgTable(
  "blind_check_hashes",
  {
    checkId: id().notNull(),
    lineNo: integer().notNull(),
    kind: text().notNull(),
    /** Which of the marketplace's secrets made the hash. */
    keyVersion: integer().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ name: "blind_check_hashes_once", columns: [t.checkId, t.lineNo, t.kind] }),
    foreignKey({ columns: [t.checkId, t.lineNo], foreignColumns: [blindCheckLines.checkId, blindCheckLines.lineNo], name: "blind_check_hashes_line" }),
    index("blind_check_hashes_by_hash").on(t.hash),
    check("blind_check_hashes_kind_known", sql`${t.kind} in ('email','phone','linkedin')`),
  ],
);

/** How many people a recruiter, or a firm in all, asked about on a day (UTC). */
export const blindCheckQuotas = pgTable(
  "blind_check_quotas",
  {
    /** A recruiter's or a firm's id. */
    ofId: id().notNull(),
    day: date({ mode: "string" }).notNull(),
    used: integer().notNull(),
    /** By the policy at the last question. */
    allowed: integer().notNull(),
  },
  (t) => [primaryKey({ name: "blind_check_quotas_once", columns: [t.ofId, t.day] }), check("blind_check_quotas_within", sql`${t.used} <= ${t.allowed}`)],
);
