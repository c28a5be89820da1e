// Proves: nothing depends on a role's level until a policy says so; then a submission to such a role, and a right to represent signed for it, protect for the level's days where these are more, whether they start
// or extend a claim, and never less than the tier. Would miss: what a screen says of it.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { CompanyUser, Recruiter } from "@/db/testing/world/people";
import { submitCandidate } from "../applications/submit-candidate";
import { currentPolicy, type JobLevel } from "../policy";
import { publishPolicy } from "../policy/publish-policy";
import { signRtr } from "./answer-rtr";
import { requestRtr } from "./request-rtr";

const DAY = 86_400_000;
let world: World;
let recruiter: Recruiter;
let company: CompanyUser;
beforeAll(async () => {
  world = await makeWorld();
  [recruiter, company] = [await world.recruiter(), await world.company()];
});
afterAll(() => world.close());

/** Days from now to the end of whoever protects the person, rounded to the whole day. */
async function daysLeft(candidateId: string): Promise<number> {
  const [row] = await world.db.execute<{ until: string }>(sql`select upper("window") as until from candidate_sourcers where candidate_id = ${candidateId} and "window" @> app.now()`);
  return Math.round((Date.parse(row?.until ?? "") - (await world.now()).getTime()) / DAY);
}
const roleOf = (level?: JobLevel) => world.job(company, level ? { level } : {});

async function afterSubmission(level?: JobLevel): Promise<number> {
  const { candidateId } = await world.claimed(recruiter);
  await submitCandidate.call(recruiter.ctx, { jobId: await roleOf(level), candidateId, note: "" });
  return daysLeft(candidateId);
}

/** A right for a role of this level, signed while nobody or the asker protects the person. */
async function afterSignature(level: JobLevel | undefined, mine: boolean): Promise<number> {
  const who = await world.claimed(recruiter);
  const person = await world.candidate({ name: who.fullName, email: who.email });
  if (!mine) await world.passTime({ days: 31 });
  const { rtrId } = await requestRtr.call(recruiter.ctx, { person: { fullName: who.fullName, email: who.email }, companyId: company.companyId, jobId: await roleOf(level) });
  await signRtr.call(person.ctx, { rtrId, signedName: who.fullName, textVersion: 1 });
  return daysLeft(who.candidateId);
}

it("is the same for every level under the first policy", async () => {
  expect([await afterSubmission(), await afterSubmission("executive"), await afterSignature("executive", true), await afterSignature("entry", false)]).toEqual([60, 60, 90, 90]);
});

it("is longer for the levels that a policy names, and never shorter than the tier", async () => {
  const { version, settings } = await currentPolicy(world.db);
  const byLevel = { ...settings.protection.byLevel, senior: 75, executive: 150, entry: 20 };
  await publishPolicy.call((await world.person({ platformRole: "finance" })).ctx, { basedOnVersion: version, settings: { ...settings, protection: { ...settings.protection, byLevel } }, reason: "Searches for executives take longer" });
  expect([await afterSubmission(), await afterSubmission("mid"), await afterSubmission("entry"), await afterSubmission("senior"), await afterSubmission("executive")]).toEqual([60, 60, 60, 75, 150]);
  expect([await afterSignature("senior", true), await afterSignature("executive", true), await afterSignature("executive", false)]).toEqual([90, 150, 150]);
});

it("is kept to the levels that there are by the database", async () => {
  await expect(world.database.ownerSql`update jobs set level = 'wizard'`).rejects.toThrow(/jobs_level_known/);
});
