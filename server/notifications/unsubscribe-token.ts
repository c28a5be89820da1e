import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "../env";
import { type MailClass, mailClasses } from "./rules/mail-classes";

/** What a link in a mail switches off: one class, or what comes in the daily mail. */
export type Unsubscribed = MailClass | "digest";

const signed = (userId: string, what: string): string => createHmac("sha256", env().AUTH_SECRET).update(`mail-unsubscribe:1:${userId}:${what}`).digest("base64url");

/** The secret part of a person's link. It says whom and what in the open and proves itself; it never ends, since a mail can be read years later, and does nothing but switch mail off. */
export const unsubscribeToken = (userId: string, what: Unsubscribed): string => `${userId}.${what}.${signed(userId, what)}`;

/** Whose link this is and what it switches off; null for one that is not ours. */
export function readUnsubscribeToken(token: string): { userId: string; what: Unsubscribed } | null {
  const [userId = "", word = "", signature = "", ...rest] = token.split(".");
  const what = word === "digest" ? word : mailClasses.find((one) => one === word);
  if (!what || rest.length > 0) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(signed(userId, what))];
  return given.length === right.length && timingSafeEqual(given, right) ? { userId, what } : null;
}
