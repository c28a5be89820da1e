export type RecordedMessage = {
  seq: number; id: string; from: "candidate" | "recruiter"; sentAt: string; editedAt: string | null; deletedAt: string | null;
  /** The number of the message that it answers; null = none. */
  answersSeq: number | null; body: string | null; files: readonly { name: string; bytes: number; sha256: string }[];
  /** A role or a request to represent that it shows, and how it is called today. */
  card: { kind: "role" | "request"; id: string; title: string } | null;
};
/** A message with the text from which its hash is made, and the chain up to it. */
export type RecordLine = RecordedMessage & { text: string; hash: string; chain: string };
/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export type Sha256 = (text: string) => string;

const cardWords = { role: "Role", request: "Request to represent" } as const;

/**
 * A message laid out as one text, the same as long as nobody edits or deletes it. Names of people, companies, roles and files are no part of it: they change, and go with who is erased. The words are
 * what stands after the first empty line.
 */
export function recordText(connectionId: string, of: RecordedMessage): string {
  return [
    "Fairsplit message, format 2",
    `Conversation: ${connectionId}`,
    `Message: ${of.seq} (${of.id})`,
    `From: ${of.from}`,
    `Sent: ${of.sentAt}`,
    ...(of.editedAt === null ? [] : [`Edited: ${of.editedAt}`]),
    ...(of.deletedAt === null ? [] : [`Deleted: ${of.deletedAt}`]),
    ...(of.answersSeq === null ? [] : [`Answers: ${of.answersSeq}`]),
    ...of.files.map((file) => `File: ${file.bytes} bytes, SHA-256 ${file.sha256}`),
    ...(of.card === null ? [] : [`${cardWords[of.card.kind]}: ${of.card.id}`]),
    "",
    of.body ?? "",
  ].join("\n");
}

/**
 * A conversation as a record that anybody can check: each line has its message as one text, the hash of that, and a hash over the chain before it and its own. In: the messages in their order, and the
 * chain before them, "" before the first of all. Out: the lines.
 */
export function threadRecord(of: { connectionId: string; chainBefore: string; messages: readonly RecordedMessage[] }, sha256: Sha256): RecordLine[] {
  const lines: RecordLine[] = [];
  for (const message of of.messages) {
    const text = recordText(of.connectionId, message);
    const hash = sha256(text);
    lines.push({ ...message, text, hash, chain: sha256(`${lines.at(-1)?.chain ?? of.chainBefore}${hash}`) });
  }
  return lines;
}

/** For whoever has the file and no program of ours. */
export const howToCheck: readonly string[] = [
  "hash is the SHA-256 of text, in UTF-8 and hexadecimal digits.",
  "chain is the SHA-256 of the chain of the message before it, followed by hash. Before the first message here it is chainBefore, which is empty before message 1.",
  "text says what seq, id, from, sentAt, editedAt, deletedAt, answersSeq, body, the size and SHA-256 of each file and the id of a card say. A message's words are what follows its first empty line.",
  "What was kept of a message as evidence has a text and hash of its own: kept.hash is the SHA-256 of kept.text.",
  "Names and titles stand beside it and are not hashed: they may change later. A deleted message has its place and times alone.",
];
