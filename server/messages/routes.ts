import { list, one, post, type RestRoute } from "../kernel/rest";
import { deleteMessage, editMessage } from "./change-message";
import { keptMessage } from "./kept-message";
import { markRead } from "./mark-read";
import { messageFile } from "./message-file";
import { sendMessage } from "./send-message";
import { messageDetail, messagePage, missedMessages, threadChanges } from "./thread";

const conversation = { ids: { id: "connectionId" } } as const;
const message = { ids: { id: "messageId" } } as const;

export const messageRoutes: readonly RestRoute[] = [
  list("/marketplace-connections/{id}/messages", messagePage, "The messages of a conversation of yours, newest first.", conversation),
  one("/marketplace-connections/{id}/missed-messages", missedMessages, "The messages after the last that you have, oldest first.", conversation),
  one("/marketplace-connections/{id}/changes", threadChanges, "How a conversation stands, and its messages that are new or changed since a number of yours, each as it is now. Below `changeNo`, ask again from `upTo`.", conversation),
  post("/marketplace-connections/{id}/messages", sendMessage, "Send a message. Sent again under the same `clientId`, the first one is the answer.", { ...conversation, rename: { messageId: "id" }, creates: "marketplace-messages" }),
  post("/marketplace-connections/{id}/read", markRead, "Say up to which message you have read. It never goes back.", conversation),
  one("/marketplace-messages/{id}", messageDetail, "One message of a conversation of yours, with what it said before it was changed.", { ...message, lift: "message" }),
  one("/marketplace-messages/{id}/evidence", keptMessage, "What was kept of a message as evidence, also after it was deleted; `hash` is the SHA-256 of `text`.", { ...message, lift: "kept" }),
  post("/marketplace-messages/{id}/edit", editMessage, "Change the words of your own message, for some minutes after it was sent.", message),
  post("/marketplace-messages/{id}/delete", deleteMessage, "Delete your own message; its place stays.", message),
  one("/marketplace-messages/{id}/files/{fileId}", messageFile, "Where a file of a message can be fetched, with the same key, for five minutes.", { ids: { id: "messageId", fileId: "fileId" } }),
];
