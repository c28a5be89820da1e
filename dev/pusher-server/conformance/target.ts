import { randomBytes } from "node:crypto";
import Pusher from "pusher";
import PusherJs, { type Channel, type Options } from "pusher-js";
import { startPusherServer } from "..";
import { hostedApp } from "./env";

const own = { appId: "conformance", key: "conformance-key", secret: "conformance-secret" };
const ENCRYPTION_KEY = randomBytes(32).toString("base64");

/** Who a client is to be: what its page's server would sign. */
export type Person = { id: string; info?: Record<string, string>; /** Signs with a secret that is not the app's. */ forged?: boolean };

export type Target = {
  /** The official server library, for this app. */
  rest: Pusher;
  /** The same library with a secret that is not the app's. */
  forger: Pusher;
  /** A connected official client. Its channels are signed as this person's; `signedIn` also signs the connection in. */
  client(person?: Person, options?: { key?: string; signedIn?: boolean }): PusherJs;
  /** A channel's name that no other run of the suite uses. */
  name(of: string): string;
  stop(): Promise<void>;
};

/** The server under test: our own, or Pusher Channels where the environment gives an app of it. */
export async function startTarget(): Promise<Target> {
  const hosted = hostedApp();
  const app = hosted ?? own;
  const server = hosted ? null : await startPusherServer({ port: 0, ...own });
  const where = hosted ? { cluster: hosted.cluster, useTLS: true } : { host: "127.0.0.1", port: String(server?.port), useTLS: false };
  const library = (secret: string) => new Pusher({ appId: app.appId, key: app.key, secret, encryptionMasterKeyBase64: ENCRYPTION_KEY, ...where });
  const [rest, forger] = [library(app.secret), library("not-the-secret-of-this-app")];
  const run = randomBytes(4).toString("hex");
  const clients: PusherJs[] = [];
  return {
    rest, forger,
    client(person = { id: "somebody" }, { key = app.key, signedIn = false } = {}) {
      const signer = person.forged ? forger : rest;
      const options: Options = {
        cluster: hosted?.cluster ?? "x", enabledTransports: ["ws", "wss"], disableStats: true, ...(server ? { wsHost: "127.0.0.1", wsPort: server.port, forceTLS: false } : { forceTLS: true }),
        channelAuthorization: {
          transport: "ajax", endpoint: "",
          customHandler: ({ channelName, socketId }, done) => done(null, signer.authorizeChannel(socketId, channelName, channelName.startsWith("presence-") ? { user_id: person.id, user_info: person.info ?? {} } : undefined)),
        },
        userAuthentication: { transport: "ajax", endpoint: "", customHandler: ({ socketId }, done) => done(null, signedUser(signer, socketId, person)) },
      };
      const client = new PusherJs(key, options);
      clients.push(client);
      if (signedIn) client.signin();
      return client;
    },
    name: (of) => `${of}-${run}`,
    async stop() {
      for (const client of clients) client.disconnect();
      await server?.stop();
    },
  };
}

function signedUser(signer: Pusher, socketId: string, person: Person): { auth: string; user_data: string } {
  const { auth, user_data } = signer.authenticateUser(socketId, { id: person.id });
  if (user_data === undefined) throw new Error("The library signed no user.");
  return { auth, user_data };
}

/** Waits for one event of a channel, a connection or a user. */
export const next = <T>(of: { bind(event: string, done: (value: T) => void): unknown }, event: string): Promise<T> => new Promise((resolve) => void of.bind(event, resolve));

/** Subscribes, and waits until the server has let the client in. */
export async function joined(client: PusherJs, name: string): Promise<Channel> {
  const channel = client.subscribe(name);
  if (!channel.subscribed) await next(channel, "pusher:subscription_succeeded");
  return channel;
}

/** Waits until the server has refused: the hosted service tells the connection, ours the channel as well. */
export const refusal = (client: PusherJs, channel: Channel): Promise<unknown> => Promise.race([next(channel, "pusher:subscription_error"), next(client.connection, "error")]);

/** Collects a channel's events until `until` resolves. */
export async function heard<T>(channel: Channel, event: string, until: () => Promise<unknown>): Promise<T[]> {
  const all: T[] = [];
  channel.bind(event, (value: T) => void all.push(value));
  await until();
  return all;
}

/** Sends one more event through a channel and waits for it: what was sent before it has then arrived or never will. */
export async function flushed(rest: Pusher, channel: Channel): Promise<void> {
  const arrived = next(channel, "flushed");
  await rest.trigger(channel.name, "flushed", {});
  await arrived;
}
