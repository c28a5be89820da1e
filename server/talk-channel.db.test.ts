// Proves (T13): the channel between two who are connected is signed for them alone, by its exact name, while they may talk and neither keeps to themselves that they type; what one types, the other hears and
// nobody else; and a disconnection, a block and a change of what one shows, over HTTP, end what is listened to without any job runner. Presence and what was seen show both or nobody, and neither presence nor typing anybody who asks, was declined or is shut out. Would miss: a browser of one's own making that
// hears, over a channel that is no longer signed, from another such browser: neither is the product's, and no word of a message goes there.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { POST as signChannel } from "@/app/api/realtime/auth/route";
import { POST as signUser } from "@/app/api/realtime/user/route";
import { POST as trpc } from "@/app/api/trpc/[trpc]/route";
import { channelAttacks } from "@/db/testing/channel-attacks";
import { type Providers, startProviders } from "@/db/testing/providers";
import { type ByHand, type PushServer, startPushServer, until } from "@/db/testing/push-server";
import { type Browser, signOut, signUp } from "@/db/testing/signed-in";
import { makeWorld, type World } from "@/db/testing/world";
import { type Connected, said } from "@/db/testing/world/requests-to-connect";
import { fresh, type Someone } from "@/db/testing/world/people";
import { linkCandidate } from "./candidates/link-candidate";
import { declineConnection } from "./connections/answer-request";
import { askRecruiter } from "./connections/ask-connection";
import { blockCandidate, disconnect } from "./connections/end-connection";
import { leavingAtOnce } from "./after-commit";
import { endRevoked } from "./identity";
import { notePresence } from "./identity/note-presence";
import { setUpFirm } from "./identity/set-up-organization";
import { setTalkPrivacy } from "./identity/talk-privacy";
import { endTalk } from "./messages";
import { conversationList } from "./messages/conversation-list";
import { markDelivered, markRead } from "./messages/mark-read";
import { otherPresence } from "./messages/other-presence";
import { thread } from "./messages/thread";
import { suspendPerson } from "./moderation/suspend-person";
import { reportPerson } from "./moderation/report-person";
import { tellMoves } from "./notifications";
import { blockRecruiter } from "./sourcing/block";

// Outside the framework nothing keeps work going after an answer, and nothing ends it either.
vi.mock("next/server", () => ({ after: () => undefined }));

type Talking = Connected & { browsers: { recruiter: Browser; person: Browser } };

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

/** A recruiter and a candidate, connected, each signed in with a browser. */
async function talking(): Promise<Talking> {
  const browsers = { recruiter: await signUp(), person: await signUp() };
  await world.database.ownerSql`update users set email_verified = true where id in ${world.database.ownerSql([browsers.recruiter.userId, browsers.person.userId])}`;
  const known = ({ userId, email }: Browser) => world.refreshed<Someone>({ ctx: world.anonymous, userId, email, name: "Somebody" });
  const founder = await known(browsers.recruiter);
  const { organizationId: firmId } = await setUpFirm.call(founder.ctx, { name: `Firm ${fresh()}`, timeZone: "UTC" });
  const { candidateId } = await linkCandidate.call((await known(browsers.person)).ctx, {});
  const [row] = await world.db.execute<{ id: string }>(sql`select id from recruiters where user_id = ${browsers.recruiter.userId}`);
  const recruiter = { ...(await known(browsers.recruiter)), firmId, recruiterId: row?.id ?? "", payeeId: "" };
  const person = { ...(await known(browsers.person)), candidateId };
  return { ...(await world.connected({ recruiter, person })), browsers };
}
const ask = (route: (request: Request) => Promise<Response>, form: Record<string, string>, { headers }: Browser) =>
  route(new Request("http://localhost:3000/api/realtime", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", ...headers }, body: new URLSearchParams(form).toString() }));
const channelOf = ({ connectionId }: Connected) => `private-connection-${connectionId}`;
const statusFor = async (browser: Browser, channel: string) => (await ask(signChannel, { socket_id: "12.34", channel_name: channel }, browser)).status;
const statuses = async (pair: Talking) => [await statusFor(pair.browsers.recruiter, channelOf(pair)), await statusFor(pair.browsers.person, channelOf(pair))];
const signed = z.object({ auth: z.string() });

async function joined(browser: Browser, channel: string): Promise<ByHand> {
  const connection = await push.connect();
  connection.send("pusher:signin", z.object({ auth: z.string(), user_data: z.string() }).parse(await (await ask(signUser, { socket_id: connection.id }, browser)).json()));
  connection.send("pusher:subscribe", { ...signed.parse(await (await ask(signChannel, { socket_id: connection.id, channel_name: channel }, browser)).json()), channel });
  await until(() => expect(connection.frames.map((one) => one.event)).toEqual(expect.arrayContaining(["pusher:signin_success", "pusher_internal:subscription_succeeded"])));
  return connection;
}
/** Calls a procedure over HTTP, as a browser's page does. No job runner works on what it tells: what follows comes of the call itself. */
async function post(browser: Browser, procedure: string, input: object): Promise<void> {
  const answer = await trpc(new Request(`http://localhost:3000/api/trpc/${procedure}`, { method: "POST", headers: { "content-type": "application/json", origin: "http://localhost:3000", ...browser.headers }, body: JSON.stringify(input) }));
  expect(answer.status).toBe(200);
}

describe("a request for the channel between two", () => {
  it("is signed for both, by its exact name, and for nobody else", async () => {
    const [pair, other] = [await talking(), await talking()];
    expect(await statuses(pair)).toEqual([200, 200]);
    expect(await statusFor(other.browsers.recruiter, channelOf(pair))).toBe(403);
    // Some of the attacks are on the form of a user's channel, and leave this name as it is.
    const attacks = [...channelAttacks(channelOf(pair), channelOf(other)).filter((channel) => channel !== channelOf(pair)), "private-connection-", "private-connection-*", "private-connection-undefined", `private-connection-${channelOf(pair)}`, `private-connection-${pair.recruiter.userId}`];
    for (const channel of attacks) expect(await statusFor(pair.browsers.recruiter, channel), JSON.stringify(channel)).toBe(403);
    for (const socketId of ["", "1", "1.2,3.4", "1.2:private-user-x"]) expect((await ask(signChannel, { socket_id: socketId, channel_name: channelOf(pair) }, pair.browsers.recruiter)).status).toBe(403);
    await signOut(pair.browsers.person);
    expect(await statusFor(pair.browsers.person, channelOf(pair))).toBe(401);
  });
  it.each(["recruiter", "person"] as const)("is signed for neither while the %s keeps to themselves that they type", async (side) => {
    const pair = await talking();
    expect((await thread.call(pair.person.ctx, { connectionId: pair.connectionId })).showsTyping).toBe(true);
    await setTalkPrivacy.call(pair[side].ctx, { typing: false });
    expect(await statuses(pair)).toEqual([403, 403]);
    expect((await thread.call(pair.person.ctx, { connectionId: pair.connectionId })).showsTyping).toBe(false);
    await setTalkPrivacy.call(pair[side].ctx, { typing: true });
    expect(await statuses(pair)).toEqual([200, 200]);
  });
});

describe("live", () => {
  beforeEach(async () => {
    await tellMoves.call(world.system, {});
    await endRevoked.call(world.system, {});
    providers.jobs.length = 0;
  });
  it("one hears that the other types, and somebody who tries every way neither hears nor is heard", async () => {
    const [pair, stranger] = [await talking(), await talking()];
    const channel = channelOf(pair);
    const [one, two, bad] = [await joined(pair.browsers.recruiter, channel), await joined(pair.browsers.person, channel), await joined(stranger.browsers.person, channelOf(stranger))];
    const own = signed.parse(await (await ask(signChannel, { socket_id: one.id, channel_name: channel }, pair.browsers.recruiter)).json());
    const mine = signed.parse(await (await ask(signChannel, { socket_id: bad.id, channel_name: channelOf(stranger) }, stranger.browsers.person)).json());
    for (const auth of [own.auth, mine.auth, `${push.key}:${"0".repeat(64)}`]) bad.send("pusher:subscribe", { channel, auth });
    bad.send("client-typing", { side: "candidate" }, channel);
    one.send("client-typing", { side: "recruiter" }, channel);
    await until(() => expect(two.dataOf("client-typing")).toEqual([{ side: "recruiter" }]));
    expect([one.dataOf("client-typing"), bad.dataOf("client-typing")]).toEqual([[], []]);
    for (const connection of [one, two, bad]) connection.close();
  });
  it.each<[string, (pair: Talking) => Promise<unknown>]>([
    ["a disconnection", (pair) => post(pair.browsers.person, "connections.disconnect", { connectionId: pair.connectionId, reason: "" })],
    ["the recruiter's block", (pair) => post(pair.browsers.recruiter, "connections.blockCandidate", { connectionId: pair.connectionId })],
    ["the candidate's block", (pair) => post(pair.browsers.person, "sourcing.block", { recruiterId: pair.recruiter.recruiterId })],
  ])("%s ends what both listen to, and nothing is signed again", async (_, end) => {
    const [pair, untouched] = [await talking(), await talking()];
    const [one, two, other] = [await joined(pair.browsers.recruiter, channelOf(pair)), await joined(pair.browsers.person, channelOf(pair)), await joined(untouched.browsers.person, channelOf(untouched))];
    await end(pair);
    for (const connection of [one, two]) await until(() => expect(connection.closedWith()).toBe(4009));
    expect(await statuses(pair)).toEqual([403, 403]);
    expect(other.closedWith()).toBeNull();
    other.close();
  });
  it("what the relay ends once more, ended already, does no harm: a browser that may still listen connects again", async () => {
    const pair = await talking();
    const one = await joined(pair.browsers.person, channelOf(pair));
    expect(await endTalk.call(world.system, { connectionIds: [pair.connectionId] })).toEqual({ ended: 2 });
    await until(() => expect(one.closedWith()).toBe(4009));
    await endTalk.call(world.system, { connectionIds: [pair.connectionId] });
    (await joined(pair.browsers.person, channelOf(pair))).close();
  });
  it("whoever has several connections that end at once is ended once", async () => {
    const one = await world.connected();
    const other = await world.connected({ recruiter: one.recruiter });
    expect(await endTalk.call(world.system, { connectionIds: [one.connectionId, other.connectionId] })).toEqual({ ended: 3 });
  });
  it("a suspension ends what the suspended listens to, and nothing is signed again", async () => {
    const [pair, admin] = [await talking(), await world.person({ platformRole: "owner" })];
    const one = await joined(pair.browsers.recruiter, channelOf(pair));
    const { reportId } = await reportPerson.call(pair.person.ctx, { connectionId: pair.connectionId, reason: "spam" });
    await suspendPerson.call(leavingAtOnce(admin.ctx), { reportId, days: 3, reason: "Sends the same to everybody" });
    await until(() => expect(one.closedWith()).toBe(4009));
    expect((await statuses(pair))[0]).not.toBe(200);
  });
  it("who begins to keep to themselves that they type listens anew", async () => {
    const pair = await talking();
    const [one, two] = [await joined(pair.browsers.recruiter, channelOf(pair)), await joined(pair.browsers.person, channelOf(pair))];
    await post(pair.browsers.person, "identity.setTalkPrivacy", { typing: false, presence: true });
    await until(() => expect(two.closedWith()).toBe(4009));
    await setTalkPrivacy.call(pair.person.ctx, { typing: false, seen: false });
    expect(await endRevoked.call(world.system, {})).toEqual({ ended: 0 });
    one.close();
  });
  it("a block is told to nobody else: its event names nobody", async () => {
    const pair = await world.connected();
    await blockRecruiter.call(pair.person.ctx, { recruiterId: pair.recruiter.recruiterId });
    const rows = await world.db.execute<{ data: object; candidate_id: string | null }>(sql`select data, candidate_id from marketplace_events where type = 'sourcing/block.made' order by occurred_at desc limit 1`);
    expect(rows).toEqual([{ data: { blockId: expect.any(String) }, candidate_id: null }]);
  });
});

describe("presence and what was seen", () => {
  const presence = async (of: Someone, connectionId: string) => (await otherPresence.call(of.ctx, { connectionId })).presence;
  it("shows whether the other is here or when they last were, unless one of the two keeps that to themselves, or they are not connected any more", async () => {
    const { recruiter, person, connectionId } = await world.connected();
    expect(await presence(recruiter, connectionId)).toBeNull();
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    await notePresence.call(world.system, { online: [person.userId], offline: [], at: at(0) });
    expect(await presence(recruiter, connectionId)).toMatchObject({ online: true });
    await notePresence.call(world.system, { online: [], offline: [person.userId], at: at(1_000) });
    expect(await presence(recruiter, connectionId)).toEqual({ online: false, lastSeenAt: expect.any(String) });
    for (const who of [recruiter, person]) {
      await setTalkPrivacy.call(who.ctx, { presence: false });
      expect(await presence(recruiter, connectionId)).toBeNull();
      await setTalkPrivacy.call(who.ctx, { presence: true });
    }
    expect(await presence(recruiter, connectionId)).not.toBeNull();
    await said(person, connectionId);
    await disconnect.call(person.ctx, { connectionId, reason: "" });
    expect(await presence(recruiter, connectionId)).toBeNull();
  });
  it("shows how far the other has read, and tells it, unless one of the two keeps that to themselves: then it tells that it has come", async () => {
    const { recruiter, person, connectionId } = await world.connected();
    const [one, two] = [await said(recruiter, connectionId), await said(recruiter, connectionId)];
    const seen = async () => [(await thread.call(recruiter.ctx, { connectionId })).otherReadSeq, (await conversationList.call(recruiter.ctx, { side: "recruiter" })).data[0]?.otherReadSeq];
    const toldOf = async (seq: number, mark = "read") => (await world.db.execute<{ to: string | null }>(sql`select data ->> 'userId' as to from marketplace_events where type = ${`messages/thread.${mark}`} and data ->> 'connectionId' = ${connectionId} and data ->> 'seq' = ${String(seq)}`)).map((row) => row.to);
    await markRead.call(person.ctx, { connectionId, seq: one.seq });
    expect(await seen()).toEqual([1, 1]);
    expect([await toldOf(1), await toldOf(1, "delivered")]).toEqual([[null], []]);
    await setTalkPrivacy.call(recruiter.ctx, { seen: false });
    await markRead.call(person.ctx, { connectionId, seq: two.seq });
    expect(await seen()).toEqual([0, 0]);
    expect(await thread.call(recruiter.ctx, { connectionId })).toMatchObject({ otherReadAt: null, otherDeliveredSeq: 2 });
    expect([await toldOf(2), await toldOf(2, "delivered")]).toEqual([[person.userId], [null]]);
    const { seq } = await said(recruiter, connectionId);
    await markDelivered.call(person.ctx, { connectionId, seq });
    await markRead.call(person.ctx, { connectionId, seq });
    expect([await toldOf(seq), await toldOf(seq, "delivered")]).toEqual([[person.userId], [null]]);
    await setTalkPrivacy.call(recruiter.ctx, { seen: true });
    expect(await seen()).toEqual([seq, seq]);
  });
});

describe("presence and typing", () => {
  const asked = ({ person, recruiter }: Talking) => askRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId });
  const declined = (quietly: boolean) => async (pair: Talking) => {
    await asked(pair);
    await declineConnection.call(pair.recruiter.ctx, { connectionId: pair.connectionId, quietly });
  };
  const states: [string, string, (pair: Talking) => Promise<unknown>][] = [
    ["who wait for an answer", "pending", asked],
    ["who were declined", "declined", declined(false)],
    ["who were declined without a word", "declined", declined(true)],
    ["whom the candidate's block parts", "blocked", ({ person, recruiter }) => blockRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId })],
    ["whom the recruiter's block parts", "blocked", ({ recruiter, connectionId }) => blockCandidate.call(recruiter.ctx, { connectionId })],
  ];
  it.each(states.flatMap(([who, ...more]) => [true, false].map((talked) => [`${who}, ${talked ? "and who talked before" : "and who never talked"}`, ...more, talked] as const)))("are shown to neither of two %s", async (_, state, become, talked) => {
    const pair = await talking();
    const { connectionId, recruiter, person } = pair;
    await notePresence.call(world.system, { online: [recruiter.userId, person.userId], offline: [], at: new Date().toISOString() });
    const shown = async () => Promise.all([recruiter, person].map(({ ctx }) => otherPresence.call(ctx, { connectionId }).then(({ presence }) => presence?.online ?? null, (cause: { code?: string }) => cause.code)));
    expect([await shown(), await statuses(pair)]).toEqual([[true, true], [200, 200]]);
    if (talked) await said(recruiter, connectionId);
    await disconnect.call(person.ctx, { connectionId, reason: "" });
    await become(pair);
    expect(await world.db.execute(sql`select state from marketplace_connections where id = ${connectionId}`)).toMatchObject([{ state }]);
    // In which nothing was said is no conversation at all.
    const nothing = talked ? null : "not_found";
    expect([await shown(), await statuses(pair)]).toEqual([[nothing, nothing], [403, 403]]);
  });
});
