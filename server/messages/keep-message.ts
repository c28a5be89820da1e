import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { messagePins } from "@/db/schema/messages";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { messageErrors } from "./errors";
import { changedMessage } from "./events";
import { messageId } from "./message-input";
import { messageRows } from "./message-rows";
import { lockOwnConnection } from "./own-connection";
import { holdMessage } from "./react-to-message";
import { evidenceText } from "./rules/evidence-text";

/**
 * Keeps a message as evidence, word for word, with its time, its place and the hashes of its files. Both see that it was kept, and by whom; it survives the message's deletion, as evidence alone. It
 * cannot be taken back, and kept twice is kept once. Also when the conversation has ended: that is when it is needed.
 */
export const keepMessage = command({
  input: z.strictObject({ messageId }),
  output: z.strictObject({ keptAt: z.iso.datetime(), hash: z.string() }),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const connection = await lockOwnConnection(tx, scope, { messageId: input.messageId });
    await holdMessage(tx, input.messageId);
    const [message] = await messageRows(tx, scope.userId, { where: sql`m.id = ${input.messageId}`, order: sql`m.seq`, limit: 1 });
    if (!message) return notFound();
    const [sender] = await tx.execute<{ name: string }>(sql`select u.name from marketplace_messages m join users u on u.id = m.sender_id where m.id = ${input.messageId}`);
    const body = evidenceText({ ...message, senderName: sender?.name ?? "" });
    const hash = createHash("sha256").update(body).digest("hex");
    if (message.kept === null) {
      if (message.deletedAt !== null) return refuse("message_deleted");
      const written = await tx.insert(messagePins).values({ messageId: message.id, pinnedBy: scope.userId, pinnedAt: now, body, hash }).onConflictDoNothing().returning({ id: messagePins.messageId });
      if (written.length > 0) emit(await changedMessage(tx, "message.pinned", { connectionId: connection.connectionId, messageId: message.id }));
    }
    const [kept] = await tx.select().from(messagePins).where(eq(messagePins.messageId, message.id));
    return kept ? { keptAt: kept.pinnedAt.toISOString(), hash: kept.hash } : notFound();
  },
});
