// Proves: a claim that is offered and taken over ends and begins at one instant, lasts as long as it would have, within the year of its first holder, and owes what was agreed;
// an offer is answered once, in time, by the one it was made to. Would miss: what the two agree on outside.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { previewSubmission, submitCandidate } from "../applications/submit-candidate";
import { addHandEvidence, answerHandEvidence } from "./add-hand-evidence";
import { candidateDetail } from "./candidate-list";
import { claimOffers } from "./claim-offers";
import { protectionAt } from "./protection";
import { releaseClaim } from "./release-claim";
import { acceptClaim, declineClaim, offerClaim, withdrawClaimOffer } from "./transfer-claim";

let world: World;
let giver: Recruiter;
let taker: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  [giver, taker] = [await world.recruiter(), await world.recruiter()];
});
afterAll(() => world.close());

const claimRow = async (claimId: string) => (await world.db.execute<{ state: string; since: string; until: string; origin_from: string; tier: string; shared_with: string | null; shared_basis_points: number | null }>(sql`select state, lower("window") as since, upper("window") as until, origin_from, tier, shared_with, shared_basis_points from candidate_sourcers where id = ${claimId}`))[0];
const offer = (claimId: string, more: { by?: Recruiter; to?: Recruiter; keepsBasisPoints?: number } = {}) => offerClaim.call((more.by ?? giver).ctx, { claimId, toEmail: (more.to ?? taker).email, keepsBasisPoints: more.keepsBasisPoints ?? 0 });
const overlaps = async (candidateId: string) => (await world.db.execute<{ n: number }>(sql`select count(*)::int as n from candidate_sourcers a join candidate_sourcers b on a.candidate_id = b.candidate_id and a.id < b.id and a."window" && b."window" where a.candidate_id = ${candidateId}`))[0]?.n;

it("goes on where it was: one instant, the same end, the same year, the person's data without the giver's note", async () => {
  const { claimId, candidateId, email } = await world.claimed(giver, { note: "Between us" });
  await world.passTime({ days: 5 });
  const before = await claimRow(claimId);
  const { transferId } = await offer(claimId);
  expect((await claimOffers.call(taker.ctx, {})).received[0]).toMatchObject({ id: transferId, otherName: giver.name, state: "offered", keepsBasisPoints: 0 });
  expect((await candidateDetail.call(giver.ctx, { candidateId })).offered).toMatchObject({ transferId, toName: taker.name });
  const accepted = await acceptClaim.call(taker.ctx, { transferId });
  const [old, taken] = [await claimRow(claimId), await claimRow(accepted.claimId)];
  expect(old?.state).toBe("transferred");
  expect(taken).toMatchObject({ since: old?.until, until: before?.until, origin_from: before?.since, tier: before?.tier, shared_with: null });
  expect((await protectionAt(world.db, candidateId, await world.now()))?.recruiterId).toBe(taker.recruiterId);
  expect((await candidateDetail.call(taker.ctx, { candidateId })).candidate).toMatchObject({ email, note: null, protection: { state: "mine" } });
  expect((await candidateDetail.call(taker.ctx, { candidateId })).evidence.map((one) => one.kind)).toEqual(["identified"]);
  expect((await candidateDetail.call(giver.ctx, { candidateId })).candidate.protection.state).toBe("other");
});

it("never outlives the year of its first holder, however often it is handed on and proven", async () => {
  const { claimId, candidateId, email, fullName } = await world.claimed(giver);
  const person = await world.candidate({ name: fullName, email });
  const origin = (await claimRow(claimId))?.since;
  let held = { claimId, by: giver, other: taker };
  for (let i = 0; i < 18; i++) {
    await world.passTime({ days: 20 });
    const { evidenceId } = await addHandEvidence.call(held.by.ctx, { claimId: held.claimId, happenedOn: (await world.now()).toISOString().slice(0, 10), direction: "both", note: "We spoke." });
    await answerHandEvidence.call(person.ctx, { evidenceId, answer: "confirmed" });
    const { transferId } = await offer(held.claimId, { by: held.by, to: held.other });
    held = { claimId: (await acceptClaim.call(held.other.ctx, { transferId })).claimId, by: held.other, other: held.by };
  }
  const last = await claimRow(held.claimId);
  expect(last?.origin_from).toBe(origin);
  expect(Date.parse(last?.until ?? "")).toBe(Date.parse(origin ?? "") + 365 * 86_400_000);
  expect(await overlaps(candidateId)).toBe(0);
  await expect(world.database.ownerSql`update candidate_sourcers set origin_from = origin_from + interval '1 day' where id = ${held.claimId}`).rejects.toThrow(/what it owes/);
});

it("leaves the giver a part of the sourcer's share, to the basis point, also after it was handed on again", async () => {
  const { claimId, candidateId } = await world.claimed(giver);
  await expect(offer(claimId, { keepsBasisPoints: 3_000 })).rejects.toMatchObject({ code: "part_too_small", details: { possible: "50%" } });
  const { transferId } = await offer(claimId, { keepsBasisPoints: 5_000 });
  const taken = await acceptClaim.call(taker.ctx, { transferId });
  const jobId = await world.job(await world.company());
  const shares = (await previewSubmission.call(taker.ctx, { jobId, candidateId })).split.lines.filter((one) => one.role?.startsWith("candidate")).map((one) => [one.role, one.basisPoints]);
  expect(shares).toEqual([["candidate_sourcer", 500], ["candidate_sourcer", 500], ["candidate_recruiter", 9_000]]);
  const third = await world.recruiter();
  await expect(offer(taken.claimId, { by: taker, to: third, keepsBasisPoints: 5_000 })).rejects.toMatchObject({ code: "part_owed_already" });
  const again = await acceptClaim.call(third.ctx, { transferId: (await offer(taken.claimId, { by: taker, to: third })).transferId });
  expect(await claimRow(again.claimId)).toMatchObject({ shared_with: giver.recruiterId, shared_basis_points: 5_000 });
  const { applicationId } = await submitCandidate.call(third.ctx, { jobId, candidateId });
  const parties = await world.db.execute<{ recruiter_id: string; basis_points: number; rule: string }>(sql`select p.recruiter_id, p.basis_points, p.rule from split_parties p join split_agreements a on a.id = p.agreement_id where a.application_id = ${applicationId} and p.role = 'candidate_sourcer'`);
  expect(new Map(parties.map((one) => [one.recruiter_id, one.basis_points]))).toEqual(new Map([[third.recruiterId, 500], [giver.recruiterId, 500]]));
  const back = await acceptClaim.call(giver.ctx, { transferId: (await offer(again.claimId, { by: third, to: giver })).transferId });
  expect(await claimRow(back.claimId)).toMatchObject({ shared_with: null, shared_basis_points: null });
});

it("is answered once: ten who accept, one who declines and one who takes it back leave one answer and one holder", async () => {
  for (let round = 0; round < 8; round++) {
    const { claimId, candidateId } = await world.claimed(giver);
    const { transferId } = await offer(claimId);
    const today = (await world.now()).toISOString().slice(0, 10);
    const tries = await Promise.allSettled([...Array.from({ length: 6 }, () => acceptClaim.call(taker.ctx, { transferId })), declineClaim.call(taker.ctx, { transferId }), withdrawClaimOffer.call(giver.ctx, { transferId }), releaseClaim.call(giver.ctx, { claimId, reason: "Let go" }), addHandEvidence.call(giver.ctx, { claimId, happenedOn: today, direction: "in", note: "They wrote." })]);
    const [accepted, declined, withdrawn, released] = [tries.slice(0, 6), tries[6], tries[7], tries[8]].map((one) => (Array.isArray(one) ? one : [one]).filter((each) => each?.status === "fulfilled").length);
    expect((accepted ?? 0) + (declined ?? 0) + (withdrawn ?? 0)).toBeLessThanOrEqual(1);
    expect((accepted ?? 0) + (released ?? 0)).toBeLessThanOrEqual(1);
    for (const one of tries) if (one.status === "rejected") expect(["offer_lapsed", "changed_meanwhile", "not_found"]).toContain((one.reason as { code?: string }).code);
    expect(await overlaps(candidateId)).toBe(0);
  }
});

it("lapses by itself after its days, or with the protection, and can be made anew", async () => {
  const { claimId } = await world.claimed(giver);
  const { transferId } = await offer(claimId);
  await expect(offer(claimId)).rejects.toMatchObject({ code: "claim_offered_already" });
  await world.passTime({ days: 8 });
  expect((await claimOffers.call(giver.ctx, {})).made.find((one) => one.id === transferId)?.state).toBe("lapsed");
  await expect(acceptClaim.call(taker.ctx, { transferId })).rejects.toMatchObject({ code: "offer_lapsed" });
  const second = await offer(claimId);
  await expect(declineClaim.call(giver.ctx, { transferId: second.transferId })).rejects.toMatchObject({ code: "not_found" });
  await declineClaim.call(taker.ctx, { transferId: second.transferId, answer: "Not my field" });
  expect((await claimOffers.call(giver.ctx, {})).made[0]).toMatchObject({ state: "declined", answer: "Not my field" });
  const third = await offer(claimId);
  await world.passTime({ days: 30 });
  await expect(acceptClaim.call(taker.ctx, { transferId: third.transferId })).rejects.toMatchObject({ code: "offer_lapsed" });
});

it("says what is wrong with an offer, and answers for a stranger's claim as for none", async () => {
  const { claimId } = await world.claimed(giver);
  await expect(offerClaim.call(giver.ctx, { claimId, toEmail: "nobody@example.com" })).rejects.toMatchObject({ code: "no_such_recruiter", definition: { field: "toEmail" } });
  await expect(offer(claimId, { to: giver })).rejects.toMatchObject({ code: "offered_to_oneself" });
  await expect(offer(claimId, { by: taker, to: giver })).rejects.toMatchObject({ code: "not_found" });
  await expect(acceptClaim.call((await world.recruiter()).ctx, { transferId: (await offer(claimId)).transferId })).rejects.toMatchObject({ code: "not_found" });
});

it("is begun by nothing but a claim that ended as transferred at that instant", async () => {
  const { claimId, candidateId } = await world.claimed(giver);
  const forged = world.database.sql`insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id, transferred_from)
    select 'csr_forged', candidate_id, ${taker.recruiterId}, ${taker.firmId}, tstzrange(upper("window"), upper("window") + interval '30 days'), tier, policy_version, last_evidence_id, id from candidate_sourcers where id = ${claimId}`;
  await expect(forged).rejects.toThrow(/where it was/);
  expect(await overlaps(candidateId)).toBe(0);
});
