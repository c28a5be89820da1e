export { allocateFee } from "./allocate-fee";
export { awardableNow, awardShare } from "./award-share";
export { catchUp } from "./catch-up-flow";
export { completePaidPlacements } from "./complete-paid-placements";
export { claimDueSchedules } from "./claim-due-schedules";
export { foldProviderEvent } from "./fold-provider-event-flow";
export { paySchedule } from "./pay-schedule-flow";
export { releaseDueHolds } from "./release-due-holds";
export { storeProviderEvent } from "./store-provider-event";
