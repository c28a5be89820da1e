import { mutation, reading, router } from "../kernel/trpc";
import { arrangeConversation } from "./arrange-conversation";
import { deleteMessage, editMessage } from "./change-message";
import { conversationPlace } from "./conversation-place";
import { conversationList, unreadConversations } from "./conversation-list";
import { exportThread, exportThreadPdf } from "./export-thread";
import { keepMessage } from "./keep-message";
import { keptMessage } from "./kept-message";
import { markDelivered, markRead } from "./mark-read";
import { messageFile } from "./message-file";
import { otherPresence } from "./other-presence";
import { reactToMessage, takeReactionBack } from "./react-to-message";
import { saveDraft } from "./save-draft";
import { searchMessages } from "./search-messages";
import { sendMessage } from "./send-message";
import { addTemplate, changeTemplate, ownTemplates, removeTemplate } from "./templates";
import { messageDetail, messagePage, missedMessages, thread, threadChanges } from "./thread";

export const messagesRouter = router({
  conversations: reading(conversationList),
  unread: reading(unreadConversations),
  place: reading(conversationPlace),
  thread: reading(thread),
  changes: reading(threadChanges),
  missed: reading(missedMessages),
  page: reading(messagePage),
  detail: reading(messageDetail),
  send: mutation(sendMessage),
  edit: mutation(editMessage),
  remove: mutation(deleteMessage),
  react: mutation(reactToMessage),
  unreact: mutation(takeReactionBack),
  presence: reading(otherPresence),
  markRead: mutation(markRead),
  markDelivered: mutation(markDelivered),
  saveDraft: mutation(saveDraft),
  arrange: mutation(arrangeConversation),
  keep: mutation(keepMessage),
  kept: reading(keptMessage),
  file: reading(messageFile),
  search: reading(searchMessages),
  exportThread: reading(exportThread),
  exportThreadPdf: reading(exportThreadPdf),
  templates: reading(ownTemplates),
  addTemplate: mutation(addTemplate),
  changeTemplate: mutation(changeTemplate),
  removeTemplate: mutation(removeTemplate),
});
