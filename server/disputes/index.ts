export { disputeErrors } from "./errors";
export { openDispute, type Opening } from "./open-dispute";
