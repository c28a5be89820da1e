import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { nearby } from "../kernel/nearby";
import { sameTextKey } from "./rules/same-text";

const HOUR = 3_600_000;

/**
 * The statement that notes to whom a person writes a text, as a message, its change or the note of a request: the row's CHECK refuses one connection too many within an hour, as `same_text_often`, from however
 * many tabs it comes. In: how many the policy allows. Null for a short text: it is anybody's, and not noted.
 */
export function noteSameText(of: { userId: string; connectionId: string; text: string; now: Date; allowed: number }): SQL | null {
  const key = sameTextKey(of.text);
  if (key === null) return null;
  const hash = createHash("sha256").update(key).digest("hex");
  return sql`insert into message_copies (user_id, text_hash, connection_ids, said_at, allowed) values (${of.userId}, ${hash}, array[${of.connectionId}], array[${of.now.toISOString()}::timestamptz], ${of.allowed})
    on conflict (user_id, text_hash) do update set allowed = excluded.allowed, (connection_ids, said_at) = (
      select coalesce(array_agg(connection_id order by no), '{}') || excluded.connection_ids, coalesce(array_agg(at order by no), '{}') || excluded.said_at
      from unnest(message_copies.connection_ids, message_copies.said_at) with ordinality as before(connection_id, at, no) where connection_id <> ${of.connectionId} and ${nearby(sql`at`, of.now, HOUR)})`;
}
