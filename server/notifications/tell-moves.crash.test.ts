// Proves: an app that is killed between the commit of a request to connect and what is told of it, at each of the points between, leaves the request standing, and the relay tells it: in one line of the
// other's bell and one mail. The killed points must be reached. Would miss: a database that stops at the same time (send-message.crash.test.ts).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { movePoints } from "@/db/testing/crash/crash-matrix";
import { buildWorkers, type Workers } from "@/db/testing/crash/workers";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { tellMoves } from ".";

let world: World;
let workers: Workers;
let providers: Providers;
beforeAll(async () => {
  [world, workers] = await Promise.all([makeWorld(), buildWorkers()]);
  providers = await startProviders(world.database.appUrl);
});
afterAll(async () => {
  await workers.close();
  await world.close();
  await providers.stop();
});

it.each(movePoints)("killed at %s, a request is told once it is relayed, once", async (failpoint) => {
  const { person, recruiter } = await world.strangers();
  const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const job = { kind: "ask" as const, userId: person.userId, recruiterId: recruiter.recruiterId };
  expect((await workers.run(job, { environment, failpoint })).killed).toBe(true);
  expect(await tellMoves.call(world.system, {}), "what the killed one held is nobody's until its lease is over").toEqual({ told: 0 });
  await world.passTime({ minutes: 3 });
  expect(await tellMoves.call(world.system, {})).toEqual({ told: 1 });
  const count = async (table: "notifications" | "mails") => (await world.db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)} where user_id = ${recruiter.userId}`))[0]?.n;
  expect([await count("notifications"), await count("mails")]).toEqual([1, 1]);
  const pushes = providers.pushes.filter((push) => push.includes(`private-user-${recruiter.userId}`));
  expect(pushes).toHaveLength(failpoint === "move.after-push" ? 2 : 1);
}, 60_000);
