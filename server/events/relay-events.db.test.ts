// Proves: what happened is handed to the job runner once under its own id, and again under the same id when the runner was down or the relay
// died before it noted the hand-over; two relays at once hand over nothing twice (I-20). Would miss: what the runner does with it.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { relayEvents } from ".";

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
