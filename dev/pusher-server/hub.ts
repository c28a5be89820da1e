import { randomInt } from "node:crypto";
import type { WebSocket } from "ws";
import { z } from "zod";
import { type ChannelNews, createChannels } from "./channels";
import { passClientEvent } from "./client-events";
import { Connection } from "./connection";
import { codes, errorFrame, frame, type Received, readFrame } from "./frames";
import { limits } from "./limits";
import type { App } from "./signatures";
import { signInAs, subscribe } from "./subscriptions";

export type HubOptions = App & { maxConnections?: number; activitySeconds?: number; pongSeconds?: number };
export type Hub = ReturnType<typeof createHub>;

const left = z.object({ channel: z.string() });
const OLDEST_PROTOCOL = 5;
const NEWEST_PROTOCOL = 7;

/** The connections of one app, and what they may do. In: who hears of what happens in its channels. */
export function createHub(app: HubOptions, told: (news: ChannelNews) => void) {
  const { maxConnections = limits.connections, activitySeconds = limits.activitySeconds, pongSeconds = limits.pongSeconds } = app;
  const channels = createChannels(told);
  const connections = new Set<Connection>();
  let made = 0;

  const watch = setInterval(() => {
    for (const connection of connections) connection.check(activitySeconds, pongSeconds);
  }, Math.min(activitySeconds, pongSeconds) * 250);
  watch.unref();

  function answer(connection: Connection, { event, channel, data }: Received): void {
    if (event === "pusher:ping") return connection.send(frame("pusher:pong", {}));
    if (event === "pusher:pong") return;
    if (event === "pusher:subscribe") return subscribe(app, channels, connection, data);
    if (event === "pusher:signin") return signInAs(app, connection, data);
    if (event === "pusher:unsubscribe") return channels.leave(connection, left.safeParse(data).data?.channel ?? "");
    if (event.startsWith("client-")) return passClientEvent(channels, connection, { event, channel, data });
    connection.send(errorFrame(null, "There is no such event for a client to send"));
  }

  return {
    channels,
    /** Takes a new socket in, or turns it away with the code that tells its client whether to come back. */
    connect(socket: WebSocket, url: string): void {
      const connection = new Connection(`${randomInt(1, 1_000_000_000)}.${(made += 1)}`, socket);
      socket.on("error", () => connection.cut());
      const refused = whyRefused(app.key, url) ?? (connections.size >= maxConnections ? { code: codes.overQuota, why: "The app is over its connection quota" } : null);
      if (refused) return connection.close(refused.code, refused.why);
      connections.add(connection);
      socket.on("message", (raw, isBinary) => {
        connection.heard();
        const text = isBinary || !Buffer.isBuffer(raw) ? null : raw.toString("utf8");
        const received = text === null ? null : readFrame(text);
        if (!received) return connection.send(errorFrame(null, "The message cannot be read"));
        answer(connection, received);
      });
      socket.on("close", () => {
        connections.delete(connection);
        for (const channel of Array.from(connection.channels)) channels.leave(connection, channel);
      });
      connection.send(frame("pusher:connection_established", { socket_id: connection.id, activity_timeout: activitySeconds }));
    },
    /** Closes every connection that signed in as this user. */
    terminate(userId: string): void {
      for (const connection of connections) if (connection.user?.id === userId) connection.close(codes.unauthorized, "The app ended the connection");
    },
    /** Tells every client to come back at once, to whoever serves then. */
    close(): void {
      clearInterval(watch);
      for (const connection of connections) connection.close(codes.comeBack, "The server is restarted");
    },
    /** Ends what has not gone by itself. */
    cut(): void {
      for (const connection of connections) connection.cut();
    },
    size: (): number => connections.size,
  };
}

/** Why a connection to this address is not taken; null = it is. */
function whyRefused(key: string, address: string): { code: number; why: string } | null {
  // Somebody's client may send what is no address at all, such as "//".
  if (!URL.canParse(address, "http://x")) return { code: codes.noSuchPath, why: "Path not found" };
  const url = new URL(address, "http://x");
  const asked = /^\/app\/([^/]+)\/?$/.exec(url.pathname)?.[1];
  if (asked === undefined) return { code: codes.noSuchPath, why: "Path not found" };
  if (asked !== key) return { code: codes.noSuchApp, why: "There is no app with this key" };
  const protocol = url.searchParams.get("protocol");
  if (protocol === null) return { code: codes.noVersion, why: "No protocol version supplied" };
  if (!/^\d{1,3}$/.test(protocol)) return { code: codes.badVersion, why: "Invalid version string format" };
  return Number(protocol) < OLDEST_PROTOCOL || Number(protocol) > NEWEST_PROTOCOL ? { code: codes.oldVersion, why: "Unsupported protocol version" } : null;
}
