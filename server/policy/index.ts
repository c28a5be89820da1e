export { type Calendar, calendarInForce } from "./calendars";
export { currentPolicy, policyAt } from "./current-policy";
export { type Policy, type PolicySettings, policySettings } from "./settings";
