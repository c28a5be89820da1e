import { sql } from "drizzle-orm";
import { noteSameText } from "../connections";
import type { Tx } from "../kernel/database";
import { inOneGo } from "../kernel/in-one-go";
import { nearby } from "../kernel/nearby";
import { type PolicySettings } from "../policy";

const MINUTE = 60_000;

/**
 * Counts a message, or the change of one, against its sender's last minute, and notes in which conversations they say the same text: the rows' CHECKs refuse what is too much, from however many tabs it comes, and
 * one conversation too many within an hour. A short text is anybody's, and not noted.
 */
export async function slowDown(tx: Tx, of: { userId: string; connectionId: string; text: string; now: Date; settings: PolicySettings["messages"] }): Promise<void> {
  const counted = sql`insert into message_quotas (user_id, sent_at, allowed) values (${of.userId}, array[${of.now.toISOString()}::timestamptz], ${of.settings.perMinute})
    on conflict (user_id) do update set allowed = excluded.allowed, sent_at = array(select at from unnest(message_quotas.sent_at) with ordinality as before(at, no) where ${nearby(sql`at`, of.now, MINUTE)} order by no) || excluded.sent_at`;
  const noted = noteSameText({ ...of, allowed: of.settings.sameTextPerHour });
  await inOneGo(tx, counted, ...(noted ? [noted] : []));
}
