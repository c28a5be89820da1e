// Proves: both sides are told 7 days and 1 day before a signed right ends, once each, however often and late the sweep runs; not of one that was taken back, nor of a distance
// that a right never had. Would miss: a job that never runs.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { CompanyUser, Recruiter } from "@/db/testing/world/people";
import { newsOf } from "../notifications/rules/news";
import { revokeRtr, signRtr } from "./answer-rtr";
import { requestRtr } from "./request-rtr";
import { tellEndingRights } from "./tell-ending-rights";

let world: World;
let by: Recruiter;
let at: CompanyUser;
beforeAll(async () => {
  world = await makeWorld();
  [by, at] = [await world.recruiter(), await world.company()];
});
afterAll(() => world.close());

async function signedFor(days: number) {
  const who = await world.claimed(by);
  const endsOn = new Date((await world.now()).getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const { rtrId } = await requestRtr.call(by.ctx, { candidateId: who.candidateId, companyId: at.companyId, endsOn });
  const person = await world.candidate({ name: who.fullName, email: who.email });
  await signRtr.call(person.ctx, { rtrId, signedName: who.fullName, textVersion: 1 });
  return { rtrId, person };
}
const told = async (rtrId: string) => (await world.db.execute<{ days: string }>(sql`select data ->> 'daysBefore' as days from marketplace_events where type = 'sourcing/rtr.ending' and data ->> 'rtrId' = ${rtrId} order by occurred_at, id`)).map((row) => row.days);
const sweep = () => tellEndingRights.call(world.system, {});

it("tells at each distance once, and a right that is taken back never", async () => {
  const [one, back] = [await signedFor(30), await signedFor(30)];
  await revokeRtr.call(back.person.ctx, { rtrId: back.rtrId });
  await sweep();
  expect(await told(one.rtrId)).toEqual([]);
  await world.passTime({ days: 24 });
  await Promise.all([sweep(), sweep(), sweep()]);
  expect(await told(one.rtrId)).toEqual(["7"]);
  await world.passTime({ days: 6 });
  await sweep();
  await sweep();
  expect(await told(one.rtrId)).toEqual(["7", "1"]);
  expect(await told(back.rtrId)).toEqual([]);
});

it("tells who comes late the nearer distance alone, and nothing once it is over", async () => {
  const [late, over] = [await signedFor(40), await signedFor(20)];
  await world.passTime({ days: 40 });
  await sweep();
  expect(await told(late.rtrId)).toEqual(["1"]);
  expect(await told(over.rtrId)).toEqual([]);
});

it("does not tell of seven days of which a right has only three", async () => {
  const { rtrId } = await signedFor(3);
  await sweep();
  expect(await told(rtrId)).toEqual([]);
  await world.passTime({ days: 3 });
  await sweep();
  expect(await told(rtrId)).toEqual(["1"]);
});

it("has words for both sides", () => {
  const news = newsOf("sourcing/rtr.ending", { candidateName: "Ada", jobTitle: "", companyName: "Acme", recruiterName: "Bo", ids: { endsOn: "2027-03-01" } });
  expect(news.map((one) => one.audience)).toEqual(["recruiter", "candidate"]);
  for (const one of news) expect(one.title).toContain("2027-03-01");
});
