import { createHmac, timingSafeEqual } from "node:crypto";
import Pusher from "pusher";
import { z } from "zod";
import type { Told } from "@/db/constants/told";
import { env } from "../env";
import { assertOutsideTransaction } from "../kernel/database";
import { limits } from "../kernel/limits";

let client: Pusher | undefined;

function pusher(): Pusher {
  const e = env();
  client ??= new Pusher({
    appId: e.PUSHER_APP_ID, key: e.PUSHER_KEY, secret: e.PUSHER_SECRET, useTLS: e.PUSHER_TLS === "1", timeout: limits.pushTimeoutMs,
    ...(e.PUSHER_HOST ? { host: e.PUSHER_HOST, ...(e.PUSHER_PORT ? { port: String(e.PUSHER_PORT) } : {}) } : { cluster: e.PUSHER_CLUSTER }),
  });
  return client;
}

const USER_CHANNELS = "private-user-";
/** The one channel of a user. */
const channelOf = (userId: string): string => `${USER_CHANNELS}${userId}`;

/** Whose channel this is; null = no user's. */
export const userOfChannel = (channel: string): string | null => (channel.startsWith(USER_CHANNELS) ? channel.slice(USER_CHANNELS.length) : null);

/** The form of the id that the push server gives to a connection; anything else is not signed. */
const SOCKET_ID = /^\d{1,20}\.\d{1,20}$/;

/** Tells users that something happened: ids only, they fetch what they may see. In: any number of users, told 100 at a time. Throws when the push server does not take it. */
export async function tellUsers(userIds: readonly string[], told: Told): Promise<void> {
  assertOutsideTransaction("The push server");
  for (let i = 0; i < userIds.length; i += 100) await pusher().trigger(userIds.slice(i, i + 100).map(channelOf), "told", told);
}

/** The protocol takes so many in one call, each for one channel. */
const TOLD_AT_ONCE = 10;

/** Tells several things, each to its users, in this order. Throws when the push server does not take one; what went before it was told. */
export async function tellEach(news: readonly { userIds: readonly string[]; told: Told }[]): Promise<void> {
  assertOutsideTransaction("The push server");
  const [one] = news;
  if (one && news.length === 1) return tellUsers(one.userIds, one.told);
  const each = news.flatMap(({ userIds, told }) => userIds.map((userId) => ({ channel: channelOf(userId), name: "told", data: told })));
  for (let i = 0; i < each.length; i += TOLD_AT_ONCE) await pusher().triggerBatch(each.slice(i, i + TOLD_AT_ONCE));
}

/** Signs a subscription to exactly one's own channel; null for any other name, however alike. */
export function authorizeChannel(socketId: string, channel: string, userId: string): { auth: string } | null {
  if (channel !== channelOf(userId) || !SOCKET_ID.test(socketId)) return null;
  return { auth: pusher().authorizeChannel(socketId, channel).auth };
}

const TALK_CHANNELS = "private-connection-";

/** The connection whose channel this would be; null = no connection's. Whether it is one is for the caller to find out. */
export const connectionOfChannel = (channel: string): string | null => (channel.startsWith(TALK_CHANNELS) ? channel.slice(TALK_CHANNELS.length) : null);

/** Signs a subscription to exactly the channel of a connection in which the asker may talk; null for any other name. */
export function authorizeTalk(socketId: string, channel: string, connectionId: string): { auth: string } | null {
  if (channel !== `${TALK_CHANNELS}${connectionId}` || !SOCKET_ID.test(socketId)) return null;
  return { auth: pusher().authorizeChannel(socketId, channel).auth };
}

/** Signs a connection as one's own, so that `endConnectionsOf` finds it; null for what is no connection's id. */
export function authenticateUser(socketId: string, userId: string): { auth: string; user_data: string } | null {
  if (!SOCKET_ID.test(socketId)) return null;
  const { auth, user_data } = pusher().authenticateUser(socketId, { id: userId });
  return user_data === undefined ? null : { auth, user_data };
}

/** Closes every connection that signed in as this user; a browser that is still signed in comes back by itself. Throws when the push server does not answer. */
export async function endConnectionsOf(userId: string): Promise<void> {
  assertOutsideTransaction("The push server");
  await pusher().terminateUserConnections(userId);
}

/** The users whose channel has a listener now. Throws when the push server does not answer or says something else. */
export async function listeningUsers(): Promise<string[]> {
  assertOutsideTransaction("The push server");
  const answer: unknown = await (await pusher().get({ path: "/channels", params: { filter_by_prefix: USER_CHANNELS } })).json();
  const { channels } = z.object({ channels: z.record(z.string(), z.unknown()) }).parse(answer);
  return Object.keys(channels).map(userOfChannel).filter((userId) => userId !== null);
}

/** Whether the push server signed exactly these bytes with our key. Compared in constant time. */
export function signedByPushServer(body: Uint8Array, key: string | null, signature: string | null): boolean {
  const e = env();
  const [given, right] = [Buffer.from(signature ?? ""), Buffer.from(createHmac("sha256", e.PUSHER_SECRET).update(body).digest("hex"))];
  return key === e.PUSHER_KEY && given.length === right.length && timingSafeEqual(given, right);
}

/** What a browser needs to connect. */
export function realtimeConfig(): { key: string; host: string | null; port: number | null; tls: boolean; cluster: string } {
  const e = env();
  return { key: e.PUSHER_KEY, host: e.PUSHER_HOST ?? null, port: e.PUSHER_PORT ?? null, tls: e.PUSHER_TLS === "1", cluster: e.PUSHER_CLUSTER };
}
