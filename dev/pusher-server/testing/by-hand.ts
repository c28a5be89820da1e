import { expect, vi } from "vitest";
import WebSocket from "ws";
import { z } from "zod";

const frame = z.object({ event: z.string(), channel: z.string().optional(), data: z.string().optional(), user_id: z.string().optional() });
export type Frame = z.output<typeof frame>;

/** Waits for what a test expects, as long as the network may take. */
export const until = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 8_000, interval: 5 });

export type ByHand = Awaited<ReturnType<typeof connectByHand>>;

/** A connection that speaks the protocol by hand, as an attacker's or a broken client's would. In: the path that it asks for. Out once the server has said its first word. */
export async function connectByHand(port: number, path: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  const frames: Frame[] = [];
  let closedWith: number | null = null;
  socket.on("message", (raw: Buffer) => void frames.push(frame.parse(JSON.parse(raw.toString()))));
  socket.on("close", (code) => void (closedWith = code));
  await until(() => expect(frames.length).toBeGreaterThan(0));
  const first: unknown = JSON.parse(frames[0]?.data ?? "{}");
  return {
    /** The connection's id; empty when it was turned away. */
    id: z.object({ socket_id: z.string() }).safeParse(first).data?.socket_id ?? "",
    first, frames,
    closedWith: () => closedWith,
    events: () => frames.map((one) => one.event),
    dataOf: (event: string): unknown[] => frames.filter((one) => one.event === event).map((one): unknown => JSON.parse(one.data ?? "null")),
    send: (event: string, data: unknown, channel?: string) => socket.send(JSON.stringify({ event, data, channel })),
    sendRaw: (bytes: string | Buffer) => socket.send(bytes),
    close: () => socket.close(),
  };
}
