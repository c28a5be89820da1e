// The barest way of a message: an HTTP call, one statement, a signed publish. And a bare WebSocket that sends back what it got.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import postgres from "postgres";
import Pusher from "pusher";
import { WebSocketServer } from "ws";
import { z } from "zod";

const given = z.object({ databaseUrl: z.string(), pusher: z.object({ appId: z.string(), key: z.string(), secret: z.string(), host: z.string(), port: z.number() }) }).parse(JSON.parse(process.argv[2] ?? "{}"));
const message = z.object({ channel: z.string(), clientId: z.string(), body: z.string() });

const sql = postgres(given.databaseUrl, { max: 4, onnotice: () => {} });
const { host, port, ...app } = given.pusher;
const pusher = new Pusher({ ...app, host, port: String(port), useTLS: false });

async function take(body: string): Promise<string> {
  const { channel, clientId, body: said } = message.parse(JSON.parse(body));
  await sql`insert into bare_messages (client_id, body) values (${clientId}, ${said})`;
  await pusher.trigger(channel, "told", { messageId: clientId });
  return JSON.stringify({ messageId: clientId });
}

const server = createServer((request, response) => {
  text(request).then(take).then(
    (answer) => response.writeHead(200, { "content-type": "application/json" }).end(answer),
    (cause: unknown) => response.writeHead(500).end(String(cause)),
  );
});
server.keepAliveTimeout = 60_000;
const echo = new WebSocketServer({ server });
echo.on("connection", (socket) => socket.on("message", (data) => socket.send(data.toString())));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
});
process.on("disconnect", () => process.exit(0));
