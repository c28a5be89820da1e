import Pusher from "pusher";
import { env } from "../env";
import { assertOutsideTransaction } from "../kernel/database";

let client: Pusher | undefined;

function pusher(): Pusher {
  const e = env();
  client ??= new Pusher({
    appId: e.PUSHER_APP_ID, key: e.PUSHER_KEY, secret: e.PUSHER_SECRET, useTLS: e.PUSHER_TLS === "1",
    ...(e.PUSHER_HOST ? { host: e.PUSHER_HOST, ...(e.PUSHER_PORT ? { port: String(e.PUSHER_PORT) } : {}) } : { cluster: e.PUSHER_CLUSTER }),
  });
  return client;
}

/** The one channel of a user. */
export const channelOf = (userId: string): string => `private-user-${userId}`;

/** Tells users that something happened: ids only, they fetch what they may see. */
export async function tellUsers(userIds: readonly string[], event: { type: string; eventId: string }): Promise<void> {
  assertOutsideTransaction("The push server");
  for (let i = 0; i < userIds.length; i += 100) await pusher().trigger(userIds.slice(i, i + 100).map(channelOf), "told", event);
}

/** Signs a subscription to exactly one's own channel; null for any other name, however alike. */
export function authorizeChannel(socketId: string, channel: string, userId: string): { auth: string } | null {
  if (channel !== channelOf(userId) || !/^\d+\.\d+$/.test(socketId)) return null;
  return { auth: pusher().authorizeChannel(socketId, channel).auth };
}

/** What a browser needs to connect. */
export function realtimeConfig(): { key: string; host: string | null; port: number | null; tls: boolean; cluster: string } {
  const e = env();
  return { key: e.PUSHER_KEY, host: e.PUSHER_HOST ?? null, port: e.PUSHER_PORT ?? null, tls: e.PUSHER_TLS === "1", cluster: e.PUSHER_CLUSTER };
}
