import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Actor, anonymous, type KeyScope } from "../kernel/actor";
import { command } from "../kernel/command";
import type { Database } from "../kernel/database";
import { asSystem } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { actorOf } from "./actor-of";
import { hashOfKey } from "./key-secret";

/** Notes that a key was used, to the hour: a write at every call would be felt, and says no more to its owner. */
const noteUse = command({
  input: z.strictObject({ keyId: z.string() }),
  output: z.strictObject({}),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { keyId }) {
    await tx.execute(sql`update api_keys set last_used_at = ${now.toISOString()}::timestamptz where id = ${keyId}`);
    return {};
  },
});

/**
 * Whose program asks: the person of a key that is in force, acting for the key's organization. A person of the platform's staff only reads by key, whenever the
 * key was made. Out: the anonymous actor for any other key, and once the person has left.
 */
export async function actorOfKey(db: Database, secret: string): Promise<Actor> {
  const [row] = await db.execute<{ id: string; user_id: string; organization_id: string | null; scope: KeyScope; noted: boolean }>(sql`
    select id, user_id, organization_id, scope, coalesce(last_used_at > app.now() - interval '1 hour', false) as noted from api_keys where hash = ${hashOfKey(secret)} and revoked_at is null`);
  if (!row) return anonymous;
  const actor = await actorOf(db, row.user_id, row.id, row.organization_id);
  if (actor.kind !== "user" || (actor.membership?.organizationId ?? null) !== row.organization_id) return anonymous;
  if (!row.noted) await noteUse.call({ db, actor: { kind: "system", job: "keys" }, requestId: newId("request") }, { keyId: row.id });
  return { ...actor, key: { id: row.id, scope: actor.platformRole === null ? row.scope : "read" } };
}
