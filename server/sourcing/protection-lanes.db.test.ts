// Proves: a recruiter sees their own protection and that of colleagues of their firm in full, by name, with extensions and policy version; of a stranger only when the protection of now ends, and
// nothing of one that is over. Would miss: how the lanes are drawn.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { submitCandidate } from "../applications/submit-candidate";
import { candidateDetail } from "./candidate-list";
import { myClaims } from "./my-claims";
import { releaseClaim } from "./release-claim";
import { acceptClaim, offerClaim } from "./transfer-claim";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it("has a lane for each holder whom the reader may know, and one without a name or a beginning for anybody else", async () => {
  const [mine, stranger] = [await world.recruiter(), await world.recruiter({ name: "Zebulon Quokka" })];
  const colleague = await world.colleague(mine);
  const who = await world.claimed(mine);
  const company = await world.company();
  await world.passTime({ days: 3 });
  await submitCandidate.call(mine.ctx, { jobId: await world.job(company), candidateId: who.candidateId });
  await releaseClaim.call(mine.ctx, { claimId: who.claimId, reason: "Let go" });
  const seen = async (by: typeof mine) => (await candidateDetail.call(by.ctx, { candidateId: who.candidateId })).lanes;
  expect(await seen(mine)).toMatchObject([{ holder: "you", name: null, spans: [{ id: who.claimId, state: "released", tier: "contact", policyVersion: 1, marks: [{ fact: "claimed" }, { fact: "extended" }, { fact: "released" }] }] }]);
  await world.passTime({ minutes: 5 });
  const { claimId } = await world.claimed(colleague, { fullName: who.fullName, email: who.email });
  expect((await seen(mine)).map((one) => [one.holder, one.name, one.spans[0]?.state])).toEqual([["you", null, "released"], ["colleague", colleague.name, "active"]]);
  await releaseClaim.call(colleague.ctx, { claimId, reason: "Let go too" });
  await world.passTime({ minutes: 5 });
  const theirs = await world.claimed(stranger, { fullName: who.fullName, email: who.email });
  const lanes = await seen(mine);
  expect(lanes.map((one) => one.holder)).toEqual(["you", "colleague", "other"]);
  expect(lanes[2]).toMatchObject({ name: null, spans: [{ id: "other", from: null, state: "active", tier: null, policyVersion: null, marks: [] }] });
  for (const secret of ["Zebulon Quokka", stranger.recruiterId, stranger.firmId, theirs.claimId]) expect(JSON.stringify(lanes)).not.toContain(secret);
  await releaseClaim.call(stranger.ctx, { claimId: theirs.claimId, reason: "Over" });
  expect((await seen(mine)).map((one) => one.holder)).toEqual(["you", "colleague"]);
  expect((await seen(stranger)).map((one) => one.holder)).toEqual(["you"]);
});

it("says where a claim was handed on, and who took it over", async () => {
  const giver = await world.recruiter();
  const taker = await world.colleague(giver);
  const who = await world.claimed(giver);
  await world.passTime({ days: 3 });
  const { transferId } = await offerClaim.call(giver.ctx, { claimId: who.claimId, toEmail: taker.email, keepsBasisPoints: 0 });
  const { claimId } = await acceptClaim.call(taker.ctx, { transferId });
  const { lanes, evidence } = await candidateDetail.call(taker.ctx, { candidateId: who.candidateId });
  expect(evidence).toMatchObject([{ kind: "identified", yours: false }]);
  expect((await candidateDetail.call(giver.ctx, { candidateId: who.candidateId })).evidence).toMatchObject([{ kind: "identified", yours: true }]);
  const person = await world.candidate({ name: who.fullName, email: who.email });
  expect((await myClaims.call(person.ctx, {})).claims.map((one) => [one.id, one.takenOver])).toEqual([[claimId, true], [who.claimId, false]]);
  expect(lanes).toMatchObject([
    { holder: "you", spans: [{ id: claimId, state: "active", takenOver: true, marks: [{ fact: "claimed" }] }] },
    { holder: "colleague", name: giver.name, spans: [{ id: who.claimId, state: "transferred", takenOver: false, marks: [{ fact: "claimed" }, { fact: "transferred" }] }] },
  ]);
  expect(lanes[0]?.spans[0]?.from).toBe(lanes[1]?.spans[0]?.until);
});
