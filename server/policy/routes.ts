import { list, one, type RestRoute } from "../kernel/rest";
import { policyVersionDetail, policyVersionList } from "./policy-versions";

export const policyRoutes: readonly RestRoute[] = [
  list("/marketplace-config", policyVersionList, "Every version of the policy, the one in force first."),
  one("/marketplace-config/{id}", policyVersionDetail, "One version of the policy.", { ids: { id: "version" }, lift: "policy" }),
];
