export { messageErrors } from "./errors";
export { remindOfUnread } from "./remind-of-unread";
export type { Message } from "./message-rows";
export { removeMessage } from "./remove-message";
export { lastMessages, withSurroundings } from "./surroundings";
