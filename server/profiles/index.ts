export { candidateCard, sharedProfile } from "./candidate-card";
export { eraseProfiles } from "./erase-profiles";
export { recruiterBehind } from "./recruiter-page";
export { candidateBehind, type Looker, seesProfileOf, shownTitle, titleWhenAsking, visibleTo } from "./visibility";
