// Proves: dates are calendar days in the company's zone, across daylight saving. Would miss: a zone chosen wrongly by a caller.
import { describe, expect, it } from "vitest";
import { calendarDaysAfter, payoutDates, startOfCalendarDay } from "./payout-dates";

describe("calendar days", () => {
  it("begin at local midnight and cross daylight saving without losing an hour", () => {
    const start = startOfCalendarDay("2026-03-01", "America/New_York");
    expect(start.toISOString()).toBe("2026-03-01T05:00:00.000Z");
    expect(calendarDaysAfter(start, 30, "America/New_York").toISOString()).toBe("2026-03-31T04:00:00.000Z");
    expect(startOfCalendarDay("2026-10-04", "Australia/Lord_Howe").toISOString()).toBe("2026-10-03T13:30:00.000Z");
    expect(startOfCalendarDay("2026-06-01", "Pacific/Auckland").toISOString()).toBe("2026-05-31T12:00:00.000Z");
  });
});

describe("payoutDates", () => {
  const start = startOfCalendarDay("2026-01-15", "Europe/Berlin");
  const days = (template: "thirds" | "half_then_quarters" | "at_guarantee_end" | "monthly_run") => payoutDates({ payoutTemplate: template, guaranteeDays: 90 }, start, "Europe/Berlin").map((date) => [date.weight, date.dueAt.toISOString()]);
  it("follows each template", () => {
    expect(days("thirds")).toEqual([[33, "2026-02-13T23:00:00.000Z"], [33, "2026-03-15T23:00:00.000Z"], [34, "2026-04-14T22:00:00.000Z"]]);
    expect(days("half_then_quarters").map(([weight]) => weight)).toEqual([50, 25, 25]);
    expect(days("at_guarantee_end")).toEqual([[100, "2026-04-14T22:00:00.000Z"]]);
    expect(days("monthly_run")).toEqual([[100, "2026-04-30T22:00:00.000Z"]]);
  });
});
