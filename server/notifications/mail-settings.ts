import { and, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { mailChoices, mailHours, mails } from "@/db/schema/notifications";
import { timeZoneField } from "../identity";
import { command, query } from "../kernel/command";
import { asSignedIn, type SignedInScope } from "../kernel/gates";
import { wishesOf } from "./mail-wishes";
import { classesOf, mailChoiceNames, mailClasses } from "./rules/mail-classes";
import { nextDigest } from "./rules/mail-hours";

const minute = z.number("Choose a time of the day.").int().min(0).max(1_439);
const quietHours = z.strictObject({ from: minute, to: minute }).refine(({ from, to }) => from !== to, { path: ["to"], message: "Let quiet hours end at another time than they begin." });
const choice = z.strictObject({ mailClass: z.enum(mailClasses), choice: z.enum(mailChoiceNames) });

const classesHere = ({ actor }: SignedInScope) => classesOf({ candidate: actor.candidateId !== null, organization: actor.membership?.kind ?? null, admin: actor.platformRole !== null });

/** How and when one's own mail comes. `timeZone` and hours are what holds, chosen or not; `chosen` says whether the hours were ever chosen. */
export const myMailSettings = query({
  input: z.strictObject({}),
  output: z.strictObject({ classes: z.array(choice.extend({ byLink: z.boolean() })), timeZone: z.string(), quiet: z.strictObject({ from: minute, to: minute }).nullable(), digestHour: z.number().int(), chosen: z.boolean() }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }) {
    const wishes = (await wishesOf(db, [scope.userId])).get(scope.userId);
    const [hours] = await db.select({ userId: mailHours.userId }).from(mailHours).where(eq(mailHours.userId, scope.userId));
    const linked = await db.select({ mailClass: mailChoices.mailClass }).from(mailChoices).where(and(eq(mailChoices.userId, scope.userId), eq(mailChoices.chosenBy, "link")));
    const { timeZone, quiet, digestHour } = wishes?.hours ?? { timeZone: "UTC", quiet: null, digestHour: 8 };
    const classes = classesHere(scope).map((mailClass) => ({ mailClass, choice: wishes?.choices[mailClass] ?? ("at_once" as const), byLink: linked.some((one) => one.mailClass === mailClass) }));
    return { classes, timeZone, quiet, digestHour, chosen: hours !== undefined };
  },
});

/**
 * Chooses how and when one's own mail comes. In: choices of any classes (others stay), and the hours as a whole, in minutes since midnight of the zone. It holds for what waits already: held mail is looked at anew within
 * minutes, and what was collected comes with the next digest by the new hour.
 */
export const saveMailSettings = command({
  input: z.strictObject({ choices: z.array(choice).max(mailClasses.length), timeZone: timeZoneField, quiet: quietHours.nullable(), digestHour: z.number("Choose an hour.").int().min(0).max(23) }),
  output: z.strictObject({}),
  allow: asSignedIn,
  errors: {},
  async run({ tx, scope, now }, { choices, timeZone, quiet, digestHour }) {
    const { userId } = scope;
    const hours = { timeZone, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, digestHour, changedAt: now };
    await tx.insert(mailHours).values({ userId, ...hours }).onConflictDoUpdate({ target: mailHours.userId, set: hours });
    for (const one of choices) {
      const made = { choice: one.choice, chosenBy: "settings", changedAt: now };
      await tx.insert(mailChoices).values({ userId, mailClass: one.mailClass, ...made }).onConflictDoUpdate({ target: [mailChoices.userId, mailChoices.mailClass], set: made, setWhere: sql`${mailChoices.choice} <> excluded.choice` });
    }
    await tx.update(mails).set({ dueAt: now }).where(and(eq(mails.userId, userId), eq(mails.state, "held"), gt(mails.dueAt, now)));
    await tx.update(mails).set({ dueAt: nextDigest(now, { timeZone, digestHour }) }).where(and(eq(mails.userId, userId), eq(mails.state, "collected"), gt(mails.dueAt, now)));
    return {};
  },
});
