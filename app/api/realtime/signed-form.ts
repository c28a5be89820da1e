import type { Actor } from "@/server/kernel/actor";
import type { Ctx } from "@/server/kernel/command";
import { newId } from "@/server/kernel/ids";
import { database } from "@/server/kernel/pool";
import { readBody } from "@/server/kernel/read-body";
import { actorFrom } from "@/server/request-context";

/** Most that the official client's form takes: a connection's id and a channel's name. Bytes. */
const FORM_BYTES = 2_000;

/** Who asks for a signature: a user in a browser, never a key. */
export type Asker = { userId: string; ctx: Ctx };

/**
 * Answers a form that the official client sends to have something signed. `sign` gets the signed-in user and the form, and answers null for what is not theirs.
 * Out: 401 for nobody and for a suspended user, 413 for what is too long, 403 for what is not theirs.
 */
export async function answerSignedForm(request: Request, sign: (asker: Asker, form: Record<string, string>) => object | null | Promise<object | null>): Promise<Response> {
  const actor = await actorFrom(request.headers);
  const userId = activeUserOf(actor);
  if (userId === null) return new Response("not signed in", { status: 401 });
  const body = await readBody(request, FORM_BYTES);
  if (body === null) return new Response("too large", { status: 413 });
  const asker = { userId, ctx: { db: database(), actor, requestId: newId("request") } };
  const signed = await sign(asker, Object.fromEntries(new URLSearchParams(Buffer.from(body).toString("utf8"))));
  return signed ? Response.json(signed, { headers: { "cache-control": "no-store" } }) : new Response("not yours", { status: 403 });
}

const activeUserOf = (actor: Actor): string | null => (actor.kind === "user" && !actor.suspended ? actor.userId : null);
