export { currentPolicy, policyAt } from "./current-policy";
export { type Policy, type PolicySettings, policySettings } from "./settings";
