export { deliverEvent } from "./deliver-event-flow";
export { eraseMailsOf } from "./erase-mails";
export { makeDigests, releaseHeldMails } from "./release-mails";
export { sendQueuedMail } from "./send-mail-flow";
export { unsubscribe } from "./unsubscribe";
