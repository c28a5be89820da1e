export { type Calendar, calendarInForce } from "./calendars";
export { currentPolicy, policyAt } from "./current-policy";
export { addBusinessDays, type BusinessCalendar, businessDeadline, isBusinessDay, plainCalendar } from "./rules/business-days";
export type { RtrTextVersion } from "./rules/rtr-text-versions";
export { type JobLevel, jobLevelOf, jobLevels, type Policy, type PolicySettings, policySettings } from "./settings";
