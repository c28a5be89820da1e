export { hidesFromCompany, isAvailable, lockPerson, requireAvailable } from "./availability";
export { candidateErrors } from "./errors";
export { candidateUser, type DossierFields, ensureDossier, ensurePerson, findPerson, type PersonFields, readKeys } from "./people";
export { type CandidateKey, canonicalEmail, canonicalKeys } from "./rules/canonical-keys";
