import { z } from "zod";
import { keptFile } from "./outbox-store";

/** The message that is answered or changed, and how it is told of. */
const about = z.object({ kind: z.enum(["reply", "edit"]), messageId: z.string(), seq: z.number(), label: z.string() });
export type About = z.infer<typeof about>;

/** What somebody writes in a conversation beside the words of a new message, as this browser keeps it. */
export const keptWriting = z.object({
  about: about.nullable(),
  /** What a message is changed to, while it is. */
  changed: z.string(),
  files: z.array(keptFile),
  /** When the first of the files arrived. */
  filesAt: z.number(),
});
export type Writing = z.infer<typeof keptWriting>;

export const nothingWritten: Writing = { about: null, changed: "", files: [], filesAt: 0 };

const of = (writing: Writing): string | null => (writing.about === null ? null : `${writing.about.kind} ${writing.about.messageId}`);

/**
 * What this tab goes on with once another tab of the same conversation has written. In: what this one has, and what was kept before and is kept now; null = nothing. Files are there once, for all tabs: one
 * that was sent or removed there is gone here too. What is answered or changed follows only where both are at the same message.
 */
export function writingAfterOther(own: Writing, before: Writing | null, now: Writing | null): Writing {
  const [was, is] = [before ?? nothingWritten, now ?? nothingWritten];
  const { about: message, changed } = own.about !== null && of(own) === of(was) ? is : own;
  return { about: message, changed, files: is.files, filesAt: is.filesAt };
}
