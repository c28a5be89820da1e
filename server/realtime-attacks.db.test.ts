// Proves (T13): the app signs one channel alone, its asker's own, whatever is sent in its place; a signature opens nothing on another connection; of 500 pushes to
// two people each hears each of theirs once and an attacker none; sign-out, sign-out everywhere and suspension end a person's connections without any job runner.
// Would miss: a browser that keeps a signature unused until after it was signed out, which no Pusher server can tell (docs/decisions/024).
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { POST as signChannel } from "@/app/api/realtime/auth/route";
import { POST as signUser } from "@/app/api/realtime/user/route";
import { type Providers, startProviders } from "@/db/testing/providers";
import { channelAttacks } from "@/db/testing/channel-attacks";
import { type ByHand, type PushServer, startPushServer, until } from "@/db/testing/push-server";
import { type Browser, signInAgain, signOut, signUp } from "@/db/testing/signed-in";
import { makeWorld, type World } from "@/db/testing/world";
import { endRevoked } from "./identity";
import { signOutEverywhere } from "./identity/switch-organization";
import { tellUsers } from "./providers/realtime";
import { actorFrom, requestContext } from "./request-context";

let world: World;
let providers: Providers;
let push: PushServer;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  push = await startPushServer();
  // In a demo the sign-in library limits nobody.
  vi.stubEnv("DEMO_MODE", "1");
});
afterAll(async () => {
  await push.stop();
  await world.close();
  await providers.stop();
});

const ask = (route: (request: Request) => Promise<Response>, form: string | Record<string, string>, headers: Record<string, string> = {}) =>
  route(new Request("http://localhost:3000/api/realtime", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", ...headers }, body: typeof form === "string" ? form : new URLSearchParams(form).toString() }));
const channelOf = (of: Browser) => `private-user-${of.userId}`;
const signed = z.object({ auth: z.string() });
const toldTo = (connection: ByHand) => connection.dataOf("told").map((data) => z.object({ eventId: z.string() }).parse(data).eventId);
/** What the official client does for a signed-in person: signs in, and listens to their channel. */
async function listening(browser: Browser): Promise<ByHand> {
  const connection = await push.connect();
  const user = z.object({ auth: z.string(), user_data: z.string() }).parse(await (await ask(signUser, { socket_id: connection.id }, browser.headers)).json());
  connection.send("pusher:signin", user);
  const channel = signed.parse(await (await ask(signChannel, { socket_id: connection.id, channel_name: channelOf(browser) }, browser.headers)).json());
  connection.send("pusher:subscribe", { ...channel, channel: channelOf(browser) });
  await until(() => expect(connection.frames.map((one) => one.event)).toEqual(expect.arrayContaining(["pusher:signin_success", "pusher_internal:subscription_succeeded"])));
  return connection;
}

describe("a request for a signature", () => {
  let maya: Browser;
  let victim: Browser;
  beforeAll(async () => {
    [maya, victim] = [await signUp(), await signUp()];
  });

  it("gets one for its asker's own channel", async () => {
    const answer = await ask(signChannel, { socket_id: "12.34", channel_name: channelOf(maya) }, maya.headers);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ auth: expect.stringMatching(/^test-key:[0-9a-f]{64}$/) });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("gets none for any other channel", async () => {
    for (const channel of channelAttacks(channelOf(maya), channelOf(victim))) expect((await ask(signChannel, { socket_id: "12.34", channel_name: channel }, maya.headers)).status, JSON.stringify(channel)).toBe(403);
  });

  it("gets none by a form that says the channel twice, in another case or as a list, and none when it is too long", async () => {
    const [own, theirs] = [channelOf(maya), channelOf(victim)];
    for (const form of [`socket_id=1.2&channel_name=${own}&channel_name=${theirs}`, `socket_id=1.2&channel_name[]=${own}`, `socket_id=1.2&Channel_Name=${own}`, `socket_id=1.2&channel_name[0]=${theirs}&channel_name[1]=${own}`, JSON.stringify({ socket_id: "1.2", channel_name: own }), ""])
      expect((await ask(signChannel, form, maya.headers)).status, form).toBe(403);
    expect((await ask(signChannel, `socket_id=1.2&channel_name=${own}&x=${"x".repeat(5_000)}`, maya.headers)).status).toBe(413);
  });

  it.each(["", "1", "1.", ".1", "1.2.3", "a.b", "1.2,3.4", "1.2:private-user-x", " 1.2", "1.2 ", "1.2\n", "-1.2", "1e3.2", "１.２", "1.2%0a", `${"1".repeat(40)}.2`, "../1.2"])("gets none for the forged connection id %j", async (socketId) => {
    expect((await ask(signChannel, { socket_id: socketId, channel_name: channelOf(maya) }, maya.headers)).status).toBe(403);
    expect((await ask(signUser, { socket_id: socketId }, maya.headers)).status).toBe(403);
  });

  it("gets none without a connection id, and none without a session, with a made-up one, after sign-out, and for a suspended user", async () => {
    const form = (of: Browser) => ({ socket_id: "12.34", channel_name: channelOf(of) });
    expect((await ask(signChannel, { channel_name: channelOf(maya) }, maya.headers)).status).toBe(403);
    const [gone, suspended] = [await signUp(), await signUp()];
    await signOut(gone);
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${suspended.userId}`;
    for (const [who, headers] of [[maya, {}], [maya, { cookie: "better-auth.session_token=made.up" }], [maya, { authorization: "Bearer fsk_made_up" }], [gone, gone.headers], [suspended, suspended.headers]] as const) {
      expect((await ask(signChannel, form(who), headers)).status).toBe(401);
      expect((await ask(signUser, { socket_id: "12.34" }, headers)).status).toBe(401);
    }
  });

  it("signs a connection as its asker's own, whoever else it names", async () => {
    const answer = await ask(signUser, { socket_id: "12.34", user_data: JSON.stringify({ id: victim.userId }), user_id: victim.userId, id: victim.userId }, maya.headers);
    expect(await answer.json()).toEqual({ auth: expect.any(String), user_data: JSON.stringify({ id: maya.userId }) });
  });
});

describe("live", () => {
  it("each of two people hears each of 500 pushes once, and an attacker who tries every way hears none", async () => {
    const [one, two, attacker] = [await signUp(), await signUp(), await signUp()];
    const [first, second, bad] = [await listening(one), await listening(two), await listening(attacker)];
    const own = signed.parse(await (await ask(signChannel, { socket_id: first.id, channel_name: channelOf(one) }, one.headers)).json());
    const mine = signed.parse(await (await ask(signChannel, { socket_id: bad.id, channel_name: channelOf(attacker) }, attacker.headers)).json());
    const before = bad.frames.length;
    const tries: { channel: string; auth?: string }[] = [
      { channel: channelOf(one) }, { channel: channelOf(one), auth: own.auth }, { channel: channelOf(one), auth: mine.auth }, { channel: channelOf(two), auth: `${push.key}:${"0".repeat(64)}` }, { channel: `${channelOf(attacker)},${channelOf(one)}`, auth: mine.auth },
      { channel: `#server-to-user-${one.userId}` }, { channel: channelOf(one).replace("private-", "presence-"), auth: mine.auth }, { channel: channelOf(one).replace("private-", "private-encrypted-"), auth: mine.auth },
    ];
    for (const data of tries) bad.send("pusher:subscribe", data);
    bad.send("client-told", { eventId: "forged" }, channelOf(one));
    bad.send("told", { eventId: "forged" }, channelOf(one));
    bad.send("pusher:signin", { auth: mine.auth, user_data: JSON.stringify({ id: one.userId }) });
    await until(() => expect(bad.closedWith()).not.toBeNull());
    const again = await listening(attacker);
    for (const data of tries) again.send("pusher:subscribe", data);
    await until(() => expect(again.frames.length).toBeGreaterThan(tries.length));

    const ids = Array.from({ length: 500 }, (_, i) => `evt_${i}`);
    for (let i = 0; i < ids.length; i += 25) await Promise.all(ids.slice(i, i + 25).map((eventId) => tellUsers([one.userId, two.userId], { type: "a/b.c", eventId })));
    for (const connection of [first, second]) {
      await until(() => expect(toldTo(connection)).toHaveLength(500));
      expect(toldTo(connection).toSorted()).toEqual(ids.toSorted());
    }
    expect(toldTo(again)).toEqual([]);
    expect(toldTo(bad)).toEqual([]);
    expect(bad.frames.slice(before).filter((one) => one.event === "pusher_internal:subscription_succeeded")).toEqual([]);
    for (const connection of [first, second, again]) connection.close();
  }, 60_000);
});

describe("who is signed out", () => {
  // No job runner works on what is told: what follows comes of the call itself.
  beforeEach(() => endRevoked.call(world.system, {}));

  it("has no connection left, and no signature for a new one; another person's stay", async () => {
    const [who, other] = [await signUp(), await signUp()];
    const [connection, untouched] = [await listening(who), await listening(other)];
    await signOut(who);
    await until(() => expect(connection.closedWith()).toBe(4009));
    await tellUsers([who.userId, other.userId], { type: "a/b.c", eventId: "after" });
    await until(() => expect(toldTo(untouched)).toEqual(["after"]));
    expect(toldTo(connection)).toEqual([]);
    expect((await ask(signChannel, { socket_id: "1.2", channel_name: channelOf(who) }, who.headers)).status).toBe(401);
    untouched.close();
  });

  it("in one of two browsers may listen again in the other", async () => {
    const here = await signUp();
    const there = await signInAgain(here);
    await signOut(here);
    const connection = await listening(there);
    await tellUsers([here.userId], { type: "a/b.c", eventId: "still" });
    await until(() => expect(toldTo(connection)).toEqual(["still"]));
    connection.close();
  });

  it("everywhere has none left in any browser", async () => {
    const here = await signUp();
    const there = await signInAgain(here);
    const connections = [await listening(here), await listening(there)];
    await signOutEverywhere.call(await requestContext(new Headers(here.headers)), {});
    for (const connection of connections) await until(() => expect(connection.closedWith()).toBe(4009));
    for (const browser of [here, there]) expect((await actorFrom(new Headers(browser.headers))).kind).toBe("anonymous");
  });

  it("by a suspension has none left either, whoever wrote it down", async () => {
    const who = await signUp();
    const connection = await listening(who);
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${who.userId}`;
    expect(await endRevoked.call(world.system, {})).toEqual({ ended: 1 });
    await until(() => expect(connection.closedWith()).toBe(4009));
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${who.userId}`;
    expect(await endRevoked.call(world.system, {}), "is suspended as before").toEqual({ ended: 0 });
  });
});
