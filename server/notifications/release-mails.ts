import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { mails } from "@/db/schema/notifications";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { wishesOf } from "./mail-wishes";
import { mailQueued } from "./queue-mail";
import type { MailClass } from "./rules/mail-classes";
import { fateOfMail } from "./rules/mail-fate";
import { dayIn, nextDigest } from "./rules/mail-hours";

/**
 * Looks anew at mail whose quiet hours are over, by what its readers want now: it goes, waits on, is collected, or is not wanted any more. Each is moved under its own lock, so that a run that is doubled or late sends
 * nothing twice. Out: how many were looked at; fewer than the limit means that none is left.
 */
export const releaseHeldMails = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim).default(limits.rowsPerClaim) }),
  output: z.strictObject({ looked: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { limit }) {
    const due = await tx.select({ id: mails.id, userId: mails.userId, mailClass: mails.mailClass }).from(mails).where(and(eq(mails.state, "held"), lte(mails.dueAt, now))).orderBy(asc(mails.dueAt)).limit(limit).for("update", { skipLocked: true });
    const wishes = await wishesOf(tx, due.flatMap(({ userId }) => userId ?? []));
    for (const { id, userId, mailClass } of due) {
      const of = wishes.get(userId ?? "");
      if (!of) throw new Error(`Mail ${id} is held and has no reader.`);
      const fate = fateOfMail(mailClass as MailClass, of, now);
      await tx.update(mails).set(fate).where(eq(mails.id, id));
      if (fate.state === "queued") emit(mailQueued(id));
    }
    return { looked: due.length };
  },
});

/**
 * Makes the digests that are due: one mail for each person and calendar day of theirs. The day's key makes a doubled run harmless; who has had that day's digest already, because they chose a later hour after it, gets the
 * rest with the next day's. What nobody wants any more is left out of it. Out: how many people were looked at; fewer than the limit means that none is left.
 */
export const makeDigests = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.digestsPerClaim).default(limits.digestsPerClaim) }),
  output: z.strictObject({ looked: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { limit }) {
    const readers = await tx.execute<{ user_id: string; recipient: string }>(sql`
      select m.user_id, u.email as recipient from mails m join users u on u.id = m.user_id where m.state = 'collected' and m.due_at <= ${now.toISOString()}::timestamptz group by 1, 2 order by 1 limit ${limit}`);
    const wishes = await wishesOf(tx, readers.map((one) => one.user_id));
    for (const { user_id: userId, recipient } of readers) {
      // Under the lock, so that of two runs at once the second finds nothing left.
      const collected = await tx.select({ id: mails.id, mailClass: mails.mailClass, dueAt: mails.dueAt }).from(mails).where(and(eq(mails.userId, userId), eq(mails.state, "collected"), lte(mails.dueAt, now))).orderBy(asc(mails.dueAt), asc(mails.id)).for("update");
      const of = wishes.get(userId);
      const last = collected.at(-1)?.dueAt;
      if (!of || !last) continue;
      const unwanted = collected.filter(({ mailClass }) => of.choices[mailClass as MailClass] === "never").map(({ id }) => id);
      if (unwanted.length > 0) await tx.update(mails).set({ state: "dropped", dueAt: null }).where(inArray(mails.id, unwanted));
      const told = collected.map(({ id }) => id).filter((id) => !unwanted.includes(id));
      if (told.length === 0) continue;
      const day = dayIn(of.hours.timeZone, last);
      const digestId = newId("mail");
      const made = await tx.insert(mails).values({ id: digestId, causeKey: `digest:${userId}:${day}`, userId, recipient, template: "digest", props: { day }, createdAt: now }).onConflictDoNothing().returning({ id: mails.id });
      if (made.length > 0) {
        await tx.update(mails).set({ state: "digested", dueAt: null, digestId }).where(inArray(mails.id, told));
        emit(mailQueued(digestId));
      } else await tx.update(mails).set({ dueAt: nextDigest(now, of.hours) }).where(inArray(mails.id, told));
    }
    return { looked: readers.length };
  },
});
