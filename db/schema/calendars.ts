import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";

/** A named calendar of working days, which firms and companies choose. `cal_standard` is everybody's until they choose another. */
export const businessCalendars = pgTable(
  "business_calendars",
  { id: id().primaryKey(), name: text().notNull(), createdAt: instant().notNull() },
  (t) => [unique("business_calendars_name_once").on(t.name)],
);

/** What a calendar says; the highest version is in force for deadlines that are set from now on. Append-only. */
export const businessCalendarVersions = pgTable(
  "business_calendar_versions",
  {
    calendarId: id().notNull().references(() => businessCalendars.id),
    version: integer().notNull(),
    /** ISO days of the week on which nobody works: 1 = Monday to 7 = Sunday. */
    weekend: integer().array().notNull(),
    /** Days on which nobody works, by date, each with its name. */
    holidays: jsonb().$type<{ day: string; name: string }[]>().notNull(),
    reason: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: "business_calendar_versions_once", columns: [t.calendarId, t.version] }),
    check("business_calendar_versions_weekend", sql`cardinality(${t.weekend}) between 0 and 6 and ${t.weekend} <@ array[1,2,3,4,5,6,7]`),
    check("business_calendar_versions_holidays", sql`jsonb_typeof(${t.holidays}) = 'array'`),
  ],
);
