import { reading, router } from "../kernel/trpc";
import { auditList, auditVerdict } from "./audit-list";

export const auditRouter = router({ list: reading(auditList), verdict: reading(auditVerdict) });
