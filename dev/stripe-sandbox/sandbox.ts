import { randomBytes } from "node:crypto";
import type { Clock } from "./clock";
import type { Store } from "./store";

/** What every part of the sandbox stands on. */
export type Sandbox = {
  store: Store;
  clock: Clock;
  secretKey: string;
  businessName: string;
  availableDelayDays: number;
  /** Where pages are found, without a slash at its end. */
  publicUrl(): string;
};

/** One piece of work: who asked, on whose account, and when. */
export type Call = { sandbox: Sandbox; store: Store; now: number; owner: string; requestId: string | null; idempotencyKey: string | null };

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** An id that nobody can guess, with Stripe's prefix for its kind. */
export function newId(prefix: string, length = 24): string {
  let text = "";
  for (const byte of randomBytes(length)) text += letters[byte % letters.length];
  return `${prefix}_${text}`;
}

/** The id of what the SDK's types call "an id or the object"; empty for nothing. */
export const idOf = (reference: string | { id: string } | null | undefined): string => (typeof reference === "string" ? reference : (reference?.id ?? ""));
