export { publishAnchor } from "./publish-anchor";
export { type AuditVerdict, verifyChains } from "./verify-chains";
