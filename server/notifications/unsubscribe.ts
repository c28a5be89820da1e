import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { mailChoices, mails } from "@/db/schema/notifications";
import { command, query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { anyone } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { wishesOf } from "./mail-wishes";
import { type MailClass, mailClasses } from "./rules/mail-classes";
import { readUnsubscribeToken } from "./unsubscribe-token";

const input = z.strictObject({ token: z.string().max(limits.lineLength) });
const what = z.enum([...mailClasses, "digest"]);

/** What a mail's link would switch off, and whether it is off already. It changes nothing: programs that look at every link of a mail unsubscribe nobody. A link that is not ours answers as one that never was. */
export const unsubscribeOffer = query({
  input,
  output: z.strictObject({ what, off: z.boolean() }),
  allow: anyone,
  errors: {},
  async run({ db }, { token }) {
    const link = readUnsubscribeToken(token);
    const wishes = link ? (await wishesOf(db, [link.userId])).get(link.userId) : undefined;
    if (!link || !wishes) return notFound();
    return { what: link.what, off: link.what === "digest" ? !Object.values(wishes.choices).includes("daily") : wishes.choices[link.what] === "never" };
  },
});

/** Switches off what a mail's link is for, without signing in (RFC 8058). What waited to be sent is dropped. Asked again it changes nothing. */
export const unsubscribe = command({
  input,
  output: z.strictObject({ what }),
  allow: anyone,
  errors: {},
  async run({ tx, now }, { token }) {
    const link = readUnsubscribeToken(token);
    if (!link) return notFound();
    const { userId } = link;
    const made = { choice: "never", chosenBy: "link", changedAt: now };
    const off: MailClass[] = [];
    if (link.what === "digest") {
      const daily = await tx.update(mailChoices).set(made).where(and(eq(mailChoices.userId, userId), eq(mailChoices.choice, "daily"))).returning({ mailClass: mailChoices.mailClass });
      off.push(...daily.map((one) => one.mailClass as MailClass));
    } else {
      await tx.insert(mailChoices).values({ userId, mailClass: link.what, ...made }).onConflictDoUpdate({ target: [mailChoices.userId, mailChoices.mailClass], set: made, setWhere: sql`${mailChoices.choice} <> 'never'` });
      off.push(link.what);
    }
    if (off.length > 0) await tx.update(mails).set({ state: "dropped", dueAt: null }).where(and(eq(mails.userId, userId), inArray(mails.mailClass, off), inArray(mails.state, ["held", "collected", "queued"])));
    return { what: link.what };
  },
});
