import { formatBasisPoints, formatDays } from "@/components/format";
import { jobLevels, levelWords } from "@/components/jobs/job-words";
import type { Outputs } from "../../trpc/outputs";

export type Settings = Outputs["policy"]["inForce"]["settings"];
export type SettingUnit = "days" | "days_or_none" | "working_days" | "minutes" | "percent" | "number";

/** One number of the policy: where it stands, what it is called, what it means and in what it is measured. */
export type SettingWords = { path: string; label: string; meaning: string; unit: SettingUnit };
/** `note`: what holds for all of its numbers. */
export type SettingGroup = { title: string; note?: string; settings: readonly SettingWords[] };

/** Every number of the policy in the reader's words, in the order of a placement's way. */
export const settingGroups: readonly SettingGroup[] = [
  {
    title: "Protection of a sourcer",
    settings: [
      { path: "protection.identifiedDays", label: "Person identified", meaning: "how long being first to bring a person protects", unit: "days" },
      { path: "protection.contactDays", label: "Two-way contact", meaning: "from the reply or accepted connection", unit: "days" },
      { path: "protection.consentedDays", label: "Right to represent signed", meaning: "from the signature", unit: "days" },
      { path: "protection.transferOfferDays", label: "Offer of a claim", meaning: "how long another recruiter may accept it", unit: "days" },
      { path: "protection.maxDays", label: "Longest protection", meaning: "from the start of the claim, whatever extends it", unit: "days" },
    ],
  },
  {
    title: "Longer protection by a role's level",
    note: "What a submission to such a role, or a right to represent signed for it, gives where that is longer; 0 for none.",
    settings: jobLevels.map((level) => ({ path: `protection.byLevel.${level}`, label: levelWords[level], meaning: "from the submission or the signature", unit: "days_or_none" })),
  },
  {
    title: "Checks, introductions and consent",
    settings: [
      { path: "blindChecks.perRecruiterPerDay", label: "Checks of a recruiter", meaning: "people about whom one may ask in a day", unit: "number" },
      { path: "blindChecks.perFirmPerDay", label: "Checks of a firm", meaning: "people about whom its recruiters together may ask in a day", unit: "number" },
      { path: "introductionDays", label: "Introduction", meaning: "how long a submission counts as an introduction to a company", unit: "days" },
      { path: "representation.defaultDays", label: "Right to represent", meaning: "how long a signed right lasts by default", unit: "days" },
      { path: "representation.textVersion", label: "Text of the consent", meaning: "the version that candidates are asked to sign", unit: "number" },
    ],
  },
  {
    title: "Connections",
    settings: [
      { path: "connections.perRecruiterPerDay", label: "Requests of a recruiter", meaning: "how many candidates one may ask to connect in a day", unit: "number" },
      { path: "connections.perCandidatePerDay", label: "Requests of a candidate", meaning: "how many recruiters one may ask to connect in a day", unit: "number" },
      { path: "connections.askAgainDays", label: "Asking again", meaning: "how long one waits after a no, an end by the other, or taking a request back", unit: "days" },
    ],
  },
  {
    title: "Fee and split",
    settings: [
      { path: "fee.maxBasisPoints", label: "Highest fee", meaning: "of the fee base that a company may set", unit: "percent" },
      { path: "split.platformBasisPoints", label: "Platform fee", meaning: "of the fee, before the pool", unit: "percent" },
      { path: "split.sourcerBasisPoints", label: "Sourcer's share", meaning: "of the pool, first", unit: "percent" },
      { path: "split.minimumBasisPoints", label: "Smallest share", meaning: "of the pool that a party may have", unit: "percent" },
      { path: "split.jobSideWeight", label: "Weight of the job side", meaning: "against the candidate side, for the rest of the pool", unit: "number" },
      { path: "split.candidateSideWeight", label: "Weight of the candidate side", meaning: "against the job side", unit: "number" },
      { path: "split.partiesMax", label: "Most parties", meaning: "in one split", unit: "number" },
    ],
  },
  {
    title: "Payouts",
    settings: [
      { path: "payouts.bufferDays", label: "Buffer after arrival", meaning: "after the day on which the provider frees the money", unit: "days" },
      { path: "payouts.bankChangeWaitDays", label: "Changed bank account", meaning: "how long payouts to it wait", unit: "days" },
    ],
  },
  {
    title: "Company's answer",
    settings: [
      { path: "companyReview.remindBusinessDays", label: "Reminder", meaning: "after a submission without an answer", unit: "working_days" },
      { path: "companyReview.pauseBusinessDays", label: "Intake pauses", meaning: "after a submission without an answer", unit: "working_days" },
    ],
  },
  {
    title: "Objections and people asked for by name",
    settings: [
      { path: "objections.businessDays", label: "Objection", meaning: "how long a company may object to a submission", unit: "working_days" },
      { path: "objections.contactDays", label: "Proof of contact", meaning: "how far before the submission two-way contact counts", unit: "days" },
      { path: "namedPeople.days", label: "Asked for by name", meaning: "how long a company's request for a person counts", unit: "days" },
      { path: "namedPeople.perRoleMax", label: "People asked for by name", meaning: "at most on one role", unit: "number" },
    ],
  },
  {
    title: "Messages",
    settings: [
      { path: "messages.editMinutes", label: "Edit", meaning: "how long a sender may change a message", unit: "minutes" },
      { path: "messages.remindMinutes", label: "Reminder by mail", meaning: "of messages that were not read", unit: "minutes" },
      { path: "messages.perMinute", label: "Messages in a minute", meaning: "that one person may send", unit: "number" },
      { path: "messages.sameTextPerHour", label: "Same text", meaning: "conversations to which one may send it within an hour", unit: "number" },
    ],
  },
  {
    title: "Reports",
    settings: [
      { path: "moderation.muteDaysMax", label: "Mute", meaning: "at most, after a report", unit: "days" },
      { path: "moderation.suspendAloneDays", label: "Suspension by one admin", meaning: "at most; a longer one needs a second admin", unit: "days" },
      { path: "moderation.reportsPerDay", label: "Reports in a day", meaning: "that one person may make", unit: "number" },
      { path: "moderation.appealDays", label: "Appeal", meaning: "how long a person may appeal a decision about them", unit: "days" },
    ],
  },
  {
    title: "Privacy",
    settings: [{ path: "erasure.waitDays", label: "Wait before an erasure", meaning: "in which a person can take it back", unit: "days" }],
  },
  {
    title: "How long messages keep what has done its work",
    note: "Removed once a day. What a message said is gone as soon as it is deleted; what was kept as evidence stays.",
    settings: [
      { path: "retention.editDays", label: "Words before an edit", meaning: "after they were replaced", unit: "days" },
      { path: "retention.draftDays", label: "Drafts", meaning: "that nobody went on with or sent", unit: "days" },
      { path: "retention.deletedFileDays", label: "Files of deleted messages", meaning: "after the message was deleted", unit: "days" },
      { path: "retention.endedFileDays", label: "Files of ended connections", meaning: "after the connection ended", unit: "days" },
    ],
  },
  {
    title: "Disputes",
    settings: [
      { path: "disputes.answerBusinessDays", label: "Answer to a dispute", meaning: "how long the other side has before the default outcome applies", unit: "working_days" },
      { path: "disputes.appealBusinessDays", label: "Appeal", meaning: "how long either side may appeal after a decision; frozen money stays frozen until then", unit: "working_days" },
    ],
  },
];

export const allSettings: readonly SettingWords[] = settingGroups.flatMap((group) => group.settings);

/** The number at a path of the settings. Throws for a path that the policy does not have: then the words above are out of date. */
export function valueAt(settings: Settings, path: string): number {
  let at: unknown = settings;
  for (const key of path.split(".")) at = typeof at === "object" && at !== null ? Object.entries(at).find(([name]) => name === key)?.[1] : undefined;
  if (typeof at !== "number") throw new Error(`The policy has no number at ${path}.`);
  return at;
}

/** The settings with the number at a path changed. */
export const withValue = (settings: Settings, path: string, value: number): Settings => changedAt(settings, path.split("."), value) as Settings;

function changedAt(at: object, [key = "", ...rest]: string[], value: number): object {
  const inner: unknown = Object.entries(at).find(([name]) => name === key)?.[1];
  return { ...at, [key]: rest.length === 0 || typeof inner !== "object" || inner === null ? value : changedAt(inner, rest, value) };
}

/** A number with its unit: "30 days", "10%". */
export function valueWords(value: number, unit: SettingUnit): string {
  if (unit === "percent") return formatBasisPoints(value);
  if (unit === "days_or_none" && value === 0) return "none";
  if (unit === "days" || unit === "days_or_none") return formatDays(value);
  if (unit === "minutes") return `${value} ${value === 1 ? "minute" : "minutes"}`;
  return unit === "working_days" ? `${value} working ${value === 1 ? "day" : "days"}` : String(value);
}

/** What differs between two versions, in words. */
export function changesBetween(before: Settings, after: Settings): { label: string; from: string; to: string }[] {
  return allSettings.flatMap(({ path, label, unit }) => {
    const [from, to] = [valueAt(before, path), valueAt(after, path)];
    return from === to ? [] : [{ label, from: valueWords(from, unit), to: valueWords(to, unit) }];
  });
}
