import { createHmac, timingSafeEqual } from "node:crypto";
import type { WebSocket } from "ws";
import { z } from "zod";

const frame = z.object({ event: z.string().max(200), channel: z.string().max(200).optional(), data: z.unknown().optional() });
const subscription = z.object({ channel: z.string().max(200).regex(/^#?[A-Za-z0-9_\-=@,.;]+$/), auth: z.string().max(300).optional(), channel_data: z.string().max(2_000).optional() });
const member = z.object({ user_id: z.union([z.string(), z.number()]).transform(String), user_info: z.unknown().optional() });

type Member = z.output<typeof member>;
const signIn = z.object({ auth: z.string().max(300), user_data: z.string().max(2_000) });
const signedIn = z.object({ id: z.string().min(1).max(200) });
type Client = { id: string; socket: WebSocket; channels: Map<string, Member | null>; sent: number[]; seenAt: number; userId: string | null };

const ACTIVITY_SECONDS = 120;
const CLIENT_EVENTS_PER_SECOND = 10;
export const MESSAGE_BYTES = 10_240;

export type Hub = ReturnType<typeof createHub>;

/** Channels, members and sockets of one app. */
export function createHub(app: { key: string; secret: string }) {
  const clients = new Map<string, Client>();
  let made = 0;
  const inChannel = (channel: string) => [...clients.values()].filter((client) => client.channels.has(channel));
  const send = (client: Client, event: string, data: unknown, channel?: string) =>
    client.socket.send(JSON.stringify({ event, ...(channel ? { channel } : {}), data: typeof data === "string" ? data : JSON.stringify(data) }));
  const members = (channel: string) => new Map(inChannel(channel).flatMap((client) => {
    const one = client.channels.get(channel);
    return one ? [[one.user_id, one.user_info ?? null] as const] : [];
  }));

  const watch = setInterval(() => {
    for (const client of clients.values()) {
      if (performance.now() - client.seenAt > (ACTIVITY_SECONDS + 30) * 1_000) client.socket.close(4201, "Pong reply not received in time");
      else if (performance.now() - client.seenAt > ACTIVITY_SECONDS * 1_000) send(client, "pusher:ping", {});
    }
  }, 10_000);
  watch.unref();

  function publish(channel: string, event: string, data: string, exceptSocketId?: string): void {
    for (const client of inChannel(channel)) if (client.id !== exceptSocketId) client.socket.send(JSON.stringify({ event, channel, data }));
  }

  function leave(client: Client, channel: string): void {
    const one = client.channels.get(channel);
    if (!client.channels.delete(channel) || !one || members(channel).has(one.user_id)) return;
    publish(channel, "pusher_internal:member_removed", JSON.stringify({ user_id: one.user_id }));
  }

  function subscribe(client: Client, raw: unknown): void {
    const asked = subscription.safeParse(raw);
    if (!asked.success) return send(client, "pusher:error", { code: 4009, message: "Invalid channel name" });
    const { channel, auth, channel_data: text } = asked.data;
    if (channel.startsWith("#server-to-user-") && channel !== `#server-to-user-${client.userId}`) return send(client, "pusher:subscription_error", { type: "AuthError", error: "This is another user's channel.", status: 403 }, channel);
    const presence = channel.startsWith("presence-");
    if (presence || channel.startsWith("private-")) {
      const signed = `${app.key}:${createHmac("sha256", app.secret).update(`${client.id}:${channel}${presence ? `:${text ?? ""}` : ""}`).digest("hex")}`;
      if (!auth || !same(auth, signed)) return send(client, "pusher:subscription_error", { type: "AuthError", error: "The signature does not match.", status: 401 }, channel);
    }
    const who = presence ? member.safeParse(JSON.parse(text ?? "{}")) : null;
    if (who && !who.success) return send(client, "pusher:subscription_error", { type: "AuthError", error: "channel_data needs a user_id.", status: 401 }, channel);
    const joins = who ? !members(channel).has(who.data.user_id) : false;
    if (who && joins) publish(channel, "pusher_internal:member_added", JSON.stringify(who.data));
    client.channels.set(channel, who?.data ?? null);
    const all = members(channel);
    send(client, "pusher_internal:subscription_succeeded", presence ? { presence: { count: all.size, ids: [...all.keys()], hash: Object.fromEntries(all) } } : {}, channel);
  }

  function takeUser(client: Client, raw: unknown): void {
    const asked = signIn.safeParse(raw);
    const user = asked.success ? signedIn.safeParse(parse(asked.data.user_data)) : null;
    const signed = asked.success ? `${app.key}:${createHmac("sha256", app.secret).update(`${client.id}::user::${asked.data.user_data}`).digest("hex")}` : "";
    if (!asked.success || !user?.success || !same(asked.data.auth, signed)) {
      send(client, "pusher:error", { code: 4009, message: "The connection is not authorized as this user" });
      return client.socket.close(4009, "The connection is not authorized as this user");
    }
    client.userId = user.data.id;
    send(client, "pusher:signin_success", { user_data: asked.data.user_data });
  }

  function clientEvent(client: Client, event: string, channel: string | undefined, data: unknown): void {
    const now = performance.now();
    client.sent = client.sent.filter((at) => now - at < 1_000);
    if (!channel || !/^(private|presence)-/.test(channel) || !client.channels.has(channel)) return send(client, "pusher:error", { code: 4301, message: "Client events are for private and presence channels that you have joined" });
    if (client.sent.length >= CLIENT_EVENTS_PER_SECOND) return send(client, "pusher:error", { code: 4301, message: "Too many client events" });
    client.sent.push(now);
    publish(channel, event, typeof data === "string" ? data : JSON.stringify(data), client.id);
  }

  return {
    /** Takes a new socket in, or turns it away for an unknown app key (4001). */
    connect(socket: WebSocket, url: string): void {
      if (new URL(url, "http://x").pathname !== `/app/${app.key}`) {
        socket.send(JSON.stringify({ event: "pusher:error", data: JSON.stringify({ code: 4001, message: "There is no app with this key" }) }));
        socket.close(4001, "There is no app with this key");
        return;
      }
      made += 1;
      const client: Client = { id: `${process.pid}.${made}`, socket, channels: new Map(), sent: [], seenAt: performance.now(), userId: null };
      clients.set(client.id, client);
      send(client, "pusher:connection_established", { socket_id: client.id, activity_timeout: ACTIVITY_SECONDS });
      socket.on("message", (raw) => {
        client.seenAt = performance.now();
        const text = raw.toString();
        const read = Buffer.byteLength(text) > MESSAGE_BYTES ? null : frame.safeParse(parse(text));
        if (!read?.success) return send(client, "pusher:error", { code: 4009, message: read === null ? "The message is larger than 10 kB" : "The message cannot be read" });
        const { event, channel, data } = read.data;
        if (event === "pusher:ping") return send(client, "pusher:pong", {});
        if (event === "pusher:subscribe") return subscribe(client, data);
        if (event === "pusher:signin") return takeUser(client, data);
        if (event === "pusher:unsubscribe") return leave(client, z.object({ channel: z.string() }).catch({ channel: "" }).parse(data).channel);
        if (event.startsWith("client-")) return clientEvent(client, event, channel, data);
      });
      socket.on("close", () => {
        for (const channel of Array.from(client.channels.keys())) leave(client, channel);
        clients.delete(client.id);
      });
      socket.on("error", () => socket.terminate());
    },
    publish,
    /** Occupied channels with their number of sockets. */
    channels(): Map<string, number> {
      const counts = new Map<string, number>();
      for (const client of clients.values()) for (const channel of client.channels.keys()) counts.set(channel, (counts.get(channel) ?? 0) + 1);
      return counts;
    },
    members,
    /** Closes every connection that signed in as this user. */
    terminate(userId: string): void {
      for (const client of clients.values()) if (client.userId === userId) client.socket.close(4009, "Your connection was ended by the app");
    },
    close(): void {
      clearInterval(watch);
      for (const client of clients.values()) client.socket.terminate();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Compares signatures in constant time. */
export function same(a: string, b: string): boolean {
  const one = Buffer.from(a);
  const two = Buffer.from(b);
  return one.length === two.length && timingSafeEqual(one, two);
}
