import { z } from "zod";

const whole = (min: number, max: number, say: string) => z.number(say).int(say).min(min, say).max(max, say);
const days = (min: number, max: number) => whole(min, max, `Enter ${min} to ${max} days.`);
const daysOrNone = () => whole(0, 365, "Enter 1 to 365 days, or 0 for none.");
const basisPoints = (min: number, max: number) => whole(min, max, `Enter ${min / 100}% to ${max / 100}%.`);
const number = (min: number, max: number) => whole(min, max, `Enter ${min} to ${max}.`);

/** How senior a role is; a person has no level. */
export const jobLevels = ["entry", "mid", "senior", "lead", "executive"] as const;
export type JobLevel = (typeof jobLevels)[number];
/** The level that a text names; null for none. */
export const jobLevelOf = (text: string | null | undefined): JobLevel | null => jobLevels.find((level) => level === text) ?? null;

/** Every number that a rule uses. Defaults are those of the product's rules. */
export const policySettings = z.strictObject({
  protection: z.strictObject({
    identifiedDays: days(1, 365).default(30),
    contactDays: days(1, 365).default(60),
    consentedDays: days(1, 365).default(90),
    maxDays: days(1, 365).default(365),
    /** What a submission to a role of a level, or a right to represent signed for it, gives where that is longer; 0 = as for every role. */
    byLevel: z.strictObject({ entry: daysOrNone().default(0), mid: daysOrNone().default(0), senior: daysOrNone().default(0), lead: daysOrNone().default(0), executive: daysOrNone().default(0) }).prefault({}),
    /** How long an offer of a claim to another recruiter can be accepted. */
    transferOfferDays: days(1, 30).default(7),
  }).prefault({}),
  /** People about whom one may ask in a day (UTC). */
  blindChecks: z.strictObject({ perRecruiterPerDay: number(0, 100_000).default(1_000), perFirmPerDay: number(0, 1_000_000).default(3_000) }).prefault({}),
  /** Connections that a recruiter, or a candidate, may ask for in a day (UTC), and how long one waits to ask again after a no, an end by the other, or taking a request back. */
  connections: z.strictObject({ perRecruiterPerDay: number(0, 1_000).default(30), perCandidatePerDay: number(0, 1_000).default(30), askAgainDays: days(0, 365).default(30) }).prefault({}),
  introductionDays: days(1, 730).default(180),
  split: z.strictObject({
    platformBasisPoints: basisPoints(0, 5_000).default(1_000),
    sourcerBasisPoints: basisPoints(500, 5_000).default(1_000),
    /** How the rest of the pool is weighed between the side of the job and the side of the candidate. */
    jobSideWeight: number(1, 100).default(1),
    candidateSideWeight: number(1, 100).default(1),
    /** No party gets less; the database refuses a share below 500 whatever the policy says. */
    minimumBasisPoints: basisPoints(500, 5_000).default(500),
    partiesMax: number(1, 10).default(10),
  }).prefault({}),
  fee: z.strictObject({ maxBasisPoints: basisPoints(1, 5_000).default(5_000) }).prefault({}),
  payouts: z.strictObject({
    /** Added to the day on which the provider frees the money. */
    bufferDays: days(0, 30).default(1),
    bankChangeWaitDays: days(0, 30).default(3),
  }).prefault({}),
  companyReview: z.strictObject({ remindBusinessDays: days(1, 30).default(2), pauseBusinessDays: days(1, 30).default(5) }).prefault({}),
  /** How long the other side of a dispute may answer, and how long either may appeal after the decision. */
  disputes: z.strictObject({ answerBusinessDays: days(1, 30).default(5), appealBusinessDays: days(1, 30).default(5) }).prefault({}),
  /** A company objects to a submission within so many business days, with contact in so many days before it. */
  objections: z.strictObject({ businessDays: days(1, 30).default(3), contactDays: days(1, 730).default(180) }).prefault({}),
  /** For how long a company's request for a person by name counts, and for how many on one role. */
  namedPeople: z.strictObject({ days: days(1, 730).default(180), perRoleMax: number(1, 100).default(10) }).prefault({}),
  /** How long a message can be edited, after how long an unread one is told by mail, and how much one may send before they are slowed down. */
  messages: z.strictObject({
    editMinutes: whole(0, 1_440, "Enter 0 to 1440 minutes.").default(15),
    remindMinutes: whole(1, 1_440, "Enter 1 to 1440 minutes.").default(10),
    perMinute: number(1, 1_000).default(30),
    /** Conversations in which one may send the same text within an hour. */
    sameTextPerHour: number(1, 1_000).default(5),
  }).prefault({}),
  /** For how many days one admin may suspend alone (the database asks for two above 30), for how many anybody may be muted, how long the person may appeal, and how many reports one person may make in a day. */
  moderation: z.strictObject({ suspendAloneDays: days(1, 30).default(30), muteDaysMax: days(1, 365).default(90), appealDays: days(1, 365).default(14), reportsPerDay: number(1, 1_000).default(20) }).prefault({}),
  /** How long somebody who asked to be erased can take it back. */
  erasure: z.strictObject({ waitDays: whole(0, 90, "Enter 0 to 90 days.").default(14) }).prefault({}),
  /** For how long is kept what has done its work: what a message said before an edit, drafts that nobody sent, and files of messages that were deleted or whose connection is over. What is kept as evidence stays. */
  retention: z.strictObject({ editDays: days(1, 3_650).default(365), draftDays: days(1, 3_650).default(180), deletedFileDays: days(1, 3_650).default(30), endedFileDays: days(1, 3_650).default(365) }).prefault({}),
  representation: z.strictObject({ defaultDays: days(1, 730).default(180), textVersion: z.number().int().min(1).default(1) }).prefault({}),
});

export type PolicySettings = z.output<typeof policySettings>;
export type Policy = { version: number; settings: PolicySettings };
