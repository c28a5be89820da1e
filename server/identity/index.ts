export { actorOf } from "./actor-of";
export { actorOfKey } from "./actor-of-key";
export { adminUsers, firmOfRecruiter, organizationById, type OrganizationFacts, payeeOf, type Person, recruiterByEmail, recruiterContact, recruiterName, userOfRecruiter, usersOfOrganization } from "./people";
export { addRecruiter } from "./set-up-organization";
