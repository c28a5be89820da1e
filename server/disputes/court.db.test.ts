// Proves: silence, admins and appeals decide as written down; deadlines are facts that a sweep run twice, late or never leaves alike; the contested cents stand still and only these,
// and a final decision moves exactly them, before and after the fee is shared. Would miss: what the pages show, and races (court.race.test.ts).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "@/db/testing/invariants";
import { makeWorld, type World } from "@/db/testing/world";
import { proof } from "@/db/testing/world/disputes";
import type { Recruiter, Someone } from "@/db/testing/world/people";
import { recordInvoicePayments } from "../billing";
import { acceptOffer } from "../placements/accept-offer";
import { myMoney } from "../payouts/my-money";
import { allocateFee, releaseDueHolds } from "../payouts";
import { protectionAt } from "../sourcing";
import { blockRecruiter } from "../sourcing/block";
import { acceptClaim, offerClaim } from "../sourcing/transfer-claim";
import { addDisputeEvidence } from "./add-dispute-evidence";
import { answerDispute } from "./answer-dispute";
import { appealDispute } from "./appeal-dispute";
import { contestClaim } from "./contest-claim";
import { decideDispute } from "./decide-dispute";
import { decisionPreview } from "./decision-preview";
import { disputeDetail } from "./dispute-detail";
import { disputeQueue } from "./dispute-list";
import { precedentList } from "./precedent-list";
import { reportSubmission } from "./report-submission";
import { settleDisputes } from "./settle-disputes-flow";
import { dueDisputes, settleDispute } from "./settle-case";

let world: World;
let holder: Recruiter;
let challenger: Recruiter;
let admin: Someone;
let other: Someone;
beforeAll(async () => {
  world = await makeWorld();
  [holder, challenger, admin, other] = [await world.recruiter(), await world.recruiter(), await world.person({ platformRole: "support" }), await world.person({ platformRole: "owner" })];
});
afterAll(() => world.close());

const said = "I had spoken with them before.";
const answer = "We had an agreement in writing.";
const because = "Their mails are a month older.";
const detailOf = (by: Someone, disputeId: string) => disputeDetail.call(by.ctx, { disputeId });
const mayDecide = async (by: Someone, disputeId: string) => (await detailOf(by, disputeId)).may.decide;
async function until(instant: string): Promise<void> {
  await world.passTime({ minutes: Math.max(0, (new Date(instant).getTime() - (await world.now()).getTime()) / 60_000) + 1 });
}
/** Past the time to appeal, with everything written down. */
async function final(disputeId: string): Promise<void> {
  await until((await detailOf(admin, disputeId)).dispute.appealDueAt ?? "");
  await settleDisputes.call(world.system, {});
}
async function answered() {
  const made = await world.contested({ holder, challenger });
  await answerDispute.call(holder.ctx, { disputeId: made.disputeId, answer });
  return made;
}
const claimOf = async (claimId: string) => (await world.db.execute<{ state: string; over: boolean }>(sql`select state, upper("window") <= app.now() as over from candidate_sourcers where id = ${claimId}`))[0];
const holdsOf = (placementId: string) => world.db.execute<{ payee_id: string; role: string; state: string; amount: string; open_disputes: number }>(sql`select h.payee_id, s.role, h.state, h.amount_minor::text as amount, h.open_disputes from escrow_holds h join payout_splits s on s.id = h.payout_split_id where h.placement_id = ${placementId} order by h.slice_no, h.id`);
const sumOf = (rows: readonly { amount: string }[]) => rows.reduce((sum, row) => sum + BigInt(row.amount), 0n);
const sum = async (placementId: string, payeeId: string) => sumOf((await holdsOf(placementId)).filter((row) => row.payee_id === payeeId && row.state === "held"));

describe("a decision", () => {
  it("is made by a person of the platform once both have spoken, with a reason that both read, and is recorded with rule and policy", async () => {
    const { disputeId } = await world.contested({ holder, challenger });
    await expect(decideDispute.call(admin.ctx, { disputeId, outcome: "upheld", reason: because })).rejects.toMatchObject({ code: "too_early_to_decide" });
    await answerDispute.call(holder.ctx, { disputeId, answer });
    await expect(decideDispute.call(admin.ctx, { disputeId, outcome: "shared", reason: because })).rejects.toMatchObject({ code: "share_needed" });
    expect((await disputeQueue.call(admin.ctx, {})).disputes[0]).toMatchObject({ id: disputeId, state: "answered", openerName: expect.stringContaining(challenger.name) });
    await decideDispute.call(admin.ctx, { disputeId, outcome: "upheld", reason: because });
    const mine = await detailOf(holder, disputeId);
    expect(mine).toMatchObject({ dispute: { state: "decided", outcome: "upheld" }, decisions: [{ round: 1, reason: because, byDefault: false, decidedByName: null }], may: { addEvidence: false, answer: false, appeal: true } });
    const rows = await world.db.execute(sql`select kind, rule, policy_version, outcome, reason, actor from decision_audit_log where subject_id = ${disputeId}`);
    expect(rows).toEqual([{ kind: "dispute", rule: "disputes.claim.decided", policy_version: 1, outcome: "upheld", reason: because, actor: `user:${admin.userId}` }]);
    await expect(decideDispute.call(other.ctx, { disputeId, outcome: "overturned", reason: because })).rejects.toMatchObject({ code: "changed_meanwhile" });
    await expect(addDisputeEvidence.call(holder.ctx, { disputeId, ...(await proof(world.db)) })).rejects.toMatchObject({ code: "case_over" });
  });
  it("is not made by a side, and only of a claim is the share divided", async () => {
    const partial = await world.recruiter();
    const { disputeId } = await world.contested({ holder: partial, challenger });
    await answerDispute.call(partial.ctx, { disputeId, answer });
    await world.db.execute(sql`update users set platform_role = 'support' where id = ${partial.userId}`);
    await expect(decideDispute.call((await world.refreshed(partial)).ctx, { disputeId, outcome: "upheld", reason: because })).rejects.toMatchObject({ code: "own_case" });
    const reported = await world.reported();
    await answerDispute.call(reported.recruiter.ctx, { disputeId: reported.disputeId, answer });
    await expect(decideDispute.call(admin.ctx, { disputeId: reported.disputeId, outcome: "shared", openerBasisPoints: 5_000, reason: because })).rejects.toMatchObject({ code: "only_claims_are_shared" });
  });
  it("lets who waited for an overturned claim begin, before the opener, who comes after them", async () => {
    const { candidateId, claimId, fullName, email, next } = await world.awaited({ holder });
    await world.requested(challenger, { fullName, email }, (await world.company()).companyId);
    const { disputeId } = await contestClaim.call(challenger.ctx, { candidateId, statement: said, evidence: await proof(world.db) });
    await answerDispute.call(holder.ctx, { disputeId, answer });
    await decideDispute.call(admin.ctx, { disputeId, outcome: "overturned", reason: because });
    await final(disputeId);
    expect(await claimOf(claimId)).toEqual({ state: "overturned", over: true });
    expect(await protectionAt(world.db, candidateId, await world.now())).toMatchObject({ recruiterId: next.recruiterId });
  });

  it("ends an overturned claim when it is final, and the winner's own begins; until then it protects", async () => {
    const { disputeId, claimId, candidateId } = await answered();
    await decideDispute.call(admin.ctx, { disputeId, outcome: "overturned", reason: because });
    expect(await claimOf(claimId)).toEqual({ state: "active", over: false });
    await final(disputeId);
    expect(await claimOf(claimId)).toEqual({ state: "overturned", over: true });
    expect(await world.db.execute(sql`select recruiter_id, tier from candidate_sourcers where candidate_id = ${candidateId} and "window" @> app.now()`)).toEqual([{ recruiter_id: challenger.recruiterId, tier: "identified" }]);
    expect((await detailOf(challenger, disputeId)).dispute).toMatchObject({ state: "closed", outcome: "overturned" });
    expect(await brokenInvariants(world.db)).toEqual([]);
  });
  it("becomes final for a winner whom the person has shut out meanwhile, for whom no claim begins", async () => {
    const { disputeId, claimId, candidateId, fullName, email } = await answered();
    const person = await world.candidate({ name: fullName, email });
    await decideDispute.call(admin.ctx, { disputeId, outcome: "overturned", reason: because });
    await blockRecruiter.call(person.ctx, { recruiterId: challenger.recruiterId });
    await final(disputeId);
    expect((await detailOf(challenger, disputeId)).dispute).toMatchObject({ state: "closed", outcome: "overturned" });
    expect(await claimOf(claimId)).toEqual({ state: "overturned", over: true });
    expect(await protectionAt(world.db, candidateId, await world.now())).toBeNull();
  });
  it("keeps a disputed claim where it is: it can't be handed out of reach", async () => {
    const { claimId } = await world.contested({ holder, challenger });
    const taker = await world.recruiter();
    const { transferId } = await offerClaim.call(holder.ctx, { claimId, toEmail: taker.email });
    await expect(acceptClaim.call(taker.ctx, { transferId })).rejects.toMatchObject({ code: "claim_disputed" });
  });
  it("takes back a submission that was not allowed, with its open offer, and no hire comes of it", async () => {
    const { applicationId, offerId, person, recruiter } = await world.offered();
    const { disputeId } = await reportSubmission.call(person.ctx, { applicationId, statement: "I never heard of this company." });
    await answerDispute.call(recruiter.ctx, { disputeId, answer });
    await decideDispute.call(admin.ctx, { disputeId, outcome: "overturned", reason: because, publishedSummary: "A recruiter presented a person without their signature." });
    await final(disputeId);
    expect(await world.db.execute(sql`select a.state, o.state as offer from applications a join offers o on o.application_id = a.id where a.id = ${applicationId}`)).toEqual([{ state: "withdrawn", offer: "withdrawn" }]);
    await expect(acceptOffer.call(person.ctx, { offerId })).rejects.toMatchObject({ code: "submission_disputed" });
    const { precedents } = await precedentList.call(challenger.ctx, {});
    expect(precedents[0]).toMatchObject({ kind: "not_allowed", outcome: "overturned", summary: "A recruiter presented a person without their signature.", answered: true });
    expect(JSON.stringify(precedents)).not.toContain(person.name);
  });
});

describe("an appeal", () => {
  it("is made once, in time, by either side, and decided by somebody else; that is final", async () => {
    const { disputeId } = await answered();
    await expect(appealDispute.call(holder.ctx, { disputeId, reason: "There is nothing yet to appeal." })).rejects.toMatchObject({ code: "changed_meanwhile" });
    await decideDispute.call(admin.ctx, { disputeId, outcome: "overturned", reason: because });
    await appealDispute.call(holder.ctx, { disputeId, reason: "My mails were overlooked." });
    await expect(appealDispute.call(challenger.ctx, { disputeId, reason: "So were mine, I think." })).rejects.toMatchObject({ code: "appealed_already" });
    await addDisputeEvidence.call(holder.ctx, { disputeId, ...(await proof(world.db, "The mails")) });
    await expect(decideDispute.call(admin.ctx, { disputeId, outcome: "overturned", reason: because })).rejects.toMatchObject({ code: "decided_it_before" });
    expect([await mayDecide(admin, disputeId), await mayDecide(other, disputeId), await mayDecide(holder, disputeId)]).toEqual([false, true, false]);
    expect(await decideDispute.call(other.ctx, { disputeId, outcome: "upheld", reason: "The mails are older still." })).toEqual({ state: "closed" });
    expect(await detailOf(challenger, disputeId)).toMatchObject({ dispute: { state: "closed", outcome: "upheld" }, decisions: [{ round: 1, outcome: "overturned" }, { round: 2, outcome: "upheld" }], may: { appeal: false } });
    await expect(appealDispute.call(challenger.ctx, { disputeId, reason: "Once more, please." })).rejects.toMatchObject({ code: "appealed_already" });
  });
  it("by the first decider, or a second one in the first round, is refused in the database too", async () => {
    const { disputeId } = await answered();
    await decideDispute.call(admin.ctx, { disputeId, outcome: "overturned", reason: because });
    const again = (round: number, prev: string | null) => world.database.sql`insert into dispute_decisions (dispute_id, round, outcome, opener_basis_points, decided_by, prev_by, reason, policy_version, at) values (${disputeId}, ${round}, 'upheld', 0, ${admin.userId}, ${prev}, 'x', 1, app.now())`;
    await expect(again(1, null)).rejects.toMatchObject({ constraint_name: "dispute_decisions_once" });
    await expect(again(2, admin.userId)).rejects.toMatchObject({ constraint_name: "dispute_decisions_another_admin" });
    await expect(again(2, other.userId)).rejects.toMatchObject({ constraint_name: "dispute_decisions_after_first" });
    await expect(again(2, null)).rejects.toMatchObject({ constraint_name: "dispute_decisions_round" });
  });
  it("comes too late when its time is over, whether or not a job has written that down", async () => {
    const { disputeId } = await answered();
    await decideDispute.call(admin.ctx, { disputeId, outcome: "upheld", reason: because });
    await until((await detailOf(holder, disputeId)).dispute.appealDueAt ?? "");
    expect((await detailOf(challenger, disputeId)).dispute.state).toBe("closed");
    await expect(appealDispute.call(challenger.ctx, { disputeId, reason: "I was away, and disagree." })).rejects.toMatchObject({ code: "appeal_too_late" });
  });
});

describe("silence", () => {
  it("is warned of once, decides by default, and leaves the same facts however the sweep runs", async () => {
    const cases = [await world.contested({ holder, challenger }), await world.contested({ holder, challenger }), await world.contested({ holder, challenger })] as const;
    const due = (await detailOf(holder, cases[0].disputeId)).dispute.answerDueAt;
    await world.passTime({ minutes: (new Date(due).getTime() - (await world.now()).getTime()) / 60_000 - 60 });
    expect((await dueDisputes.call(world.system, {})).warned).toBeGreaterThanOrEqual(3);
    expect((await dueDisputes.call(world.system, {})).warned).toBe(0);
    await until(due);
    // The first in time and twice, the second late, the third never: by whoever appeals.
    await settleDispute.call(world.system, { disputeId: cases[0].disputeId });
    await settleDispute.call(world.system, { disputeId: cases[0].disputeId });
    await world.passTime({ days: 2 });
    await settleDispute.call(world.system, { disputeId: cases[1].disputeId });
    await appealDispute.call(holder.ctx, { disputeId: cases[2].disputeId, reason: "I was in hospital that week." });
    const facts = await Promise.all(cases.map(async ({ disputeId }) => (await world.db.execute<Record<string, unknown>>(sql`select x.outcome, x.opener_basis_points, x.decided_by, x.at, d.decided_at, d.appeal_due_at - d.answer_due_at as appeal from disputes d join dispute_decisions x on x.dispute_id = d.id where d.id = ${disputeId}`))[0]));
    expect(facts[0]).toMatchObject({ outcome: "overturned", opener_basis_points: 10_000, decided_by: "rule:default" });
    expect(facts[1]).toEqual(facts[0]);
    expect(facts[2]).toEqual(facts[0]);
    expect(await settleDisputes.call(world.system, {})).toMatchObject({ failed: 0 });
    await world.passTime({ days: 12 });
    await settleDisputes.call(world.system, {});
    await settleDisputes.call(world.system, {});
    const ends = await world.db.execute(sql`select state, closed_at = appeal_due_at as in_time from disputes where id in (${cases[0].disputeId}, ${cases[1].disputeId})`);
    expect(ends).toEqual([{ state: "closed", in_time: true }, { state: "closed", in_time: true }]);
    expect(await brokenInvariants(world.db)).toEqual([]);
  });
});

/** A hire whose person the holder protects; the challenger submitted and disputes the holder's share. */
async function hire(stage: "placed" | "allocated", whole = false) {
  const made = stage === "allocated" ? await world.allocated({ holder, recruiter: challenger }) : await world.invoiced({ holder, recruiter: challenger });
  const { disputeId } = await contestClaim.call(challenger.ctx, { ...(whole ? { candidateId: made.person.candidateId } : { applicationId: made.applicationId }), statement: said, evidence: await proof(world.db) });
  await answerDispute.call(holder.ctx, { disputeId, answer });
  return { ...made, disputeId };
}

describe("the contested cents", () => {
  it("stand still and only these: everybody else's holds are released on their day, and the holder's when the case is over", async () => {
    const { placementId, disputeId } = await hire("allocated");
    const before = await holdsOf(placementId);
    expect(before.every((row) => (row.open_disputes === 1) === (row.payee_id === holder.payeeId && row.role === "candidate_sourcer"))).toBe(true);
    expect((await detailOf(holder, disputeId)).frozen).toMatchObject([{ minor: String(await sum(placementId, holder.payeeId)) }]);
    await decideDispute.call(admin.ctx, { disputeId, outcome: "upheld", reason: because });
    await world.passTime({ days: 1 });
    await final(disputeId);
    expect((await detailOf(holder, disputeId)).isFrozen).toBe(false);
    expect((await holdsOf(placementId)).every((row) => row.open_disputes === 0)).toBe(true);
    const made = await hire("allocated", true);
    await world.passTime({ days: 120 });
    await releaseDueHolds.call(world.system, {});
    const after = await holdsOf(made.placementId);
    expect(after.filter((row) => row.payee_id === holder.payeeId && row.state === "released")).toEqual([]);
    expect(after.filter((row) => row.payee_id !== holder.payeeId && row.state === "held")).toEqual([]);
    expect((await holdsOf(placementId)).every((row) => row.state === "released")).toBe(true);
    expect(await brokenInvariants(world.db)).toEqual([]);
  });
  it.each([["overturned", 10_000], ["shared", 3_333]] as const)("go where a decision says, %s, to the cent, by entries that were shown before", async (outcome, openerBasisPoints) => {
    const { placementId, disputeId } = await hire("allocated");
    const [contestedBefore, othersBefore] = [await sum(placementId, holder.payeeId), await sum(placementId, challenger.payeeId)];
    const preview = await decisionPreview.call(admin.ctx, { disputeId, outcome, ...(outcome === "shared" ? { openerBasisPoints } : {}) });
    const won = BigInt(preview.lines[1]?.amount.minor ?? "0");
    expect(preview.lines.map((line) => [line.payeeName.split(",")[0], line.amount.minor])).toEqual([[holder.name, String(-won)], [challenger.name, String(won)]]);
    expect(won).toBe((contestedBefore * BigInt(openerBasisPoints) + 5_000n) / 10_000n);
    await decideDispute.call(admin.ctx, { disputeId, outcome, reason: because, ...(outcome === "shared" ? { openerBasisPoints } : {}) });
    expect(await sum(placementId, holder.payeeId)).toBe(contestedBefore);
    await final(disputeId);
    expect(await sum(placementId, holder.payeeId)).toBe(contestedBefore - won);
    expect(await sum(placementId, challenger.payeeId)).toBe(othersBefore + won);
    const [journal] = await world.db.execute<{ n: number }>(sql`select count(*)::int as n from ledger_journals where cause_key = ${`share.awarded:${disputeId}:${placementId}`}`);
    expect(journal?.n).toBe(1);
    await settleDisputes.call(world.system, {});
    expect(await sum(placementId, challenger.payeeId)).toBe(othersBefore + won);
    const rows = (await myMoney.call(challenger.ctx, {})).rows.filter((row) => row.placementId === placementId && row.role === "candidate_sourcer");
    expect(rows.reduce((total, row) => total + BigInt(row.amount.minor), 0n)).toBe(won);
    expect(rows.map((row) => row.sliceNo).toSorted((a, b) => a - b)).toEqual(rows.map((_, i) => i + 1));
    expect(await brokenInvariants(world.db)).toEqual([]);
  });
  it.each([["overturned", 10_000], ["shared", 2_500]] as const)("are shared out by a decision that came before the fee, %s", async (outcome, openerBasisPoints) => {
    const made = await hire("placed");
    await decideDispute.call(admin.ctx, { disputeId: made.disputeId, outcome, reason: because, ...(outcome === "shared" ? { openerBasisPoints } : {}) });
    await final(made.disputeId);
    const expected = (await myMoney.call(challenger.ctx, {})).rows.filter((row) => row.placementId === made.placementId && row.role === "candidate_sourcer").reduce((total, row) => total + BigInt(row.amount.minor), 0n);
    await recordInvoicePayments.call(world.system, { stripeInvoiceId: made.stripeInvoiceId, payments: [await world.payment(made.amountMinor)] });
    await allocateFee.call(world.system, { placementId: made.placementId });
    const sourcer = (await holdsOf(made.placementId)).filter((row) => row.role === "candidate_sourcer");
    const won = sumOf(sourcer.filter((row) => row.payee_id === challenger.payeeId));
    expect(won).toBe((sumOf(sourcer) * BigInt(openerBasisPoints) + 5_000n) / 10_000n);
    expect(won).toBe(expected);
    expect(await brokenInvariants(world.db)).toEqual([]);
  });
  it("are frozen when the fee is shared out while the case is open", async () => {
    const made = await hire("placed", true);
    await recordInvoicePayments.call(world.system, { stripeInvoiceId: made.stripeInvoiceId, payments: [await world.payment(made.amountMinor)] });
    await allocateFee.call(world.system, { placementId: made.placementId });
    const rows = await holdsOf(made.placementId);
    expect(rows.every((row) => (row.open_disputes === 1) === (row.payee_id === holder.payeeId))).toBe(true);
  });
});
