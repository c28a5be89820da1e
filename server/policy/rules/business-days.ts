import { TZDate, tz } from "@date-fns/tz";
import { format } from "date-fns";

/** Where business days are counted: an IANA zone, the days (`YYYY-MM-DD` there) on which nobody works, and those of the week (ISO: 1 = Monday to 7 = Sunday; absent = Saturday and Sunday). */
export type BusinessCalendar = { timeZone: string; holidays: ReadonlySet<string>; weekend?: ReadonlySet<number> };

const SATURDAY_AND_SUNDAY: ReadonlySet<number> = new Set([6, 7]);

/** The working week without any holiday, in a zone. */
export const plainCalendar = (timeZone: string): BusinessCalendar => ({ timeZone, holidays: new Set() });

/** The longest run of days without a business day that a calendar may have; more is a calendar in which nobody ever works. */
const IDLE_DAYS_MAX = 60;

/** Whether people work on a calendar day. In: `YYYY-MM-DD`. */
export function isBusinessDay(day: string, holidays: ReadonlySet<string>, weekend: ReadonlySet<number> = SATURDAY_AND_SUNDAY): boolean {
  return !weekend.has(new Date(`${day}T00:00:00Z`).getUTCDay() || 7) && !holidays.has(day);
}

/** The `count`-th business day after a calendar day, which itself never counts; 0 gives the day itself. Throws RangeError for a calendar in which nobody works. */
export function addBusinessDays(day: string, count: number, holidays: ReadonlySet<string>, weekend: ReadonlySet<number> = SATURDAY_AND_SUNDAY): string {
  let at = day;
  for (let left = count, idle = 0; left > 0; ) {
    at = dayAfter(at);
    idle = isBusinessDay(at, holidays, weekend) ? 0 : idle + 1;
    if (idle === 0) left--;
    if (idle > IDLE_DAYS_MAX) throw new RangeError(`No business day within ${IDLE_DAYS_MAX} days after ${day}.`);
  }
  return at;
}

/**
 * The instant at which a period of business days is over: the end of the `count`-th business day after the calendar day of `from`, all of it in the calendar's zone.
 * So whoever is told on a day has that day's rest and `count` whole working days, whatever the clocks do in between.
 */
export function businessDeadline(from: Date, count: number, calendar: BusinessCalendar): Date {
  const day = format(from, "yyyy-MM-dd", { in: tz(calendar.timeZone) });
  const [year, month, date] = dayAfter(addBusinessDays(day, count, calendar.holidays, calendar.weekend)).split("-").map(Number);
  return new Date(new TZDate(year ?? 0, (month ?? 1) - 1, date ?? 1, calendar.timeZone).getTime());
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
