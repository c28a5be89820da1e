export { deliverEvent } from "./deliver-event-flow";
export { pushTalk, pushTalkAfterCommit } from "./push-talk-flow";
export { sendQueuedMail } from "./send-mail-flow";
