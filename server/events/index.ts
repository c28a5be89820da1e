export { recordFailedRun } from "./record-failed-run";
export { claimEvents, markPublished, relayAfterCommit, relayEvents } from "./relay-events-flow";
