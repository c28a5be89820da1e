import { and, inArray, sql } from "drizzle-orm";
import { userPresence } from "@/db/schema/presence";
import type { Reader } from "../kernel/database";

/** `onlineSince` null = offline; `lastSeenAt` null = never seen. */
export type Presence = { onlineSince: Date | null; lastSeenAt: Date | null };

/**
 * Whether people have the product open, and when they last had; of who keeps that to themselves, as of one who was never here. Unscoped: whoever asks must know that the reader may see these people's
 * presence. Out: an entry for each id.
 */
export async function presenceOf(db: Reader, userIds: readonly string[]): Promise<ReadonlyMap<string, Presence>> {
  const rows = userIds.length === 0 ? [] : await db.select().from(userPresence).where(and(inArray(userPresence.userId, [...userIds]), sql`not exists (select 1 from talk_privacy h where h.user_id = ${userPresence.userId} and h.hides_presence)`));
  const known = new Map(rows.map(({ userId, onlineSince, lastSeenAt }) => [userId, { onlineSince, lastSeenAt }]));
  return new Map(userIds.map((userId) => [userId, known.get(userId) ?? { onlineSince: null, lastSeenAt: null }]));
}
