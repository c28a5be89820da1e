// Proves: a deadline of business days is the end of a working day in the calendar's own zone, with exactly so many working days before it, on every day of a
// year in five zones, over changes of the clocks, leap days and holidays. Would miss: which days a country takes off.
import { tz } from "@date-fns/tz";
import fc from "fast-check";
import { format } from "date-fns";
import { describe, expect, it } from "vitest";
import { addBusinessDays, businessDeadline, isBusinessDay, plainCalendar } from "./business-days";

const zones = ["UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland"] as const;
const DAY = 86_400_000;
const dayIn = (at: Date, timeZone: string) => format(at, "yyyy-MM-dd", { in: tz(timeZone) });
const timeIn = (at: Date, timeZone: string) => format(at, "HH:mm:ss.SSS", { in: tz(timeZone) });
const days = (from: string, until: string): string[] => Array.from({ length: (Date.parse(until) - Date.parse(from)) / DAY }, (_, i) => new Date(Date.parse(from) + i * DAY).toISOString().slice(0, 10));
const after = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

describe.each(zones)("in %s", (timeZone) => {
  it.each([1, 3, 5])("gives %i whole working days after the day on which it begins, on each hour of a leap year", (count) => {
    for (let hour = 0; hour < 366 * 24; hour += 7) {
      const from = new Date(Date.parse("2028-01-01T00:30:00Z") + hour * 3_600_000);
      const ends = businessDeadline(from, count, plainCalendar(timeZone));
      // Midnight there; where the clocks skip midnight, the first instant of the day.
      expect(dayIn(new Date(ends.getTime() - 1), timeZone) < dayIn(ends, timeZone)).toBe(true);
      expect(timeIn(ends, timeZone)).toBe("00:00:00.000");
      const between = days(after(dayIn(from, timeZone)), dayIn(ends, timeZone));
      expect(between.filter((day) => isBusinessDay(day, new Set()))).toHaveLength(count);
      expect(isBusinessDay(between.at(-1) ?? "", new Set())).toBe(true);
    }
  });
});

const day = fc.integer({ min: 0, max: 730 }).map((n) => new Date(Date.parse("2027-01-01T00:00:00Z") + n * DAY).toISOString().slice(0, 10));
const holidays = fc.uniqueArray(day, { maxLength: 60 }).map((list) => new Set(list));

it("counts with holidays as it counts day by day, and never ends on a day off", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 15 }), holidays, (from, count, off) => {
      const ends = addBusinessDays(from, count, off);
      expect(days(after(from), after(ends)).filter((one) => isBusinessDay(one, off))).toHaveLength(count);
      expect(isBusinessDay(ends, off)).toBe(true);
    }),
  );
});
it("goes on where it ended: n and m days are n + m days, and a holiday never brings a deadline forward", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), holidays, (from, n, m, off) => {
      expect(addBusinessDays(addBusinessDays(from, n, off), m, off)).toBe(addBusinessDays(from, n + m, off));
      expect(addBusinessDays(from, n, off) >= addBusinessDays(from, n, new Set())).toBe(true);
    }),
  );
});
it("is a day of 23 or 25 hours longer or shorter over a change of the clocks, not an hour off", () => {
  // Friday before the clocks go forward in New York, and before they go back in Berlin.
  expect(businessDeadline(new Date("2027-03-12T15:00:00Z"), 1, plainCalendar("America/New_York")).toISOString()).toBe("2027-03-16T04:00:00.000Z");
  expect(businessDeadline(new Date("2027-10-29T15:00:00Z"), 1, plainCalendar("Europe/Berlin")).toISOString()).toBe("2027-11-01T23:00:00.000Z");
});
it("refuses a calendar in which nobody works", () => {
  const never = new Set(days("2027-01-01", "2027-12-31"));
  expect(() => addBusinessDays("2027-01-01", 1, never)).toThrow(RangeError);
});

describe("a week of its own", () => {
  it("rests on the calendar's days, and on Saturdays and Sundays when it says nothing", () => {
    const weekend = new Set([5, 6]);
    expect(["2027-01-01", "2027-01-02", "2027-01-03"].map((day) => isBusinessDay(day, new Set(), weekend))).toEqual([false, false, true]);
    expect(["2027-01-01", "2027-01-02", "2027-01-03"].map((day) => isBusinessDay(day, new Set()))).toEqual([true, false, false]);
    // From Thursday: Sunday, Monday and Tuesday, until the end of Tuesday in Riyadh.
    expect(businessDeadline(new Date("2026-12-31T09:00:00Z"), 3, { timeZone: "Asia/Riyadh", holidays: new Set(), weekend }).toISOString()).toBe("2027-01-05T21:00:00.000Z");
  });
});
