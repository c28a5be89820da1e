// Proves: what the client decided to send before its socket began to close is not sent after. Would miss: that a browser's sockets have other states than the standard's.
import Pusher from "pusher-js";
import { afterEach, expect, it, vi } from "vitest";
import { type PusherServer, startPusherServer } from "../../dev/pusher-server";
import { sendWhileOpen } from "./send-while-open";
import "./line";

let server: PusherServer | undefined;
afterEach(async () => server?.stop());

it.each([[0, 0], [1, 1], [2, 0], [3, 0]])("in state %i it sends %i times", (readyState, times) => {
  const send = vi.fn<(payload: string) => void>();
  sendWhileOpen({ readyState, send }).send("a word");
  expect(send).toHaveBeenCalledTimes(times);
});

it("is what the client opens", async () => {
  server = await startPusherServer({ port: 0, appId: "app", key: "key", secret: "secret" });
  const socket = Pusher.Runtime.createWebSocket(`ws://127.0.0.1:${server.port}/app/key?protocol=7`);
  const opened = new Promise<void>((resolve) => { socket.onopen = () => resolve(); });
  await opened;
  const closed = new Promise<void>((resolve) => { socket.onclose = () => resolve(); });
  socket.close();
  expect(socket.send("too late")).toBeUndefined();
  await closed;
});
