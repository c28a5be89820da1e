import { oneLine } from "../../kernel/rules/one-line";

/** How the text below is laid out; a receipt keeps the layout that it was made with. */
export const RECEIPT_FORMAT = 1;

export type ReceiptFacts = {
  receiptId: string; rtrId: string; candidateName: string; recruiterName: string; firmName: string; companyName: string; jobTitle: string | null; endsOn: string;
  textVersion: number; textShown: string; signedName: string; signedAt: string;
};

/** The receipt of a signature, as the text whose bytes are hashed: who, where, until when, what was shown, who signed and when. */
export function receiptText(of: ReceiptFacts): string {
  return [
    "Fairsplit: receipt of a right to represent (format 1)",
    "",
    `Receipt: ${of.receiptId}`,
    `Right: ${of.rtrId}`,
    `Candidate: ${oneLine(of.candidateName)}`,
    `Recruiter: ${oneLine(of.recruiterName)}, ${oneLine(of.firmName)}`,
    `Company: ${oneLine(of.companyName)}`,
    `Role: ${of.jobTitle === null ? "any role at this company" : oneLine(of.jobTitle)}`,
    `Until: ${of.endsOn}`,
    `Text version: ${of.textVersion}`,
    "",
    "--- what was shown, word for word ---",
    of.textShown,
    "--- end ---",
    "",
    `Signed by typing: ${of.signedName}`,
    `Signed at: ${of.signedAt}`,
    "",
  ].join("\n");
}
