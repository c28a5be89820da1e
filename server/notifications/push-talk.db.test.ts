// Proves: what is said in a conversation is told to its two at once and past the job runner; again when the push server was away or the process died before it noted that; once when two push
// at the same time (I-20). Would miss: what a browser makes of it (the model of threads), and a push server that takes what it never delivers.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { type Connected, said } from "@/db/testing/world/requests-to-connect";
import { relayEvents } from "../events";
import { pushTalk } from ".";
import { leavingAtOnce } from "../after-commit";
import { sendMessage } from "../messages/send-message";
import { takeTalk } from "./take-talk";

let world: World;
let pair: Connected;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  pair = await world.connected();
});
beforeEach(async () => {
  await pushTalk.call(world.system, {});
  await relayEvents.call(world.system, {});
  providers.pushes.length = 0;
  providers.jobs.length = 0;
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const one = z.object({ channels: z.array(z.string()), data: z.string() });
const several = z.object({ batch: z.array(z.object({ channel: z.string(), data: z.string() })) }).transform(({ batch }) => [...new Set(batch.map(({ data }) => data))].map((data) => ({ data, channels: batch.filter((one) => one.data === data).map(({ channel }) => channel) })));
const body = z.union([one.transform((said) => [said]), several]);
const pushed = () => providers.pushes.flatMap((push) => body.parse(JSON.parse(push))).map(({ channels, data }) => ({ channels: channels.toSorted(), ...z.object({ seq: z.number(), eventId: z.string() }).parse(JSON.parse(data)) }));
const say = () => said(pair.recruiter, pair.connectionId);
const untold = () => world.db.execute<{ id: string }>(sql`select id from marketplace_events where published_at is null and type = 'messages/message.sent'`);

it("goes to its two, with the number by which they fetch it, and is no job's", async () => {
  const { seq } = await say();
  expect(await relayEvents.call(world.system, {})).toEqual({ sent: 0 });
  expect(await pushTalk.call(world.system, {})).toEqual({ pushed: 1 });
  expect(pushed()).toEqual([{ channels: [`private-user-${pair.person.userId}`, `private-user-${pair.recruiter.userId}`].toSorted(), seq, eventId: expect.any(String) }]);
  expect(await untold()).toHaveLength(0);
  expect(providers.jobs).toEqual([]);
});

it("stays in the outbox while the push server is away, and goes once the lease is over", async () => {
  await say();
  providers.pushServerDown(true);
  await expect(pushTalk.call(world.system, {})).rejects.toThrow();
  providers.pushServerDown(false);
  expect(await pushTalk.call(world.system, {})).toEqual({ pushed: 0 });
  await world.passTime({ minutes: 3 });
  expect(await pushTalk.call(world.system, {})).toEqual({ pushed: 1 });
  expect(pushed()).toHaveLength(1);
});

it("is given up when the push server takes it and never answers, so that whoever speaks next is not held", async () => {
  const ctx = leavingAtOnce(pair.recruiter.ctx);
  const send = (clientId: string) => sendMessage.call(ctx, { connectionId: pair.connectionId, clientId, body: "Is anybody there?" });
  providers.pushServerSilent(true);
  await send("into-silence");
  providers.pushServerSilent(false);
  const { seq } = await send("after-silence");
  expect(pushed().map((one) => one.seq)).toEqual([seq]);
  expect(await untold()).toHaveLength(1);
  await world.passTime({ minutes: 3 });
  expect(await pushTalk.call(world.system, {})).toEqual({ pushed: 1 });
}, 20_000);

it("goes again, as the same event, when whoever pushed it died before that was noted", async () => {
  await say();
  await pushTalk.call(world.system, {});
  await world.database.ownerSql`update marketplace_events set published_at = null, lease_until = app.now() - interval '1 minute' where id = ${pushed()[0]?.eventId ?? ""}`;
  await pushTalk.call(world.system, {});
  expect(pushed()).toHaveLength(2);
  expect(new Set(pushed().map((one) => one.eventId)).size).toBe(1);
});

it("is shared by those who push at once: nothing goes twice", async () => {
  for (let i = 0; i < 6; i++) await say();
  const results = await Promise.all(Array.from({ length: 4 }, () => pushTalk.call(world.system, {})));
  expect(results.reduce((sum, one) => sum + one.pushed, 0)).toBe(6);
  expect(new Set(pushed().map((one) => one.seq)).size).toBe(6);
  expect(pushed()).toHaveLength(6);
});

it("is taken apart from what jobs work on, in the order in which it was said, for those whom it concerns, and noted once", async () => {
  const other = await world.connected();
  await relayEvents.call(world.system, {});
  await say();
  await said(other.person, other.connectionId);
  await say();
  expect(await relayEvents.call(world.system, {})).toEqual({ sent: 0 });
  const { news } = await takeTalk.call(world.system, { told: [], more: true });
  const two = (of: Connected) => [of.person.userId, of.recruiter.userId].toSorted();
  expect(news.map(({ type, ids, userIds }) => [type, ids.connectionId, userIds.toSorted()])).toEqual([pair, other, pair].map((of) => ["messages/message.sent", of.connectionId, two(of)]));
  const told = news.map(({ eventId }) => eventId);
  expect(await takeTalk.call(world.system, { told, more: false })).toEqual({ noted: 3, news: [] });
  expect(await takeTalk.call(world.system, { told, more: true })).toEqual({ noted: 0, news: [] });
});

it("is told to nobody who is suspended", async () => {
  await say();
  await world.database.ownerSql`update users set suspended_at = app.now() where id = ${pair.person.userId}`;
  await pushTalk.call(world.system, {});
  await world.database.ownerSql`update users set suspended_at = null where id = ${pair.person.userId}`;
  expect(pushed().map(({ channels }) => channels)).toEqual([[`private-user-${pair.recruiter.userId}`]]);
});

it("goes in one go with what is said meanwhile, and again at once when all are told", async () => {
  const ctx = leavingAtOnce(pair.recruiter.ctx);
  await Promise.all(Array.from({ length: 12 }, (_, no) => sendMessage.call(ctx, { connectionId: pair.connectionId, clientId: `together-${no}`, body: `No. ${no}` })));
  expect(pushed()).toHaveLength(12);
  expect(providers.pushes.length).toBeLessThan(12);
  expect(await untold()).toHaveLength(0);
  await sendMessage.call(ctx, { connectionId: pair.connectionId, clientId: "together-after", body: "After them" });
  expect(pushed()).toHaveLength(13);
  expect(providers.jobs).toEqual([]);
});
