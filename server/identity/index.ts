export { actorOf } from "./actor-of";
export { actorOfKey } from "./actor-of-key";
export { companiesCountedAs } from "./company-groups";
export { endConnections } from "./end-connections-flow";
export { adminUsers, firmOfRecruiter, organizationById, type OrganizationFacts, payeeOf, type Person, recruiterByEmail, recruiterContact, recruiterName, userOfRecruiter, usersOfOrganization } from "./people";
export { businessCalendarOf } from "./working-days";
export { addRecruiter } from "./set-up-organization";
