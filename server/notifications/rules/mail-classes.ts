import type { Audience } from "./news";

/** What a reader may put off or switch off together. The database's CHECK says the same. */
export const mailClasses = ["messages", "connections", "claims", "hiring", "money", "cases", "platform"] as const;
export type MailClass = (typeof mailClasses)[number];

/** How a reader wants a class: as it happens, in one mail a day, or not at all. */
export const mailChoiceNames = ["at_once", "daily", "never"] as const;
export type MailChoice = (typeof mailChoiceNames)[number];

const classOfDomain: Readonly<{ [domain: string]: MailClass }> = { messages: "messages", connections: "connections", sourcing: "claims", applications: "hiring", placements: "hiring", billing: "money", payouts: "money", disputes: "cases" };

/**
 * What nobody can switch off or put off: what was decided about somebody's rights without them, what has a deadline after which it is decided without them, and money that is owed, lost or stands still.
 */
const always: ReadonlySet<string> = new Set([
  "sourcing/rtr.revoked", "sourcing/override.approved", "sourcing/claim.given", "sourcing/claim.merged", "sourcing/people.merged", "sourcing/people.parted", "applications/sourcer.left_out",
  "billing/invoice.issued", "payouts/transfer.differs", "payouts/transfer.unresolved", "proof/difference.found",
  "disputes/dispute.opened", "disputes/answer.due", "disputes/dispute.decided", "disputes/dispute.appealed", "disputes/dispute.closed",
]);

/** The class of the mail about an event to one of its audiences; null = it is sent at once, whatever its reader wants. An event of a domain that has no class is never kept back. */
export function classOfNews(type: string, audience: Audience): MailClass | null {
  if (audience === "admins") return type.startsWith("proof/") || type.startsWith("payouts/transfer.") ? null : "platform";
  return always.has(type) ? null : (classOfDomain[type.split("/")[0] ?? ""] ?? null);
}

/** The classes that somebody gets, by what they are here. */
export function classesOf(of: { candidate: boolean; organization: "firm" | "company" | null; admin: boolean }): MailClass[] {
  const got = new Set<MailClass>([
    ...(of.candidate || of.organization === "firm" ? (["messages", "connections", "claims"] as const) : []), ...(of.candidate || of.organization ? (["hiring", "cases"] as const) : []),
    ...(of.organization === "firm" ? (["money"] as const) : []), ...(of.admin ? (["platform"] as const) : []),
  ]);
  return mailClasses.filter((one) => got.has(one));
}
