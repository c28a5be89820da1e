export { relayAfterCommit, relayEvents } from "./relay-events-flow";
