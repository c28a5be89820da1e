export { messageErrors } from "./errors";
export { endTalk } from "./end-talk-flow";
export { messagePicture } from "./message-file";
export { talkChannel } from "./talk-channel";
export { remindOfUnread } from "./remind-of-unread";
export type { Message } from "./message-rows";
export { removeMessage } from "./remove-message";
export { lastMessages, withSurroundings } from "./surroundings";
