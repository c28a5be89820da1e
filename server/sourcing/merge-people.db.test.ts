// Proves: two records become one that is recognised by either's keys, with both histories, and one protected sourcer at any instant; undoing it gives each back what was its own.
// Who protects both merges at once, else an admin decides; strangers' people answer as if they were not there; every table of people is thought of.
// Would miss: two at once (claims.race.test.ts), and whether two records are one person, which people decide.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter, Someone } from "@/db/testing/world/people";
import { makeOffer } from "../applications/make-offer";
import { submitCandidate } from "../applications/submit-candidate";
import { contestClaim } from "../disputes/contest-claim";
import { acceptOffer } from "../placements/accept-offer";
import { blindCheck } from "./blind-check";
import { checkCandidate } from "./add-candidate";
import { candidateDetail, candidateList } from "./candidate-list";
import { comparePeople } from "./compare-people";
import { decideMerge, undoMerge } from "./decide-merge";
import { introductionList } from "./introduction-list";
import { mergeList } from "./merge-list";
import { mergeDetail, mergePage } from "./merge-page";
import { mergePeople, withdrawMerge } from "./merge-people";
import { mergeStakes } from "./merge-stakes";
import { myClaims } from "./my-claims";
import { platformClaimDetail } from "./platform-claim-detail";
import { platformClaimList } from "./platform-claim-list";
import { releaseClaim } from "./release-claim";
import { peopleTables } from "./rules/people-tables";
import { similarPeople } from "./similar-people";

let world: World;
let mine: Recruiter;
let other: Recruiter;
let admin: Someone;
beforeAll(async () => {
  process.env["BLIND_CHECK_KEYS"] = "1:the first secret of this test's marketplace";
  world = await makeWorld();
  [mine, other, admin] = [await world.recruiter(), await world.recruiter(), await world.person({ platformRole: "support" })];
});
afterAll(async () => {
  delete process.env["BLIND_CHECK_KEYS"];
  await world.close();
});

const DAY = 86_400_000;
const reason = "The same phone call, twice in my notes";
const windows = async (candidateId: string) => (await world.db.execute<{ id: string; recruiter_id: string; state: string; since: string; until: string }>(sql`select id, recruiter_id, state, lower("window") as since, upper("window") as until from candidate_sourcers where candidate_id = ${candidateId} order by lower("window")`)).map((row) => ({ ...row, since: Date.parse(row.since), until: Date.parse(row.until) }));
const recordOfKey = async (email: string) => (await world.db.execute<{ id: string }>(sql`select candidate_id as id from candidate_keys where value = ${email}`))[0]?.id;
/** A recruiter's note of somebody whom another protects: they have asked for the right to represent. */
const knownTo = async (who: Recruiter, person: { fullName: string; email: string }) => world.requested(who, person, (await world.company()).companyId);
const proposedBy = async (who: Recruiter, a: string, b: string) => (await mergePeople.call(who.ctx, { a, b, reason })).mergeId;
const everything = async (ids: readonly string[]) => {
  const rows: unknown[] = [];
  for (const { table, column } of peopleTables) if (!table.startsWith("person_merge")) rows.push(table, await world.db.execute(sql`select (to_jsonb(t) - 'window' - 'state' - 'closed_at' - 'close_reason')::text as row from ${sql.raw(table)} t where t.${sql.raw(column)} in ${ids} and ${table === "candidate_sourcers" ? sql`t.state = 'active'` : sql`true`} order by 1`));
  return rows;
};

it("knows every table that refers to a person", async () => {
  const rows = await world.db.execute<{ name: string }>(sql`
    select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) where c.contype = 'f' and c.confrelid = 'candidates'::regclass order by 1`);
  expect(rows.map((row) => row.name).toSorted()).toEqual(peopleTables.map((one) => `${one.table}.${one.column}`).toSorted());
  const guarded = await world.db.execute<{ name: string }>(sql`select tgrelid::regclass::text as name from pg_trigger where tgname = 'a_person_stands'`);
  expect(guarded.map((row) => row.name).toSorted(), "tables that take nothing new for a record that points to another").toEqual(peopleTables.filter((one) => one.column === "candidate_id" && !(one.what === "stays" && one.open)).map((one) => one.table).toSorted());
});

describe("one recruiter who protects both", () => {
  it("joins them at once: one record, found by either's keys, with both histories; and an admin undoes it", async () => {
    const first = await world.claimed(mine, { fullName: "Elena Marsh", note: "Met in Oslo" });
    await world.passTime({ days: 5 });
    const second = await world.claimed(mine, { fullName: "Elena Marsh-Dahl", note: "By phone" });
    const before = await everything([first.candidateId, second.candidateId]);
    const [a, b] = [(await windows(first.candidateId))[0], (await windows(second.candidateId))[0]];
    await world.passTime({ days: 1 });
    const compared = await comparePeople.call(mine.ctx, { a: first.candidateId, b: second.candidateId });
    expect(compared).toMatchObject({ may: "merge", proposed: null, same: [{ field: "fullName", how: "alike" }], sides: [{ stays: true, protection: { whose: "mine" } }, { stays: false }] });
    expect(compared.claims.map((one) => one.outcome)).toEqual(["stays", "goes_on"]);
    const done = await mergePeople.call(mine.ctx, { a: second.candidateId, b: first.candidateId, reason });
    expect(done).toMatchObject({ state: "merged", candidateId: first.candidateId });
    expect(await recordOfKey(second.email)).toBe(first.candidateId);
    const spans = (await candidateDetail.call(mine.ctx, { candidateId: first.candidateId })).lanes.flatMap((one) => one.spans);
    expect(spans.map((one) => [one.state, one.takenOver]), "what goes on with the record keeps its holder").toEqual([["active", false], ["joined", false], ["active", false]]);
    expect((await platformClaimDetail.call(admin.ctx, { claimId: second.claimId })).claim.state).toBe("joined");
    expect((await platformClaimList.call(admin.ctx, { state: "joined" })).claims.map((one) => one.claimId)).toContain(second.claimId);
    expect((await platformClaimList.call(admin.ctx, { state: "transferred" })).claims.map((one) => one.claimId)).not.toContain(second.claimId);
    expect(await checkCandidate.call(mine.ctx, { email: second.email })).toMatchObject({ state: "yours", candidateId: first.candidateId });
    const detail = await candidateDetail.call(mine.ctx, { candidateId: second.candidateId });
    expect(detail).toMatchObject({ candidate: { candidateId: first.candidateId, email: first.email }, joined: [{ fullName: "Elena Marsh-Dahl", email: second.email, note: "By phone" }] });
    expect(detail.claims).toHaveLength(3);
    expect(detail.evidence).toHaveLength(2);
    expect((await candidateList.call(mine.ctx, { search: "Elena Marsh" })).candidates.map((one) => one.candidateId)).toEqual([first.candidateId]);
    expect((await windows(first.candidateId)).map((one) => [one.since, one.until])).toEqual([[a?.since, a?.until], [a?.until, b?.until]]);
    await expect(mergePeople.call(mine.ctx, { a: second.candidateId, b: first.candidateId, reason })).rejects.toMatchObject({ code: "merged_already" });
    await expect(undoMerge.call(mine.ctx, { mergeId: done.mergeId, reason })).rejects.toMatchObject({ code: "not_allowed" });
    await undoMerge.call(admin.ctx, { mergeId: done.mergeId, reason: "Two sisters" });
    expect(await recordOfKey(second.email)).toBe(second.candidateId);
    const strip = (rows: unknown[]) => JSON.stringify(rows).replace(/csr_\w+|evd_\w+|"(origin_from|created_at|transferred_from)\\":[^,}]*/g, "");
    expect(strip(await everything([first.candidateId, second.candidateId]))).toBe(strip(before));
    expect((await windows(second.candidateId)).at(-1)).toMatchObject({ state: "active", until: b?.until, recruiter_id: mine.recruiterId });
    expect(await windows(first.candidateId)).toEqual([a]);
    expect((await world.db.execute<{ outcome: string }>(sql`select outcome from decision_audit_log where subject_id = ${done.mergeId} order by at`)).map((row) => row.outcome)).toEqual(["merged", "undone"]);
    await expect(undoMerge.call(admin.ctx, { mergeId: done.mergeId, reason: "Again" })).rejects.toMatchObject({ code: "changed_meanwhile" });
  });
  it("gets evidence for both: what extends the one reaches on in the one that waits for it", async () => {
    const first = await world.claimed(mine);
    const second = await world.claimed(mine, { fullName: first.fullName });
    await mergePeople.call(mine.ctx, { a: first.candidateId, b: second.candidateId, reason });
    await world.passTime({ days: 10 });
    const jobId = await world.job(await world.company());
    await submitCandidate.call(mine.ctx, { jobId, candidateId: second.candidateId });
    const until = Math.max(...(await windows(first.candidateId)).map((one) => one.until));
    expect(Math.abs(until - (await world.now()).getTime() - 60 * DAY)).toBeLessThan(60_000);
  });
});

describe("two recruiters, one person", () => {
  it("is proposed by one who knows both, and decided by an admin who sees the stakes: the first to bring them protects, the other waits", async () => {
    const theirs = await world.claimed(other, { fullName: "Jonas Weil" });
    await world.passTime({ days: 10 });
    const own = await world.claimed(mine, { fullName: "Jonas Weill" });
    await knownTo(mine, theirs);
    const [a, b] = [(await windows(theirs.candidateId))[0], (await windows(own.candidateId))[0]];
    const compared = await comparePeople.call(mine.ctx, { a: own.candidateId, b: theirs.candidateId });
    expect(compared).toMatchObject({ may: "propose", sides: [{ protection: { whose: "mine" } }, { protection: { whose: "other", holder: null, from: null } }] });
    expect(JSON.stringify(compared)).not.toMatch(new RegExp(`${other.recruiterId}|${other.name}`));
    const mergeId = await proposedBy(mine, own.candidateId, theirs.candidateId);
    await expect(proposedBy(mine, theirs.candidateId, own.candidateId)).rejects.toMatchObject({ code: "merge_proposed_already" });
    const listed = (await mergeList.call(admin.ctx, {})).merges.find((one) => one.id === mergeId);
    expect(listed).toMatchObject({ state: "proposed", proposedBy: mine.name, reason });
    const paged = async (by: Someone) => (await mergePage.call(by.ctx, { state: "proposed" })).data.filter((one) => one.id === mergeId);
    expect(await paged(mine)).toMatchObject([{ mine: true, candidateId: theirs.candidateId, otherId: own.candidateId, proposedBy: mine.name, reason, answer: null }]);
    expect([await paged(other), await paged(admin)]).toMatchObject([[], [{ mine: false }]]);
    await expect(mergeDetail.call(other.ctx, { mergeId })).rejects.toMatchObject({ code: "not_found" });
    const stakes = await mergeStakes.call(admin.ctx, { mergeId });
    expect(stakes.claims.map((one) => [one.holder, one.outcome])).toEqual([[other.name, "stays"], [mine.name, "goes_on"]]);
    await decideMerge.call(admin.ctx, { mergeId, decision: "merge", answer: "Same profile" });
    expect(await mergeDetail.call(mine.ctx, { mergeId })).toMatchObject({ merge: { state: "merged", answer: "Same profile" } });
    const after = await windows(theirs.candidateId);
    expect(after.map((one) => [one.recruiter_id, one.since, one.until])).toEqual([[other.recruiterId, a?.since, a?.until], [mine.recruiterId, a?.until, b?.until]]);
    expect((await candidateDetail.call(mine.ctx, { candidateId: own.candidateId })).candidate).toMatchObject({ candidateId: theirs.candidateId, protection: { state: "other" } });
    const told = await world.db.execute<{ type: string; who: string | null }>(sql`select type, data ->> 'recruiterId' as who from marketplace_events where data ->> 'mergeId' = ${mergeId} order by type`);
    expect(told.map((row) => [row.type, row.who])).toEqual([["sourcing/claim.merged", mine.recruiterId], ["sourcing/merge.accepted", mine.recruiterId], ["sourcing/merge.proposed", null], ["sourcing/people.merged", null]]);
  });
  it("leaves no gap when the first gives up early: the one who waits begins, and a third does not come between", async () => {
    const { next, ...theirs } = await world.awaited({ holder: other });
    await world.passTime({ days: 2 });
    const waits = (await windows(theirs.candidateId))[1];
    await expect(releaseClaim.call(next.ctx, { claimId: waits?.id ?? "", reason: "Before it began" })).rejects.toMatchObject({ code: "changed_meanwhile" });
    await releaseClaim.call(other.ctx, { claimId: theirs.claimId, reason: "Not looking" });
    const [released, begun] = await windows(theirs.candidateId);
    expect(begun).toMatchObject({ id: waits?.id, since: released?.until, until: waits?.until });
    expect((await candidateDetail.call(next.ctx, { candidateId: theirs.candidateId })).candidate.protection.state).toBe("mine");
  });
  it("keeps what was submitted under each claim, and a hire can still be made of it; a company's introduction follows", async () => {
    const theirs = await world.claimed(other);
    await world.passTime({ days: 3 });
    const own = await world.claimed(mine, { fullName: theirs.fullName });
    const company = await world.company();
    const { applicationId } = await submitCandidate.call(mine.ctx, { jobId: await world.job(company), candidateId: own.candidateId });
    await knownTo(mine, theirs);
    const mergeId = await proposedBy(mine, own.candidateId, theirs.candidateId);
    expect((await mergeStakes.call(admin.ctx, { mergeId })).submissions.map((one) => one.applicationId)).toEqual([applicationId]);
    await decideMerge.call(admin.ctx, { mergeId, decision: "merge", answer: "Same person" });
    const [application] = await world.db.execute<{ candidate_id: string; sourcer_claim_id: string }>(sql`select candidate_id, sourcer_claim_id from applications where id = ${applicationId}`);
    expect(application).toEqual({ candidate_id: theirs.candidateId, sourcer_claim_id: own.claimId });
    const [answer] = (await blindCheck.call((await world.recruiter()).ctx, { people: [{ email: theirs.email }], companyId: company.companyId })).answers;
    expect(answer?.introducedUntil).not.toBeNull();
    const person = await world.candidate({ name: theirs.fullName, email: theirs.email });
    expect((await introductionList.call(person.ctx, {})).data).toMatchObject([{ candidateId: theirs.candidateId, applicationId }]);
    const { offerId } = await makeOffer.call(company.ctx, { applicationId, baseSalaryMinor: "12000000", startDate: (await world.now()).toISOString().slice(0, 10) });
    const { placementId } = await acceptOffer.call(person.ctx, { offerId });
    const hired = async () => (await world.db.execute<{ candidate_id: string; sourcer_claim_id: string }>(sql`select candidate_id, sourcer_claim_id from placements where id = ${placementId}`))[0];
    expect(await hired()).toEqual({ candidate_id: theirs.candidateId, sourcer_claim_id: own.claimId });
    await undoMerge.call(admin.ctx, { mergeId, reason: "Two people" });
    const [back] = await world.db.execute<{ candidate_id: string }>(sql`select candidate_id from applications where id = ${applicationId}`);
    expect(back?.candidate_id).toBe(own.candidateId);
    expect(await hired()).toEqual({ candidate_id: own.candidateId, sourcer_claim_id: own.claimId });
  });
  it("takes back, on undoing, what a recruiter who came with the record has done since, and nothing of the other's", async () => {
    const theirs = await world.claimed(other);
    await world.passTime({ days: 3 });
    const own = await world.claimed(mine, { fullName: theirs.fullName });
    const colleague = await world.colleague(mine);
    await knownTo(colleague, theirs);
    const mergeId = await proposedBy(colleague, own.candidateId, theirs.candidateId);
    await decideMerge.call(admin.ctx, { mergeId, decision: "merge", answer: "Same person" });
    const { companyId } = await world.company();
    const since = await world.requested(mine, own, companyId);
    const before = await world.requested(other, theirs, companyId);
    const jobId = await world.job(await world.company());
    const submission = await submitCandidate.call(other.ctx, { jobId, candidateId: theirs.candidateId });
    await undoMerge.call(admin.ctx, { mergeId, reason: "Two people" });
    const owner = async (table: string, id: string) => (await world.db.execute<{ c: string }>(sql`select candidate_id as c from ${sql.raw(table)} where id = ${id}`))[0]?.c;
    expect([await owner("right_to_represent", since), await owner("right_to_represent", before), await owner("applications", submission.applicationId)]).toEqual([own.candidateId, theirs.candidateId, theirs.candidateId]);
    expect((await windows(own.candidateId)).at(-1)).toMatchObject({ recruiter_id: mine.recruiterId, state: "active" });
  });
});

describe("what cannot be", () => {
  it("names nobody outside the firm: a stranger's person, one that never was and a hint for their name are all nothing", async () => {
    const theirs = await world.claimed(other, { fullName: "Quirin Abendroth" });
    const own = await world.claimed(mine, { fullName: "Quirin Abendrot" });
    for (const b of [theirs.candidateId, "cnd_00000000000000000000000000"]) {
      await expect(comparePeople.call(mine.ctx, { a: own.candidateId, b })).rejects.toMatchObject({ code: "not_found" });
      await expect(mergePeople.call(mine.ctx, { a: own.candidateId, b, reason })).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await similarPeople.call(mine.ctx, { fullName: "Quirin Abendroth" })).people.map((one) => [one.candidateId, one.colleague])).toEqual([[own.candidateId, null]]);
    expect((await similarPeople.call((await world.colleague(mine)).ctx, { fullName: "Quirin Abendroth" })).people).toMatchObject([{ colleague: mine.name }]);
    expect((await similarPeople.call(mine.ctx, { fullName: "Quirin Abendroth", except: own.candidateId })).people).toEqual([]);
    expect((await similarPeople.call(mine.ctx, { fullName: "Quirin Absalon" })).people, "no more alike than chance").toEqual([]);
    expect((await similarPeople.call((await world.recruiter()).ctx, { fullName: "Quirin Abendroth" })).people).toEqual([]);
  });
  it("two accounts, and two submissions for one role, are refused and leave nothing behind", async () => {
    const [first, second] = [await world.claimed(mine), await world.claimed(mine)];
    const jobId = await world.job(await world.company());
    for (const one of [first, second]) await submitCandidate.call(mine.ctx, { jobId, candidateId: one.candidateId });
    await expect(mergePeople.call(mine.ctx, { a: first.candidateId, b: second.candidateId, reason })).rejects.toMatchObject({ code: "both_submitted" });
    const [third, fourth] = [await world.claimed(mine), await world.claimed(mine)];
    for (const one of [third, fourth]) await world.candidate({ name: one.fullName, email: one.email });
    await expect(mergePeople.call(mine.ctx, { a: third.candidateId, b: fourth.candidateId, reason })).rejects.toMatchObject({ code: "two_accounts" });
    expect(await world.db.execute(sql`select 1 from person_merges where winner_id in (${first.candidateId}, ${third.candidateId})`)).toHaveLength(0);
  });
  it("the record that the person signed in to stands, and they see who has claimed them on both", async () => {
    const older = await world.claimed(mine);
    const younger = await world.claimed(mine, { fullName: older.fullName });
    const person = await world.candidate({ name: younger.fullName, email: younger.email });
    expect((await mergePeople.call(mine.ctx, { a: older.candidateId, b: younger.candidateId, reason })).candidateId).toBe(younger.candidateId);
    expect((await myClaims.call(person.ctx, {})).claims).toHaveLength(4);
  });
  it("a case that is open about one of them keeps both apart, or together, until it is decided", async () => {
    const first = await world.claimed(mine);
    const done = await mergePeople.call(mine.ctx, { a: first.candidateId, b: (await world.claimed(mine)).candidateId, reason });
    const contested = await world.contested({ holder: mine });
    await expect(mergePeople.call(mine.ctx, { a: first.candidateId, b: contested.candidateId, reason })).rejects.toMatchObject({ code: "case_open" });
    const other = await world.recruiter();
    await knownTo(other, first);
    await contestClaim.call(other.ctx, { candidateId: first.candidateId, statement: "I had spoken with them before.", evidence: { happenedOn: (await world.now()).toISOString().slice(0, 10), direction: "in", note: "Their letter." } });
    await expect(undoMerge.call(admin.ctx, { mergeId: done.mergeId, reason })).rejects.toMatchObject({ code: "case_open" });
  });
  it("leaves a case about a claim that went on with the record no word of another recruiter", async () => {
    const first = await world.claimed(mine);
    await world.passTime({ days: 5 });
    await mergePeople.call(mine.ctx, { a: first.candidateId, b: (await world.claimed(mine)).candidateId, reason });
    await world.passTime({ days: 26 });
    const rival = await world.recruiter();
    await knownTo(rival, first);
    const { disputeId } = await contestClaim.call(rival.ctx, { candidateId: first.candidateId, statement: "I had spoken with them before.", evidence: { happenedOn: (await world.now()).toISOString().slice(0, 10), direction: "in", note: "Their letter." } });
    const [began] = await world.db.execute<{ note: string }>(sql`select note from dispute_evidence where dispute_id = ${disputeId} and note like 'The claim began on this day%'`);
    expect(began?.note).toMatch(/^The claim began on this day and protects until /);
  });
  it("is not undone past a later merge, nor over what would break: each says so", async () => {
    const [first, second, third] = [await world.claimed(mine), await world.claimed(mine), await world.claimed(mine)];
    const one = await mergePeople.call(mine.ctx, { a: first.candidateId, b: second.candidateId, reason });
    const two = await mergePeople.call(mine.ctx, { a: first.candidateId, b: third.candidateId, reason });
    await expect(undoMerge.call(admin.ctx, { mergeId: one.mergeId, reason })).rejects.toMatchObject({ code: "merged_again" });
    await undoMerge.call(admin.ctx, { mergeId: two.mergeId, reason });
    await undoMerge.call(admin.ctx, { mergeId: one.mergeId, reason });
    for (const who of [first, second, third]) expect((await windows(who.candidateId)).at(-1)).toMatchObject({ state: "active" });
  });
  it("is changed in the database only by a merge: not a row's person, not the pointer, not what was moved", async () => {
    const [first, second] = [await world.claimed(mine), await world.claimed(mine)];
    const own = world.database.ownerSql;
    for (const [change, word] of [
      [own`update candidates set merged_into = ${first.candidateId} where id = ${second.candidateId}`, "candidate_merged"],
      [own`update candidate_keys set candidate_id = ${first.candidateId} where candidate_id = ${second.candidateId}`, "keeps_its_person"],
      [own`update candidate_sourcers set candidate_id = ${first.candidateId} where candidate_id = ${second.candidateId}`, "claim_window"],
    ] as const) await expect(change).rejects.toMatchObject({ constraint_name: word });
    const { mergeId } = await mergePeople.call(mine.ctx, { a: first.candidateId, b: second.candidateId, reason });
    await expect(own`delete from person_merge_moves where merge_id = ${mergeId}`).rejects.toThrow();
    await expect(own`insert into candidate_dossiers (id, candidate_id, recruiter_id, firm_id, full_name) values ('dos_x', ${second.candidateId}, ${other.recruiterId}, ${other.firmId}, 'X')`).rejects.toMatchObject({ code: "40001" });
    await expect(own`update person_merges set winner_id = loser_id, loser_id = winner_id where id = ${mergeId}`).rejects.toMatchObject({ constraint_name: "person_merge_kept" });
  });
});

it("a proposal is answered once: declined by an admin, or taken back by the one who made it", async () => {
  const theirs = await world.claimed(other);
  const own = await world.claimed(mine);
  await knownTo(mine, theirs);
  const mergeId = await proposedBy(mine, own.candidateId, theirs.candidateId);
  await expect(withdrawMerge.call(other.ctx, { mergeId })).rejects.toMatchObject({ code: "not_found" });
  await withdrawMerge.call(mine.ctx, { mergeId });
  await expect(decideMerge.call(admin.ctx, { mergeId, decision: "merge", answer: "Late" })).rejects.toMatchObject({ code: "changed_meanwhile" });
  const again = await proposedBy(mine, own.candidateId, theirs.candidateId);
  await decideMerge.call(admin.ctx, { mergeId: again, decision: "decline", answer: "Different birthdays" });
  expect((await mergeList.call(admin.ctx, { show: "answered" })).merges[0]).toMatchObject({ id: again, state: "declined", answer: "Different birthdays" });
  await expect(withdrawMerge.call(mine.ctx, { mergeId: again })).rejects.toMatchObject({ code: "changed_meanwhile" });
});
