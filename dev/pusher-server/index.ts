import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { answerRest } from "./rest";
import { createHub } from "./hub";

export type PusherServer = { url: string; port: number; stop(): Promise<void> };
export type PusherServerOptions = { port: number; host?: string; appId: string; key: string; secret: string };

/** A server that speaks Pusher protocol 7 to the official `pusher` and `pusher-js`. In: port 0 = any free one. */
export async function startPusherServer(options: PusherServerOptions): Promise<PusherServer> {
  const host = options.host ?? "127.0.0.1";
  const hub = createHub(options);
  const server = createServer((request, response) => {
    answerRest(hub, options, request, response).catch((cause: unknown) => {
      response.writeHead(500).end(String(cause));
    });
  });
  const sockets = new WebSocketServer({ server, maxPayload: 20_480 });
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
      hub.close();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
