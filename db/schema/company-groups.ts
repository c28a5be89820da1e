import { sql } from "drizzle-orm";
import { check, customType, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { organizations, users } from "./identity";

const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** Companies that belong together: each counts as all of them where it matters who was there first. */
export const companyGroups = pgTable(
  "company_groups",
  { id: id().primaryKey(), name: text().notNull(), createdBy: id().notNull().references(() => users.id), createdAt: instant().notNull() },
  (t) => [unique("company_groups_name_once").on(t.name)],
);

/** From when to when a company belonged to a group: to one at a time, by an exclusion constraint. Only its end is ever added. */
export const companyGroupMembers = pgTable(
  "company_group_members",
  {
    id: id().primaryKey(),
    groupId: id().notNull().references(() => companyGroups.id),
    companyId: id().notNull().references(() => organizations.id),
    /** Half-open; without an end it belongs there now. */
    period: tstzrange().notNull(),
    reason: text().notNull(),
    addedBy: id().notNull().references(() => users.id),
    /** NULL = it belongs there now. */
    endedBy: id().references(() => users.id),
    endReason: text(),
  },
  (t) => [
    index("company_group_members_of_group").on(t.groupId),
    check("company_group_members_ended", sql`(${t.endedBy} is null) = upper_inf(${t.period}) and (${t.endedBy} is null) = (${t.endReason} is null)`),
    check("company_group_members_period_shape", sql`not isempty(${t.period}) and lower_inc(${t.period}) and not lower_inf(${t.period})`),
  ],
);
