import { sql } from "drizzle-orm";
import { type Actor, anonymous, type KeyScope } from "../kernel/actor";
import type { Reader } from "../kernel/database";
import { actorOf } from "./actor-of";
import { hashOfKey } from "./key-secret";

/** Whose program asks: the person of a key that is in force, acting for the key's organization. Out: the anonymous actor for any other key, and once the person has left. */
export async function actorOfKey(db: Reader, secret: string): Promise<Actor> {
  const [row] = await db.execute<{ id: string; user_id: string; organization_id: string | null; scope: KeyScope; fresh: boolean }>(sql`
    select id, user_id, organization_id, scope, coalesce(last_used_at > app.now() - interval '1 hour', false) as fresh from api_keys where hash = ${hashOfKey(secret)} and revoked_at is null`);
  if (!row) return anonymous;
  const actor = await actorOf(db, row.user_id, row.id, row.organization_id);
  if (actor.kind !== "user" || (actor.membership?.organizationId ?? null) !== row.organization_id) return anonymous;
  // To the hour: a write at every call would be felt, and says no more to its owner.
  if (!row.fresh) await db.execute(sql`update api_keys set last_used_at = app.now() where id = ${row.id}`);
  return { ...actor, key: { scope: row.scope } };
}
