export { eraseMessagesOf } from "./erase-messages";
export { messageErrors } from "./errors";
export { forgetOldMessages } from "./forget-old-messages";
export { remindOfUnread } from "./remind-of-unread";
