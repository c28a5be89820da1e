import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { marketplaceConnections } from "./connections";
import { users } from "./identity";
import { marketplaceMessages } from "./messages";

/** Somebody says that something another wrote, or how they behave, breaks the rules. What it rests on is in `report_evidence`. */
export const moderationReports = pgTable(
  "moderation_reports",
  {
    id: id().primaryKey(),
    reporterId: id().notNull().references(() => users.id),
    /** Whom it is about. They never learn who reported. */
    reportedId: id().notNull().references(() => users.id),
    /** The side on which the reporter was: where they read how it went. */
    side: text().notNull(),
    /** message, note, profile or person. */
    about: text().notNull(),
    /** What exactly, so that it is reported once: the message, the request, the profile or the person. */
    subject: text().notNull(),
    /** The message that it is about; NULL = about something else. */
    messageId: id().references(() => marketplaceMessages.id),
    /** The conversation that it is from; NULL = a profile that anybody may read. */
    connectionId: id().references(() => marketplaceConnections.id),
    reason: text().notNull(),
    /** The reporter's own words; NULL = none. */
    words: text(),
    reportedAt: instant().notNull(),
    /** open, acted or rejected. */
    state: text().notNull().default("open"),
    /** The admin who first acted on it, or rejected it; NULL = nobody yet. */
    closedBy: id().references(() => users.id),
    closedAt: instant(),
    /** What the reporter is told of a report that was rejected; NULL = it was not. */
    answer: text(),
  },
  (t) => [
    uniqueIndex("moderation_reports_once").on(t.reporterId, t.subject).where(sql`about in ('message', 'note') or state = 'open'`),
    index("moderation_reports_queue").on(t.state, t.reportedAt, t.id),
    index("moderation_reports_by").on(t.reporterId, t.reportedAt),
    index("moderation_reports_against").on(t.reportedId, t.reportedAt),
    check("moderation_reports_state_known", sql`${t.state} in ('open','acted','rejected')`),
    check("moderation_reports_about_known", sql`${t.about} in ('message','note','profile','person') and ${t.side} in ('candidate','recruiter') and (${t.about} = 'message') = (${t.messageId} is not null)`),
    check("moderation_reports_reason_known", sql`${t.reason} in ('abuse','spam','scam','false_identity','discrimination','private_data','other')`),
    check("moderation_reports_words_length", sql`char_length(${t.words}) between 1 and 2000 and (${t.reason} <> 'other' or ${t.words} is not null)`),
    check("moderation_reports_of_another", sql`${t.reporterId} <> ${t.reportedId} and (${t.closedBy} is null or ${t.closedBy} not in (${t.reporterId}, ${t.reportedId}))`),
    check("moderation_reports_closed", sql`(${t.state} = 'open') = (${t.closedBy} is null) and (${t.closedBy} is null) = (${t.closedAt} is null) and (${t.state} = 'rejected') = (${t.answer} is not null)`),
  ],
);

/** What a report rests on, as it stood at that moment: the message with the five before and after it, the note or the profile. Append-only, and whatever is deleted later is still in it. */
export const reportEvidence = pgTable(
  "report_evidence",
  {
    reportId: id().primaryKey().references(() => moderationReports.id),
    /** JSON, of a format that it names: who wrote what, when, in which order. */
    bundle: text().notNull(),
    /** SHA-256 of `bundle` in UTF-8, in hexadecimal digits. */
    hash: text().notNull(),
    takenAt: instant().notNull(),
  },
  (t) => [check("report_evidence_hash_of_bundle", sql`${t.hash} = encode(sha256(convert_to(${t.bundle}, 'UTF8')), 'hex')`)],
);

/** How many reports a person made on their last day of reporting (UTC). The CHECK slows down who floods the platform's people. */
export const reportQuotas = pgTable(
  "report_quotas",
  {
    userId: id().primaryKey().references(() => users.id),
    day: date({ mode: "string" }).notNull(),
    used: integer().notNull(),
    /** By the policy at the last report. */
    allowed: integer().notNull(),
  },
  (t) => [check("report_quotas_within", sql`${t.used} <= ${t.allowed}`)],
);

/**
 * What the platform decided to do about a person after a report. What it does to them (`users.muted_until`, `users.suspended_at`) follows from these rows by a trigger. Of one kind a case has one at a time: an
 * exclusion constraint (`moderation_actions_once`) lets the next begin when the last is over, by its end or by a decision.
 */
export const moderationActions = pgTable(
  "moderation_actions",
  {
    id: id().primaryKey(),
    reportId: id().notNull().references(() => moderationReports.id),
    /** Whom it concerns. */
    userId: id().notNull().references(() => users.id),
    /** warn, mute, remove or suspend. */
    kind: text().notNull(),
    /** For how long, of a mute or a suspension; NULL = without an end, or nothing that lasts. */
    days: integer(),
    /** What the person reads. */
    reason: text().notNull(),
    /** proposed (waits for a second admin), in_force, lifted, turned_down or withdrawn. Its end is a fact of time, not a state. */
    state: text().notNull(),
    policyVersion: integer().notNull(),
    /** Who decided it alone, or proposed it. */
    decidedBy: id().notNull().references(() => users.id),
    decidedAt: instant().notNull(),
    /** The second admin, who approved it or turned it down, or who proposed it and took it back; NULL = nobody yet, or none is needed. */
    secondBy: id().references(() => users.id),
    secondAt: instant(),
    /** Why the second admin turned it down; NULL = they did not. */
    secondAnswer: text(),
    /** Since when it holds; NULL = it never did. */
    beganAt: instant(),
    /** Until when, by `days`; NULL = it never began, or has no end of itself. */
    until: instant(),
    /** Until when the person may appeal; NULL = it never began. */
    appealUntil: instant(),
    liftedBy: id().references(() => users.id),
    liftedAt: instant(),
    liftReason: text(),
  },
  (t) => [
    index("moderation_actions_of_person").on(t.userId, t.kind, t.state),
    check("moderation_actions_state_known", sql`${t.state} in ('proposed','in_force','lifted','turned_down','withdrawn')`),
    check("moderation_actions_kind_known", sql`${t.kind} in ('warn','mute','remove','suspend')`),
    check("moderation_actions_days", sql`case ${t.kind} when 'mute' then ${t.days} is not null and ${t.days} >= 1 when 'suspend' then coalesce(${t.days}, 1) >= 1 else ${t.days} is null end`),
    check("moderation_actions_not_oneself", sql`${t.userId} not in (${t.decidedBy}, coalesce(${t.secondBy}, ''), coalesce(${t.liftedBy}, ''))`),
    check("moderation_actions_began", sql`(${t.state} in ('in_force','lifted')) = (${t.beganAt} is not null) and (${t.beganAt} is null) = (${t.appealUntil} is null) and (${t.until} is not null) = (${t.beganAt} is not null and ${t.days} is not null)`),
    check("moderation_actions_two_for_long", sql`${t.kind} <> 'suspend' or coalesce(${t.days} <= 30, false) or ${t.state} not in ('in_force','lifted') or (${t.secondBy} is not null and ${t.secondBy} <> ${t.decidedBy})`),
    check("moderation_actions_second", sql`(${t.secondBy} is null) = (${t.secondAt} is null) and (${t.state} = 'turned_down') = (${t.secondAnswer} is not null) and (${t.state} not in ('turned_down','withdrawn') or ${t.secondBy} is not null) and (${t.secondBy} is null or (${t.state} = 'withdrawn') = (${t.secondBy} = ${t.decidedBy}))`),
    check("moderation_actions_lifted", sql`(${t.state} = 'lifted') = (${t.liftedBy} is not null) and (${t.liftedBy} is null) = (${t.liftedAt} is null) and (${t.liftedBy} is null) = (${t.liftReason} is null)`),
  ],
);

/** What a person says against a decision about them; once. An admin who had no part in the decision answers it. */
export const moderationAppeals = pgTable(
  "moderation_appeals",
  {
    actionId: id().primaryKey().references(() => moderationActions.id),
    words: text().notNull(),
    appealedAt: instant().notNull(),
    /** open, granted (the decision is lifted) or upheld (it stands). */
    state: text().notNull().default("open"),
    decidedBy: id().references(() => users.id),
    decidedAt: instant(),
    answer: text(),
  },
  (t) => [
    index("moderation_appeals_open").on(t.state, t.appealedAt),
    check("moderation_appeals_state_known", sql`${t.state} in ('open','granted','upheld')`),
    check("moderation_appeals_words_length", sql`char_length(${t.words}) between 1 and 2000`),
    check("moderation_appeals_decided", sql`(${t.state} = 'open') = (${t.decidedBy} is null) and (${t.decidedBy} is null) = (${t.decidedAt} is null) and (${t.decidedBy} is null) = (${t.answer} is null)`),
  ],
);
