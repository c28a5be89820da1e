import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { businessCalendars, businessCalendarVersions } from "@/db/schema/calendars";
import { command, query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asAdmin, asFinance, asSignedIn } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { policyErrors } from "./errors";
import { addBusinessDays } from "./rules/business-days";

const calendarId = z.string().max(limits.idLength);
const weekday = z.number().int().min(1).max(7);
const holiday = z.strictObject({ day: z.iso.date("Enter a day."), name: z.string().trim().min(2, "Say which holiday it is.").max(limits.nameLength) });
const days = {
  weekend: z.array(weekday).max(6, "Leave at least one working day.").refine((list) => new Set(list).size === list.length, "Name each day once."),
  holidays: z.array(holiday).max(limits.holidaysPerCalendar, `List at most ${limits.holidaysPerCalendar} holidays.`).refine((list) => new Set(list.map((one) => one.day)).size === list.length, "Name each day once."),
};
const inOrder = (of: { weekend: number[]; holidays: z.output<typeof holiday>[] }) => ({ weekend: of.weekend.toSorted((a, b) => a - b), holidays: of.holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1)) });

/** Whether people work again soon after each of the days on which they do not: else a deadline would never come. */
function leavesWork({ weekend, holidays }: { weekend: readonly number[]; holidays: readonly { day: string }[] }): boolean {
  const free = new Set(holidays.map((one) => one.day));
  try {
    for (const day of ["2026-01-01", ...free]) addBusinessDays(day, 1, free, new Set(weekend));
    return true;
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}

/** Adds a calendar of working days that firms and companies may choose. */
export const createCalendar = command({
  input: z.strictObject({ name: z.string().trim().min(2, "Give it a name.").max(limits.nameLength), ...days }),
  output: z.strictObject({ calendarId: z.string() }),
  allow: asFinance,
  errors: policyErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    if (!leavesWork(input)) return refuse("calendar_without_work");
    const id = newId("calendar");
    await tx.insert(businessCalendars).values({ id, name: input.name, createdAt: now });
    await tx.insert(businessCalendarVersions).values({ calendarId: id, version: 1, ...inOrder(input), reason: "Set up", createdBy: scope.userId, createdAt: now });
    emit({ type: "policy/calendar.changed", data: { calendarId: id } });
    return { calendarId: id };
  },
});

/** Puts a new version of a calendar in force for deadlines that are set from now on; those that are set stay as they are. */
export const changeCalendar = command({
  input: z.strictObject({ calendarId, basedOnVersion: z.number().int().min(1), ...days, reason: z.string().trim().min(3, "Say why.").max(limits.lineLength) }),
  output: z.strictObject({ version: z.number().int() }),
  allow: asFinance,
  errors: policyErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const current = await calendarInForce(tx, input.calendarId);
    if (!current) return notFound();
    if (current.version !== input.basedOnVersion) return refuse("calendar_changed");
    if (!leavesWork(input)) return refuse("calendar_without_work");
    const version = current.version + 1;
    await tx.insert(businessCalendarVersions).values({ calendarId: input.calendarId, version, ...inOrder(input), reason: input.reason, createdBy: scope.userId, createdAt: now });
    emit({ type: "policy/calendar.changed", data: { calendarId: input.calendarId } });
    return { version };
  },
});

export type Calendar = { calendarId: string; version: number; weekend: readonly number[]; holidays: readonly { day: string; name: string }[] };

/** What a calendar says now; null = there is none. */
export async function calendarInForce(db: Reader, id: string): Promise<Calendar | null> {
  const [row] = await db.select().from(businessCalendarVersions).where(eq(businessCalendarVersions.calendarId, id)).orderBy(desc(businessCalendarVersions.version)).limit(1);
  return row ? { calendarId: row.calendarId, version: row.version, weekend: row.weekend, holidays: row.holidays } : null;
}

const said = z.strictObject({ weekend: z.array(weekday), holidays: z.array(holiday) });

/** The calendars that one may choose, with what each says now. */
export const calendarList = query({
  input: z.strictObject({}),
  output: z.strictObject({ calendars: z.array(z.strictObject({ calendarId: z.string(), name: z.string(), version: z.number().int(), ...said.shape })) }),
  allow: asSignedIn,
  errors: {},
  async run({ db }) {
    const rows = await db.selectDistinctOn([businessCalendars.id], { calendarId: businessCalendars.id, name: businessCalendars.name, version: businessCalendarVersions.version, weekend: businessCalendarVersions.weekend, holidays: businessCalendarVersions.holidays })
      .from(businessCalendars).innerJoin(businessCalendarVersions, eq(businessCalendarVersions.calendarId, businessCalendars.id))
      .orderBy(businessCalendars.id, desc(businessCalendarVersions.version)).limit(limits.pageSizeMax);
    return { calendars: rows.toSorted((a, b) => (a.calendarId === "cal_standard" ? -1 : b.calendarId === "cal_standard" ? 1 : a.name.localeCompare(b.name, "en"))) };
  },
});

/** One calendar with every version of it, newest first, how many firms and companies use it, and the first of them by name. */
export const calendarDetail = query({
  input: z.strictObject({ calendarId }),
  output: z.strictObject({ calendarId: z.string(), name: z.string(), usedBy: z.number().int(), users: z.array(z.strictObject({ organizationId: z.string(), name: z.string(), kind: z.enum(["firm", "company"]) })), versions: z.array(z.strictObject({ version: z.number().int(), reason: z.string(), createdAt: z.iso.datetime(), ...said.shape })) }),
  allow: asAdmin,
  errors: {},
  async run({ db }, { calendarId: id }) {
    const [calendar] = await db.select().from(businessCalendars).where(eq(businessCalendars.id, id));
    if (!calendar) return notFound();
    const versions = await db.select().from(businessCalendarVersions).where(eq(businessCalendarVersions.calendarId, id)).orderBy(desc(businessCalendarVersions.version)).limit(limits.pageSize);
    const [used] = await db.execute<{ n: number }>(sql`select count(*)::int as n from organizations where calendar_id = ${id}`);
    const users = await db.execute<{ id: string; name: string; kind: "firm" | "company" }>(sql`select id, name, kind from organizations where calendar_id = ${id} order by lower(name), id limit ${limits.pageSize}`);
    return { calendarId: id, name: calendar.name, usedBy: used?.n ?? 0, users: users.map((one) => ({ organizationId: one.id, name: one.name, kind: one.kind })), versions: versions.map((row) => ({ version: row.version, reason: row.reason, createdAt: row.createdAt.toISOString(), weekend: row.weekend, holidays: row.holidays })) };
  },
});
