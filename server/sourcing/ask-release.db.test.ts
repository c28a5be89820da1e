// Proves: a person sees who has claimed them, asks the holder to let them go, and hears the answer; one question is open at a time, an answer is given once,
// and nobody asks or answers for another. Would miss: how it reads.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { askRelease, keepClaim } from "./ask-release";
import { candidateDetail } from "./candidate-list";
import { myClaims } from "./my-claims";
import { releaseClaim } from "./release-claim";

let world: World;
let holder: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  holder = await world.recruiter();
});
afterAll(() => world.close());

const claimed = async () => {
  const who = await world.claimed(holder);
  return { ...who, person: await world.candidate({ name: who.fullName, email: who.email }) };
};
const events = async (claimId: string) => (await world.db.execute<{ type: string }>(sql`select type from marketplace_events where data ->> 'claimId' = ${claimId} order by occurred_at, id`)).map((row) => row.type);

it("shows a person by whom they are claimed, and until when", async () => {
  const { person, claimId } = await claimed();
  const { claims } = await myClaims.call(person.ctx, {});
  expect(claims).toMatchObject([{ id: claimId, recruiterName: holder.name, state: "active", over: false, tier: "identified", request: null }]);
  await world.passTime({ days: 31 });
  expect((await myClaims.call(person.ctx, {})).claims).toMatchObject([{ state: "active", over: true }]);
});

it("is asked once at a time, shown to the holder, and answered by keeping or by release", async () => {
  const { person, claimId, candidateId } = await claimed();
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => askRelease.call(person.ctx, { claimId, reason: "I know this company myself" })));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_asked_release" });
  expect((await candidateDetail.call(holder.ctx, { candidateId })).releaseAsked).toMatchObject({ reason: "I know this company myself" });
  await keepClaim.call(holder.ctx, { claimId, note: "We have spoken twice this month" });
  await expect(keepClaim.call(holder.ctx, { claimId, note: "Again" })).rejects.toMatchObject({ code: "changed_meanwhile" });
  expect((await candidateDetail.call(holder.ctx, { candidateId })).releaseAsked).toBeNull();
  expect((await myClaims.call(person.ctx, {})).claims[0]?.request).toMatchObject({ answer: "kept", note: "We have spoken twice this month" });
  await askRelease.call(person.ctx, { claimId, reason: "Please, all the same" });
  await releaseClaim.call(holder.ctx, { claimId, reason: "As they wish" });
  expect((await myClaims.call(person.ctx, {})).claims[0]).toMatchObject({ state: "released", over: true, request: { answer: "released", note: null } });
  expect((await events(claimId)).filter((type) => type.startsWith("sourcing/release") || type === "sourcing/claim.released")).toEqual(["sourcing/release.asked", "sourcing/release.declined", "sourcing/release.asked", "sourcing/claim.released"]);
});

it("is neither asked nor answered for another, nor of a claim that is over", async () => {
  const { person, claimId } = await claimed();
  const stranger = await world.candidate({});
  await expect(askRelease.call(stranger.ctx, { claimId, reason: "Let them go" })).rejects.toMatchObject({ code: "not_found" });
  await askRelease.call(person.ctx, { claimId, reason: "Let me go" });
  await expect(keepClaim.call((await world.recruiter()).ctx, { claimId, note: "Not mine" })).rejects.toMatchObject({ code: "not_found" });
  const { person: late, claimId: over } = await claimed();
  await world.passTime({ days: 31 });
  await expect(askRelease.call(late.ctx, { claimId: over, reason: "Let me go" })).rejects.toMatchObject({ code: "changed_meanwhile" });
  await expect(world.database.sql`update claim_release_requests set reason = 'another' where claim_id = ${claimId}`).rejects.toThrow(/answered once/);
});
