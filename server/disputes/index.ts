export { disputeErrors } from "./errors";
export { settleDisputes } from "./settle-disputes-flow";
export { openDispute, type Opening } from "./open-dispute";
