export { type PostedJournal, postJournals } from "./post-journals";
export { type AccountKind, type AccountRef, feeAllocated, holdReleased, invoiceIssued, invoicePaid, type JournalDraft, shareAwarded, transferSent } from "./rules/journal-templates";
