import { createHmac } from "node:crypto";
import WebSocket from "ws";
import { z } from "zod";

export type PushAddress = { key: string; secret: string; host: string; port: number };
const frame = z.object({ event: z.string(), data: z.unknown() });
const parsed = (data: unknown): unknown => (typeof data === "string" ? JSON.parse(data) : data);

/** Opens one connection to the push server that listens to one private channel, as a browser does. In: `user`, who signs in on it, so that the app can end it, and who hears that it was ended. Out: once it listens, how to close it. */
export function listen(at: PushAddress, channel: string, onTold: (data: unknown) => void, user?: { id: string; onEnded(code: number): void }): Promise<() => void> {
  const socket = new WebSocket(`ws://${at.host}:${at.port}/app/${at.key}?protocol=7&client=bench&version=1`);
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    if (user) socket.on("close", (code) => user.onEnded(code));
    socket.on("message", (raw) => {
      const { event, data } = frame.parse(JSON.parse(raw.toString()));
      if (event === "pusher:connection_established") {
        const { socket_id: socketId } = z.object({ socket_id: z.string() }).parse(parsed(data));
        const auth = `${at.key}:${createHmac("sha256", at.secret).update(`${socketId}:${channel}`).digest("hex")}`;
        if (user) {
          const userData = JSON.stringify({ id: user.id });
          socket.send(JSON.stringify({ event: "pusher:signin", data: { auth: `${at.key}:${createHmac("sha256", at.secret).update(`${socketId}::user::${userData}`).digest("hex")}`, user_data: userData } }));
        }
        socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel, auth } }));
      }
      if (event === "pusher_internal:subscription_succeeded") resolve(() => socket.close());
      if (event === "pusher:error") reject(new Error(`The push server says: ${JSON.stringify(data)}`));
      if (event === "pusher:ping") socket.send(JSON.stringify({ event: "pusher:pong", data: {} }));
      if (event === "told") onTold(parsed(data));
    });
  });
}
