export { type AskedByName, askedByName } from "./named-people";
export { markFilled, openJob, type OpenJob, termsById } from "./job-rows";
export { type CostLine, hireCost } from "./rules/hire-cost";
export { feeFor, type JobTerms, jobTermsSnapshot, type Pay, payoutTemplates } from "./terms";
