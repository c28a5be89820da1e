import { eq } from "drizzle-orm";
import { marketplaceMessages } from "@/db/schema/messages";
import type { Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";
import type { Side } from "./own-connection";

/** What happens in a conversation. Both of its two are told, on all their screens; nothing of what was said leaves the database by it. */
export type MessageFact = "message.sent" | "message.edited" | "message.deleted" | "message.reacted" | "message.pinned" | "thread.read" | "thread.delivered" | "unread.reminded";

/** `seq`: the message that it is about, or the last that was read. `change`: its number among the conversation's changes. `side`: whose mark moved. */
type Of = { connectionId: string; seq: number; change?: number; messageId?: string; userId?: string; side?: Side };

/** A fact of a conversation for the outbox. */
export const messageFact = (fact: MessageFact, of: Of): EventDraft => ({ type: `messages/${fact}`, data: { ...of } });

/** The fact of a message that this transaction has changed, with the number that the database gave to the change. */
export async function changedMessage(tx: Tx, fact: MessageFact, of: { connectionId: string; messageId: string }): Promise<EventDraft> {
  const [row] = await tx.select({ seq: marketplaceMessages.seq, change: marketplaceMessages.changeNo }).from(marketplaceMessages).where(eq(marketplaceMessages.id, of.messageId));
  if (!row) throw new Error(`There is no message ${of.messageId}.`);
  return messageFact(fact, { connectionId: of.connectionId, messageId: of.messageId, ...row });
}
