import { eq } from "drizzle-orm";
import { z } from "zod";
import { marketplaceMessages } from "@/db/schema/messages";
import { muteOf } from "../identity";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { currentPolicy } from "../policy";
import { messageErrors } from "./errors";
import { changedMessage } from "./events";
import { messageId, written } from "./message-input";
import { lockOwnConnection } from "./own-connection";
import { slowDown } from "./slow-down";

const MINUTE = 60_000;

/** A message that the reader sent themselves, locked; the other's is as little here as one that never was. */
async function lockOwnMessage(tx: Tx, scope: PartyScope, id: string): Promise<typeof marketplaceMessages.$inferSelect> {
  const [row] = await tx.select().from(marketplaceMessages).where(eq(marketplaceMessages.id, id)).for("update");
  return row?.senderId === scope.userId ? row : notFound();
}

/** Changes the words of one's own message for as long as the policy says. What it said before stays for both to read, as long as the message stands. It counts like a message that is sent, so that nobody says to many by changes what they could not send. Refuses with `edit_too_late`, `edited_often`, `sent_too_fast`, `same_text_often`. */
export const editMessage = command({
  input: z.strictObject({ messageId, body: written }),
  output: z.strictObject({ editedAt: z.iso.datetime().nullable() }),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const connection = await lockOwnConnection(tx, scope, { messageId: input.messageId });
    const message = await lockOwnMessage(tx, scope, input.messageId);
    if (message.deletedAt !== null) return refuse("message_deleted");
    if (message.body === null) return refuse("nothing_to_edit");
    if (message.body === input.body) return { editedAt: message.editedAt?.toISOString() ?? null };
    if (!connection.active) return refuse("connection_over");
    const muted = await muteOf(tx, scope.userId);
    if (muted) return refuse("muted", muted);
    const { messages: settings } = (await currentPolicy(tx)).settings;
    if (now.getTime() - message.sentAt.getTime() > settings.editMinutes * MINUTE) return refuse("edit_too_late", { minutes: settings.editMinutes });
    await slowDown(tx, { userId: scope.userId, connectionId: connection.connectionId, text: input.body, now, settings });
    // Two that came at one moment follow each other: the database knows a change by its instant.
    const editedAt = message.editedAt !== null && message.editedAt >= now ? new Date(message.editedAt.getTime() + 1) : now;
    await tx.update(marketplaceMessages).set({ body: input.body, editedAt }).where(eq(marketplaceMessages.id, message.id));
    emit(await changedMessage(tx, "message.edited", { connectionId: connection.connectionId, messageId: message.id }));
    return { editedAt: editedAt.toISOString() };
  },
});

/** Deletes one's own message, also after the conversation has ended: its place stays, and what it said is gone with what it said before. One that was kept as evidence stays as that. */
export const deleteMessage = command({
  input: z.strictObject({ messageId }),
  output: z.strictObject({ deletedAt: z.iso.datetime() }),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now, emit }, input) {
    const connection = await lockOwnConnection(tx, scope, { messageId: input.messageId });
    const message = await lockOwnMessage(tx, scope, input.messageId);
    if (message.deletedAt !== null) return { deletedAt: message.deletedAt.toISOString() };
    await tx.update(marketplaceMessages).set({ body: null, jobId: null, rtrId: null, deletedAt: now, deletedBy: "sender" }).where(eq(marketplaceMessages.id, message.id));
    emit(await changedMessage(tx, "message.deleted", { connectionId: connection.connectionId, messageId: message.id }));
    return { deletedAt: now.toISOString() };
  },
});
