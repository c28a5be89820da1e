import { z } from "zod";

/** Messages that go with a reported one, before it and after it. */
export const AROUND = 5;

const text = z.string();
const entry = z.strictObject({
  kind: z.enum(["message", "note", "profile"]),
  /** Of a message; null = it is none. */
  messageId: text.nullable(), seq: z.number().int().nullable(),
  authorId: text, author: text,
  /** Whether it is what was reported, or stands around it. */
  reported: z.boolean(),
  at: z.iso.datetime(), editedAt: z.iso.datetime().nullable(), deletedAt: z.iso.datetime().nullable(),
  body: text.nullable(),
  /** What it said before edits, the oldest first. */
  earlier: z.array(z.strictObject({ body: text, replacedAt: z.iso.datetime() })),
  files: z.array(z.strictObject({ name: text, mediaType: text, bytes: z.number().int(), sha256: text })),
  /** A role or a request that it showed as a card; null = none. */
  card: text.nullable(),
});

/** What a report rests on, as it stood when it was made. `format` changes whenever a field does. */
export const evidenceShape = z.strictObject({ format: z.literal(1), about: z.enum(["message", "note", "profile", "person"]), connectionId: text.nullable(), takenAt: z.iso.datetime(), entries: z.array(entry) });
export type Evidence = z.output<typeof evidenceShape>;
export type EvidenceEntry = Evidence["entries"][number];

/** The bundle as it is kept: the same text for the same evidence, whose hash proves it. */
export const bundleText = (evidence: Evidence): string => JSON.stringify(evidenceShape.parse(evidence), null, 1);

/** Reads a kept bundle. Throws for one that is none. */
export const readBundle = (bundle: string): Evidence => evidenceShape.parse(JSON.parse(bundle));

type SaidMessage = {
  id: string; seq: number; mine: boolean; body: string | null; sentAt: string; editedAt: string | null; deletedAt: string | null; edits: EvidenceEntry["earlier"];
  files: readonly { name: string; mediaType: string; bytes: number; sha256: string }[]; job: { title: string; jobId: string } | null; rtr: { companyName: string; rtrId: string } | null;
};
export type Author = { userId: string; name: string };

/** A message in a bundle. In: the two of its conversation, from the reporter's side, and the message that was reported; null = none by itself. */
export function messageEntry(message: SaidMessage, of: { reporter: Author; reported: Author; messageId: string | null }): EvidenceEntry {
  const author = message.mine ? of.reporter : of.reported;
  return {
    kind: "message", messageId: message.id, seq: message.seq, authorId: author.userId, author: author.name, reported: message.id === of.messageId, at: message.sentAt, editedAt: message.editedAt, deletedAt: message.deletedAt,
    body: message.body, earlier: message.edits, files: message.files.map(({ name, mediaType, bytes, sha256 }) => ({ name, mediaType, bytes, sha256 })),
    card: message.job ? `Role: ${message.job.title} (${message.job.jobId})` : message.rtr ? `Request to represent: ${message.rtr.companyName} (${message.rtr.rtrId})` : null,
  };
}

/** A note or a profile in a bundle: words of the reported person that are no message. */
export const wordsEntry = (kind: "note" | "profile", of: { author: Author; body: string; at: string; reported: boolean }): EvidenceEntry => ({
  kind, messageId: null, seq: null, authorId: of.author.userId, author: of.author.name, reported: of.reported, at: of.at, editedAt: null, deletedAt: null, body: of.body, earlier: [], files: [], card: null,
});
