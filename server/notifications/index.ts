export { deliverEvent } from "./deliver-event-flow";
export { eraseMailsOf } from "./erase-mails";
export { pushTalk, pushTalkAfterCommit } from "./push-talk-flow";
export { makeDigests, releaseHeldMails } from "./release-mails";
export { sendQueuedMail } from "./send-mail-flow";
export { tellMoves, tellMovesAfterCommit } from "./tell-moves-flow";
export { unsubscribe } from "./unsubscribe";
