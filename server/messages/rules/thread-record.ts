import { evidenceText, type SaidMessage } from "./evidence-text";

export type RecordedMessage = SaidMessage & { deletedAt: string | null };
export type RecordLine = { seq: number; id: string; from: string; sentAt: string; editedAt: string | null; deletedAt: string | null; body: string | null; files: RecordedMessage["files"]; hash: string; chain: string };

/**
 * A conversation as a record that anybody can check: each line has the hash of its message as one text, and a hash over itself and the chain before it. In: the messages in their order, and the hash
 * (SHA-256 of a text in UTF-8, in hexadecimal digits). Out: the lines.
 */
export function threadRecord(messages: readonly RecordedMessage[], sha256: (text: string) => string): RecordLine[] {
  const lines: RecordLine[] = [];
  for (const message of messages) {
    const hash = sha256(evidenceText(message) + (message.deletedAt === null ? "" : `\nDeleted: ${message.deletedAt}`));
    const chain = sha256(`${lines.at(-1)?.chain ?? ""}${hash}`);
    lines.push({ seq: message.seq, id: message.id, from: message.senderName, sentAt: message.sentAt, editedAt: message.editedAt, deletedAt: message.deletedAt, body: message.body, files: message.files, hash, chain });
  }
  return lines;
}
