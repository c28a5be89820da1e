export { claimUnpublished, isOfTalk, notePublished } from "./claim-events";
export { recordFailedRun } from "./record-failed-run";
export { relayAfterCommit, relayEvents } from "./relay-events-flow";
