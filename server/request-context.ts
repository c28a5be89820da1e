import { leavingAtOnce } from "./after-commit";
import { actorOf, actorOfKey } from "./identity";
import { auth } from "./identity/auth";
import { type Actor, anonymous } from "./kernel/actor";
import type { Ctx } from "./kernel/command";
import { newId } from "./kernel/ids";
import { database } from "./kernel/pool";

/** Who asks, from the session cookie of a request's headers. */
export async function actorFrom(headers: Headers): Promise<Actor> {
  const found = await auth().api.getSession({ headers });
  if (!found) return anonymous;
  return actorOf(database(), found.user.id, found.session.id, found.session.activeOrganizationId ?? null);
}

/** The key that a program sent; null = none. A request with a key is its person's program, whatever cookies come with it. */
export function keyIn(headers: Headers): string | null {
  const sent = headers.get("authorization");
  return sent === null ? null : (/^Bearer (\S{1,200})$/i.exec(sent)?.[1] ?? "");
}

/** What every call of a request carries. With `keep`, which keeps work going to its end, a call is answered before its facts have left. */
export async function requestContext(headers: Headers, keep?: (work: Promise<void>) => void): Promise<Ctx> {
  const key = keyIn(headers);
  const ctx: Ctx = { db: database(), actor: key === null ? await actorFrom(headers) : await actorOfKey(database(), key), requestId: newId("request") };
  return leavingAtOnce(ctx, keep);
}
