export { eraseMessagesOf } from "./erase-messages";
export { messageErrors } from "./errors";
export { remindOfUnread } from "./remind-of-unread";
