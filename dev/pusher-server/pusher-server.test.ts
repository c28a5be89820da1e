// Proves: the official clients work against this server, and nobody joins a private channel without its signature. Would miss: what only
// the hosted service does.
import Pusher from "pusher";
import PusherJs from "pusher-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PusherServer, startPusherServer } from ".";

const app = { appId: "app", key: "key", secret: "secret" };
let server: PusherServer;
let rest: Pusher;
const open: PusherJs[] = [];

beforeAll(async () => {
  server = await startPusherServer({ port: 0, ...app });
  rest = new Pusher({ ...app, host: "127.0.0.1", port: String(server.port), useTLS: false });
});
afterAll(async () => {
  for (const one of open) one.disconnect();
  await server.stop();
});

function connect(user: string, key = app.key, secret = rest): PusherJs {
  const client = new PusherJs(key, {
    cluster: "x", wsHost: "127.0.0.1", wsPort: server.port, forceTLS: false, enabledTransports: ["ws"], disableStats: true,
    channelAuthorization: {
      transport: "ajax", endpoint: "",
      customHandler: ({ channelName, socketId }, done) => done(null, secret.authorizeChannel(socketId, channelName, channelName.startsWith("presence-") ? { user_id: user, user_info: { name: user } } : undefined)),
    },
  });
  open.push(client);
  return client;
}
const once = <T>(bind: (done: (value: T) => void) => void) => new Promise<T>((resolve) => bind(resolve));
const joined = (client: PusherJs, name: string) => {
  const channel = client.subscribe(name);
  return once<typeof channel>((done) => channel.bind("pusher:subscription_succeeded", () => done(channel)));
};

describe("the push server", () => {
  it("delivers a signed trigger to a private channel, and not to the socket that caused it", async () => {
    const a = connect("a");
    const b = connect("b");
    const one = await joined(a, "private-user-1");
    const two = await joined(b, "private-user-1");
    const got = once<{ n: number }>((done) => two.bind("told", done));
    let echoed = false;
    one.bind("told", () => (echoed = true));
    await rest.trigger("private-user-1", "told", { n: 1 }, { socket_id: a.connection.socket_id });
    expect(await got).toEqual({ n: 1 });
    expect(echoed).toBe(false);
  });
  it("refuses a private channel with a wrong signature", async () => {
    const stranger = connect("x", app.key, new Pusher({ ...app, secret: "other", host: "127.0.0.1", port: String(server.port), useTLS: false }));
    const channel = stranger.subscribe("private-user-2");
    const error = await once<{ status: number }>((done) => channel.bind("pusher:subscription_error", done));
    expect(error.status).toBe(401);
  });
  it("refuses an unknown app key", async () => {
    const client = connect("x", "wrong");
    const error = await once<{ data?: { code: number }; error?: { data: { code: number } } }>((done) => client.connection.bind("error", done));
    expect(error.error?.data.code ?? error.data?.code).toBe(4001);
  });
  it("knows who is present, and tells of those who come and go", async () => {
    const room = await joined(connect("a"), "presence-room");
    const added = once<{ id: string }>((done) => room.bind("pusher:member_added", done));
    const other = connect("b");
    const two = await joined(other, "presence-room");
    expect((await added).id).toBe("b");
    const typed = once<{ by: string }>((done) => room.bind("client-typing", done));
    two.trigger("client-typing", { by: "b" });
    expect(await typed).toEqual({ by: "b" });
    const users = (await (await rest.get({ path: "/channels/presence-room/users" })).json()) as { users: { id: string }[] };
    expect(users.users.map((user) => user.id).toSorted()).toEqual(["a", "b"]);
    const removed = once<{ id: string }>((done) => room.bind("pusher:member_removed", done));
    other.disconnect();
    expect((await removed).id).toBe("b");
  });
  it("refuses a trigger that is not signed, or whose body was changed", async () => {
    expect((await fetch(`${server.url}/apps/app/events`, { method: "POST", body: "{}" })).status).toBe(401);
    const forged = new Pusher({ ...app, secret: "other", host: "127.0.0.1", port: String(server.port), useTLS: false });
    await expect(forged.trigger("private-user-1", "told", {})).rejects.toMatchObject({ status: 401 });
  });
  it("limits client events to ten a second", async () => {
    const a = await joined(connect("a"), "private-chat");
    const sender = connect("b");
    const b = await joined(sender, "private-chat");
    let seen = 0;
    a.bind("client-x", () => (seen += 1));
    const refused = once((done) => sender.connection.bind("error", done));
    for (let i = 0; i < 20; i++) b.trigger("client-x", { i });
    await refused;
    expect(seen).toBeLessThanOrEqual(10);
  });
});
