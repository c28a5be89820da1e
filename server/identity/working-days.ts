import { eq } from "drizzle-orm";
import { z } from "zod";
import { organizations } from "@/db/schema/identity";
import { command, query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { asCompany, asHiringManager } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { type BusinessCalendar, type Calendar, calendarInForce } from "../policy";
import { identityErrors } from "./errors";
import { timeZoneField } from "./set-up-organization";

/** Chooses the time zone and the calendar in which a company's days are counted from now on. What was set under the old ones keeps its date. */
export const chooseWorkingDays = command({
  input: z.strictObject({ timeZone: timeZoneField, calendarId: z.string().max(limits.idLength) }),
  output: z.strictObject({ calendarId: z.string() }),
  allow: asHiringManager,
  errors: identityErrors,
  async run({ tx, scope, emit, refuse }, input) {
    if (!(await calendarInForce(tx, input.calendarId))) return refuse("no_such_calendar");
    await tx.update(organizations).set(input).where(eq(organizations.id, scope.companyId));
    emit({ type: "identity/working-days.chosen", data: { companyId: scope.companyId } });
    return { calendarId: input.calendarId };
  },
});

/** In which zone and by which calendar one's company counts its days. */
export const myWorkingDays = query({
  input: z.strictObject({}),
  output: z.strictObject({ timeZone: z.string(), calendarId: z.string() }),
  allow: asCompany,
  errors: {},
  async run({ db, scope }) {
    const { timeZone, calendar } = await workingDaysOf(db, scope.companyId);
    return { timeZone, calendarId: calendar.calendarId };
  },
});

/** In which zone and by which calendar a firm or company counts its days now. Throws for an id that never was. */
async function workingDaysOf(db: Reader, organizationId: string): Promise<{ timeZone: string; calendar: Calendar }> {
  const [row] = await db.select({ timeZone: organizations.timeZone, calendarId: organizations.calendarId }).from(organizations).where(eq(organizations.id, organizationId));
  const calendar = row ? await calendarInForce(db, row.calendarId) : null;
  if (!row || !calendar) throw new Error(`There are no working days of ${organizationId}.`);
  return { timeZone: row.timeZone, calendar };
}

/** The same as the rules of business days take it. */
export async function businessCalendarOf(db: Reader, organizationId: string): Promise<BusinessCalendar & { calendarId: string; calendarVersion: number }> {
  const { timeZone, calendar } = await workingDaysOf(db, organizationId);
  return { timeZone, holidays: new Set(calendar.holidays.map((one) => one.day)), weekend: new Set(calendar.weekend), calendarId: calendar.calendarId, calendarVersion: calendar.version };
}
