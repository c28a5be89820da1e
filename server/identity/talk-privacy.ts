import { eq, or, sql } from "drizzle-orm";
import { z } from "zod";
import { talkPrivacy } from "@/db/schema/presence";
import { command, query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { asSignedIn } from "../kernel/gates";

const shows = z.strictObject({ typing: z.boolean(), presence: z.boolean(), seen: z.boolean() });
/** What is shown between people who talk. */
export type Shows = z.output<typeof shows>;

/** What two people show each other: only what neither of them keeps to themselves. Unscoped: whoever asks must know that the two talk. */
export async function shownBetween(db: Reader, one: string, other: string): Promise<Shows> {
  const rows = await db.select().from(talkPrivacy).where(or(eq(talkPrivacy.userId, one), eq(talkPrivacy.userId, other)));
  return { typing: !rows.some((row) => row.hidesTyping), presence: !rows.some((row) => row.hidesPresence), seen: !rows.some((row) => row.hidesSeen) };
}

/** What the reader shows to those whom they talk to, and sees of them. */
export const myTalkPrivacy = query({
  input: z.strictObject({}),
  output: shows,
  allow: asSignedIn,
  errors: {},
  run: ({ db, scope }) => shownBetween(db, scope.userId, scope.userId),
});

/** Shows something to those whom the reader talks to, or keeps it to themselves; what is not named stays. Live connections begin anew, since what they may hear has changed. */
export const setTalkPrivacy = command({
  input: shows.partial(),
  output: shows,
  allow: asSignedIn,
  errors: {},
  async run({ tx, scope, now, emit }, input) {
    const before = await shownBetween(tx, scope.userId, scope.userId);
    const after = { typing: input.typing ?? before.typing, presence: input.presence ?? before.presence, seen: input.seen ?? before.seen };
    const row = { hidesTyping: !after.typing, hidesPresence: !after.presence, hidesSeen: !after.seen, changedAt: now };
    await tx.insert(talkPrivacy).values({ userId: scope.userId, ...row }).onConflictDoUpdate({ target: talkPrivacy.userId, set: row });
    if (after.typing !== before.typing) emit({ type: "identity/talk.changed", data: { userId: scope.userId } });
    return after;
  },
});

/** The condition that neither of two people, by the expressions of their ids, keeps to themselves how far they have read. */
export const seenBetween = (one: ReturnType<typeof sql>, other: ReturnType<typeof sql>) => sql`not exists (select 1 from talk_privacy h where h.user_id in (${one}, ${other}) and h.hides_seen)`;
