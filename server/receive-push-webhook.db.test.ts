// Proves: only what the push server signed with our key, fresh, changes who is online; webhooks in any order, doubled or for people who never were end in the newest
// state; the database refuses an older one; a missed webhook is corrected; and a browser that comes and goes is noted by the whole chain.
// Would miss: a webhook that is lost between two checks.
import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/webhooks/pusher/route";
import { type PushServer, startPushServer, until } from "@/db/testing/push-server";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { checkPresence, presenceOf } from "./identity";
import { notePresence } from "./identity/note-presence";
import { authorizeChannel } from "./providers/realtime";

let world: World;
let providers: Providers;
let push: PushServer;
let receiver: Server;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => void parts.push(part));
    request.on("end", () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]);
      void POST(new Request("http://localhost:3000/api/webhooks/pusher", { method: "POST", headers, body: Buffer.concat(parts) })).then((answer) => response.writeHead(answer.status).end());
    });
  });
  await new Promise<void>((resolve) => void receiver.listen(0, "127.0.0.1", resolve));
  push = await startPushServer(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}`);
});
afterAll(async () => {
  await push.stop();
  await new Promise((resolve) => receiver.close(resolve));
  await world.close();
  await providers.stop();
});

type Told = { name: string; channel: string };
const came = (userId: string): Told => ({ name: "channel_occupied", channel: `private-user-${userId}` });
const went = (userId: string): Told => ({ name: "channel_vacated", channel: `private-user-${userId}` });
const hmac = (body: string, secret = push.secret) => createHmac("sha256", secret).update(body).digest("hex");
const bodyOf = (events: unknown, timeMs: unknown = Date.now()) => JSON.stringify({ time_ms: timeMs, events });
async function send(body: string, headers: Record<string, string> = { "x-pusher-key": push.key, "x-pusher-signature": hmac(body) }): Promise<number> {
  return (await POST(new Request("http://localhost:3000/api/webhooks/pusher", { method: "POST", headers, body }))).status;
}
const isOnline = async (userId: string) => ((await presenceOf(world.db, [userId])).get(userId)?.onlineSince ?? null) !== null;
const rows = async () => (await world.database.sql<{ n: number }[]>`select count(*)::int as n from user_presence`)[0]?.n;

describe("a webhook", () => {
  it("notes who came and who went, and since when", async () => {
    const { userId } = await world.person();
    expect((await presenceOf(world.db, [userId])).get(userId)).toEqual({ onlineSince: null, lastSeenAt: null });
    expect(await send(bodyOf([came(userId)], Date.now() - 2_000))).toBe(200);
    const online = (await presenceOf(world.db, [userId])).get(userId);
    expect(online).toEqual({ onlineSince: expect.any(Date), lastSeenAt: online?.onlineSince });
    await world.passTime({ hours: 1 });
    expect(await send(bodyOf([went(userId)], Date.now() - 1_000))).toBe(200);
    const offline = (await presenceOf(world.db, [userId])).get(userId);
    expect(offline?.onlineSince).toBeNull();
    expect((offline?.lastSeenAt?.getTime() ?? 0) - (online?.lastSeenAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(3_600_000);
  });

  it("ends in the newest state, in whatever order and however often they come", async () => {
    const { userId } = await world.person();
    const at = Date.now() - 60_000;
    const story = [bodyOf([came(userId)], at), bodyOf([went(userId)], at + 1), bodyOf([came(userId)], at + 2), bodyOf([went(userId)], at + 3)];
    for (const order of [[3, 0, 1, 2], [0, 3, 3, 1], [2, 1, 0, 3, 0, 2]]) {
      for (const i of order) expect(await send(story[i] ?? "")).toBe(200);
      expect(await isOnline(userId)).toBe(false);
    }
    const all = await Promise.all(Array.from({ length: 8 }, (_, i) => send(bodyOf([i === 7 ? came(userId) : went(userId)], at + 10 + i))));
    expect(all).toEqual(all.map(() => 200));
    expect(await isOnline(userId)).toBe(true);
  });

  it("of several events ends in the last of each person", async () => {
    const [ann, bob] = [(await world.person()).userId, (await world.person()).userId];
    expect(await send(bodyOf([came(ann), came(bob), went(ann), came(ann), went(bob)]))).toBe(200);
    expect([await isOnline(ann), await isOnline(bob)]).toEqual([true, false]);
  });

  it("passes by who never was, other channels and other events", async () => {
    const { userId } = await world.person();
    const before = await rows();
    const events = [came("usr_never"), came(""), came(`${userId} `), came("x".repeat(200)), { name: "channel_occupied", channel: userId }, { name: "channel_occupied", channel: `presence-user-${userId}` }, { name: "member_added", channel: `private-user-${userId}`, user_id: userId }, { name: "cache_miss", channel: `private-user-${userId}` }];
    expect(await send(bodyOf(events))).toBe(200);
    expect(await send(bodyOf([]))).toBe(200);
    expect(await rows()).toBe(before);
  });

  it("that the push server did not sign is refused with 401 and changes nothing", async () => {
    const { userId } = await world.person();
    const body = bodyOf([came(userId)]);
    const key = push.key;
    const forged: Record<string, string>[] = [
      {}, { "x-pusher-key": key }, { "x-pusher-signature": hmac(body) }, { "x-pusher-key": key, "x-pusher-signature": "" }, { "x-pusher-key": key, "x-pusher-signature": hmac(body, "other") }, { "x-pusher-key": key, "x-pusher-signature": hmac(`${body} `) },
      { "x-pusher-key": "other", "x-pusher-signature": hmac(body) }, { "x-pusher-key": key, "x-pusher-signature": hmac(body).toUpperCase() }, { "x-pusher-key": key, "x-pusher-signature": `${hmac(body)}00` }, { "x-pusher-key": key, "x-pusher-signature": hmac(body).slice(0, -1) },
    ];
    for (const headers of forged) expect(await send(body, headers), JSON.stringify(headers)).toBe(401);
    expect(await send(body.replace("channel_occupied", "channel_vacated"), { "x-pusher-key": key, "x-pusher-signature": hmac(body) })).toBe(401);
    expect(await isOnline(userId)).toBe(false);
  });

  it("that is too old, of the future or no webhook is refused with 400, and one of megabytes with 413", async () => {
    const { userId } = await world.person();
    const bad = [
      bodyOf([came(userId)], Date.now() - 301_000), bodyOf([came(userId)], Date.now() + 61_000), bodyOf([came(userId)], "now"), bodyOf([came(userId)], 8_640_000_000_000_001), bodyOf([came(userId)], -1), bodyOf([came(userId)], Date.now() / 1_000), bodyOf("none"),
      bodyOf([{ name: 1, channel: 2 }]), bodyOf(Array.from({ length: 1_001 }, () => came(userId))), "", "{", "null", "[]", "\u0000",
    ];
    for (const body of bad) expect(await send(body), body.slice(0, 80)).toBe(400);
    expect(await send(bodyOf([{ ...came(userId), pad: "x".repeat(1_100_000) }]))).toBe(413);
    expect(await isOnline(userId)).toBe(false);
  });
});

describe("who is online", () => {
  it("is kept by the database from being overwritten by something older", async () => {
    const { userId } = await world.person();
    await notePresence.call(world.system, { online: [userId], offline: [], at: new Date().toISOString() });
    await expect(world.database.sql`update user_presence set online_since = null, changed_at = changed_at - interval '1 second' where user_id = ${userId}`).rejects.toThrow();
    expect(await isOnline(userId)).toBe(true);
  });

  it("stays writable when a demo's clock is set back", async () => {
    const { userId } = await world.person();
    await world.passTime({ days: 30 });
    await notePresence.call(world.system, { online: [userId], offline: [], at: new Date(Date.now() - 1_000).toISOString() });
    await world.database.ownerSql`select app.move_clock(interval '-30 days')`;
    await notePresence.call(world.system, { online: [userId], offline: [], at: new Date().toISOString() });
    expect(await isOnline(userId)).toBe(true);
  });

  it("follows a browser that comes and goes", async () => {
    const { userId } = await world.person();
    const connection = await push.connect();
    connection.send("pusher:subscribe", { channel: `private-user-${userId}`, ...authorizeChannel(connection.id, `private-user-${userId}`, userId) });
    await until(async () => expect(await isOnline(userId)).toBe(true));
    connection.close();
    await until(async () => expect(await isOnline(userId)).toBe(false));
  });

  it("is corrected where webhooks were missed, but not against one that is newer", async () => {
    const [here, gone, fresh] = [(await world.person()).userId, (await world.person()).userId, (await world.person()).userId];
    const connection = await push.connect();
    connection.send("pusher:subscribe", { channel: `private-user-${here}`, ...authorizeChannel(connection.id, `private-user-${here}`, here) });
    await until(async () => expect(await isOnline(here)).toBe(true));
    await world.database.ownerSql`delete from user_presence where user_id = ${here}`;
    const long = new Date(Date.now() - 60_000).toISOString();
    await notePresence.call(world.system, { online: [gone], offline: [], at: long });
    await notePresence.call(world.system, { online: [fresh], offline: [], at: new Date().toISOString() });
    await checkPresence.call(world.system, {});
    expect([await isOnline(here), await isOnline(gone), await isOnline(fresh)]).toEqual([true, false, true]);
    connection.close();
  });
});
