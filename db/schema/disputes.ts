import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { candidates, candidateSourcers, introductions } from "./candidates";
import { currency, id, instant, minor } from "./columns";
import { files } from "./files";
import { organizations, payees, recruiters, users } from "./identity";
import { applications, placements } from "./jobs";
import { escrowHolds } from "./money";

/**
 * A case before the platform's people: somebody contests a recruiter's claim, or a submission. `upheld` and `overturned` are said of what is contested:
 * overturned = the opener is right. What was written at the opening never changes.
 */
export const disputes = pgTable(
  "disputes",
  {
    id: id().primaryKey(),
    /** `claim`: a recruiter contests another's claim; `not_allowed`: the person never allowed the submission; `objection`: the company objects to it. */
    kind: text().notNull(),
    /** The person whom it is about. */
    candidateId: id().notNull().references(() => candidates.id),
    /** The contested claim; NULL = it is about a submission. */
    claimId: id().references(() => candidateSourcers.id),
    /** The contested submission; of a claim's dispute: the only one for which the share is contested, NULL = all that rest on the claim, and the claim itself. */
    applicationId: id().references(() => applications.id),
    /** Who opened it: one of these three. */
    openerRecruiterId: id().references(() => recruiters.id),
    openerCandidateId: id().references(() => candidates.id),
    openerCompanyId: id().references(() => organizations.id),
    /** The person who acted for the opener. */
    openedBy: id().notNull().references(() => users.id),
    /** The recruiter on the other side: the claim's holder, or who submitted. */
    otherRecruiterId: id().notNull().references(() => recruiters.id),
    /** What the opener says. */
    statement: text().notNull(),
    state: text().notNull().default("open"),
    openedAt: instant().notNull(),
    /** Until when the other side may answer; from then on the default outcome is a fact, whether or not a job has written it down. */
    answerDueAt: instant().notNull(),
    /** What comes of silence. */
    defaultOutcome: text().notNull(),
    /** Until when either side may appeal if it does. */
    defaultAppealDueAt: instant().notNull(),
    /** Zone in which its business days are counted: that of the firm that has to answer. */
    timeZone: text().notNull(),
    policyVersion: integer().notNull(),
    /** When the other side was told that a day is left; NULL = not yet. */
    warnedAt: instant(),
    /** What the other side says; NULL = nothing. */
    answer: text(),
    answeredAt: instant(),
    /** As decided last; NULL = not decided. */
    outcome: text(),
    /** What the opener gets of the contested share, in basis points of it. */
    openerBasisPoints: integer(),
    decidedAt: instant(),
    /** Until when either side may appeal. */
    appealDueAt: instant(),
    /** Which side has appealed; NULL = neither. */
    appealedBy: text(),
    appealReason: text(),
    appealedAt: instant(),
    /** Since when nothing about it can change: then money is free again. NULL = in progress. */
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex("disputes_once_per_subject").on(t.kind, sql`coalesce(application_id, claim_id)`, sql`coalesce(opener_recruiter_id, opener_candidate_id, opener_company_id)`).where(sql`state <> 'withdrawn'`),
    index("disputes_of_claim").on(t.claimId).where(sql`closed_at is null`),
    index("disputes_of_application").on(t.applicationId),
    index("disputes_of_other").on(t.otherRecruiterId, t.openedAt),
    index("disputes_of_opener").on(t.openedBy, t.openedAt),
    index("disputes_unanswered").on(t.answerDueAt).where(sql`state = 'open'`),
    index("disputes_decided").on(t.appealDueAt).where(sql`state = 'decided'`),
    check("disputes_kind_known", sql`${t.kind} in ('claim','not_allowed','objection')`),
    check("disputes_state_known", sql`${t.state} in ('open','answered','decided','appealed','closed','withdrawn')`),
    check("disputes_outcome_known", sql`${t.outcome} in ('upheld','overturned','shared','withdrawn') and (${t.outcome} <> 'shared' or ${t.kind} = 'claim')`),
    check("disputes_default_known", sql`${t.defaultOutcome} in ('upheld','overturned')`),
    check("disputes_opener", sql`(${t.openerRecruiterId} is not null) = (${t.kind} = 'claim') and (${t.openerCandidateId} is not null) = (${t.kind} = 'not_allowed') and (${t.openerCompanyId} is not null) = (${t.kind} = 'objection')`),
    check("disputes_two_sides", sql`${t.openerRecruiterId} is distinct from ${t.otherRecruiterId}`),
    check("disputes_subject", sql`(${t.claimId} is not null) = (${t.kind} = 'claim') and (${t.kind} = 'claim' or ${t.applicationId} is not null)`),
    check("disputes_answered", sql`(${t.answer} is null) = (${t.answeredAt} is null) and (${t.state} <> 'answered' or ${t.answer} is not null) and (${t.state} <> 'open' or ${t.answer} is null)`),
    check("disputes_answered_in_time", sql`${t.answeredAt} < ${t.answerDueAt}`),
    check("disputes_outcome_when_decided", sql`(${t.state} in ('open','answered')) = (${t.outcome} is null) and (${t.state} = 'withdrawn') = (${t.outcome} is not distinct from 'withdrawn')`),
    check("disputes_basis_points", sql`case ${t.outcome} when 'overturned' then ${t.openerBasisPoints} = 10000 when 'shared' then ${t.openerBasisPoints} between 1 and 9999 when 'upheld' then ${t.openerBasisPoints} = 0 else ${t.openerBasisPoints} is null end`),
    check("disputes_decided_when", sql`(${t.state} in ('decided','appealed','closed')) = (${t.decidedAt} is not null) and (${t.decidedAt} is null) = (${t.appealDueAt} is null)`),
    check("disputes_appealed", sql`(${t.appealedAt} is null) = (${t.appealReason} is null) and (${t.appealedAt} is null) = (${t.appealedBy} is null) and (${t.state} <> 'appealed' or ${t.appealedAt} is not null) and (${t.appealedAt} is null or ${t.state} in ('appealed','closed'))`),
    check("disputes_appealed_by_known", sql`${t.appealedBy} in ('opener','other')`),
    check("disputes_default_in_order", sql`${t.openedAt} < ${t.answerDueAt} and ${t.answerDueAt} < ${t.defaultAppealDueAt}`),
    check("disputes_appealed_in_time", sql`${t.appealedAt} < ${t.appealDueAt}`),
    check("disputes_closed", sql`(${t.state} in ('closed','withdrawn')) = (${t.closedAt} is not null)`),
  ],
);

/** What a side brings, or what the marketplace's own record says. Append-only. */
export const disputeEvidence = pgTable(
  "dispute_evidence",
  {
    id: id().primaryKey(),
    disputeId: id().notNull().references(() => disputes.id),
    /** `opener`, `other`, or `record`: attached by the marketplace at the opening. */
    side: text().notNull(),
    /** Who wrote it, as events name actors. */
    addedBy: text().notNull(),
    /** The day (UTC) of what it tells of. */
    happenedOn: date({ mode: "string" }).notNull(),
    /** Who spoke, seen from who adds it; NULL = a fact, not a conversation. */
    direction: text(),
    note: text().notNull(),
    /** NULL = nothing but the note. */
    fileId: id().unique("dispute_evidence_file_once").references(() => files.id),
    addedAt: instant().notNull(),
    /** SHA-256 over all of the above and the file's own hash. */
    hash: text().notNull(),
  },
  (t) => [
    index("dispute_evidence_of_dispute").on(t.disputeId, t.addedAt),
    check("dispute_evidence_side_known", sql`${t.side} in ('opener','other','record')`),
    check("dispute_evidence_direction_known", sql`${t.direction} in ('out','in','both')`),
    check("dispute_evidence_not_in_the_future", sql`${t.happenedOn} <= (${t.addedAt} at time zone 'UTC')::date`),
  ],
);

/** What was decided and why: once, and once more after an appeal, by somebody else. Append-only. */
export const disputeDecisions = pgTable(
  "dispute_decisions",
  {
    disputeId: id().notNull().references(() => disputes.id),
    /** 1 = the first decision, 2 = the one on appeal. */
    round: integer().notNull(),
    prevRound: integer().generatedAlwaysAs(sql`nullif(round - 1, 0)`),
    outcome: text().notNull(),
    /** What the opener gets of the contested share, in basis points of it. */
    openerBasisPoints: integer().notNull(),
    /** A user's id, or `rule:default` for what came of silence, `rule:accepted` where the other side agreed. */
    decidedBy: text().notNull(),
    /** Who decided first; NULL in the first round. */
    prevBy: text(),
    reason: text().notNull(),
    /** What recruiters may read of it, without names; NULL = nothing. */
    publishedSummary: text(),
    policyVersion: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: "dispute_decisions_once", columns: [t.disputeId, t.round] }),
    unique("dispute_decisions_by").on(t.disputeId, t.round, t.decidedBy),
    foreignKey({ name: "dispute_decisions_after_first", columns: [t.disputeId, t.prevRound, t.prevBy], foreignColumns: [t.disputeId, t.round, t.decidedBy] }),
    check("dispute_decisions_round", sql`${t.round} in (1, 2) and (${t.round} = 1) = (${t.prevBy} is null)`),
    check("dispute_decisions_another_admin", sql`${t.prevBy} <> ${t.decidedBy}`),
    check("dispute_decisions_outcome", sql`case ${t.outcome} when 'overturned' then ${t.openerBasisPoints} = 10000 when 'shared' then ${t.openerBasisPoints} between 1 and 9999 when 'upheld' then ${t.openerBasisPoints} = 0 else false end`),
  ],
);

/** A hold that a dispute keeps from being released. Written only by triggers, which keep the hold's own count of open disputes. */
export const disputeFreezes = pgTable(
  "dispute_freezes",
  {
    disputeId: id().notNull().references(() => disputes.id),
    holdId: id().notNull().references(() => escrowHolds.id),
    placementId: id().notNull().references(() => placements.id),
    currency: currency().notNull(),
    amountMinor: minor().notNull(),
    frozenAt: instant().notNull(),
    /** NULL = frozen still. */
    liftedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.disputeId, t.holdId] }), index("dispute_freezes_of_hold").on(t.holdId)],
);

/** What a final decision gives away of a sourcer's share, on every placement that rests on the contested claim. Append-only. */
export const shareAwards = pgTable(
  "share_awards",
  {
    disputeId: id().primaryKey().references(() => disputes.id),
    claimId: id().notNull().references(() => candidateSourcers.id),
    /** NULL = every submission that rests on the claim. */
    applicationId: id().references(() => applications.id),
    fromPayeeId: id().notNull().references(() => payees.id),
    toPayeeId: id().notNull().references(() => payees.id),
    /** Of what the giver then has of the share. */
    basisPoints: integer().notNull(),
    awardedAt: instant().notNull(),
  },
  (t) => [
    index("share_awards_of_claim").on(t.claimId, t.awardedAt),
    check("share_awards_basis_points", sql`${t.basisPoints} between 1 and 10000`),
    check("share_awards_two_payees", sql`${t.fromPayeeId} <> ${t.toPayeeId}`),
  ],
);

/** That somebody was told of the time in which a company may object to an introduction: each moment once. Append-only. */
export const objectionNotices = pgTable(
  "objection_notices",
  {
    introductionId: id().notNull().references(() => introductions.id),
    /** `ending` = the company, that a day is left; `accepted` = the recruiter, that it ended without an objection. */
    moment: text().notNull(),
    toldAt: instant().notNull(),
  },
  (t) => [primaryKey({ name: "objection_notices_once", columns: [t.introductionId, t.moment] }), check("objection_notices_moment_known", sql`${t.moment} in ('ending','accepted')`)],
);
