// Proves: what happened is handed to the job runner once under its own id, and again under the same id when the runner was down or the relay
// died before it noted the hand-over; two relays at once hand over nothing twice (I-20); after an outage of any length nothing is lost, and an event that the runner never takes holds up no other. Would miss: what the runner does with it.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { said } from "@/db/testing/world/requests-to-connect";
import { relayEvents, relayStuck } from ".";
import { limits } from "../kernel/limits";
import { pushTalk } from "../notifications";
import { backgroundWork } from "./background-work";

let world: World;
let recruiter: Recruiter;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  recruiter = await world.recruiter();
});
beforeEach(async () => {
  await relayEvents.call(world.system, {});
  providers.jobs.length = 0;
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const pending = () => world.db.execute<{ id: string; type: string; lease_until: string | null }>(sql`select id, type, lease_until from marketplace_events where published_at is null order by occurred_at`);
const own = () => providers.jobs.filter((job) => job.name !== "marketplace/event.told");

describe("the relay", () => {
  it("hands over each event under its own id, with one more that has people told, and then has nothing left", async () => {
    const { candidateId } = await world.claimed(recruiter);
    const [event] = await pending();
    expect(await relayEvents.call(world.system, {})).toEqual({ sent: 1 });
    expect(own()).toEqual([{ id: event?.id, name: "sourcing/claim.started", data: expect.objectContaining({ candidateId, recruiterId: recruiter.recruiterId, eventId: event?.id }) }]);
    expect(providers.jobs.map((job) => job.id)).toEqual([event?.id, `${event?.id}:told`]);
    expect(await relayEvents.call(world.system, {})).toEqual({ sent: 0 });
    expect(await pending()).toHaveLength(0);
  });
  it("keeps what the runner did not take, and hands it over under the same id once its lease is over", async () => {
    await world.claimed(recruiter);
    const [event] = await pending();
    providers.runnerDown(true);
    await expect(relayEvents.call(world.system, {})).rejects.toThrow();
    providers.runnerDown(false);
    expect(await relayEvents.call(world.system, {})).toEqual({ sent: 0 });
    const [leased] = await pending();
    expect(leased).toMatchObject({ id: event?.id, lease_until: expect.any(String) });
    await world.passTime({ minutes: 3 });
    expect(await relayEvents.call(world.system, {})).toEqual({ sent: 1 });
    expect(own().map((job) => job.id)).toEqual([event?.id]);
  });
  it("hands over again, under the same id, what a relay sent and died before it noted", async () => {
    await world.claimed(recruiter);
    await relayEvents.call(world.system, {});
    await world.database.ownerSql`update marketplace_events set published_at = null, lease_until = app.now() - interval '1 minute' where id = ${own()[0]?.id ?? ""}`;
    await relayEvents.call(world.system, {});
    expect(new Set(own().map((job) => job.id)).size).toBe(1);
    expect(own()).toHaveLength(2);
  });
  it("shares the work with another that runs at once: nothing is handed over twice", async () => {
    for (let i = 0; i < 6; i++) await world.claimed(recruiter);
    const results = await Promise.all(Array.from({ length: 4 }, () => relayEvents.call(world.system, {})));
    expect(results.reduce((sum, result) => sum + result.sent, 0)).toBe(6);
    expect(new Set(own().map((job) => job.id)).size).toBe(own().length);
    expect(own()).toHaveLength(6);
  });
});

describe("an outage that outlasts every attempt", () => {
  const outage = async () => {
    providers.runnerDown(true);
    for (let attempt = 0; attempt < limits.eventAttempts; attempt++) {
      await expect(relayEvents.call(world.system, {})).rejects.toThrow();
      await world.passTime({ minutes: 3 });
    }
    providers.runnerDown(false);
  };
  it("loses nothing: each event is there when the runner is back, is counted as stuck until then, and goes out once under its own id", async () => {
    const admin = await world.person({ platformRole: "support" });
    for (let i = 0; i < 5; i++) await world.claimed(recruiter);
    const ids = (await pending()).map((event) => event.id);
    await outage();
    const { outbox } = await backgroundWork.call(admin.ctx, {});
    expect(outbox).toMatchObject({ unpublished: ids.length, stuck: ids.length, oldestAt: expect.any(String) });
    expect(await relayEvents.call(world.system, {})).toEqual({ sent: 0 });
    expect(await relayStuck.call(world.system, {})).toEqual({ freed: ids.length });
    expect(own()).toHaveLength(ids.length);
    expect(new Set(own().map((job) => job.id))).toEqual(new Set(ids));
    expect(await pending()).toHaveLength(0);
    expect(await relayStuck.call(world.system, {})).toEqual({ freed: 0 });
  });
  /** As such an outage leaves what waits. */
  const worn = () => world.database.ownerSql`update marketplace_events set attempts = ${limits.eventAttempts}, lease_until = app.now() - interval '1 minute' where published_at is null`;
  it("asks a runner that is still away a few times only, and again when those rested", async () => {
    for (let i = 0; i < 5; i++) await world.claimed(recruiter);
    await worn();
    providers.runnerDown(true);
    await expect(relayStuck.call(world.system, {})).rejects.toThrow();
    const tried = async () => (await world.db.execute(sql`select 1 from marketplace_events where published_at is null and attempts > ${limits.eventAttempts}`)).length;
    expect(await tried()).toBe(limits.stuckFailures);
    providers.runnerDown(false);
    expect(await relayStuck.call(world.system, {})).toEqual({ freed: 5 - limits.stuckFailures });
    await world.passTime({ minutes: 11 });
    expect(await relayStuck.call(world.system, {})).toEqual({ freed: limits.stuckFailures });
  });
  it("does not come of one event that the runner never takes: others of its set get through, and new ones before it", async () => {
    for (let i = 0; i < 6; i++) await world.claimed(recruiter);
    const [poison] = await pending();
    await worn();
    providers.runnerRefuses(poison?.id ?? null);
    await world.claimed(recruiter);
    expect(await relayEvents.call(world.system, {})).toEqual({ sent: 1 });
    await relayStuck.call(world.system, {});
    await world.passTime({ minutes: 11 });
    await relayStuck.call(world.system, {});
    expect((await pending()).map((event) => event.id)).toEqual([poison?.id]);
    providers.runnerRefuses(null);
    await world.passTime({ minutes: 11 });
    expect(await relayStuck.call(world.system, {})).toEqual({ freed: 1 });
  });
  it("of the push server loses nothing of what was said either", async () => {
    const { recruiter: by, connectionId } = await world.connected();
    await relayEvents.call(world.system, {});
    await pushTalk.call(world.system, {});
    await said(by, connectionId);
    providers.pushServerDown(true);
    await expect(pushTalk.call(world.system, {})).rejects.toThrow();
    await worn();
    await expect(pushTalk.call(world.system, {})).rejects.toThrow();
    await world.passTime({ minutes: 3 });
    providers.pushServerDown(false);
    expect(await pushTalk.call(world.system, {})).toEqual({ pushed: 1 });
  });
});
