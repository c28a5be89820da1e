import { mails } from "@/db/schema/notifications";
import type { Tx } from "../kernel/database";
import { newId } from "../kernel/ids";
import type { EventDraft } from "../kernel/outbox";
import type { MailWishes } from "./mail-wishes";
import type { MailClass } from "./rules/mail-classes";
import { fateOfMail } from "./rules/mail-fate";
import { unsaidHours } from "./rules/mail-hours";

/** A mail to somebody: `userId` "" = an address without an account, whose mail has no class; `mailClass` null = it goes at once, whatever its reader wants. */
export type MailDraft = { causeKey: string; userId: string; recipient: string; mailClass: MailClass | null; template: string; props: Record<string, unknown> };

const wantsAll: MailWishes = { choices: {}, hours: unsaidHours };

/** Writes a mail once for its cause, in the state that its reader's wishes give it. Out: what to tell for it to be sent; null when it waits, is not wanted, or was written before. */
export async function queueMail(tx: Tx, { userId, mailClass, ...mail }: MailDraft, wishes: MailWishes | undefined, now: Date): Promise<EventDraft | null> {
  const ofClass = userId === "" ? null : mailClass;
  const id = newId("mail");
  const fate = fateOfMail(ofClass, wishes ?? wantsAll, now);
  const written = await tx.insert(mails).values({ id, userId: userId || null, mailClass: ofClass, ...mail, ...fate, createdAt: now }).onConflictDoNothing().returning({ id: mails.id });
  return written.length > 0 && fate.state === "queued" ? mailQueued(id) : null;
}

/** The fact that makes a queued mail go. */
export const mailQueued = (mailId: string): EventDraft => ({ type: "notifications/mail.queued", data: { mailId } });
