import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { createHub, type Hub, type HubOptions } from "./hub";
import { limits } from "./limits";
import { answerRest } from "./rest";
import { Webhooks, type WebhookOptions } from "./webhooks";

export type PusherServer = { url: string; port: number; stop(): Promise<void> };
export type PusherServerOptions = HubOptions & { port: number; host?: string; webhooks?: WebhookOptions };

/** How long clients have to say goodbye when the server stops. */
const GOODBYE_MS = 300;

async function gone(hub: Hub): Promise<void> {
  const until = performance.now() + GOODBYE_MS;
  while (hub.size() > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A server that speaks Pusher protocol 7 to the official `pusher` and `pusher-js`. In: port 0 = any free one; `webhooks` = where to tell what happens in channels. */
export async function startPusherServer(options: PusherServerOptions): Promise<PusherServer> {
  const host = options.host ?? "127.0.0.1";
  const webhooks = new Webhooks(options, options.webhooks ?? null);
  const hub = createHub(options, (news) => webhooks.take(news));
  const server = createServer((request, response) => {
    answerRest(hub, options, request, response).catch((cause: unknown) => {
      // A caller that went away cannot be answered.
      if (!response.headersSent && !response.destroyed) response.writeHead(500).end(String(cause));
    });
  });
  const sockets = new WebSocketServer({ server, maxPayload: limits.frameBytes });
  sockets.on("connection", (socket, request) => hub.connect(socket, request.url ?? "/"));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return {
    url: `http://${host}:${port}`,
    port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.close();
      hub.close();
      await gone(hub);
      hub.cut();
      server.closeAllConnections();
      await closed;
      // Cut connections leave their channels a moment later, and the app hears of that too.
      await gone(hub);
      await webhooks.stop();
    },
  };
}
