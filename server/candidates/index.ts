export { companiesHiddenFrom, decisionOf, decisionsOf, hidesFromCompany, lockPerson, requireAvailable } from "./availability";
export { eraseCandidate } from "./erase-candidate";
export { beginWaiting } from "./begin-waiting";
export { candidateErrors } from "./errors";
export { endClaimsOnOneself } from "./end-claims-on-oneself";
export { candidateUser, type DossierFields, ensureDossier, ensurePerson, findPerson, type PersonFields, readKeys } from "./people";
export { ensureDossiers, findPeople, writePeople } from "./people-in-sets";
export { type CandidateKey, canonicalEmail, canonicalKeys } from "./rules/canonical-keys";
