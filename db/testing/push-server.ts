import { expect, vi } from "vitest";
import WebSocket from "ws";
import { z } from "zod";
import { startPusherServer } from "../../dev/pusher-server";

const app = { appId: "test-app", key: "test-key", secret: "test-secret" };

export type PushConnection = Awaited<ReturnType<typeof connectTo>>;
export type PushServer = { key: string; secret: string; connect(): Promise<PushConnection>; stop(): Promise<void> };

/** A push server of one's own in place of the one that only takes down what it gets. Call it after `startProviders`, before anything is pushed. */
export async function startPushServer(): Promise<PushServer> {
  const server = await startPusherServer({ port: 0, ...app });
  Object.assign(process.env, { PUSHER_APP_ID: app.appId, PUSHER_KEY: app.key, PUSHER_SECRET: app.secret, PUSHER_PORT: String(server.port) });
  return { key: app.key, secret: app.secret, connect: () => connectTo(server.port), stop: () => server.stop() };
}

const frame = z.object({ event: z.string(), channel: z.string().optional(), data: z.string().optional() });

/** A connection that speaks the protocol by hand, as an attacker's would. */
async function connectTo(port: number) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/app/${app.key}?protocol=7`);
  const frames: z.output<typeof frame>[] = [];
  let closedWith: number | null = null;
  socket.on("message", (raw: Buffer) => void frames.push(frame.parse(JSON.parse(raw.toString()))));
  socket.on("close", (code) => void (closedWith = code));
  const until = (check: () => unknown) => vi.waitFor(check, { timeout: 5_000, interval: 5 });
  await until(() => expect(frames).toHaveLength(1));
  return {
    id: z.object({ socket_id: z.string() }).parse(JSON.parse(frames[0]?.data ?? "")).socket_id,
    frames, until, closedWith: () => closedWith,
    told: () => frames.filter((one) => one.event === "told").map((one) => z.object({ eventId: z.string() }).parse(JSON.parse(one.data ?? "")).eventId),
    send: (event: string, data: object, channel?: string) => socket.send(JSON.stringify({ event, data, channel })),
    close: () => socket.close(),
  };
}
