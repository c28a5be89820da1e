import { APIError } from "better-auth/api";
import { database } from "../kernel/pool";
import { appealLink } from "./appeal-key";
import { suspensionOf } from "./restrictions";

/** What the sign-in library tells of the request that asks for a session: enough to lead a browser on. */
type Asking = { path?: string; redirect(url: string): Error };

/**
 * Called by the sign-in library before it makes a session, when who asks has proven who they are. Whoever is suspended gets none: by a mailed link they are led to the decision, where they can do nothing
 * but appeal, by password they read until when and why, with that link.
 */
export async function refuseSuspended(userId: string, asking: Asking | null): Promise<void> {
  const held = await suspensionOf(database(), userId);
  if (!held) return;
  const appeal = held.actionId === null ? null : appealLink(held.actionId);
  if (asking?.path?.startsWith("/magic-link") === true) throw asking.redirect(appeal ?? "/sign-in");
  throw new APIError("FORBIDDEN", { code: "SUSPENDED", message: `Your account is suspended${held.until === null ? "" : ` until ${held.until}`}.`, reason: held.reason, appeal });
}
