export { deliverEvent } from "./deliver-event-flow";
export { sendQueuedMail } from "./send-mail-flow";
