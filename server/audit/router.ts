import { reading, router } from "../kernel/trpc";
import { auditHeads, auditList, auditVerdict } from "./audit-list";

export const auditRouter = router({ list: reading(auditList), heads: reading(auditHeads), verdict: reading(auditVerdict) });
