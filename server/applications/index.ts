export { applicationErrors } from "./errors";
export { calendarDay } from "./rules/calendar-day";
export { isDisputed } from "./disputed";
