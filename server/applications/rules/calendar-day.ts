import { tz } from "@date-fns/tz";
import { format } from "date-fns";

/** The calendar day on which an instant falls in a zone, as `YYYY-MM-DD`. */
export function calendarDay(at: Date, timeZone: string): string {
  return format(at, "yyyy-MM-dd", { in: tz(timeZone) });
}
