import { z } from "zod";
import { notePresence } from "./identity";
import { lastChanges } from "./identity/rules/presence-changes";
import { newId } from "./kernel/ids";
import { limits } from "./kernel/limits";
import { database } from "./kernel/pool";
import { realAgeMs } from "./kernel/wall-clock";
import { signedByPushServer, userOfChannel } from "./providers/realtime";

const shape = z.object({ time_ms: z.number().int().positive().max(8_640_000_000_000_000), events: z.array(z.looseObject({ name: z.string().max(120), channel: z.string().max(300) })).max(limits.webhookEvents) });

/**
 * Reads what the push server tells of its channels, and notes who is online. Out: 401 for what it did not sign, 400 for what is no webhook or is too old (or of the
 * future: it would stand over everything that comes), 200 once it is noted, also for events that are not used here.
 */
export async function receivePushWebhook(body: Uint8Array, key: string | null, signature: string | null): Promise<{ status: number; text: string }> {
  if (!signedByPushServer(body, key, signature)) return { status: 401, text: "the signature does not match" };
  const read = shape.safeParse(readJson(body));
  if (!read.success) return { status: 400, text: "this is no webhook" };
  const ageMs = realAgeMs(read.data.time_ms);
  if (ageMs > limits.webhookAgeSeconds * 1_000 || ageMs < -limits.webhookAheadSeconds * 1_000) return { status: 400, text: "the webhook is too old, or ahead of the time" };
  const changes = read.data.events.flatMap(({ name, channel }) => {
    const userId = userOfChannel(channel);
    return userId !== null && userId.length <= limits.idLength && (name === "channel_occupied" || name === "channel_vacated") ? [{ userId, online: name === "channel_occupied" }] : [];
  });
  if (changes.length > 0) await notePresence.call({ db: database(), actor: { kind: "webhook", provider: "pusher" }, requestId: newId("request") }, { ...lastChanges(changes), at: new Date(read.data.time_ms).toISOString() });
  return { status: 200, text: "noted" };
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return null;
  }
}
