import { reading, router } from "../kernel/trpc";
import { auditEntry, auditPage, decisionDetail, decisionList } from "./audit-pages";
import { auditHeads, auditList, auditVerdict } from "./audit-list";

export const auditRouter = router({ list: reading(auditList), heads: reading(auditHeads), verdict: reading(auditVerdict), page: reading(auditPage), entry: reading(auditEntry), decisions: reading(decisionList), decision: reading(decisionDetail) });
