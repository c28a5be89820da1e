import { inArray } from "drizzle-orm";
import { mailChoices, mailHours } from "@/db/schema/notifications";
import type { Reader } from "../kernel/database";
import type { MailChoice, MailClass } from "./rules/mail-classes";
import { type MailHours, unsaidHours } from "./rules/mail-hours";

/** How and when a person wants their mail; a class without a choice comes at once. */
export type MailWishes = { choices: Partial<Record<MailClass, MailChoice>>; hours: MailHours };

/** What people want of their mail. Out: one for each of the ids, also for whoever has chosen nothing. */
export async function wishesOf(db: Reader, userIds: readonly string[]): Promise<ReadonlyMap<string, MailWishes>> {
  const found = new Map<string, MailWishes>(userIds.map((userId) => [userId, { choices: {}, hours: unsaidHours }]));
  if (userIds.length === 0) return found;
  const ids = [...found.keys()];
  const [hours, choices] = [await db.select().from(mailHours).where(inArray(mailHours.userId, ids)), await db.select().from(mailChoices).where(inArray(mailChoices.userId, ids))];
  for (const { userId, timeZone, quietFrom, quietTo, digestHour } of hours) {
    const of = found.get(userId);
    if (of) of.hours = { timeZone, quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo }, digestHour };
  }
  for (const { userId, mailClass, choice } of choices) {
    const of = found.get(userId);
    if (of) of.choices[mailClass as MailClass] = choice as MailChoice;
  }
  return found;
}
