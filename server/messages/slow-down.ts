import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";
import { inOneGo } from "../kernel/in-one-go";
import { type PolicySettings } from "../policy";
import { sameTextKey } from "./rules/message-text";

const MINUTE = 60_000;
const begin = (at: Date, ms: number): string => new Date(Math.floor(at.getTime() / ms) * ms).toISOString();

/**
 * Counts a message against its sender's minute, and notes in which conversations they say the same text: the rows' CHECKs refuse what is too much, from however many tabs it comes, and one conversation too many
 * within an hour. A short text is anybody's, and not noted.
 */
export async function slowDown(tx: Tx, of: { userId: string; connectionId: string; text: string; now: Date; settings: PolicySettings["messages"] }): Promise<void> {
  const key = sameTextKey(of.text);
  const counted = sql`insert into message_quotas (user_id, minute, used, allowed) values (${of.userId}, ${begin(of.now, MINUTE)}, 1, ${of.settings.perMinute})
    on conflict (user_id, minute) do update set used = message_quotas.used + 1, allowed = excluded.allowed`;
  if (key === null) {
    await tx.execute(counted);
    return;
  }
  const hash = createHash("sha256").update(key).digest("hex");
  await inOneGo(tx, counted, sql`insert into message_copies (user_id, text_hash, hour, connection_ids, allowed) values (${of.userId}, ${hash}, ${begin(of.now, 60 * MINUTE)}, array[${of.connectionId}], ${of.settings.sameTextPerHour})
    on conflict (user_id, text_hash, hour) do update set allowed = excluded.allowed,
      connection_ids = case when excluded.connection_ids <@ message_copies.connection_ids then message_copies.connection_ids else message_copies.connection_ids || excluded.connection_ids end`);
}
