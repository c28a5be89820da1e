import { sql } from "drizzle-orm";
import type { Reader, Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import type { PartyScope } from "../kernel/gates";
import { messageRows, type MessageWithEdits, withEdits } from "./message-rows";
import { lockOwnConnection, type OwnConnection } from "./own-connection";
import { holdMessage } from "./react-to-message";

/**
 * A message of the reader's conversation with those before and after it, as they stand at this moment; the message itself stays so until the commit.
 * In: how many on each side. Answers `not_found` for anybody else's as for one that never was.
 */
export async function withSurroundings(tx: Tx, scope: PartyScope, of: { messageId: string; each: number }): Promise<{ connection: OwnConnection; message: MessageWithEdits; around: MessageWithEdits[] }> {
  const connection = await lockOwnConnection(tx, scope, { messageId: of.messageId });
  const { seq } = await holdMessage(tx, of.messageId);
  const around = await withEdits(tx, await messageRows(tx, scope.userId, { where: sql`m.connection_id = ${connection.connectionId} and m.seq between ${seq - of.each} and ${seq + of.each}`, order: sql`m.seq`, limit: 2 * of.each + 1 }));
  const message = around.find(({ id }) => id === of.messageId);
  return message ? { connection, message, around } : notFound();
}

/** The last messages of a conversation, the oldest first. The caller has made sure that `userId` is one of its two. */
export async function lastMessages(db: Reader, of: { userId: string; connectionId: string; limit: number }): Promise<MessageWithEdits[]> {
  return withEdits(db, (await messageRows(db, of.userId, { where: sql`m.connection_id = ${of.connectionId}`, order: sql`m.seq desc`, limit: of.limit })).toReversed());
}
