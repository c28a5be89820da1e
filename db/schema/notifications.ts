import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
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
    /** Whose it is; NULL = an address without an account. */
    userId: id().references(() => users.id),
    /** What its reader may put off or switch off it by; NULL = it goes at once and always. */
    mailClass: text(),
    recipient: text().notNull(),
    template: text().notNull(),
    props: jsonb().$type<Record<string, unknown>>().notNull(),
    /** `held` until quiet hours end, `collected` for a digest and `digested` by one, `dropped` because its reader wants none of its class. */
    state: text().notNull().default("queued"),
    /** Until when it is held or collected; NULL = it does not wait. */
    dueAt: instant(),
    /** The digest that tells it; NULL = none. */
    digestId: id(),
    attempts: integer().notNull().default(0),
    error: text(),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [
    foreignKey({ name: "mails_in_digest", columns: [t.digestId], foreignColumns: [t.id] }),
    index("mails_queued").on(t.createdAt).where(sql`state = 'queued'`),
    index("mails_waiting").on(t.state, t.dueAt).where(sql`state in ('held','collected')`),
    index("mails_of_digest").on(t.digestId).where(sql`digest_id is not null`),
    index("mails_of_user").on(t.userId).where(sql`user_id is not null`),
    check("mails_state_known", sql`${t.state} in ('queued','sent','failed','held','collected','digested','dropped')`),
    check("mails_class_known", sql`${t.mailClass} in ('messages','connections','claims','hiring','money','cases','platform')`),
    check("mails_class_has_reader", sql`${t.mailClass} is null or ${t.userId} is not null`),
    check("mails_only_classes_wait", sql`${t.mailClass} is not null or ${t.state} in ('queued','sent','failed')`),
    check("mails_waiting_until", sql`(${t.state} in ('held','collected')) = (${t.dueAt} is not null)`),
    check("mails_digested_by", sql`(${t.state} = 'digested') = (${t.digestId} is not null)`),
  ],
);

/** When a person wants their mail. No row = at any hour, and a digest at eight in the morning (UTC). */
export const mailHours = pgTable(
  "mail_hours",
  {
    userId: id().primaryKey().references(() => users.id),
    /** IANA zone of both hours below. */
    timeZone: text().notNull(),
    /** Minutes since midnight at which quiet hours begin; NULL = there are none. */
    quietFrom: integer(),
    /** Minutes since midnight at which they end; earlier than their beginning = on the next day. */
    quietTo: integer(),
    /** The hour of the daily digest, 0 to 23. */
    digestHour: integer().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    check("mail_hours_quiet", sql`(${t.quietFrom} is null) = (${t.quietTo} is null) and ${t.quietFrom} between 0 and 1439 and ${t.quietTo} between 0 and 1439 and ${t.quietFrom} <> ${t.quietTo}`),
    check("mail_hours_digest", sql`${t.digestHour} between 0 and 23`),
  ],
);

/** How a person wants one class of mail. No row = at once. */
export const mailChoices = pgTable(
  "mail_choices",
  {
    userId: id().notNull().references(() => users.id),
    mailClass: text().notNull(),
    choice: text().notNull(),
    /** On the page of settings, or by the link in a mail. */
    chosenBy: text().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: "mail_choices_once", columns: [t.userId, t.mailClass] }),
    check("mail_choices_class_known", sql`${t.mailClass} in ('messages','connections','claims','hiring','money','cases','platform')`),
    check("mail_choices_known", sql`${t.choice} in ('at_once','daily','never')`),
    check("mail_choices_by_known", sql`${t.chosenBy} in ('settings','link')`),
  ],
);
