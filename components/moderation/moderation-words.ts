import type { ReportQueueLine } from "@/server/moderation/report-queue";

export type ReportReason = ReportQueueLine["reason"];
export type ReportAbout = ReportQueueLine["about"];
export type ActionKind = "warn" | "mute" | "remove" | "suspend";

/** What is wrong, as whoever reports chooses it. */
export const reasonWords: Readonly<Record<ReportReason, string>> = {
  abuse: "Insults or threats", spam: "Spam or advertising", scam: "Asks for money, or a scam", false_identity: "Pretends to be somebody else", discrimination: "Discriminates", private_data: "Spreads private data", other: "Something else",
};

export const aboutWords: Readonly<Record<ReportAbout, string>> = { message: "A message", note: "The note of a request", profile: "A profile", person: "A person" };

/** What was done, after "We": for who reported. */
export const doneWords: Readonly<Record<ActionKind, string>> = { warn: "warned them", mute: "muted them for a while", remove: "removed the message", suspend: "suspended their account" };

const some = (count: number, one: string, many: string, more = ""): string => (count === 0 ? "" : `${count === 1 ? one : `${count} ${many}`}${more}.`);

/** What waits for admins, in a line. `masks`: notes that are said to be hidden by mistake. */
export function waitingWords({ open, second, appeals, masks }: { open: number; second: number; appeals: number; masks: number }): string {
  const reports = some(open, "One report waits", "reports wait") || (masks > 0 ? "" : "No report waits.");
  return [reports, some(masks, "One note waits", "notes wait", " for a look at what is hidden"), some(second, "One suspension waits", "suspensions wait", " for a second admin"), some(appeals, "One appeal waits", "appeals wait", " for an answer")].filter((text) => text !== "").join(" ");
}

/** What an action is, for admins. */
export function actionWords(of: { kind: ActionKind; days: number | null }): string {
  const lasts = of.days === null ? "without an end" : of.days === 1 ? "for one day" : `for ${of.days} days`;
  return { warn: "Warned", mute: `Muted ${lasts}`, remove: "Message removed", suspend: `Suspended ${lasts}` }[of.kind];
}
