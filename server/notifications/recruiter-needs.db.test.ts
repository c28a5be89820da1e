// Proves: a recruiter is told of requests to connect, starts to confirm, signed rights not yet used, claims about to end and offers without an answer, each only
// while it waits and only if it is theirs, and many of one kind hide nothing else; and a role's split can be seen before a person is chosen.
// Would miss: a kind of thing that should wait and was never listed.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { previewSubmission, submitCandidate } from "../applications/submit-candidate";
import type { Ctx } from "../kernel/command";
import { limits } from "../kernel/limits";
import { declineConnection } from "../connections/answer-request";
import { acceptOffer } from "../placements/accept-offer";
import { confirmStart } from "../placements/confirm-start";
import { answerDispute } from "../disputes/answer-dispute";
import { recruiterNeeds } from "./recruiter-needs-list";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const kinds = async (ctx: Ctx) => (await recruiterNeeds.call(ctx, {})).needs.map((need) => need.kind);

it("tells of a signed right until it is used, for a company with an open role alone", async () => {
  const holder = await world.recruiter();
  const asker = await world.recruiter();
  const company = await world.company();
  const who = await world.claimed(holder);
  const { person } = await world.consented(asker, who, company.companyId);
  expect(await kinds(asker.ctx), "nothing is open there yet").toEqual([]);
  const jobId = await world.job(company);
  const { needs } = await recruiterNeeds.call(asker.ctx, {});
  expect(needs).toMatchObject([{ kind: "rtr_ready", candidateId: person.candidateId }]);
  expect(await kinds(holder.ctx), "the right is not the holder's").toEqual([]);
  await submitCandidate.call(asker.ctx, { jobId, candidateId: person.candidateId, note: "" });
  expect(await kinds(asker.ctx)).toEqual([]);
});

it("tells of an offer, then of the start, until it is confirmed", async () => {
  const made = await world.offered();
  const { ctx } = made.recruiter;
  expect(await kinds(ctx)).toEqual(["offer_open"]);
  const { placementId } = await acceptOffer.call(made.person.ctx, { offerId: made.offerId });
  expect((await recruiterNeeds.call(ctx, {})).needs).toMatchObject([{ kind: "start_to_confirm", placementId }]);
  await confirmStart.call(ctx, { placementId });
  expect(await kinds(ctx)).toEqual([]);
});

it("tells of a request to connect until it is answered, and of who asks no more than they showed", async () => {
  const { recruiter, person, connectionId } = await world.askedByCandidate();
  expect((await recruiterNeeds.call(recruiter.ctx, {})).needs).toMatchObject([{ kind: "connection_asked", connectionId, candidateId: null, candidateName: person.name }]);
  await declineConnection.call(recruiter.ctx, { connectionId, quietly: true });
  expect(await kinds(recruiter.ctx)).toEqual([]);
  const { recruiter: asker, connectionId: asked } = await world.askedByRecruiter();
  expect((await recruiterNeeds.call(asker.ctx, {})).needs.map((need) => need.connectionId), "one's own request is the other's to answer").not.toContain(asked);
});

it("tells of a case to answer, until it is answered or its time is over", async () => {
  const { holder, challenger, disputeId, candidateId } = await world.contested();
  expect((await recruiterNeeds.call(holder.ctx, {})).needs).toMatchObject([{ kind: "dispute_open", candidateId }]);
  expect(await kinds(challenger.ctx)).toEqual([]);
  await answerDispute.call(holder.ctx, { disputeId, answer: "We had an agreement in writing." });
  expect(await kinds(holder.ctx)).toEqual([]);
});

it("tells of a claim in its last seven days, and no longer when it is over", async () => {
  const by = await world.recruiter();
  const { candidateId } = await world.claimed(by);
  expect(await kinds(by.ctx)).toEqual([]);
  await world.passTime({ days: 24 });
  expect((await recruiterNeeds.call(by.ctx, {})).needs).toMatchObject([{ kind: "claim_ending", candidateId }]);
  await world.passTime({ days: 7 });
  expect(await kinds(by.ctx)).toEqual([]);
});

it("lets many claims that end together crowd nothing else out", async () => {
  const made = await world.offered();
  for (let i = 0; i <= limits.endingShown; i++) await world.claimed(made.recruiter);
  await world.passTime({ days: 24 });
  const seen = await kinds(made.recruiter.ctx);
  expect(seen.filter((kind) => kind === "claim_ending")).toHaveLength(limits.endingShown);
  expect(seen).toContain("offer_open");
});

it("lets many who ask to connect hide no start to confirm", async () => {
  const made = await world.offered();
  for (let i = 0; i <= limits.askedShown; i++) await world.askedByCandidate({ recruiter: made.recruiter });
  const first = (await recruiterNeeds.call(made.recruiter.ctx, {})).needs[0];
  await world.passTime({ days: 30 });
  await acceptOffer.call(made.person.ctx, { offerId: made.offerId });
  const { needs } = await recruiterNeeds.call(made.recruiter.ctx, {});
  expect(needs.map(({ kind }) => kind)).toEqual(["start_to_confirm", ...Array.from({ length: limits.askedShown }, () => "connection_asked")]);
  expect(needs[1]?.connectionId, "the one who has waited longest").toBe(first?.connectionId);
});

it("shows a role's split for a person whom nobody protects", async () => {
  const by = await world.recruiter();
  const jobId = await world.job(await world.company());
  const { split, allowed, basis } = await previewSubmission.call(by.ctx, { jobId, baseSalaryMinor: "12000000" });
  expect({ allowed, basis }).toEqual({ allowed: true, basis: "unprotected" });
  expect(split.lines.filter((line) => line.mine).map((line) => line.amount.minor)).toEqual(["216000", "1944000"]);
});
