import { TZDate, tzOffset } from "@date-fns/tz";
import { format } from "date-fns";

/** When a person's quiet hours are, in minutes since midnight on the clock of their zone; an end before the beginning is on the next day. */
export type QuietHours = { from: number; to: number };
/** When a person wants their mail: an IANA zone, quiet hours (null = none) and the hour of the digest, both on that zone's clock. */
export type MailHours = { timeZone: string; quiet: QuietHours | null; digestHour: number };

/** What holds for somebody who has chosen nothing. */
export const unsaidHours: MailHours = { timeZone: "UTC", quiet: null, digestHour: 8 };

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;

/** How far a zone's clock is ahead of UTC at an instant, in minutes. */
const aheadAt = (timeZone: string, at: number): number => tzOffset(timeZone, new Date(at));
/** What a zone's clock shows at an instant, in minutes since midnight. */
const clockAt = (timeZone: string, at: number): number => modulo(Math.floor(at / MINUTE) + aheadAt(timeZone, at), DAY_MINUTES);
const modulo = (value: number, by: number): number => ((value % by) + by) % by;
const isQuiet = ({ from, to }: QuietHours, clock: number): boolean => (from < to ? clock >= from && clock < to : clock >= from || clock < to);

/**
 * When the quiet that an instant is in ends; null = it is in none. What counts is what the zone's clock shows: where it is put forward over the end, quiet ends at that moment, and where it is put back to before the
 * end, quiet lasts until the clock has come to the end once more.
 */
export function endOfQuiet(at: Date, { timeZone, quiet }: Pick<MailHours, "timeZone" | "quiet">): Date | null {
  if (!quiet || !isQuiet(quiet, clockAt(timeZone, at.getTime()))) return null;
  for (let now = at.getTime(); ; ) {
    const end = now - modulo(now, MINUTE) + modulo(quiet.to - clockAt(timeZone, now), DAY_MINUTES) * MINUTE;
    const change = changeBetween(timeZone, now, end);
    if (change === null) return new Date(end);
    if (!isQuiet(quiet, clockAt(timeZone, change))) return new Date(change);
    now = change;
  }
}

/** The first minute after `from`, until `to`, in which a zone's clock was put forward or back; null = it went on as it was. Sees no change that another undoes in the same day. */
function changeBetween(timeZone: string, from: number, to: number): number | null {
  const before = aheadAt(timeZone, from);
  if (aheadAt(timeZone, to) === before) return null;
  let [same, changed] = [Math.floor(from / MINUTE), Math.ceil(to / MINUTE)];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (aheadAt(timeZone, middle * MINUTE) === before) same = middle;
    else changed = middle;
  }
  return changed * MINUTE;
}

/** The calendar day (`YYYY-MM-DD`) of an instant in a zone. */
export const dayIn = (timeZone: string, at: Date): string => format(new TZDate(at, timeZone), "yyyy-MM-dd");

/** The first digest after an instant, by a person's hours. On a day on which the clock skips the hour it comes when the clock goes on. */
export function nextDigest(after: Date, { timeZone, digestHour }: Pick<MailHours, "timeZone" | "digestHour">): Date {
  const [year, month, day] = dayIn(timeZone, after).split("-").map(Number);
  for (let ahead = 0; ; ahead++) {
    const digest = new TZDate(year ?? 0, (month ?? 1) - 1, (day ?? 1) + ahead, digestHour, timeZone);
    if (digest.getTime() > after.getTime()) return new Date(digest.getTime());
  }
}
