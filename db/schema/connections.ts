import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { candidates } from "./candidates";
import { id, instant } from "./columns";
import { organizations, recruiters, users } from "./identity";
import { jobs } from "./jobs";

/**
 * A candidate and a recruiter who may talk, or did, or were asked to: one row for a pair, for good, so that both who ask at once meet in it, and what was said stays in one
 * thread however often it ends and begins anew.
 */
export const marketplaceConnections = pgTable(
  "marketplace_connections",
  {
    id: id().primaryKey(),
    candidateId: id().notNull().references(() => candidates.id),
    recruiterId: id().notNull().references(() => recruiters.id),
    /** pending, active, inactive, declined, withdrawn or blocked. */
    state: text().notNull().default("pending"),
    /** Who asked last. */
    askedBy: text().notNull(),
    /** What they said with it; NULL = nothing. */
    note: text(),
    /** The role it is about; NULL = none. */
    jobId: id().references(() => jobs.id),
    /** The company it is about; NULL = none. */
    companyId: id().references(() => organizations.id),
    askedAt: instant().notNull(),
    /** Who made the last move, and when. */
    movedBy: text().notNull(),
    movedAt: instant().notNull(),
    /** What was said with the last move, if it was no request: by who accepted while asking too, declined or ended it; NULL = nothing. */
    reason: text(),
    /** 1 = it was declined without a word: who asked is not told, and to them the request stands. */
    quiet: integer().notNull().default(0),
    /** 1 = the recruiter shuts the candidate out, and the connection is blocked. Whom a candidate shuts out says `candidate_blocks`. */
    recruiterBlocks: integer().notNull().default(0),
    /** 1 = the recruiter asked by a profile that names nobody, so that they see no name here either until the candidate asks or accepts. */
    masked: integer().notNull().default(0),
    /** The sequence of the last message; 0 = none yet. Counted by the message itself. */
    lastSeq: integer().notNull().default(0),
    /** NULL = nothing was said yet. */
    lastMessageAt: instant(),
    /** The number of the last thing that changed in it: a move, a message, an edit, a deletion, a sign, a pin. Counted by the database, under this row's lock. */
    changeNo: integer().notNull().default(0),
  },
  (t) => [
    unique("marketplace_connections_one_per_pair").on(t.candidateId, t.recruiterId),
    index("marketplace_connections_of_recruiter").on(t.recruiterId, t.state, t.movedAt),
    index("marketplace_connections_of_candidate").on(t.candidateId, t.state, t.movedAt),
    check("marketplace_connections_state_known", sql`${t.state} in ('pending','active','inactive','declined','withdrawn','blocked')`),
    check("marketplace_connections_sides_known", sql`${t.askedBy} in ('candidate','recruiter') and ${t.movedBy} in ('candidate','recruiter','admin')`),
    check("marketplace_connections_note_length", sql`char_length(${t.note}) between 1 and 300`),
    check("marketplace_connections_reason_length", sql`char_length(${t.reason}) between 1 and 300`),
    check("marketplace_connections_quiet_declined", sql`${t.quiet} = 0 or (${t.quiet} = 1 and ${t.state} = 'declined')`),
    check("marketplace_connections_blocks_known", sql`${t.recruiterBlocks} = 0 or (${t.recruiterBlocks} = 1 and ${t.state} = 'blocked')`),
    check("marketplace_connections_masked_known", sql`${t.masked} in (0, 1)`),
    check("marketplace_connections_sequence", sql`(${t.lastSeq} = 0) = (${t.lastMessageAt} is null) and ${t.lastSeq} >= 0`),
    check("marketplace_connections_changes", sql`${t.changeNo} >= ${t.lastSeq}`),
  ],
);

/** The two who may read and write in a connection: slot 0 is the candidate, slot 1 the recruiter. No third can be there (I-27). */
export const connectionParticipants = pgTable(
  "connection_participants",
  {
    connectionId: id().notNull().references(() => marketplaceConnections.id),
    slot: integer().notNull(),
    userId: id().notNull().references(() => users.id),
    /** The last sequence that they have seen. Never beyond the last there is, never back. What they send themselves moves it only if they had seen all before. */
    readSeq: integer().notNull().default(0),
    /** When they last saw something of the other, or sent the first message; NULL = nothing yet. */
    readAt: instant(),
    /** The last sequence that a browser of theirs has fetched. */
    deliveredSeq: integer().notNull().default(0),
    /** NULL = not pinned to the top of their list. */
    pinnedAt: instant(),
    /** NULL = they are told of messages. */
    mutedAt: instant(),
    /** NULL = in their list; a new message brings it back. */
    archivedAt: instant(),
    /** What they have typed and not sent; NULL = nothing. */
    draft: text(),
    /** When the draft was typed, by their own clock at the last save: what was typed earlier never replaces it. NULL = none was ever kept. */
    draftAt: instant(),
    /** The first sequence that they had not seen when a mail reminded them: once they have, another may. 0 = none ever did. */
    remindedSeq: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "connection_participants_two", columns: [t.connectionId, t.slot] }),
    unique("connection_participants_differ").on(t.connectionId, t.userId),
    index("connection_participants_of_user").on(t.userId),
    check("connection_participants_slot_known", sql`${t.slot} in (0, 1)`),
    check("connection_participants_marks", sql`${t.readSeq} >= 0 and ${t.deliveredSeq} >= ${t.readSeq} and (${t.readSeq} = 0) = (${t.readAt} is null)`),
    check("connection_participants_draft_length", sql`char_length(${t.draft}) between 1 and 10000`),
  ],
);

/** Every move of a connection, written by the database as it happens. Append-only. */
export const connectionMoves = pgTable(
  "connection_moves",
  {
    connectionId: id().notNull().references(() => marketplaceConnections.id),
    moveNo: integer().notNull(),
    /** NULL = the first request. */
    fromState: text(),
    toState: text().notNull(),
    movedBy: text().notNull(),
    movedAt: instant().notNull(),
    /** The note of a request, or what was said with another move; NULL = nothing was said. */
    said: text(),
    /** 1 = the other is not told of it. */
    quiet: integer().notNull().default(0),
  },
  (t) => [primaryKey({ name: "connection_moves_in_order", columns: [t.connectionId, t.moveNo] })],
);

/** How many connections a person asked for on a day (UTC). */
export const connectionQuotas = pgTable(
  "connection_quotas",
  {
    userId: id().notNull().references(() => users.id),
    day: date({ mode: "string" }).notNull(),
    used: integer().notNull(),
    /** By the policy at the last request. */
    allowed: integer().notNull(),
  },
  (t) => [primaryKey({ name: "connection_quotas_once", columns: [t.userId, t.day] }), check("connection_quotas_within", sql`${t.used} <= ${t.allowed}`)],
);

/** Somebody says that what is hidden in the note of a request is no contact data: once for each request, by either of the two. An admin shows its reader the note as it was written, or leaves it. */
export const maskReports = pgTable(
  "mask_reports",
  {
    connectionId: id().notNull().references(() => marketplaceConnections.id),
    /** When the request was made whose note it is: a later one has another. */
    askedAt: instant().notNull(),
    reportedBy: id().notNull().references(() => users.id),
    reportedAt: instant().notNull(),
    /** shown or left; NULL = nobody has decided yet. */
    outcome: text(),
    decidedBy: id().references(() => users.id),
    decidedAt: instant(),
  },
  (t) => [
    primaryKey({ name: "mask_reports_once", columns: [t.connectionId, t.askedAt] }),
    index("mask_reports_open").on(t.reportedAt).where(sql`outcome is null`),
    check("mask_reports_outcome_known", sql`${t.outcome} in ('shown','left')`),
    check("mask_reports_decided", sql`(${t.outcome} is null) = (${t.decidedBy} is null) and (${t.outcome} is null) = (${t.decidedAt} is null)`),
  ],
);
