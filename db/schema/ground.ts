import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, smallint, text, uuid, bigint, customType, primaryKey } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A domain event, written in the transaction that caused it: the outbox, and the source of timelines. */
export const marketplaceEvents = pgTable(
  "marketplace_events",
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    /** `domain/thing.happened`. */
    type: text().notNull(),
    version: integer().notNull().default(1),
    /** Ids and small facts only, never a person's contact details. */
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Who caused it: `user:…`, `system:…`, `webhook:…`. */
    actor: text().notNull(),
    /** For timelines; NULL = the event is about something else. */
    placementId: id(),
    candidateId: id(),
    applicationId: id(),
    occurredAt: instant().notNull(),
    /** NULL = not yet handed to the job runner. */
    publishedAt: instant(),
    /** A relay that holds the row until then; NULL = free. */
    leaseUntil: instant(),
    attempts: integer().notNull().default(0),
  },
  (t) => [
    index("marketplace_events_unpublished").on(t.occurredAt).where(sql`published_at is null`),
    index("marketplace_events_of_placement").on(t.placementId, t.occurredAt).where(sql`placement_id is not null`),
    index("marketplace_events_of_candidate").on(t.candidateId, t.occurredAt).where(sql`candidate_id is not null`),
    index("marketplace_events_of_application").on(t.applicationId, t.occurredAt).where(sql`application_id is not null`),
  ],
);

/** Versioned settings; the highest version is in force. Append-only. */
export const marketplaceConfig = pgTable("marketplace_config", {
  version: integer().primaryKey(),
  settings: jsonb().notNull(),
  reason: text().notNull(),
  createdBy: text().notNull(),
  createdAt: instant().notNull().default(sql`app.now()`),
});

/** Head of each audit chain; locked while entries are added. */
export const auditHeads = pgTable("audit_heads", {
  chain: smallint().primaryKey(),
  seq: bigint({ mode: "bigint" }).notNull().default(sql`0`),
  hash: bytea().notNull(),
});

/** Hash-chained record of every change of a money state. Written only by triggers. */
export const payoutAuditLog = pgTable(
  "payout_audit_log",
  {
    chain: smallint().notNull(),
    seq: bigint({ mode: "bigint" }).notNull(),
    at: instant().notNull(),
    actor: text().notNull(),
    /** The business fact, for example `hold.released`. */
    fact: text().notNull(),
    subjectId: text().notNull(),
    placementId: id(),
    /** Layout of `bytes`; 1 = the text of a jsonb object. */
    format: smallint().notNull().default(1),
    /** Exactly what was hashed. */
    bytes: text().notNull(),
    prev: bytea().notNull(),
    hash: bytea().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chain, t.seq] }),
    index("payout_audit_log_of_placement").on(t.placementId, t.at),
    index("payout_audit_log_by_time").on(t.at),
  ],
);

/** The chain heads as published each day outside the tables they guard. */
export const auditAnchors = pgTable("audit_anchors", {
  day: text().primaryKey(),
  heads: jsonb().notNull(),
  publishedAt: instant().notNull(),
});

/** A recorded decision by a person, a rule or a model. Append-only. */
export const decisionAuditLog = pgTable(
  "decision_audit_log",
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    kind: text().notNull(),
    subjectId: text().notNull(),
    actor: text().notNull(),
    rule: text().notNull(),
    policyVersion: integer(),
    inputs: jsonb().notNull(),
    outcome: text().notNull(),
    reason: text().notNull(),
    at: instant().notNull().default(sql`app.now()`),
  },
  (t) => [index("decision_audit_log_of_subject").on(t.subjectId, t.at)],
);

/** A money-state change that the proof stopped: while a row is open, the payout sweep of that currency stands still. */
export const payoutStops = pgTable(
  "payout_stops",
  {
    id: id().primaryKey(),
    currency: text().notNull(),
    reason: text().notNull(),
    openedAt: instant().notNull(),
    closedAt: instant(),
    closedBy: text(),
  },
  (t) => [index("payout_stops_open").on(t.currency).where(sql`closed_at is null`), check("payout_stops_closed_by", sql`(closed_at is null) = (closed_by is null)`)],
);

/** One comparison of ledger and provider. */
export const proofRuns = pgTable(
  "proof_runs",
  {
    id: id().primaryKey(),
    startedAt: instant().notNull(),
    finishedAt: instant().notNull(),
    /** `clean` or `difference`. */
    outcome: text().notNull(),
    lines: jsonb().notNull(),
    auditVerified: text().notNull(),
  },
  (t) => [check("proof_runs_outcome_known", sql`outcome in ('clean','difference')`), index("proof_runs_by_time").on(t.startedAt)],
);
