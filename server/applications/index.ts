export { applicationErrors } from "./errors";
export { leftOutOf } from "./submission-standing";
export { calendarDay } from "./rules/calendar-day";
export { endSubmission } from "./end-submission";
export { isDisputed } from "./disputed";
