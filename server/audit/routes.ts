import { list, one, type RestRoute } from "../kernel/rest";
import { auditEntry, auditPage, decisionDetail, decisionList } from "./audit-pages";

export const auditRoutes: readonly RestRoute[] = [
  list("/payout-audit-log", auditPage, "The hash-chained record of every change of a money state, with the bytes that were hashed. For the platform."),
  one("/payout-audit-log/{id}", auditEntry, "One entry of a chain.", { ids: { id: "entry" }, lift: "entry" }),
  list("/decision-audit-log", decisionList, "Recorded decisions with their inputs, rule and policy version. For the platform."),
  one("/decision-audit-log/{id}", decisionDetail, "One recorded decision.", { ids: { id: "decision" }, lift: "decision" }),
];
