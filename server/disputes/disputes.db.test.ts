// Proves: a case opens for who may contest, with its deadline and the marketplace's own record, once per subject; both sides add evidence and the other answers in time;
// strangers find nothing; evidence from the future, after the end, and answers that come too late are refused in words. Would miss: how it reads, and who decides.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentFile } from "@/db/testing/procedures/setting";
import { makeWorld, type World } from "@/db/testing/world";
import { proof } from "@/db/testing/world/disputes";
import type { Recruiter } from "@/db/testing/world/people";
import { acceptOffer } from "../placements/accept-offer";
import { makeOffer } from "../applications/make-offer";
import { submitCandidate } from "../applications/submit-candidate";
import { foundGroup, joinGroup } from "../identity/company-groups";
import { myClaims } from "../sourcing/my-claims";
import { addDisputeEvidence } from "./add-dispute-evidence";
import { answerDispute, withdrawDispute } from "./answer-dispute";
import { contestClaim } from "./contest-claim";
import { disputeDetail } from "./dispute-detail";
import { myDisputes, submissionDisputes } from "./dispute-list";
import { reportSubmission } from "./report-submission";

let world: World;
let holder: Recruiter;
let challenger: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  [holder, challenger] = [await world.recruiter(), await world.recruiter()];
});
afterAll(() => world.close());

const said = "I had spoken with them before.";
const evidence = (note?: string) => proof(world.db, note);
const dayAfter = async (days: number) => new Date((await world.now()).getTime() + days * 86_400_000).toISOString().slice(0, 10);

describe("a claim", () => {
  it("is disputed by a recruiter who knows the person; both see the case, the record and the deadline, and neither learns who the other is", async () => {
    const { disputeId } = await world.contested({ holder, challenger });
    const [theirs, mine] = [await disputeDetail.call(challenger.ctx, { disputeId }), await disputeDetail.call(holder.ctx, { disputeId })];
    expect(theirs).toMatchObject({ dispute: { side: "opener", kind: "claim", state: "open", otherName: null, timeZone: "America/New_York" }, defaultOutcome: "overturned", may: { addEvidence: true, answer: false, withdraw: true, appeal: false }, isFrozen: false });
    expect(mine).toMatchObject({ dispute: { side: "other", openerName: null }, may: { addEvidence: true, answer: true, withdraw: false } });
    expect(theirs.evidence.map((one) => one.side).toSorted()).toEqual(["opener", "record", "record"]);
    expect(JSON.stringify(theirs)).not.toContain(holder.name);
    expect(JSON.stringify(mine)).not.toContain(challenger.name);
    const days = (new Date(mine.dispute.answerDueAt).getTime() - new Date(mine.dispute.openedAt).getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(5);
    expect(days).toBeLessThan(9.1);
    expect((await myDisputes.call(holder.ctx, {})).disputes.map((one) => one.id)).toContain(disputeId);
  });
  it("is opened once per subject and opener, also by five clicks at once, and anew after it was taken back", async () => {
    const who = await world.claimed(holder);
    await world.requested(challenger, who, (await world.company()).companyId);
    const input = { candidateId: who.candidateId, statement: said, evidence: await evidence() };
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => contestClaim.call(challenger.ctx, input)));
    const opened = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value.disputeId] : []));
    expect(opened).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_disputed" });
    await withdrawDispute.call(challenger.ctx, { disputeId: opened[0] ?? "" });
    await expect(withdrawDispute.call(challenger.ctx, { disputeId: opened[0] ?? "" })).rejects.toMatchObject({ code: "nothing_to_withdraw" });
    expect((await contestClaim.call(challenger.ctx, input)).disputeId).not.toBe(opened[0]);
  });
  it("says to the person whom it is about since when it is contested, as long as the case is open, and not by whom", async () => {
    const who = await world.claimed(holder);
    const person = await world.candidate({ name: who.fullName, email: who.email });
    const seen = async () => (await myClaims.call(person.ctx, {})).claims[0];
    expect(await seen()).toMatchObject({ id: who.claimId, contestedAt: null });
    const { disputeId } = await contestClaim.call(challenger.ctx, { person: { fullName: who.fullName, email: who.email }, statement: said, evidence: await evidence() });
    expect((await seen())?.contestedAt).toBe((await disputeDetail.call(challenger.ctx, { disputeId })).dispute.openedAt);
    expect(JSON.stringify(await seen())).not.toContain(challenger.name);
    await withdrawDispute.call(challenger.ctx, { disputeId });
    expect(await seen()).toMatchObject({ state: "active", contestedAt: null });
  });
  it("can be disputed by who was refused the person, naming them by e-mail, and only if somebody else protects them", async () => {
    const who = await world.claimed(holder);
    const person = { fullName: who.fullName, email: who.email };
    const { disputeId } = await contestClaim.call(challenger.ctx, { person, statement: said, evidence: await evidence() });
    expect((await disputeDetail.call(challenger.ctx, { disputeId })).dispute.candidateName).toBe(who.fullName);
    const free = { person: { fullName: "Nobody Known", email: "nobody.known@example.com" }, statement: said, evidence: await evidence() };
    await expect(contestClaim.call(challenger.ctx, free)).rejects.toMatchObject({ code: "nobody_protects" });
    expect(await world.db.execute(sql`select 1 from candidates where full_name = 'Nobody Known'`)).toHaveLength(0);
    await expect(contestClaim.call(holder.ctx, { candidateId: who.candidateId, statement: said, evidence: await evidence() })).rejects.toMatchObject({ code: "own_claim" });
  });
  it("is nothing to a stranger", async () => {
    const { disputeId, candidateId } = await world.contested({ holder, challenger });
    const stranger = await world.recruiter();
    const nothing = { code: "not_found" };
    await expect(disputeDetail.call(stranger.ctx, { disputeId })).rejects.toMatchObject(nothing);
    await expect(addDisputeEvidence.call(stranger.ctx, { disputeId, ...(await evidence()) })).rejects.toMatchObject(nothing);
    await expect(answerDispute.call(stranger.ctx, { disputeId, answer: "This is not mine to answer." })).rejects.toMatchObject(nothing);
    await expect(answerDispute.call(challenger.ctx, { disputeId, answer: "I answer my own question." })).rejects.toMatchObject(nothing);
    await expect(withdrawDispute.call(holder.ctx, { disputeId })).rejects.toMatchObject(nothing);
    await expect(contestClaim.call(stranger.ctx, { candidateId, statement: said, evidence: await evidence() })).rejects.toMatchObject(nothing);
    const { applicationId } = await world.submission({ recruiter: holder });
    await expect(contestClaim.call(stranger.ctx, { applicationId, statement: said, evidence: await evidence() })).rejects.toMatchObject(nothing);
  });
});

describe("evidence and answer", () => {
  it("are added by both sides with the server's time and a hash, and never change", async () => {
    const { disputeId } = await world.contested({ holder, challenger });
    const fileId = await sentFile(world, holder.userId);
    const { evidenceId, hash } = await addDisputeEvidence.call(holder.ctx, { disputeId, ...(await evidence("Our mails of that week")), fileId });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await disputeDetail.call(challenger.ctx, { disputeId })).evidence.find((one) => one.id === evidenceId)).toMatchObject({ side: "other", fileName: "reply.pdf", hash });
    await expect(addDisputeEvidence.call(holder.ctx, { disputeId, ...(await evidence()), fileId })).rejects.toMatchObject({ code: "file_missing" });
    await expect(world.database.ownerSql`update dispute_evidence set note = 'something else' where id = ${evidenceId}`).rejects.toThrow();
    await expect(addDisputeEvidence.call(holder.ctx, { disputeId, ...(await evidence()), happenedOn: await dayAfter(2) })).rejects.toMatchObject({ code: "evidence_in_the_future" });
  });
  it("can be given until the deadline, by the answer once; afterwards silence has decided, whether or not a job has run", async () => {
    const [answered, silent] = [await world.contested({ holder, challenger }), await world.contested({ holder, challenger })];
    await answerDispute.call(holder.ctx, { disputeId: answered.disputeId, answer: "We had spoken weeks before." });
    await expect(answerDispute.call(holder.ctx, { disputeId: answered.disputeId, answer: "And another thing." })).rejects.toMatchObject({ code: "changed_meanwhile" });
    const { dispute } = await disputeDetail.call(holder.ctx, { disputeId: silent.disputeId });
    await world.passTime({ minutes: (new Date(dispute.answerDueAt).getTime() - (await world.now()).getTime()) / 60_000 + 1 });
    await expect(answerDispute.call(holder.ctx, { disputeId: silent.disputeId, answer: "I was on holiday, sorry." })).rejects.toMatchObject({ code: "answer_too_late" });
    await expect(addDisputeEvidence.call(holder.ctx, { disputeId: silent.disputeId, ...(await evidence()) })).rejects.toMatchObject({ code: "case_over" });
    await expect(withdrawDispute.call(challenger.ctx, { disputeId: silent.disputeId })).rejects.toMatchObject({ code: "nothing_to_withdraw" });
    expect((await disputeDetail.call(holder.ctx, { disputeId: silent.disputeId })).dispute).toMatchObject({ state: "decided", outcome: "overturned", openerBasisPoints: 10_000, decidedAt: dispute.answerDueAt });
    await addDisputeEvidence.call(holder.ctx, { disputeId: answered.disputeId, ...(await evidence()) });
  });
});

describe("a submission that the person never allowed", () => {
  it("is reported with the record attached: no signature, so that silence speaks for the person", async () => {
    const { disputeId, applicationId, person, recruiter } = await world.reported();
    const detail = await disputeDetail.call(person.ctx, { disputeId });
    expect(detail).toMatchObject({ dispute: { kind: "not_allowed", side: "opener", applicationId }, defaultOutcome: "overturned" });
    expect(detail.evidence.filter((one) => one.side === "record").map((one) => one.note).join(" ")).toContain("No right to represent");
    expect((await disputeDetail.call(recruiter.ctx, { disputeId })).dispute).toMatchObject({ side: "other", openerName: expect.any(String) });
    expect((await submissionDisputes.call(person.ctx, { applicationId })).disputes).toHaveLength(1);
  });
  it("stands by default where they had signed for it, and the receipt is in the record", async () => {
    const { disputeId, person } = await world.reported({ holder });
    const detail = await disputeDetail.call(person.ctx, { disputeId });
    expect(detail.defaultOutcome).toBe("upheld");
    expect(detail.evidence.map((one) => one.note).join(" ")).toMatch(/signed the right to represent .* Receipt [0-9a-f]{64}/);
  });
  it("stands by default also where the text that they signed names the company beside another of its group", async () => {
    const [owner, asked, named, recruiter] = [await world.person({ platformRole: "owner" }), await world.company(), await world.company(), await world.recruiter()];
    const { groupId } = await foundGroup.call(owner.ctx, { name: `Group ${named.companyId}` });
    for (const { companyId } of [asked, named]) await joinGroup.call(owner.ctx, { groupId, companyId, reason: "One owner" });
    const { person } = await world.consented(recruiter, await world.claimed(holder), asked.companyId);
    const { applicationId } = await submitCandidate.call(recruiter.ctx, { jobId: await world.job(named), candidateId: person.candidateId });
    const { disputeId } = await reportSubmission.call(person.ctx, { applicationId, statement: "I never heard of this company." });
    const detail = await disputeDetail.call(person.ctx, { disputeId });
    expect(detail.defaultOutcome).toBe("upheld");
    expect(detail.evidence.map((one) => one.note).join(" ")).toContain("signed the right to represent");
  });
  it("makes no hire while the case is open, and is not reported after one", async () => {
    const { offerId, person, applicationId } = await world.offered();
    const { disputeId } = await reportSubmission.call(person.ctx, { applicationId, statement: "I never heard of this company." });
    await expect(acceptOffer.call(person.ctx, { offerId })).rejects.toMatchObject({ code: "submission_disputed" });
    await withdrawDispute.call(person.ctx, { disputeId });
    await acceptOffer.call(person.ctx, { offerId });
    await expect(reportSubmission.call(person.ctx, { applicationId, statement: "I never heard of this company." })).rejects.toMatchObject({ code: "already_hired" });
  });
  it("loses against a hire, or the hire against it, when both come at once", async () => {
    for (let round = 0; round < 10; round++) {
      const { offerId, person, applicationId } = await world.offered();
      const results = await Promise.allSettled([acceptOffer.call(person.ctx, { offerId }), reportSubmission.call(person.ctx, { applicationId, statement: "I never heard of this company." })]);
      expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      for (const one of results) if (one.status === "rejected") expect(["submission_disputed", "already_hired"]).toContain((one.reason as { code: string }).code);
    }
  });
  it("is refused in the database too: a case about nothing, or a hire of what is disputed", async () => {
    const { applicationId, person, recruiter, company } = await world.reported();
    await expect(makeOffer.call(company.ctx, { applicationId, baseSalaryMinor: "12000000", startDate: await dayAfter(1) })).resolves.toBeDefined();
    await expect(world.database.sql`insert into disputes (id, kind, candidate_id, application_id, opener_candidate_id, opened_by, other_recruiter_id, statement, opened_at, answer_due_at, default_outcome, default_appeal_due_at, time_zone, policy_version)
      values ('dsp_forged', 'not_allowed', ${person.candidateId}, ${applicationId}, ${person.candidateId}, ${person.userId}, ${challenger.recruiterId}, 'x', app.now(), app.now() + interval '1 day', 'upheld', app.now() + interval '2 days', 'UTC', 1)`).rejects.toMatchObject({ constraint_name: "dispute_start" });
    expect(recruiter.recruiterId).not.toBe(challenger.recruiterId);
  });
});

it("of a claim for one submission is open to who shares in it, and contests only that", async () => {
  const made = await world.submission({ holder, recruiter: challenger });
  const { disputeId } = await contestClaim.call(challenger.ctx, { applicationId: made.applicationId, statement: said, evidence: await evidence() });
  expect((await disputeDetail.call(holder.ctx, { disputeId })).dispute).toMatchObject({ kind: "claim", applicationId: made.applicationId, side: "other" });
});
