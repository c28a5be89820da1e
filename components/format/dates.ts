import { TZDate } from "@date-fns/tz";
import { differenceInCalendarDays, parseISO } from "date-fns";
import { defaultLocale, formatWhole } from "./money";

/** Where and in which words a reader sees time. The defaults are fixed so that server and browser render the same text. */
export type TimeContext = { locale?: string; timeZone?: string };

export const defaultTimeZone = "UTC";

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { numberingSystem: "latn", calendar: "gregory", hourCycle: "h23", ...options });
  formats.set(key, made);
  return made;
}

function partsOf(instant: string, context: TimeContext, options: Intl.DateTimeFormatOptions): Map<string, string> {
  const format = dateFormat(context.locale ?? defaultLocale, { timeZone: context.timeZone ?? defaultTimeZone, ...options });
  return new Map(format.formatToParts(parseISO(instant)).map((part) => [part.type, part.value]));
}

const wholeDay = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;

function zoneName(instant: string, context: TimeContext): string {
  const asked = context.locale ?? defaultLocale;
  // Each English locale knows the short names of its own region only, and says GMT+1 for the rest.
  const locales = asked.startsWith("en") ? [asked, "en-US", "en-GB", "en-AU", "en-IN", "en-ZA"] : [asked];
  const names = locales.map((locale) => partsOf(instant, { ...context, locale }, { timeZoneName: "short" }).get("timeZoneName") ?? "");
  return names.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] ?? "";
}

/** `4 Dec 2026` in the reader's zone; a bare date (`2026-12-04`) has no zone and is written as it is. */
export function formatDate(instant: string, context: TimeContext = {}): string {
  const parts = partsOf(instant, isBareDate(instant) ? { ...context, timeZone: localZone() } : context, wholeDay);
  return `${parts.get("day")} ${parts.get("month")} ${parts.get("year")}`;
}

/** `4 December 2026` for a text that is read as a letter. */
export function formatLongDate(instant: string, context: TimeContext = {}): string {
  const parts = partsOf(instant, isBareDate(instant) ? { ...context, timeZone: localZone() } : context, { day: "numeric", month: "long", year: "numeric" });
  return `${parts.get("day")} ${parts.get("month")} ${parts.get("year")}`;
}

/** `Fri 4 Dec`, with the year only when it is not the year of `now`. */
export function formatDay(instant: string, context: TimeContext & { now?: string } = {}): string {
  const parts = partsOf(instant, isBareDate(instant) ? { ...context, timeZone: localZone() } : context, wholeDay);
  const sameYear = context.now !== undefined && partsOf(context.now, context, wholeDay).get("year") === parts.get("year");
  return `${parts.get("weekday")} ${parts.get("day")} ${parts.get("month")}${sameYear ? "" : ` ${parts.get("year")}`}`;
}

/** `December 2026` in the reader's zone, to head a group of days. */
export function formatMonth(instant: string, context: TimeContext = {}): string {
  const parts = partsOf(instant, context, { month: "long", year: "numeric" });
  return `${parts.get("month")} ${parts.get("year")}`;
}

/** `17:00` in the reader's zone. */
export function formatTime(instant: string, context: TimeContext = {}): string {
  const parts = partsOf(instant, context, { hour: "2-digit", minute: "2-digit" });
  return `${parts.get("hour")}:${parts.get("minute")}`;
}

/** `17:00` for a moment of the reader's today, else its day: `Fri 4 Dec`. */
export function formatTimeOrDay(instant: string, now: string, context: TimeContext = {}): string {
  return dayKey(instant, context) === dayKey(now, context) ? formatTime(instant, context) : formatDay(instant, { ...context, now });
}

/** `Fri 4 Dec 2026, 17:00 CET`: the full moment, for a title or a record. */
export function formatInstant(instant: string, context: TimeContext & { now?: string } = {}): string {
  return `${formatDay(instant, context)}, ${formatTime(instant, context)} ${zoneName(instant, context)}`;
}

/** `in 3 days`, `2 hours ago`, `tomorrow`: days are calendar days of the reader's zone. */
export function formatRelative(instant: string, now: string, context: TimeContext = {}): string {
  const words = new Intl.RelativeTimeFormat(context.locale ?? defaultLocale, { numeric: "auto" });
  const seconds = Math.trunc((parseISO(instant).getTime() - parseISO(now).getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return words.format(0, "second");
  if (size < 3_600) return words.format(Math.trunc(seconds / 60), "minute");
  const days = daysBetween(now, instant, context);
  if (size < 86_400 && (days === 0 || size < 43_200)) return words.format(Math.trunc(seconds / 3_600), "hour");
  // A deadline 90 days away is awaited in days; months start where nobody counts days any more.
  return Math.abs(days) <= 180 ? words.format(days, "day") : words.format(Math.trunc(days / 30), "month");
}

/** `in 3 days · Fri 4 Dec 17:00 CET`: both what it means and when it is. */
export function formatDeadline(instant: string, now: string, context: TimeContext = {}): string {
  const moment = `${formatDay(instant, { ...context, now })} ${formatTime(instant, context)} ${zoneName(instant, context)}`;
  return `${formatRelative(instant, now, context)} · ${moment}`;
}

/** Calendar days from one instant to another in the reader's zone; negative when the second is earlier. */
export function daysBetween(from: string, to: string, context: TimeContext = {}): number {
  const zone = context.timeZone ?? defaultTimeZone;
  return differenceInCalendarDays(new TZDate(parseISO(to).getTime(), zone), new TZDate(parseISO(from).getTime(), zone));
}

/** The reader's calendar day of an instant as `2026-12-04`, to group by. */
export function dayKey(instant: string, context: TimeContext = {}): string {
  const parts = partsOf(instant, { ...context, locale: "en-US" }, { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

/** `1 day`, `90 days`. */
export function formatDays(days: number, locale: string = defaultLocale): string {
  return `${formatWhole(days, locale)} ${Math.abs(days) === 1 ? "day" : "days"}`;
}

function isBareDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

// A bare date is parsed as local midnight, so it must be written in the same zone to stay the same day.
function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
