export { disputeErrors } from "./errors";
export { settleDisputes } from "./settle-disputes-flow";
export { tellObjectionWindows } from "./tell-objection-windows";
export { openDispute, type Opening } from "./open-dispute";
