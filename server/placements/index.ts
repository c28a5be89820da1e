export { markCompleted } from "./mark-completed";
export { type PlacementFacts, placementForBilling } from "./placement-rows";
export { calendarDaysAfter, type PayoutDate, payoutDates, startOfCalendarDay } from "./rules/payout-dates";
