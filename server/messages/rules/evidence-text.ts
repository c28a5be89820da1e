import { oneLine } from "../../kernel/rules/one-line";

export type SaidMessage = {
  connectionId: string; id: string; seq: number; senderName: string; sentAt: string; editedAt: string | null; body: string | null;
  files: readonly { name: string; bytes: number; sha256: string }[]; job: { jobId: string; title: string } | null; rtr: { rtrId: string; companyName: string } | null;
};

/** A message laid out as one text, the same for the same message for ever: its hash proves what was said. */
export function evidenceText(of: SaidMessage): string {
  return [
    "Fairsplit message, format 1",
    `Conversation: ${of.connectionId}`,
    `Message: ${of.seq} (${of.id})`,
    `From: ${oneLine(of.senderName)}`,
    `Sent: ${of.sentAt}${of.editedAt === null ? "" : `, changed ${of.editedAt}`}`,
    ...of.files.map((file) => `File: ${file.name}, ${file.bytes} bytes, SHA-256 ${file.sha256}`),
    ...(of.job === null ? [] : [`Role: ${oneLine(of.job.title)} (${of.job.jobId})`]),
    ...(of.rtr === null ? [] : [`Request to represent: ${oneLine(of.rtr.companyName)} (${of.rtr.rtrId})`]),
    "",
    of.body ?? "",
  ].join("\n");
}

/** The words of the message in such a text; "" = it had none. What stands above them is one line each. */
export const wordsIn = (text: string): string => text.slice(text.indexOf("\n\n") + 2);
