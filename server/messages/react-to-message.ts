import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { marketplaceMessages, messageReactions } from "@/db/schema/messages";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { messageErrors } from "./errors";
import { changedMessage } from "./events";
import { messageId, signs } from "./message-input";
import { lockOwnConnection } from "./own-connection";

const reaction = z.strictObject({ messageId, sign: z.enum(signs) });

/** A message, held as it is until the commit: of a sign or a pin and a deletion at once, one sees the other. */
export async function holdMessage(tx: Tx, id: string): Promise<{ seq: number; deletedAt: Date | null }> {
  const [row] = await tx.select({ seq: marketplaceMessages.seq, deletedAt: marketplaceMessages.deletedAt }).from(marketplaceMessages).where(eq(marketplaceMessages.id, id)).for("no key update");
  return row ?? notFound();
}

/** Puts one of a few signs to a message of either side. Twice is once. */
export const reactToMessage = command({
  input: reaction,
  output: z.strictObject({}),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const connection = await lockOwnConnection(tx, scope, { messageId: input.messageId });
    const { deletedAt } = await holdMessage(tx, input.messageId);
    if (deletedAt !== null) return refuse("message_deleted");
    if (!connection.active) return refuse("connection_over");
    const written = await tx.insert(messageReactions).values({ ...input, userId: scope.userId, reactedAt: now }).onConflictDoNothing().returning({ sign: messageReactions.sign });
    if (written.length > 0) emit(await changedMessage(tx, "message.reacted", { connectionId: connection.connectionId, messageId: input.messageId }));
    return {};
  },
});

/** Takes one's own sign back. */
export const takeReactionBack = command({
  input: reaction,
  output: z.strictObject({}),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, emit }, input) {
    const connection = await lockOwnConnection(tx, scope, { messageId: input.messageId });
    await holdMessage(tx, input.messageId);
    const gone = await tx.delete(messageReactions).where(and(eq(messageReactions.messageId, input.messageId), eq(messageReactions.userId, scope.userId), eq(messageReactions.sign, input.sign))).returning({ sign: messageReactions.sign });
    if (gone.length > 0) emit(await changedMessage(tx, "message.reacted", { connectionId: connection.connectionId, messageId: input.messageId }));
    return {};
  },
});
