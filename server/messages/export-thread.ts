import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { keptIn } from "./kept-message";
import { connectionId } from "./message-input";
import { messageRows } from "./message-rows";
import { ownConnection } from "./own-connection";
import { printThread } from "./print-thread";
import { threadRecord } from "./rules/thread-record";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A conversation as it is written into files: who its two are, and its newest messages with their hashes, the oldest first. A foreign one answers as one that never was. */
async function recordOf(db: Reader, scope: PartyScope, input: { connectionId: string }, limit: number) {
  const connection = await ownConnection(db, scope, input);
  const people = await db.execute<{ slot: number; name: string; user_id: string }>(sql`select p.slot, u.name, p.user_id from connection_participants p join users u on u.id = p.user_id where p.connection_id = ${input.connectionId} order by p.slot`);
  const nameOf = (mine: boolean) => people.find((one) => (one.user_id === scope.userId) === mine)?.name ?? "";
  const rows = await messageRows(db, scope.userId, { where: sql`m.connection_id = ${input.connectionId}`, order: sql`m.seq desc`, limit });
  const kept = await keptIn(db, connection.connectionId);
  const messages = threadRecord(rows.toReversed().map((row) => ({ ...row, senderName: nameOf(row.mine) })), sha256).map((line) => ({ ...line, kept: kept.get(line.id) ?? null }));
  return { connectionId: connection.connectionId, candidate: people[0]?.name ?? "", recruiter: people[1]?.name ?? "", messages };
}

/**
 * A conversation as a file for whoever took part in it: JSON, with a hash of each message and a chain over all, so that a copy that was changed does not check. Of a deleted message it has the place, and what was kept of it as evidence. At
 * most `limits.messagesExported` messages, the newest.
 */
export const exportThread = query({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ name: z.string(), json: z.string(), /** Of the file's own text. */ sha256: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const { messages, ...of } = await recordOf(db, scope, input, limits.messagesExported);
    const at = (await now()).toISOString();
    const json = JSON.stringify({ format: 2, ...of, exportedAt: at, hashes: "SHA-256; chain = SHA-256 of the chain before it and the message's hash", messages }, null, 2);
    return { name: `conversation-${at.slice(0, 10)}.json`, json, sha256: sha256(json) };
  },
});

/** The same to read and print: a PDF with each message, its hash and the chain. At most `limits.messagesPrinted` messages, the newest. Out: the file's bytes in base64. */
export const exportThreadPdf = query({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ name: z.string(), pdf: z.string(), /** Of the file's bytes. */ sha256: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const record = await recordOf(db, scope, input, limits.messagesPrinted);
    const at = (await now()).toISOString();
    const pdf = await printThread({ ...record, exportedAt: at });
    return { name: `conversation-${at.slice(0, 10)}.pdf`, pdf: pdf.toString("base64"), sha256: createHash("sha256").update(pdf).digest("hex") };
  },
});
