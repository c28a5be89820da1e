import { z } from "zod";
import { channelKind } from "./channel-names";
import { frame, readJson } from "./frames";
import type { Hub } from "./hub";
import { limits } from "./limits";
import type { Answer } from "./rest";
import { channelFacts, infoAsked } from "./rest-channels";

const channelName = z.string().refine((name) => channelKind(name) !== null, { error: "No channel may be called so." });
const facts = { name: z.string().min(1).max(limits.eventNameLength).refine((name) => !/^pusher(_internal)?:/.test(name), { error: "This name is kept for the protocol." }), data: z.string(), socket_id: z.string().regex(/^\d+\.\d+$/).nullish(), info: infoAsked.nullish() };
const single = z.object({ ...facts, channel: channelName.optional(), channels: z.array(channelName).min(1).max(limits.channelsPerTrigger).optional() })
  .refine((event) => (event.channel === undefined) !== (event.channels === undefined), { error: "Give channel or channels." });
const batch = z.object({ batch: z.array(z.object({ ...facts, channel: channelName })).min(1).max(limits.eventsPerBatch) });

type Sent = { name: string; data: string; socketId: string | undefined };
const tooLarge = (events: readonly { data: string }[]): boolean => events.some((event) => Buffer.byteLength(event.data) > limits.eventBytes);
const tooLargeAnswer: Answer = { status: 413, body: { error: `An event's data has at most ${limits.eventBytes} bytes.` } };
const unreadable = (error: z.ZodError): Answer => ({ status: 400, body: { error: error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join(" ") } });

function publish(hub: Hub, channel: string, { name, data, socketId }: Sent): void {
  const text = frame(name, data, { channel });
  hub.channels.publish(channel, text, socketId);
  hub.channels.keep(channel, text);
}

/** `POST events`: one event to up to a hundred channels, to all but the socket that caused it. Nothing is sent unless everything can be. */
export function triggerEvent(hub: Hub, body: Buffer): Answer {
  const read = single.safeParse(readJson(body.toString("utf8")));
  if (!read.success) return unreadable(read.error);
  const { name, data, channel, channels = channel === undefined ? [] : [channel], socket_id, info } = read.data;
  if (tooLarge([read.data])) return tooLargeAnswer;
  if (channels.length > 1 && channels.some((one) => channelKind(one) === "encrypted")) return { status: 400, body: { error: "An event for an encrypted channel goes to it alone: each has its own key." } };
  for (const one of channels) publish(hub, one, { name, data, socketId: socket_id ?? undefined });
  return { status: 200, body: info ? { channels: Object.fromEntries(channels.map((one) => [one, channelFacts(hub, one, info)])) } : {} };
}

/** `POST batch_events`: up to ten events, each to its channel. Nothing is sent unless everything can be. */
export function triggerBatch(hub: Hub, body: Buffer): Answer {
  const read = batch.safeParse(readJson(body.toString("utf8")));
  if (!read.success) return unreadable(read.error);
  const events = read.data.batch;
  if (tooLarge(events)) return tooLargeAnswer;
  for (const { channel, name, data, socket_id } of events) publish(hub, channel, { name, data, socketId: socket_id ?? undefined });
  return { status: 200, body: events.some((event) => event.info) ? { batch: events.map((event) => channelFacts(hub, event.channel, event.info ?? [])) } : {} };
}
