import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { users } from "./identity";

/** That a person is to be forgotten: asked for, then carried out after a wait in which they can take it back. */
export const erasures = pgTable(
  "erasures",
  {
    id: id().primaryKey(),
    userId: id().notNull().references(() => users.id),
    state: text().notNull().default("asked"),
    askedAt: instant().notNull(),
    /** From when it is carried out. */
    dueAt: instant().notNull(),
    /** The policy that gave the wait. */
    policyVersion: integer().notNull(),
    /** The admin who asked for it in the person's name; NULL = they asked themselves. */
    askedByAdmin: id().references(() => users.id),
    /** Why an admin did; NULL = they asked themselves. */
    reason: text(),
    /** What stood in the way when it was last tried, as a code; NULL = nothing, or not tried yet. */
    blockedBy: text(),
    /** When it was taken back or carried out; NULL = neither. */
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex("erasures_one_open").on(t.userId).where(sql`state <> 'taken_back'`),
    index("erasures_due").on(t.dueAt).where(sql`state = 'asked'`),
    check("erasures_state_known", sql`${t.state} in ('asked','taken_back','done')`),
    check("erasures_ended", sql`(${t.state} = 'asked') = (${t.endedAt} is null)`),
    check("erasures_admin_says_why", sql`(${t.askedByAdmin} is null) = (${t.reason} is null)`),
    check("erasures_waits", sql`${t.dueAt} >= ${t.askedAt}`),
  ],
);
