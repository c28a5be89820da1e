export { untilText } from "./add-candidate";
export { type Brought, bringPeople, lookAtPeople, type Outlook } from "./bring-people";
export { sourcingErrors } from "./errors";
export { addEvidence, claimPerson, daysAfter, daysOf, type Protection, protectionAt, recordIntroduction, signedRtr } from "./protection";
export { tellEndingClaims } from "./tell-ending-claims";
export { partsOfSourcerShare } from "./rules/sourcer-parts";
