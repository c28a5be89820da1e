// Proves: what no official client does is answered with the protocol's codes and harms nobody: other versions, broken frames, forged and stale REST requests, too many
// connections or members, silence; a stopping server sends its clients away with the code that has them come back at once. Would miss: a whole network's loss.
import { createHash, createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type PusherServer, startPusherServer } from ".";
import { connectByHand, until } from "./testing/by-hand";

const app = { appId: "app", key: "key", secret: "secret" };
const PATH = "/app/key?protocol=7&client=test&version=1";
let server: PusherServer;
const others: PusherServer[] = [];
beforeAll(async () => {
  server = await startPusherServer({ port: 0, ...app });
});
afterEach(async () => {
  for (const other of others.splice(0)) await other.stop();
});
afterAll(() => server.stop());

const hmac = (text: string, secret = app.secret) => createHmac("sha256", secret).update(text).digest("hex");
const authOf = (text: string) => `${app.key}:${hmac(text)}`;
async function serverWith(options: Omit<Partial<Parameters<typeof startPusherServer>[0]>, "port">): Promise<PusherServer> {
  const other = await startPusherServer({ ...app, ...options, port: 0 });
  others.push(other);
  return other;
}

describe("a connection", () => {
  it.each([
    ["/app/key?protocol=7", 0], ["/app/key?protocol=5", 0], ["/app/other?protocol=7", 4001], ["/elsewhere", 4005], ["//", 4005], ["//a:b", 4005], ["/app/key?protocol=seven", 4006], ["/app/key?protocol=4", 4007], ["/app/key?protocol=8", 4007], ["/app/key", 4008],
  ])("to %s is answered with %i", async (path, code) => {
    const connection = await connectByHand(server.port, path);
    if (code === 0) expect(connection.first).toEqual({ socket_id: connection.id, activity_timeout: 120 });
    else {
      expect(connection.first).toMatchObject({ code });
      await until(() => expect(connection.closedWith()).toBe(code));
    }
    connection.close();
  });

  it("beyond the quota is refused with 4004, until another is gone", async () => {
    const small = await serverWith({ maxConnections: 1 });
    const first = await connectByHand(small.port, PATH);
    expect((await connectByHand(small.port, PATH)).first).toMatchObject({ code: 4004 });
    first.close();
    await until(() => expect(first.closedWith()).not.toBeNull());
    await until(async () => expect((await connectByHand(small.port, PATH)).id).not.toBe(""));
  });

  it("that is silent is asked, kept when it answers, and closed with 4201 when it does not", async () => {
    const strict = await serverWith({ activitySeconds: 0.2, pongSeconds: 0.3 });
    const [answers, silent] = [await connectByHand(strict.port, PATH), await connectByHand(strict.port, PATH)];
    await until(() => {
      const asked = answers.events().filter((event) => event === "pusher:ping").length;
      if (asked > 0) answers.send("pusher:pong", {});
      expect(silent.closedWith()).toBe(4201);
    });
    expect(answers.closedWith()).toBeNull();
  });

  it("is sent away with 4200 when the server stops, and may come back to the same address", async () => {
    const other = await serverWith({});
    const connections = [await connectByHand(other.port, PATH), await connectByHand(other.port, PATH)];
    await other.stop();
    others.length = 0;
    for (const connection of connections) await until(() => expect(connection.closedWith()).toBe(4200));
    others.push(await startPusherServer({ ...app, port: other.port }));
    expect((await connectByHand(other.port, PATH)).id).not.toBe("");
  });

  it("gets an error for a frame that cannot be read, and goes on; one of megabytes ends it", async () => {
    const connection = await connectByHand(server.port, PATH);
    for (const raw of ["", "{", "null", "[]", "1", '{"event":1}', '{"event":"pusher:nothing","data":{}}', Buffer.from([0, 1, 2]), `{"event":"${"e".repeat(300)}"}`]) connection.sendRaw(raw);
    connection.send("pusher:ping", {});
    await until(() => expect(connection.events()).toContain("pusher:pong"));
    expect(connection.dataOf("pusher:error")).toHaveLength(9);
    connection.sendRaw(JSON.stringify({ event: "client-x", channel: "private-x", data: "x".repeat(2_000_000) }));
    await until(() => expect(connection.closedWith()).toBe(1009));
  });
});

describe("a subscription by hand", () => {
  it("is refused for names that no channel has, for another connection's signature, for another's user channel, and a second time", async () => {
    const [connection, other] = [await connectByHand(server.port, PATH), await connectByHand(server.port, PATH)];
    const bad = ["", "with space", "a/b", "c".repeat(165), "private-ü", "#server-to-user-", "#other", "a\nb"];
    for (const channel of bad) connection.send("pusher:subscribe", { channel });
    await until(() => expect(connection.dataOf("pusher:error")).toHaveLength(bad.length));
    connection.send("pusher:subscribe", { channel: "private-x", auth: authOf(`${other.id}:private-x`) });
    connection.send("pusher:subscribe", { channel: "private-x" });
    connection.send("pusher:subscribe", { channel: "private-y", auth: authOf(`${connection.id}:private-x`) });
    connection.send("pusher:subscribe", { channel: "#server-to-user-ann" });
    connection.send("pusher:subscribe", { channel: "presence-x", auth: authOf(`${connection.id}:presence-x`) });
    connection.send("pusher:subscribe", { channel: "presence-x", channel_data: '{"user_id":"bob"}', auth: authOf(`${connection.id}:presence-x:{"user_id":"ann"}`) });
    await until(() => expect(connection.dataOf("pusher:subscription_error")).toHaveLength(6));
    expect(connection.dataOf("pusher:subscription_error")).toEqual(Array.from({ length: 6 }, () => expect.objectContaining({ type: "AuthError", status: 401 })));
    connection.send("pusher:subscribe", { channel: "open" });
    connection.send("pusher:subscribe", { channel: "open" });
    await until(() => expect(connection.dataOf("pusher:error")).toHaveLength(bad.length + 1));
    expect(connection.events().filter((event) => event === "pusher_internal:subscription_succeeded")).toHaveLength(1);
  });

  it("to a full presence channel is refused; whoever is in it may join once more", async () => {
    const join = async (user: string) => {
      const connection = await connectByHand(server.port, PATH);
      const channel_data = JSON.stringify({ user_id: user });
      connection.send("pusher:subscribe", { channel: "presence-full", channel_data, auth: authOf(`${connection.id}:presence-full:${channel_data}`) });
      await until(() => expect(connection.frames.length).toBeGreaterThan(1));
      return connection;
    };
    const all = await Promise.all(Array.from({ length: 100 }, (_, i) => join(`user-${i}`)));
    const [late, again] = [await join("user-100"), await join("user-7")];
    expect(late.dataOf("pusher:subscription_error")).toEqual([expect.objectContaining({ type: "LimitReached" })]);
    expect(again.events()).toContain("pusher_internal:subscription_succeeded");
    for (const connection of [...all, late, again]) connection.close();
  });
});

describe("a REST request", () => {
  type Changed = { query?: Record<string, string>; secret?: string; sent?: string; path?: string; method?: string };
  const body = JSON.stringify({ name: "told", data: "{}", channels: ["open"] });
  const md5 = (text: string) => createHash("md5").update(text).digest("hex");
  const seconds = () => Math.floor(Date.now() / 1_000);
  /** Signs as the library does, after whatever the test changed. */
  async function send(of: Changed = {}): Promise<number> {
    const { path = "/apps/app/events", method = "POST", sent = body } = of;
    const query = Object.entries({ auth_key: app.key, auth_timestamp: String(seconds()), auth_version: "1.0", body_md5: md5(body), ...of.query }).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const signature = hmac(`${method}\n${path}\n${query.map(([key, value]) => `${key}=${value}`).join("&")}`, of.secret);
    return (await fetch(`${server.url}${path}?${new URLSearchParams(Object.fromEntries(query)).toString()}&auth_signature=${signature}`, { method, ...(method === "POST" ? { body: sent } : {}) })).status;
  }

  it("is taken when it is signed", async () => {
    expect(await send()).toBe(200);
  });
  it("is refused with 401 unsigned, changed, stale, early, for another app or key, and of another version", async () => {
    expect((await fetch(`${server.url}/apps/app/events`, { method: "POST", body })).status).toBe(401);
    const forged: Changed[] = [
      { secret: "other" }, { sent: `${body} ` }, { query: { body_md5: md5("other") } }, { query: { auth_timestamp: String(seconds() - 660) } }, { query: { auth_timestamp: String(seconds() + 660) } }, { query: { auth_timestamp: "now" } }, { query: { auth_key: "other" } },
      { query: { auth_version: "2.0" } }, { path: "/apps/other/events" }, { path: "/" },
    ];
    for (const of of forged) expect(await send(of), JSON.stringify(of)).toBe(401);
  });
  it("is refused with 400 when it is no JSON or says what cannot be, and with 413 when it is too long", async () => {
    for (const sent of ["{", "[]", "null", '{"name":"told","data":{},"channels":["open"]}', '{"name":"pusher:forged","data":"{}","channels":["open"]}', '{"name":"told","data":"{}"}', '{"name":"told","data":"{}","channel":"a","channels":["b"]}', '{"name":"told","data":"{}","channels":["private-encrypted-a","private-encrypted-b"]}'])
      expect(await send({ sent, query: { body_md5: md5(sent) } }), sent).toBe(400);
    const long = JSON.stringify({ name: "told", data: "x".repeat(300_000), channels: ["open"] });
    expect(await send({ sent: long, query: { body_md5: md5(long) } })).toBe(413);
  });
  it("is refused with 404 for what is not there, and with another method", async () => {
    for (const of of [{ path: "/apps/app/nothing" }, { path: "/apps/app/channels/open/users/ann" }, { path: "/apps/app/events", method: "GET", query: { body_md5: "" } }]) expect(await send(of), JSON.stringify(of)).toBe(404);
  });
});
