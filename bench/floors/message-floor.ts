// The barest way of a message: an HTTP call, one statement, a signed publish. And a bare WebSocket that sends back what it got.
import { createHash, createHmac } from "node:crypto";
import { Agent, createServer, request } from "node:http";
import { text } from "node:stream/consumers";
import postgres from "postgres";
import { WebSocketServer } from "ws";
import { z } from "zod";

const given = z.object({ databaseUrl: z.string(), pusher: z.object({ appId: z.string(), key: z.string(), secret: z.string(), host: z.string(), port: z.number() }) }).parse(JSON.parse(process.argv[2] ?? "{}"));
const message = z.object({ channel: z.string(), clientId: z.string(), body: z.string() });

const sql = postgres(given.databaseUrl, { max: 4, onnotice: () => {} });
const { host, port, appId, key, secret } = given.pusher;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Publishes as the protocol asks it: the body's hash and the call, signed. */
function publish(channel: string, data: string): Promise<void> {
  const body = JSON.stringify({ name: "told", channels: [channel], data });
  const path = `/apps/${appId}/events`;
  const query = `auth_key=${key}&auth_timestamp=${Math.floor(Date.now() / 1_000)}&auth_version=1.0&body_md5=${createHash("md5").update(body).digest("hex")}`;
  const signature = createHmac("sha256", secret).update(`POST\n${path}\n${query}`).digest("hex");
  return new Promise((resolve, reject) => {
    const call = request({ agent, host, port, method: "POST", path: `${path}?${query}&auth_signature=${signature}`, headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) } }, (answer) => {
      answer.resume().on("end", () => (answer.statusCode === 200 ? resolve() : reject(new Error(`The push server answered ${answer.statusCode}.`))));
    });
    call.on("error", reject);
    call.end(body);
  });
}

async function take(body: string): Promise<string> {
  const { channel, clientId, body: said } = message.parse(JSON.parse(body));
  await sql`insert into bare_messages (client_id, body) values (${clientId}, ${said})`;
  await publish(channel, JSON.stringify({ messageId: clientId }));
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
