import type { EventDraft } from "../kernel/outbox";

/** What happens in a conversation. Both of its two are told, on all their screens; nothing of what was said leaves the database by it. */
export type MessageFact = "message.sent" | "message.edited" | "message.deleted" | "message.reacted" | "message.pinned" | "thread.read" | "unread.reminded";

/** A fact of a conversation for the outbox. `seq`: the message that it is about, or the last that was read. */
export const messageFact = (fact: MessageFact, of: { connectionId: string; seq: number; messageId?: string; userId?: string }): EventDraft => ({
  type: `messages/${fact}`,
  data: { connectionId: of.connectionId, seq: of.seq, ...(of.messageId === undefined ? {} : { messageId: of.messageId }), ...(of.userId === undefined ? {} : { userId: of.userId }) },
});
