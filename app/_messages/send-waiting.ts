import { isToSend, type Outbox, type Standing, type WaitingMessage } from "./outbox-store";

/**
 * Sends what waits in one conversation, one after the other, in the order in which it was written. What is not answered is left for the next time, and whatever was written after it waits behind it; what is refused
 * stays with its reason. In: how one message is sent; out of that: how it stands with it then.
 */
export async function sendWaiting(outbox: Outbox, connectionId: string, send: (one: WaitingMessage) => Promise<Standing>): Promise<void> {
  outbox.read();
  const next = () => outbox.messages().find((one) => one.connectionId === connectionId && isToSend(one));
  for (let one = next(); one; one = next()) {
    const standing = await send(one);
    outbox.mark(one.clientId, standing);
    if (standing.unanswered) return;
  }
}
