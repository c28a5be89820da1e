import type { AuditVerdict } from "../../audit";

/** The check of the audit chains in words, as a proof keeps it. */
export const auditWords = (verdict: AuditVerdict): string =>
  verdict.broken ? `broken at chain ${verdict.broken.chain}, entry ${verdict.broken.seq}: ${verdict.broken.what}` : `${verdict.entries} entries in ${verdict.chains} chains verified`;

/** Whether kept words tell of a broken chain. */
export const saysBroken = (words: string): boolean => words.startsWith("broken at ");
