import type { MailChoice, MailClass } from "./mail-classes";
import { endOfQuiet, type MailHours, nextDigest } from "./mail-hours";

/** What becomes of a mail: it goes, waits until an instant, or is not sent. */
export type MailFate = { state: "queued" | "dropped"; dueAt: null } | { state: "held" | "collected"; dueAt: Date };

/** What becomes of a mail at an instant, by its class (null = always at once) and by what its reader wants of that class and when. A digest comes at its own hour, quiet or not: whoever chose the hour wants it then. */
export function fateOfMail(mailClass: MailClass | null, wishes: { choices: Readonly<Partial<Record<MailClass, MailChoice>>>; hours: MailHours }, now: Date): MailFate {
  const choice = mailClass === null ? "always" : (wishes.choices[mailClass] ?? "at_once");
  if (choice === "always") return { state: "queued", dueAt: null };
  if (choice === "never") return { state: "dropped", dueAt: null };
  if (choice === "daily") return { state: "collected", dueAt: nextDigest(now, wishes.hours) };
  const end = endOfQuiet(now, wishes.hours);
  return end === null ? { state: "queued", dueAt: null } : { state: "held", dueAt: end };
}
