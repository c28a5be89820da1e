import { TZDate, tz } from "@date-fns/tz";
import { addDays, addMonths, startOfDay, startOfMonth } from "date-fns";
import type { JobTerms } from "../../jobs";

export type PayoutDate = { sliceNo: number; weight: number; dueAt: Date };

/** Midnight in a zone, so many calendar days after the day of an instant there (DESIGN §3, guarantee). */
export function calendarDaysAfter(from: Date, days: number, timeZone: string): Date {
  return new Date(addDays(startOfDay(from, { in: tz(timeZone) }), days).getTime());
}

/** The instant at which a calendar day begins in a zone. In: `YYYY-MM-DD`. */
export function startOfCalendarDay(day: string, timeZone: string): Date {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(new TZDate(year ?? 0, (month ?? 1) - 1, date ?? 1, timeZone).getTime());
}

/**
 * When each part of a share is due under a payout template (DESIGN §3, payouts), counted from the confirmed start in the company's zone.
 * Out: slices in order of date; their weights sum to 100.
 */
export function payoutDates(terms: Pick<JobTerms, "payoutTemplate" | "guaranteeDays">, startedAt: Date, timeZone: string): PayoutDate[] {
  const after = (days: number) => calendarDaysAfter(startedAt, days, timeZone);
  const steps = (weights: readonly number[]) => weights.map((weight, i) => ({ sliceNo: i + 1, weight, dueAt: after((i + 1) * 30) }));
  switch (terms.payoutTemplate) {
    case "thirds":
      return steps([33, 33, 34]);
    case "half_then_quarters":
      return steps([50, 25, 25]);
    case "at_guarantee_end":
      return [{ sliceNo: 1, weight: 100, dueAt: after(terms.guaranteeDays) }];
    case "monthly_run": {
      const end = after(terms.guaranteeDays);
      return [{ sliceNo: 1, weight: 100, dueAt: new Date(startOfMonth(addMonths(end, 1, { in: tz(timeZone) }), { in: tz(timeZone) }).getTime()) }];
    }
  }
}
