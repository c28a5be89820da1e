export { addEvidence, claimPerson, daysAfter, daysOf, type Protection, protectionAt, recordIntroduction, signedRtr } from "./protection";
export { tellEndingClaims } from "./tell-ending-claims";
export { partsOfSourcerShare } from "./rules/sourcer-parts";
export { standingRecord } from "./standing-record";
