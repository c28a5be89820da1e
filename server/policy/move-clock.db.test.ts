// Proves: a clock that moved is told as moved also when the job runner is away, and says so. Would miss: that the later sweeps run (the job suite does).
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { clockOf } from "../kernel/database";
import { moveClock } from "./move-clock-flow";

let world: World;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

it("moves, and tells whether what fell due runs now", async () => {
  const { ctx } = await world.person({ platformRole: "owner" });
  const before = await clockOf(world.db);
  expect(await moveClock.call(ctx, { byHours: 24 })).toMatchObject({ jobsTold: true });
  providers.runnerDown(true);
  const { now, jobsTold } = await moveClock.call(ctx, { byHours: 24 });
  expect(jobsTold).toBe(false);
  expect(new Date(now).getTime() - before.getTime()).toBeGreaterThanOrEqual(48 * 3_600_000);
});
