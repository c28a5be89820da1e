export { deliverEvent } from "./deliver-event-flow";
export { makeDigests, releaseHeldMails } from "./release-mails";
export { sendQueuedMail } from "./send-mail-flow";
export { unsubscribe } from "./unsubscribe";
