import { eq } from "drizzle-orm";
import { marketplaceMessages } from "@/db/schema/messages";
import type { Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";
import { changedMessage } from "./events";

/** Takes a message out for the platform: its place stays, and both see that an admin removed it. Whoever calls has decided that it may. Out: what to tell its two; null = it was deleted already. */
export async function removeMessage(tx: Tx, of: { messageId: string; now: Date }): Promise<EventDraft | null> {
  const [message] = await tx.select().from(marketplaceMessages).where(eq(marketplaceMessages.id, of.messageId)).for("update");
  if (!message) throw new Error(`There is no message ${of.messageId}.`);
  if (message.deletedAt !== null) return null;
  await tx.update(marketplaceMessages).set({ body: null, jobId: null, rtrId: null, deletedAt: of.now, deletedBy: "admin" }).where(eq(marketplaceMessages.id, of.messageId));
  return changedMessage(tx, "message.deleted", { connectionId: message.connectionId, messageId: message.id });
}
