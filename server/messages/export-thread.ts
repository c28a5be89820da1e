import { z } from "zod";
import { query } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { connectionId } from "./message-input";
import { printThread } from "./print-thread";
import { readRecord, sha256 } from "./read-record";
import { howToCheck } from "./rules/thread-record";

/**
 * A conversation as a file for whoever took part in it: JSON, with each message as the text that was hashed, its hash and a chain over all, so that a copy that was changed does not check. Of a deleted
 * message it has the place, and what was kept of it as evidence. At most `limits.messagesExported` messages, the newest; it says which of how many they are.
 */
export const exportThread = query({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ name: z.string(), json: z.string(), /** Of the file's own text. */ sha256: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const { messages, of, ...record } = await readRecord(db, scope, { ...input, newest: limits.messagesExported });
    const at = (await now()).toISOString();
    const json = JSON.stringify({ format: 2, howToCheck, exportedAt: at, ...record, holds: { from: messages[0]?.seq ?? 0, to: messages.at(-1)?.seq ?? 0, of }, messages }, null, 2);
    return { name: `conversation-${at.slice(0, 10)}.json`, json, sha256: sha256(json) };
  },
});

/** The same to read and print: a PDF with each message, its hash and the chain. At most `limits.messagesPrinted` messages, the newest; it says which of how many they are. Out: the file's bytes in base64. */
export const exportThreadPdf = query({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ name: z.string(), pdf: z.string(), /** Of the file's bytes. */ sha256: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const record = await readRecord(db, scope, { ...input, newest: limits.messagesPrinted });
    const at = (await now()).toISOString();
    const pdf = await printThread({ ...record, exportedAt: at });
    return { name: `conversation-${at.slice(0, 10)}.pdf`, pdf: pdf.toString("base64"), sha256: sha256(pdf) };
  },
});
