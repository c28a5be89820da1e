import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { users } from "./identity";

/** Whether a person has the product open. Written from the push server's webhooks, in whatever order they come, and by the check that corrects what they missed. */
export const userPresence = pgTable(
  "user_presence",
  {
    userId: id().primaryKey().references(() => users.id, { onDelete: "cascade" }),
    /** Since when somebody listens to their channel; NULL = offline. */
    onlineSince: instant(),
    /** When they came or, offline, when they were found gone. */
    lastSeenAt: instant().notNull(),
    /** The push server's own time of what the row says, never compared with ours: what is older than it is not written (trigger `user_presence_newest`). */
    changedAt: instant().notNull(),
  },
  (t) => [check("user_presence_seen_since", sql`${t.onlineSince} <= ${t.lastSeenAt}`), index("user_presence_online").on(t.userId).where(sql`online_since is not null`)],
);

/** How often something was told to a person's browsers. A page says what it knew when it was made; by this it sees whether something happened until its line was open. */
export const toldCounts = pgTable(
  "told_counts",
  {
    userId: id().primaryKey().references(() => users.id, { onDelete: "cascade" }),
    told: integer().notNull(),
  },
  (t) => [check("told_counts_counted", sql`${t.told} > 0`)],
);

/** What a person keeps to themselves when they talk. No row = nothing. Who keeps one of these to themselves does not see it of others either. */
export const talkPrivacy = pgTable("talk_privacy", {
  userId: id().primaryKey().references(() => users.id, { onDelete: "cascade" }),
  /** Whether they are typing. */
  hidesTyping: boolean().notNull().default(false),
  /** Whether they are here, and when they last were. */
  hidesPresence: boolean().notNull().default(false),
  /** How far they have read, and when. */
  hidesSeen: boolean().notNull().default(false),
  changedAt: instant().notNull(),
});
