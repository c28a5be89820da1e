export { messageErrors } from "./errors";
export { endTalk } from "./end-talk-flow";
export { messagePicture } from "./message-file";
export { talkChannel } from "./talk-channel";
export { remindOfUnread } from "./remind-of-unread";
