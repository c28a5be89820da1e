export { hadStandingAt, introductionsAt, recordIntroduction } from "./introductions";
export { keyedHash } from "./keyed-hash";
export { addEvidence, claimPerson, daysAfter, daysOf, lockCredited, type Protection, protectionAt, signedRtr } from "./protection";
export { tellEndingClaims } from "./tell-ending-claims";
export { tellEndingRights } from "./tell-ending-rights";
export { partsOfSourcerShare } from "./rules/sourcer-parts";
export { standingRecord } from "./standing-record";
