// Proves: a holder is told 7 days and 1 day before a protection ends, and when it has; once for each end, however often, late or at once the sweep runs;
// anew for a later end, and never for a claim that was given up. Would miss: what the news looks like.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { releaseClaim } from "./release-claim";
import { tellEndingClaims } from "./tell-ending-claims";

let world: World;
let recruiter: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  recruiter = await world.recruiter();
});
afterAll(() => world.close());

const tell = () => tellEndingClaims.call(world.system, {});
const told = async (claimId: string) =>
  (await world.db.execute<{ type: string; days: string }>(sql`select type, data ->> 'daysBefore' as days from marketplace_events where data ->> 'claimId' = ${claimId} and type in ('sourcing/claim.ending', 'sourcing/claim.ended') order by occurred_at`)).map((row) => `${row.type.slice(9)} ${row.days}`);

it("tells 7 days before, 1 day before and at the end, once each", async () => {
  const { claimId } = await world.claimed(recruiter);
  await tell();
  expect(await told(claimId)).toEqual([]);
  await world.passTime({ days: 23, hours: 1 });
  await Promise.all([tell(), tell(), tell(), tell()]);
  await tell();
  expect(await told(claimId)).toEqual(["claim.ending 7"]);
  await world.passTime({ days: 6 });
  await tell();
  await tell();
  expect(await told(claimId)).toEqual(["claim.ending 7", "claim.ending 1"]);
  await world.passTime({ days: 1 });
  await Promise.all([tell(), tell()]);
  expect(await told(claimId)).toEqual(["claim.ending 7", "claim.ending 1", "claim.ended 0"]);
});

it("tells only the nearest when it comes late, and nothing of what is long over", async () => {
  const { claimId: late } = await world.claimed(recruiter);
  await world.passTime({ days: 29, hours: 5 });
  await tell();
  await tell();
  expect(await told(late)).toEqual(["claim.ending 1"]);
  const { claimId: forgotten } = await world.claimed(recruiter);
  await world.passTime({ days: 40 });
  await tell();
  expect(await told(late)).toEqual(["claim.ending 1"]);
  expect(await told(forgotten)).toEqual([]);
});

it("tells a later end anew", async () => {
  const company = await world.company();
  const who = await world.claimed(recruiter);
  await world.passTime({ days: 25 });
  await tell();
  await world.consented(recruiter, who, company.companyId);
  await tell();
  expect(await told(who.claimId)).toEqual(["claim.ending 7"]);
  await world.passTime({ days: 84 });
  await tell();
  expect(await told(who.claimId)).toEqual(["claim.ending 7", "claim.ending 7"]);
});

it("says nothing of a claim that was given up", async () => {
  const { claimId } = await world.claimed(recruiter);
  await world.passTime({ days: 24 });
  await releaseClaim.call(recruiter.ctx, { claimId, reason: "Not looking any more" });
  await tell();
  expect(await told(claimId)).toEqual([]);
});

it("works through any number, so many at a time", async () => {
  const claims = [];
  for (let i = 0; i < 5; i++) claims.push(await world.claimed(recruiter));
  await world.passTime({ days: 24 });
  const counts = [];
  for (let i = 0; i < 3; i++) counts.push((await tellEndingClaims.call(world.system, { limit: 2 })).told);
  expect(counts).toEqual([2, 2, 1]);
  for (const { claimId } of claims) expect(await told(claimId)).toEqual(["claim.ending 7"]);
});

it("tells once of many that end together, and lets nobody else's news wait behind them", async () => {
  const holder = await world.recruiter();
  for (let i = 0; i < 5; i++) await world.claimed(holder);
  const other = await world.claimed(recruiter);
  const news = async () => (await world.db.execute<{ type: string; count: string; days: string }>(sql`select type, data ->> 'count' as count, data ->> 'daysBefore' as days from marketplace_events where data ->> 'recruiterId' = ${holder.recruiterId} and type like 'sourcing/claim%.end%' order by occurred_at, type`)).map((row) => [row.type, row.count, row.days].join(" "));
  await world.passTime({ days: 24 });
  await Promise.all([tell(), tell()]);
  await tell();
  expect(await news()).toEqual(["sourcing/claims.ending 5 7"]);
  expect(await told(other.claimId)).toEqual(["claim.ending 7"]);
  await world.passTime({ days: 7 });
  await tell();
  expect(await news()).toEqual(["sourcing/claims.ending 5 7", "sourcing/claims.ended 5 0"]);
});
