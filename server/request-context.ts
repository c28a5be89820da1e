import { relayAfterCommit } from "./events";
import { actorOf } from "./identity";
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

/** What every call of a request carries. */
export async function requestContext(headers: Headers): Promise<Ctx> {
  const ctx: Ctx = { db: database(), actor: await actorFrom(headers), requestId: newId("request") };
  return { ...ctx, committed: () => relayAfterCommit(ctx) };
}
