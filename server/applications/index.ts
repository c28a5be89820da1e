export { applicationErrors } from "./errors";
export { leftOutOf } from "./submission-standing";
export { calendarDay } from "./rules/calendar-day";
export { isDisputed } from "./disputed";
