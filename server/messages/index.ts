export { messageErrors } from "./errors";
export { messagePicture } from "./message-file";
export { remindOfUnread } from "./remind-of-unread";
