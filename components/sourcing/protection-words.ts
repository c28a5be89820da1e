import { differenceInMilliseconds, parseISO } from "date-fns";

/** Protection as the procedures send it: the reader's own in full, another's by its end alone. */
export type ProtectionView = { state: "mine" | "other" | "free"; from: string | null; until: string | null; tier: "identified" | "contact" | "consented" | null; policyVersion: number | null };

const dayMs = 86_400_000;

/** Started days from one instant to another: protection runs in days of 24 hours, so the last hours still count as one. */
export const daysUntil = (until: string, now: string): number => Math.max(0, Math.ceil(differenceInMilliseconds(parseISO(until), parseISO(now)) / dayMs));

/** What gave a claim its length. */
export const tierWords = { identified: "Identified person", contact: "Two-way contact", consented: "Signed right to represent" } as const;

const evidence: Readonly<Record<string, string>> = {
  identified: "You brought this person first", reply: "They replied to you", connection: "They accepted your connection", rtr_signed: "They signed your right to represent", submission: "You submitted them to a role",
  profile_opened: "You opened the profile that they share", manual: "Contact that you wrote down",
};
const before: Readonly<Record<string, string>> = {
  identified: "The holder before you brought this person first", reply: "They replied to the holder before you", connection: "They accepted a connection with the holder before you", rtr_signed: "They signed a right to represent for the holder before you",
  submission: "The holder before you submitted them to a role", profile_opened: "The holder before you opened the profile that they share", manual: "Contact that the holder before you wrote down",
};
/** A piece of evidence in the holder's words: of what they did, or of what they took over. */
export const evidenceWord = (kind: string, yours: boolean): string => (yours ? evidence : before)[kind] ?? kind.replaceAll("_", " ");

const facts: Readonly<Record<string, string>> = { claimed: "protection started", extended: "protection was extended", shortened: "protection was shortened by two admins", released: "protection was released", transferred: "protection was transferred", overturned: "protection was overturned" };
/** A change of a claim in words. */
export const claimFactWord = (fact: string): string => facts[fact] ?? fact.replaceAll("_", " ");

/** Who spoke, in the words of the one who wrote it down. */
export const contactWord = (direction: "out" | "in" | "both"): string => ({ both: "You spoke with each other", in: "They wrote to you", out: "You wrote to them" })[direction];
