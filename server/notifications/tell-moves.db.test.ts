// Proves: what becomes of a connection, and what somebody has read, is told right after the commit and past the job runner; again when the push server was away or the process died before it was noted, in one
// line of the bell and one mail whatever happens; once when two tell at the same time (I-20). Would miss: what a browser makes of it (the journey of the bell), and how soon (the bench).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { Pair } from "@/db/testing/world/requests-to-connect";
import { acceptConnection, declineConnection, withdrawConnection } from "../connections/answer-request";
import { askRecruiter } from "../connections/ask-connection";
import { disconnect } from "../connections/end-connection";
import { relayEvents, takeEvents } from "../events";
import { tellMoves } from ".";
import { leavingAtOnce } from "../after-commit";
import { markAllRead, myNotifications } from "./my-notifications";
import { writeNews } from "./write-news";

let world: World;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
});
beforeEach(async () => {
  await tellMoves.call(world.system, {});
  await relayEvents.call(world.system, {});
  providers.pushes.length = 0;
  providers.jobs.length = 0;
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const titles = async ({ ctx }: Pair["recruiter"] | Pair["person"]) => (await myNotifications.call(ctx, {})).notifications.map(({ title }) => title);
const ask = ({ person, recruiter }: Pair, atOnce = true) => askRecruiter.call(atOnce ? leavingAtOnce(person.ctx) : person.ctx, { recruiterId: recruiter.recruiterId, note: "" });
const pushedTo = (userId: string) => providers.pushes.filter((push) => push.includes(`private-user-${userId}`));
const untold = () => world.db.execute(sql`select 1 from marketplace_events where published_at is null and type like 'connections/%'`);
const mailsOf = (userId: string) => world.db.execute(sql`select 1 from mails where user_id = ${userId}`);

it("each move is in the other's bell and on their channel when the call has ended, though the job runner is away", async () => {
  const pair = await world.strangers();
  const [byPerson, byRecruiter] = [leavingAtOnce(pair.person.ctx), leavingAtOnce(pair.recruiter.ctx)];
  providers.runnerDown(true);
  const { connectionId } = await ask(pair);
  expect(await titles(pair.recruiter)).toEqual([`${pair.person.name} asks to connect`]);
  expect(pushedTo(pair.recruiter.userId)).toHaveLength(1);
  await withdrawConnection.call(byPerson, { connectionId });
  await world.passTime({ days: 60 });
  await ask(pair);
  await acceptConnection.call(byRecruiter, { connectionId });
  await disconnect.call(byRecruiter, { connectionId, reason: "" });
  await world.passTime({ days: 60 });
  await ask(pair);
  await declineConnection.call(byRecruiter, { connectionId });
  providers.runnerDown(false);
  expect((await titles(pair.recruiter)).toReversed().map((title) => title.replace(pair.person.name, "They"))).toEqual(["They asks to connect", "A request to connect was taken back", "They asks to connect", "They asks to connect"]);
  expect((await titles(pair.person)).toReversed().map((title) => title.replace(pair.recruiter.name, "They"))).toEqual(["You are connected with They", "They ended your connection", "They declined to connect"]);
  expect(await untold()).toHaveLength(0);
});

it("is no job's, but for the mail of it", async () => {
  const [pair, other] = [await world.strangers(), await world.strangers()];
  await relayEvents.call(world.system, {});
  providers.jobs.length = 0;
  await ask(pair);
  expect(providers.jobs.map(({ name }) => name)).toEqual(["notifications/mail.queued"]);
  await ask(other, false);
  expect(await relayEvents.call(world.system, {})).toEqual({ sent: 0 });
  const { events } = await takeEvents.call(world.system, { road: "moves", done: [], more: true });
  expect(events.map(({ type }) => type)).toEqual(["connections/connection.asked"]);
  expect(await takeEvents.call(world.system, { road: "moves", done: events.map(({ id }) => id), more: true })).toEqual({ events: [] });
  await world.passTime({ minutes: 3 });
  expect(await tellMoves.call(world.system, {}), "is noted").toEqual({ told: 0 });
});

it("is in the bell while the push server is away, and is pushed by the relay once the lease is over: in one line and one mail", async () => {
  const pair = await world.strangers();
  providers.pushServerDown(true);
  await ask(pair);
  expect(await titles(pair.recruiter)).toHaveLength(1);
  expect(await untold()).toHaveLength(1);
  providers.pushServerDown(false);
  expect(await tellMoves.call(world.system, {}), "is held by whoever failed").toEqual({ told: 0 });
  await world.passTime({ minutes: 3 });
  expect(await tellMoves.call(world.system, {})).toEqual({ told: 1 });
  expect(pushedTo(pair.recruiter.userId)).toHaveLength(1);
  expect(await titles(pair.recruiter)).toHaveLength(1);
  expect(await mailsOf(pair.recruiter.userId)).toHaveLength(1);
});

it("is one line and one mail, however often its news is written", async () => {
  const pair = await world.strangers();
  await ask(pair, false);
  const [event] = await world.db.execute<{ id: string }>(sql`select id from marketplace_events where published_at is null and type = 'connections/connection.asked'`);
  await Promise.all(Array.from({ length: 4 }, () => writeNews.call(world.system, { eventId: event?.id ?? "" })));
  expect(await tellMoves.call(world.system, {})).toEqual({ told: 1 });
  expect(await titles(pair.recruiter)).toHaveLength(1);
  expect(await mailsOf(pair.recruiter.userId)).toHaveLength(1);
});

it("is shared by those who tell at once: nothing is told twice", async () => {
  const recruiter = await world.recruiter();
  for (let no = 0; no < 12; no++) await world.askedByCandidate({ recruiter });
  const results = await Promise.all(Array.from({ length: 4 }, () => tellMoves.call(world.system, {})));
  expect(results.reduce((sum, { told }) => sum + told, 0)).toBe(12);
  expect(await titles(recruiter)).toHaveLength(12);
});

it("what was read is told to its reader's other tabs, and to nobody else", async () => {
  const pair = await world.strangers();
  await ask(pair);
  providers.pushes.length = 0;
  await markAllRead.call(leavingAtOnce(pair.recruiter.ctx), {});
  expect(providers.pushes).toHaveLength(1);
  expect(pushedTo(pair.recruiter.userId)).toHaveLength(1);
});
