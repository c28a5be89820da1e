import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "../env";

const keyOf = (actionId: string): string => createHmac("sha256", env().AUTH_SECRET).update(`appeal|${actionId}`).digest("base64url");

/** The page on which the person concerned reads a decision and appeals, without being signed in. Only for their own mailbox, or for who has just proven with their password or link who they are. */
export const appealLink = (actionId: string): string => `/decisions/${actionId}?key=${keyOf(actionId)}`;

/** Whether a key was made for a decision. */
export function keyFits(actionId: string, key: string): boolean {
  const [expected, given] = [Buffer.from(keyOf(actionId)), Buffer.from(key)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
