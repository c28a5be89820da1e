// Proves: an override takes effect only when a second, different admin approves it, and then to the letter: a claim ended, its end moved within the year, or handed over; that it is decided once,
// recorded with its rule and policy, and that the database lets nothing move a claim against its rules but the last approved decision. Would miss: two admins who agree to do wrong.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refused } from "@/db/testing/refused";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter, Someone } from "@/db/testing/world/people";
import { submitCandidate } from "../applications/submit-candidate";
import { signRtr } from "./answer-rtr";
import { askRelease } from "./ask-release";
import { approveOverride, proposeOverride, rejectOverride, withdrawOverride } from "./override-claim";
import { platformClaimDetail } from "./platform-claim-detail";
import { openOverrides, platformClaimList } from "./platform-claim-list";
import { protectionAt } from "./protection";
import { releaseClaim } from "./release-claim";
import { acceptClaim, offerClaim } from "./transfer-claim";

const DAY = 86_400_000;
const reason = "Both firms asked us to settle it.";

let world: World;
let holder: Recruiter;
let other: Recruiter;
let first: Someone;
let second: Someone;
beforeAll(async () => {
  world = await makeWorld();
  [holder, other] = [await world.recruiter(), await world.recruiter()];
  [first, second] = [await world.person({ platformRole: "finance" }), await world.person({ platformRole: "owner" })];
});
afterAll(() => world.close());

const endOf = async (claimId: string) => new Date((await world.db.execute<{ until: string }>(sql`select upper("window") as until from candidate_sourcers where id = ${claimId}`))[0]?.until ?? "").toISOString();
const dayIn = async (days: number) => new Date((await world.now()).getTime() + days * DAY).toISOString().slice(0, 10);
type Input = Parameters<typeof proposeOverride.call>[1];
const propose = async (claimId: string, of: Pick<Input, "kind" | "lastDay" | "toEmail">) => (await proposeOverride.call(first.ctx, { claimId, reason, ...of })).overrideId;
const approve = (overrideId: string) => approveOverride.call(second.ctx, { overrideId });
const decisions = (claimId: string) => world.db.execute<{ actor: string; rule: string; policy_version: number; outcome: string; reason: string; inputs: Record<string, unknown> }>(sql`select actor, rule, policy_version, outcome, reason, inputs from decision_audit_log where subject_id = ${claimId} order by at`);

describe("an override", () => {
  it("changes nothing until another admin approves, who cannot be the one who proposed it", async () => {
    const { claimId } = await world.claimed(holder);
    const before = await endOf(claimId);
    const overrideId = await propose(claimId, { kind: "end" });
    expect(await endOf(claimId)).toBe(before);
    await expect(approveOverride.call(first.ctx, { overrideId })).rejects.toMatchObject({ code: "second_admin_needed" });
    await expect(rejectOverride.call(first.ctx, { overrideId, answer: "Mine" })).rejects.toMatchObject({ code: "second_admin_needed" });
    await expect(propose(claimId, { kind: "end" })).rejects.toMatchObject({ code: "override_open" });
    expect((await openOverrides.call(first.ctx, {})).overrides.find((one) => one.overrideId === overrideId)).toMatchObject({ mine: true, change: "end", reason });
    expect((await openOverrides.call(second.ctx, {})).overrides.find((one) => one.overrideId === overrideId)).toMatchObject({ mine: false });
    await approve(overrideId);
    await expect(approve(overrideId)).rejects.toMatchObject({ code: "override_too_late" });
    const detail = await platformClaimDetail.call(second.ctx, { claimId });
    expect(detail.claim).toMatchObject({ state: "overturned", closeReason: reason });
    expect(detail.overrides[0]).toMatchObject({ state: "approved", proposedByName: first.name, decidedByName: second.name });
    expect(await decisions(claimId)).toMatchObject([{ actor: `user:${second.userId}`, rule: "claim-override.two-admins", policy_version: 1, outcome: "approved", reason, inputs: { change: "end", proposedBy: first.userId, before: { recruiterId: holder.recruiterId } } }]);
  });

  it("that ends a claim answers an open request for release, and leaves what was submitted", async () => {
    const made = await world.submission({ recruiter: holder });
    const [claim] = await world.db.execute<{ id: string }>(sql`select sourcer_claim_id as id from applications where id = ${made.applicationId}`);
    const claimId = claim?.id ?? "";
    await askRelease.call(made.person.ctx, { claimId, reason: "Please" });
    await approve(await propose(claimId, { kind: "end" }));
    expect(await world.db.execute(sql`select answer from claim_release_requests where claim_id = ${claimId}`)).toMatchObject([{ answer: "released" }]);
    expect(await protectionAt(world.db, made.person.candidateId, await world.now())).toBeNull();
    expect(await world.db.execute(sql`select p.recruiter_id from split_parties p join split_agreements s on s.id = p.agreement_id where s.application_id = ${made.applicationId} and p.role = 'candidate_sourcer'`)).toMatchObject([{ recruiter_id: holder.recruiterId }]);
  });

  it("moves an end to a day, earlier or later, within the year; later evidence counts from there", async () => {
    const { claimId, candidateId, fullName, email } = await world.claimed(holder);
    for (const days of [10, 200, 5]) {
      const lastDay = await dayIn(days);
      await approve(await propose(claimId, { kind: "move_end", lastDay }));
      expect(await endOf(claimId)).toBe(new Date(Date.parse(lastDay) + DAY).toISOString());
    }
    const detail = await platformClaimDetail.call(first.ctx, { claimId });
    expect(detail.history.map((line) => line.fact)).toEqual(["shortened", "extended", "shortened", "claimed"]);
    expect(detail.history[0]).toMatchObject({ reason, actorName: second.name });
    await expect(propose(claimId, { kind: "move_end", lastDay: await dayIn(5) })).rejects.toMatchObject({ code: "override_same_end" });
    await expect(propose(claimId, { kind: "move_end", lastDay: await dayIn(-1) })).rejects.toMatchObject({ code: "override_day_past" });
    await expect(propose(claimId, { kind: "move_end", lastDay: await dayIn(366) })).rejects.toMatchObject({ code: "override_past_longest", details: { latest: detail.lastDayPossible } });
    await expect(propose(claimId, { kind: "move_end" })).rejects.toMatchObject({ code: "override_needs_day" });
    await approve(await propose(claimId, { kind: "move_end", lastDay: detail.lastDayPossible }));
    await approve(await propose(claimId, { kind: "move_end", lastDay: await dayIn(3) }));
    const { companyId } = await world.company();
    const rtrId = await world.requested(holder, { fullName, email }, companyId);
    await signRtr.call((await world.candidate({ name: fullName, email })).ctx, { rtrId, signedName: fullName, textVersion: 1 });
    expect(((await protectionAt(world.db, candidateId, await world.now()))?.until.getTime() ?? 0) - (await world.now()).getTime()).toBeGreaterThan(89 * DAY);
  });

  it("leaves no gap before the one who waits, whether a claim is ended or only ends earlier", async () => {
    const ended = await world.awaited({ holder });
    await approve(await propose(ended.claimId, { kind: "end" }));
    expect(await protectionAt(world.db, ended.candidateId, await world.now())).toMatchObject({ recruiterId: ended.next.recruiterId });
    const moved = await world.awaited({ holder });
    await approve(await propose(moved.claimId, { kind: "move_end", lastDay: await dayIn(2) }));
    expect(await protectionAt(world.db, moved.candidateId, await world.now())).toMatchObject({ recruiterId: holder.recruiterId });
    await world.passTime({ days: 3 });
    expect(await protectionAt(world.db, moved.candidateId, await world.now())).toMatchObject({ recruiterId: moved.next.recruiterId });
  });

  it("hands a claim to another recruiter, to the same end, with what it owes", async () => {
    const { claimId, candidateId } = await world.claimed(holder);
    const middle = await world.recruiter();
    const { transferId } = await offerClaim.call(holder.ctx, { claimId, toEmail: middle.email, keepsBasisPoints: 5_000 });
    const taken = await acceptClaim.call(middle.ctx, { transferId });
    await expect(propose(taken.claimId, { kind: "hand_over", toEmail: middle.email })).rejects.toMatchObject({ code: "override_same_holder" });
    await expect(propose(taken.claimId, { kind: "hand_over", toEmail: "nobody@example.com" })).rejects.toMatchObject({ code: "no_such_recruiter" });
    const { claimId: given } = await approve(await propose(taken.claimId, { kind: "hand_over", toEmail: other.email }));
    const now = await world.now();
    expect(await protectionAt(world.db, candidateId, now)).toMatchObject({ claimId: given, recruiterId: other.recruiterId, until: new Date(taken.until), sharedWith: { recruiterId: holder.recruiterId, basisPoints: 5_000 } });
    expect(await platformClaimDetail.call(first.ctx, { claimId: given })).toMatchObject({ claim: { holderName: other.name, owes: { name: holder.name } }, evidence: [{ kind: "identified", holderName: holder.name }], lanes: [{ state: "transferred" }, { state: "transferred" }, { state: "protecting" }] });
    const company = await world.company();
    await submitCandidate.call(other.ctx, { jobId: await world.job(company), candidateId });
  });

  it("is turned down with a reason, or taken back by whoever proposed it, and the claim stays", async () => {
    const { claimId } = await world.claimed(holder);
    const before = await endOf(claimId);
    const rejected = await propose(claimId, { kind: "end" });
    await rejectOverride.call(second.ctx, { overrideId: rejected, answer: "No proof of that." });
    const withdrawn = await propose(claimId, { kind: "end" });
    await expect(withdrawOverride.call(second.ctx, { overrideId: withdrawn })).rejects.toMatchObject({ code: "not_found" });
    await withdrawOverride.call(first.ctx, { overrideId: withdrawn });
    await expect(approve(withdrawn)).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await endOf(claimId)).toBe(before);
    expect((await decisions(claimId)).map((one) => one.outcome)).toEqual(["rejected"]);
    expect((await platformClaimDetail.call(first.ctx, { claimId })).overrides.map((one) => [one.state, one.answer])).toEqual([["withdrawn", null], ["rejected", "No proof of that."]]);
  });

  it("comes too late for a claim that was given up or has ended", async () => {
    const { claimId } = await world.claimed(holder);
    const overrideId = await propose(claimId, { kind: "hand_over", toEmail: other.email });
    await releaseClaim.call(holder.ctx, { claimId, reason: "Let go" });
    await expect(approve(overrideId)).rejects.toMatchObject({ code: "override_too_late" });
    await rejectOverride.call(second.ctx, { overrideId, answer: "Too late." });
    await expect(propose(claimId, { kind: "end" })).rejects.toMatchObject({ code: "override_too_late" });
  });
});

describe("the database", () => {
  const app = () => world.database.sql;
  const as = (userId: string) => `select set_config('app.actor', 'user:${userId}', true)`;
  it("refuses a second admin who is the first, and people who may not change rules", async () => {
    const { claimId } = await world.claimed(holder);
    const overrideId = await propose(claimId, { kind: "end" });
    const decideBy = (userId: string) => refused(app(), (tx) => tx`update claim_overrides set state = 'approved', decided_by = ${userId}, decided_at = app.now() where id = ${overrideId}`);
    expect(await decideBy(first.userId)).toMatchObject({ constraint: "claim_overrides_second_admin" });
    expect(await decideBy(holder.userId)).toMatchObject({ constraint: "claim_override_by_admins" });
    expect(await decideBy((await world.person({ platformRole: "support" })).userId)).toMatchObject({ constraint: "claim_override_by_admins" });
    expect(await refused(app(), (tx) => tx`update claim_overrides set reason = 'another' where id = ${overrideId}`)).toMatchObject({ constraint: "claim_override_kept" });
    expect(await refused(app(), (tx) => tx`insert into claim_overrides select 'ovr_x', claim_id, kind, until, to_recruiter_id, reason, 'approved', policy_version, proposed_by, proposed_at, ${second.userId}, app.now(), null from claim_overrides where id = ${overrideId}`)).toMatchObject({ constraint: "claim_override_kept" });
    expect(await refused(app(), (tx) => tx`delete from claim_overrides where id = ${overrideId}`)).toMatchObject({ code: "42501" });
  });
  it("moves a claim only as its own last approved override says, and only once", async () => {
    const { claimId } = await world.claimed(holder);
    const elsewhere = await world.claimed(holder);
    const move = (overrideId: string | null, end: string, id = claimId) => refused(app(), async (tx) => {
      await tx.unsafe(as(second.userId));
      await tx`update candidate_sourcers set override_id = ${overrideId}, "window" = tstzrange(lower("window"), ${end}::timestamptz, '[)') where id = ${id}`;
    });
    const overridden = { constraint: "claim_overridden" };
    const day = new Date(Date.parse(await dayIn(8)) + DAY).toISOString();
    const proposed = await propose(claimId, { kind: "move_end", lastDay: await dayIn(8) });
    expect(await move(proposed, day)).toMatchObject(overridden);
    await approve(proposed);
    expect(await move(null, day)).toMatchObject(overridden);
    expect(await move(proposed, day, elsewhere.claimId)).toMatchObject(overridden);
    // Neither again, nor in the way of one that came later.
    await approve(await propose(claimId, { kind: "move_end", lastDay: await dayIn(4) }));
    expect(await move(proposed, day)).toMatchObject(overridden);
    const sooner = `${await dayIn(2)}T00:00:00.000Z`;
    expect(await refused(app(), (tx) => tx`update candidate_sourcers set "window" = tstzrange(lower("window"), ${sooner}::timestamptz, '[)') where id = ${claimId}`)).toMatchObject({ constraint: "claim_window" });
  });
});

it("finds claims by the person, their e-mail or the recruiter, in the state asked for", async () => {
  const zoe = await world.recruiter({ name: "Zoe Findable" });
  const { claimId, email } = await world.claimed(zoe, { fullName: "Percy Foundable", email: "percy.f@gmail.com" });
  const found = async (search: string, state?: "protecting" | "released") => (await platformClaimList.call(first.ctx, { search, ...(state ? { state } : {}) })).claims.map((one) => one.claimId);
  for (const search of ["percy found", email, "percyf@gmail.com", "findable", zoe.email]) expect(await found(search), search).toEqual([claimId]);
  expect(await found("findable", "released")).toEqual([]);
  expect(await found("100%")).toEqual([]);
  await releaseClaim.call(zoe.ctx, { claimId, reason: "Let go" });
  expect(await found("findable", "released")).toEqual([claimId]);
});
