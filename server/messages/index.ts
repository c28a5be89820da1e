export { messageErrors } from "./errors";
export { endTalk } from "./end-talk-flow";
export { talkChannel } from "./talk-channel";
export { remindOfUnread } from "./remind-of-unread";
