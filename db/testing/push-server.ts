import { startPusherServer } from "../../dev/pusher-server";
import { type ByHand, connectByHand } from "../../dev/pusher-server/testing/by-hand";

const app = { appId: "test-app", key: "test-key", secret: "test-secret" };

export type { ByHand } from "../../dev/pusher-server/testing/by-hand";
export { until } from "../../dev/pusher-server/testing/by-hand";
export type PushServer = { key: string; secret: string; port: number; connect(): Promise<ByHand>; stop(): Promise<void> };

/** A push server of one's own in place of the one that only takes down what it gets. Call it after `startProviders`, before anything is pushed. In: where its webhooks go. */
export async function startPushServer(webhookUrl?: string): Promise<PushServer> {
  const server = await startPusherServer({ port: 0, ...app, ...(webhookUrl ? { webhooks: { url: webhookUrl, graceMs: 20 } } : {}) });
  Object.assign(process.env, { PUSHER_APP_ID: app.appId, PUSHER_KEY: app.key, PUSHER_SECRET: app.secret, PUSHER_PORT: String(server.port) });
  return { key: app.key, secret: app.secret, port: server.port, connect: () => connectByHand(server.port, `/app/${app.key}?protocol=7`), stop: () => server.stop() };
}
