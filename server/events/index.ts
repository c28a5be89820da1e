export { claimUnpublished, notePublished } from "./claim-events";
export { recordFailedRun } from "./record-failed-run";
export { relayAfterCommit, relayEvents, relayStuck } from "./relay-events-flow";
export { roadsAfter } from "./rules/roads";
export { takeEvents } from "./take-events";
