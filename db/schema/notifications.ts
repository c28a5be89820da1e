import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { users } from "./identity";

/** Something one person should know. */
export const notifications = pgTable(
  "notifications",
  {
    id: id().primaryKey(),
    userId: id().notNull().references(() => users.id),
    /** The event that caused it. */
    eventId: text().notNull(),
    kind: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    href: text().notNull(),
    createdAt: instant().notNull(),
    readAt: instant(),
  },
  (t) => [unique("notifications_once").on(t.userId, t.eventId), index("notifications_of_user").on(t.userId, t.createdAt)],
);

/** A mail to send; the key makes asking twice harmless. */
export const mails = pgTable(
  "mails",
  {
    id: id().primaryKey(),
    /** For example `rtr-requested:rtr_…`. */
    causeKey: text().notNull().unique("mails_cause_once"),
    recipient: text().notNull(),
    template: text().notNull(),
    props: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text().notNull().default("queued"),
    attempts: integer().notNull().default(0),
    error: text(),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [
    index("mails_queued").on(t.createdAt).where(sql`state = 'queued'`),
    check("mails_state_known", sql`${t.state} in ('queued','sent','failed')`),
  ],
);
