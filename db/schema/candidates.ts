import { sql } from "drizzle-orm";
import { boolean, check, customType, date, foreignKey, index, integer, pgTable, primaryKey, text, timestamp, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { businessCalendarVersions } from "./calendars";
import { id, instant } from "./columns";
import { files } from "./files";
import { organizations, recruiters, users } from "./identity";

const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** A person who may be hired, recognised by keys; one row however many recruiters know them. */
export const candidates = pgTable("candidates", {
  id: id().primaryKey(),
  /** The name as first given; the person's own spelling once they have signed in. */
  fullName: text().notNull(),
  headline: text(),
  location: text(),
  currentEmployer: text(),
  /** NULL = the person has not signed in yet. */
  userId: id().unique("candidates_user_once").references(() => users.id),
  /** Since when recruiters' checks tell nothing of them; NULL = they do. */
  checksOptedOutAt: instant(),
  /** Since when nobody may bring, ask or present them; NULL = they are available. */
  unavailableSince: instant(),
  /** The record that stands for this person since two were merged; always one that stands itself. NULL = this one stands. */
  mergedInto: id(),
  createdAt: instant().notNull().default(sql`app.now()`),
}, (t) => [
  foreignKey({ name: "candidates_merged_into", columns: [t.mergedInto], foreignColumns: [t.id] }),
  index("candidates_of_standing").on(t.mergedInto).where(sql`merged_into is not null`),
  check("candidates_merged_without_user", sql`${t.mergedInto} is null or (${t.mergedInto} <> ${t.id} and ${t.userId} is null)`),
]);

/** Canonical keys: equal keys mean the same person. */
export const candidateKeys = pgTable(
  "candidate_keys",
  {
    kind: text().notNull(),
    /** Canonical e-mail, E.164 phone or LinkedIn slug. */
    value: text().notNull(),
    candidateId: id().notNull().references(() => candidates.id),
    /** As it was typed, for display to those who may see it. */
    asGiven: text().notNull(),
    createdAt: instant().notNull().default(sql`app.now()`),
  },
  (t) => [
    primaryKey({ name: "candidate_keys_same_person", columns: [t.kind, t.value] }),
    index("candidate_keys_of_candidate").on(t.candidateId),
    check("candidate_keys_kind_known", sql`${t.kind} in ('email','phone','linkedin')`),
  ],
);

/** What one recruiter wrote down about a person: the only version of them that this recruiter sees. */
export const candidateDossiers = pgTable(
  "candidate_dossiers",
  {
    id: id().primaryKey(),
    candidateId: id().notNull().references(() => candidates.id),
    recruiterId: id().notNull().references(() => recruiters.id),
    firmId: id().notNull().references(() => organizations.id),
    fullName: text().notNull(),
    email: text(),
    phone: text(),
    linkedin: text(),
    headline: text(),
    location: text(),
    currentEmployer: text(),
    note: text(),
    createdAt: instant().notNull().default(sql`app.now()`),
  },
  (t) => [unique("candidate_dossiers_once").on(t.recruiterId, t.candidateId), index("candidate_dossiers_of_firm").on(t.firmId, t.createdAt), index("candidate_dossiers_by_name").using("gin", t.firmId, t.fullName.op("gin_trgm_ops"))],
);

/** A sourcer claim: who was first to bring a person, and for how long it protects. */
export const candidateSourcers = pgTable(
  "candidate_sourcers",
  {
    id: id().primaryKey(),
    candidateId: id().notNull().references(() => candidates.id),
    /** Always `network`: one protection for the whole marketplace (docs/decisions). */
    scopeId: text().notNull().default("network"),
    recruiterId: id().notNull().references(() => recruiters.id),
    firmId: id().notNull().references(() => organizations.id),
    /** Half-open protected period; whether it is over is a fact of time, not of a job. */
    window: tstzrange().notNull(),
    tier: text().notNull(),
    state: text().notNull().default("active"),
    policyVersion: integer().notNull(),
    /** Where the year begins that no protection outlasts; a claim that was handed on keeps the first holder's. Written by a trigger. */
    originFrom: timestamp({ withTimezone: true, mode: "string" }).notNull().default(sql`app.now()`),
    /** The claim that was handed on; NULL = this one began by itself. */
    transferredFrom: id(),
    /** Who handed it on for a part of what it earns; NULL = nobody. */
    sharedWith: id().references(() => recruiters.id),
    /** Their part of the sourcer's share, in basis points of that share. */
    sharedBasisPoints: integer(),
    /** The evidence that gave the current end. */
    lastEvidenceId: id().notNull(),
    /** The decision of two admins that last moved its end or closed it; NULL = none has. */
    overrideId: id(),
    /** NULL while active. */
    closedAt: instant(),
    closeReason: text(),
    createdAt: instant().notNull().default(sql`app.now()`),
  },
  (t) => [
    index("candidate_sourcers_of_recruiter").on(t.recruiterId, t.createdAt),
    index("candidate_sourcers_by_end").on(sql`upper("window")`).where(sql`state = 'active'`),
    check("candidate_sourcers_one_scope", sql`${t.scopeId} = 'network'`),
    check("candidate_sourcers_tier_known", sql`${t.tier} in ('identified','contact','consented')`),
    check("candidate_sourcers_state_known", sql`${t.state} in ('active','released','transferred','overturned')`),
    check("candidate_sourcers_closed", sql`(${t.state} = 'active') = (${t.closedAt} is null) and (${t.closedAt} is null) = (${t.closeReason} is null)`),
    check("candidate_sourcers_window_shape", sql`not isempty(${t.window}) and lower_inc(${t.window}) and not upper_inc(${t.window}) and not lower_inf(${t.window}) and not upper_inf(${t.window})`),
    check("candidate_sourcers_at_most_a_year", sql`${t.originFrom} <= lower(${t.window}) and upper(${t.window}) <= ${t.originFrom} + interval '8760 hours'`),
    check("candidate_sourcers_shared", sql`(${t.sharedWith} is null) = (${t.sharedBasisPoints} is null) and (${t.sharedWith} is null or (${t.sharedWith} <> ${t.recruiterId} and ${t.transferredFrom} is not null and ${t.sharedBasisPoints} between 1 and 9999))`),
    foreignKey({ name: "candidate_sourcers_handed_on", columns: [t.transferredFrom], foreignColumns: [t.id] }),
    unique("candidate_sourcers_handed_on_once").on(t.transferredFrom),
  ],
);

/** Why a claim lasts as long as it does. Append-only. */
export const sourcerEvidence = pgTable(
  "sourcer_evidence",
  {
    id: id().primaryKey(),
    claimId: id().notNull(),
    kind: text().notNull(),
    /** Days of protection from `at`. */
    days: integer().notNull(),
    at: instant().notNull(),
    /** What it refers to (an RTR, an application); NULL = nothing but the fact itself. */
    refersTo: text(),
    hash: text().notNull(),
    createdBy: text().notNull(),
  },
  (t) => [
    index("sourcer_evidence_of_claim").on(t.claimId, t.at),
    check("sourcer_evidence_days", sql`${t.days} between 1 and 365`),
    check("sourcer_evidence_kind_known", sql`${t.kind} in ('identified','reply','connection','rtr_signed','submission','profile_opened','manual')`),
  ],
);

/**
 * Contact that a holder writes down by hand. It weighs as little as knowing the person until they confirm it, and of what nobody has confirmed only one
 * piece extends a claim. What was written down never changes; the person answers once.
 */
export const handEvidence = pgTable(
  "hand_evidence",
  {
    id: id().primaryKey(),
    claimId: id().notNull().references(() => candidateSourcers.id),
    addedBy: id().notNull().references(() => recruiters.id),
    /** The day of the contact (UTC), which counts from its beginning. */
    happenedOn: date({ mode: "string" }).notNull(),
    /** Who spoke: the recruiter, the person, or both to each other. */
    direction: text().notNull(),
    note: text().notNull(),
    /** NULL = nothing but the note. */
    fileId: id().unique("hand_evidence_file_once").references(() => files.id),
    addedAt: instant().notNull(),
    /** SHA-256 over all of the above and the file's own hash. */
    hash: text().notNull(),
    /** Whether it moved the end of the claim before anybody confirmed it. */
    extended: boolean().notNull(),
    /** The person's word; NULL = they have not said. */
    answer: text(),
    answeredAt: instant(),
  },
  (t) => [
    index("hand_evidence_of_claim").on(t.claimId, t.addedAt),
    uniqueIndex("hand_evidence_one_unconfirmed_extends").on(t.claimId).where(sql`extended and answer is distinct from 'confirmed'`),
    check("hand_evidence_direction_known", sql`${t.direction} in ('out','in','both')`),
    check("hand_evidence_answer_known", sql`${t.answer} in ('confirmed','denied')`),
    check("hand_evidence_answered", sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check("hand_evidence_not_in_the_future", sql`${t.happenedOn} <= (${t.addedAt} at time zone 'UTC')::date`),
  ],
);

/** A holder offers their claim to another recruiter, who takes it over or not. */
export const claimTransfers = pgTable(
  "claim_transfers",
  {
    id: id().primaryKey(),
    claimId: id().notNull().references(() => candidateSourcers.id),
    fromRecruiterId: id().notNull().references(() => recruiters.id),
    toRecruiterId: id().notNull().references(() => recruiters.id),
    /** What the giver keeps of the sourcer's share, in basis points of it; 0 = nothing. */
    keepsBasisPoints: integer().notNull(),
    note: text(),
    state: text().notNull().default("offered"),
    offeredAt: instant().notNull(),
    /** Until when it can be accepted; what is later is over, whatever the state says. */
    openUntil: instant().notNull(),
    answeredAt: instant(),
    /** What the taker says when they decline. */
    answer: text(),
  },
  (t) => [
    uniqueIndex("claim_transfers_one_open").on(t.claimId).where(sql`state = 'offered'`),
    index("claim_transfers_to").on(t.toRecruiterId, t.offeredAt),
    check("claim_transfers_state_known", sql`${t.state} in ('offered','accepted','declined','withdrawn','lapsed')`),
    check("claim_transfers_two_people", sql`${t.fromRecruiterId} <> ${t.toRecruiterId}`),
    check("claim_transfers_keeps", sql`${t.keepsBasisPoints} between 0 and 9999`),
    check("claim_transfers_answered", sql`(${t.state} = 'offered') = (${t.answeredAt} is null)`),
  ],
);

/**
 * What one admin proposes to do with a claim against its rules, and what another says to it. Only one that somebody else has approved moves a claim, once.
 */
export const claimOverrides = pgTable(
  "claim_overrides",
  {
    id: id().primaryKey(),
    claimId: id().notNull().references(() => candidateSourcers.id),
    /** Ends the claim, moves its end, or hands it to another recruiter. */
    kind: text().notNull(),
    /** The new end; NULL unless the end is moved. */
    until: instant(),
    /** Who is to hold it; NULL unless it is handed over. */
    toRecruiterId: id().references(() => recruiters.id),
    /** Why, as the holders and the person read it. */
    reason: text().notNull(),
    state: text().notNull().default("proposed"),
    /** The policy in force at the proposal. */
    policyVersion: integer().notNull(),
    proposedBy: id().notNull().references(() => users.id),
    proposedAt: instant().notNull(),
    /** Who approved or rejected it, or took it back; NULL while it is open. */
    decidedBy: id().references(() => users.id),
    decidedAt: instant(),
    /** Why it was rejected. */
    answer: text(),
  },
  (t) => [
    uniqueIndex("claim_overrides_one_open").on(t.claimId).where(sql`state = 'proposed'`),
    index("claim_overrides_of_claim").on(t.claimId, t.proposedAt),
    check("claim_overrides_kind_known", sql`${t.kind} in ('end','move_end','hand_over')`),
    check("claim_overrides_state_known", sql`${t.state} in ('proposed','approved','rejected','withdrawn')`),
    check("claim_overrides_says_what", sql`(${t.kind} = 'move_end') = (${t.until} is not null) and (${t.kind} = 'hand_over') = (${t.toRecruiterId} is not null)`),
    check("claim_overrides_decided", sql`(${t.state} = 'proposed') = (${t.decidedBy} is null) and (${t.state} = 'proposed') = (${t.decidedAt} is null) and (${t.state} = 'rejected') = (${t.answer} is not null)`),
    check("claim_overrides_second_admin", sql`${t.decidedBy} is null or (${t.state} = 'withdrawn') = (${t.decidedBy} = ${t.proposedBy})`),
  ],
);

/** That a claim's holder was told of its end: once for each end and each distance from it. */
export const claimWarnings = pgTable(
  "claim_warnings",
  {
    claimId: id().notNull().references(() => candidateSourcers.id),
    /** The end that was told; a later end is told anew. */
    until: instant().notNull(),
    /** 0 = it is over. */
    daysBefore: integer().notNull(),
    toldAt: instant().notNull(),
  },
  (t) => [primaryKey({ name: "claim_warnings_once", columns: [t.claimId, t.until, t.daysBefore] }), check("claim_warnings_days_known", sql`${t.daysBefore} in (0, 1, 7)`)],
);

/** A person asks the one who protects them to let them go. */
export const claimReleaseRequests = pgTable(
  "claim_release_requests",
  {
    id: id().primaryKey(),
    claimId: id().notNull().references(() => candidateSourcers.id),
    reason: text().notNull(),
    askedAt: instant().notNull(),
    /** NULL = open. */
    answer: text(),
    /** What the holder says when they keep the claim. */
    note: text(),
    answeredAt: instant(),
  },
  (t) => [
    uniqueIndex("claim_release_requests_one_open").on(t.claimId).where(sql`answer is null`),
    index("claim_release_requests_of_claim").on(t.claimId, t.askedAt),
    check("claim_release_requests_answer_known", sql`${t.answer} in ('released','kept')`),
    check("claim_release_requests_answered", sql`(${t.answer} is null) = (${t.answeredAt} is null) and (${t.note} is not null) = (${t.answer} is not distinct from 'kept')`),
  ],
);

/** Every change of a claim's period or state. Written only by a trigger. Append-only. */
export const sourcerHistory = pgTable(
  "sourcer_history",
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    claimId: id().notNull(),
    fact: text().notNull(),
    until: instant().notNull(),
    reason: text().notNull(),
    actor: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index("sourcer_history_of_claim").on(t.claimId, t.at)],
);

/** A candidate's signed, revocable consent: this recruiter, this company, optionally this job. */
export const rightToRepresent = pgTable(
  "right_to_represent",
  {
    id: id().primaryKey(),
    candidateId: id().notNull().references(() => candidates.id),
    recruiterId: id().notNull().references(() => recruiters.id),
    firmId: id().notNull().references(() => organizations.id),
    companyId: id().notNull().references(() => organizations.id),
    /** Other companies of its group that the text names, for which it holds too. */
    alsoAt: id().array().notNull().default(sql`'{}'`),
    /** NULL = any role at the company. */
    jobId: id(),
    state: text().notNull().default("requested"),
    textVersion: integer().notNull(),
    /** The full text that was shown, word for word. */
    textShown: text().notNull(),
    requestedAt: instant().notNull(),
    openedAt: instant(),
    /** Last day on which it holds. */
    endsOn: date({ mode: "string" }).notNull(),
    signedAt: instant(),
    /** As the candidate typed it. */
    signedName: text(),
    /** The hash of its receipt; a deferred foreign key says that there is one. NULL until signed. */
    receiptHash: text(),
    answeredAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex("right_to_represent_one_open").on(t.candidateId, t.recruiterId, t.companyId).where(sql`state in ('requested','signed')`),
    index("right_to_represent_of_candidate").on(t.candidateId),
    index("right_to_represent_of_recruiter").on(t.recruiterId),
    check("right_to_represent_state_known", sql`${t.state} in ('requested','signed','declined','withdrawn','revoked','ended')`),
    check("right_to_represent_signed", sql`(${t.signedAt} is not null) = (${t.signedName} is not null) and (${t.signedAt} is not null) = (${t.receiptHash} is not null)`),
    check("right_to_represent_also_at", sql`${t.alsoAt} = '{}' or ${t.jobId} is null`),
    check("right_to_represent_signed_state", sql`${t.state} not in ('signed','revoked') or ${t.signedAt} is not null`),
  ],
);

/** A candidate was submitted to a company by a recruiter; a clock of its own. Append-only. */
export const introductions = pgTable(
  "introductions",
  {
    id: id().primaryKey(),
    candidateId: id().notNull().references(() => candidates.id),
    companyId: id().notNull().references(() => organizations.id),
    recruiterId: id().notNull().references(() => recruiters.id),
    applicationId: id().notNull().unique("introductions_once"),
    introducedAt: instant().notNull(),
    until: instant().notNull(),
    /** Until when the company may object, as its working days were when it was introduced; NULL = introduced before there were objections. */
    objectUntil: instant(),
    /** What that was counted by. */
    calendarId: id(),
    calendarVersion: integer(),
    timeZone: text(),
  },
  (t) => [
    check("introductions_objection", sql`num_nonnulls(${t.objectUntil}, ${t.calendarId}, ${t.calendarVersion}, ${t.timeZone}) in (0, 4) and ${t.objectUntil} > ${t.introducedAt}`),
    foreignKey({ name: "introductions_calendar", columns: [t.calendarId, t.calendarVersion], foreignColumns: [businessCalendarVersions.calendarId, businessCalendarVersions.version] }),
    index("introductions_pair").on(t.candidateId, t.companyId),
  ],
);

