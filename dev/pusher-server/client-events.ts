import { channelKind } from "./channel-names";
import type { Channels } from "./channels";
import type { Connection } from "./connection";
import { codes, errorFrame, frame, type Received } from "./frames";
import { limits } from "./limits";

/** Hands a client's event to the others of its channel; on private and presence channels only, from those who have joined, ten a second for each connection. */
export function passClientEvent(channels: Channels, connection: Connection, { event, channel, data }: Received): void {
  const refuse = (message: string) => connection.send(errorFrame(codes.clientEventRefused, message));
  const kind = channel === undefined ? null : channelKind(channel);
  if (channel === undefined || (kind !== "private" && kind !== "presence")) return refuse("Client events are for private and presence channels");
  if (!connection.channels.has(channel)) return refuse("Client events are for those who have joined the channel");
  const text = typeof data === "string" ? data : (JSON.stringify(data) ?? "null");
  if (Buffer.byteLength(text) > limits.eventBytes) return refuse(`A client event has at most ${limits.eventBytes} bytes`);
  if (!connection.mayTrigger()) return refuse(`A connection may send ${limits.clientEventsPerSecond} client events a second`);
  const member = channels.memberOf(connection, channel);
  const by = member ? { user_id: member.user_id } : {};
  channels.publish(channel, frame(event, text, { channel, ...by }), connection.id);
  channels.told({ name: "client_event", channel, event, data: text, socket_id: connection.id, ...by });
}
