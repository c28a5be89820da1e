export { hadStandingAt, introductionsAt, recordIntroduction } from "./introductions";
export { keyedHash } from "./keyed-hash";
export { addEvidence, claimPerson, daysAfter, daysOf, type Protection, protectionAt, signedRtr } from "./protection";
export { tellEndingClaims } from "./tell-ending-claims";
export { partsOfSourcerShare } from "./rules/sourcer-parts";
export { untilText } from "./add-candidate";
export { type Brought, bringPeople, lookAtPeople, type Outlook } from "./bring-people";
export { sourcingErrors } from "./errors";
