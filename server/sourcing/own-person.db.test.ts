// Proves: a recruiter who is a candidate as well can do nothing about themselves as a recruiter, through a command or past it, and is told so at every door; what they had begun before they
// were known to be the person ends when their account is linked, or when two records become one, in that transaction, and what waited for it begins (I-33).
// Would miss: a person with two accounts, whom nobody knows to be one.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "@/db/testing/invariants";
import { deadlocksOf, together } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh, type Candidate, type Recruiter, refreshed } from "@/db/testing/world/people";
import { wire } from "@/db/testing/wire";
import { linkCandidate } from "../candidates/link-candidate";
import { addCandidate } from "./add-candidate";
import { mergePeople } from "./merge-people";
import { decideMerge } from "./decide-merge";
import { approveOverride, proposeOverride } from "./override-claim";
import { requestRtr } from "./request-rtr";
import { offerClaim } from "./transfer-claim";

let world: World;
let both: Recruiter & Candidate;
beforeAll(async () => {
  world = await makeWorld(12);
  both = await alsoCandidate(await world.recruiter());
});
afterAll(async () => {
  expect(await brokenInvariants(world.db)).toEqual([]);
  await world.close();
});

/** The same recruiter once they have signed in as a candidate. */
async function alsoCandidate(recruiter: Recruiter): Promise<Recruiter & Candidate> {
  const { candidateId } = await linkCandidate.call(recruiter.ctx, {});
  return { ...(await refreshed(world.db, recruiter)), candidateId };
}
const claimOf = async (candidateId: string) => (await world.db.execute<{ id: string; state: string; close_reason: string | null; live: boolean; recruiter_id: string }>(sql`select id, state, close_reason, recruiter_id, "window" @> app.now() as live from candidate_sourcers where candidate_id = ${candidateId} order by lower("window"), id`));

describe("a recruiter who is the candidate", () => {
  it("is told so at every door", async () => {
    const holder = await world.recruiter();
    const company = await world.company();
    const jobId = await world.job(company);
    const { claimId } = await addCandidate.call(holder.ctx, { fullName: both.name, email: both.email });
    const { transferId } = await offerClaim.call(holder.ctx, { claimId, toEmail: both.email });
    const [support, owner] = [await world.person({ platformRole: "owner" }), await world.person({ platformRole: "owner" })];
    // A book that knows them from before, as one whose account was linked later has.
    await world.database.ownerSql`insert into candidate_dossiers (id, candidate_id, recruiter_id, firm_id, full_name, email) values (${`dos_${fresh()}`}, ${both.candidateId}, ${both.recruiterId}, ${both.firmId}, ${both.name}, ${both.email})`;
    const person = { fullName: both.name, email: both.email };
    const doors: [string, Record<string, unknown>][] = [
      ["sourcing.addCandidate", person], ["sourcing.requestRtr", { person, companyId: company.companyId }], ["sourcing.requestRtr", { candidateId: both.candidateId, companyId: company.companyId }],
      ["sourcing.acceptClaim", { transferId }], ["applications.submit", { jobId, candidateId: both.candidateId }],
    ];
    for (const [procedure, input] of doors) expect((await wire(both.ctx, procedure, input)).refusal, procedure).toMatchObject({ code: "own_person", field: "email" });
    expect((await wire(both.ctx, "sourcing.check", { email: both.email })).body).toContain('"state":"yourself"');
    expect((await wire(both.ctx, "applications.preview", { jobId, candidateId: both.candidateId })).body).toContain('"allowed":false,"basis":"own_person"');
    expect((await wire(support.ctx, "sourcing.proposeOverride", { claimId, kind: "hand_over", toEmail: both.email, reason: "They had the person before." })).refusal).toMatchObject({ code: "given_to_the_person", field: "toEmail" });
    // Whoever becomes the person after it was proposed is met by the database.
    const later = await world.recruiter();
    const who = await world.claimed(holder, { fullName: later.name, email: later.email });
    const { overrideId } = await proposeOverride.call(support.ctx, { claimId: who.claimId, kind: "hand_over", toEmail: later.email, reason: "They had the person before." });
    await alsoCandidate(later);
    await expect(approveOverride.call(owner.ctx, { overrideId })).rejects.toMatchObject({ code: "own_person" });
  });

  it("is refused where no command asks, and cannot sign what they asked of themselves", async () => {
    const company = await world.company();
    const owner = world.database.ownerSql;
    const claim = owner`insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id)
      values ('csr_self', ${both.candidateId}, ${both.recruiterId}, ${both.firmId}, tstzrange(app.now() + interval '300 days', app.now() + interval '301 days', '[)'), 'identified', 1, 'evd_x')`;
    await expect(claim).rejects.toMatchObject({ constraint_name: "candidate_not_oneself" });
    const ask = (sqlOf: typeof owner) => sqlOf`insert into right_to_represent (id, candidate_id, recruiter_id, firm_id, company_id, text_version, text_shown, requested_at, ends_on)
      values ('rtr_self', ${both.candidateId}, ${both.recruiterId}, ${both.firmId}, ${company.companyId}, 1, ${`I, ${both.name}, allow it.`}, app.now(), '2099-01-01')`;
    await expect(ask(owner)).rejects.toMatchObject({ constraint_name: "candidate_not_oneself" });
    await owner`alter table right_to_represent disable trigger not_of_oneself`;
    await ask(owner);
    await owner`alter table right_to_represent enable trigger not_of_oneself`;
    expect((await wire(both.ctx, "sourcing.sign", { rtrId: "rtr_self", signedName: both.name, textVersion: 1 })).refusal?.code).toBe("own_person");
    await owner`update right_to_represent set state = 'withdrawn', answered_at = app.now() where id = 'rtr_self'`;
  });
});

describe("what a recruiter began about themselves", () => {
  it("ends when their account is linked: the claim with its reason, its offer and their request; anybody may bring them then", async () => {
    const [self, taker] = [await world.recruiter(), await world.recruiter()];
    const { claimId, candidateId } = await addCandidate.call(self.ctx, { fullName: self.name, email: self.email });
    const { transferId } = await offerClaim.call(self.ctx, { claimId, toEmail: taker.email });
    const { rtrId } = await requestRtr.call(self.ctx, { candidateId, companyId: (await world.company()).companyId });
    expect((await linkCandidate.call(self.ctx, {})).candidateId).toBe(candidateId);
    expect(await claimOf(candidateId)).toMatchObject([{ id: claimId, state: "released", close_reason: "The holder is this person", live: false }]);
    const [left] = await world.db.execute(sql`select (select state from claim_transfers where id = ${transferId}) as offer, (select state from right_to_represent where id = ${rtrId}) as request, (select reason from sourcer_history where claim_id = ${claimId} order by at desc, fact limit 1) as told`);
    expect(left).toEqual({ offer: "lapsed", request: "withdrawn", told: "The holder is this person" });
    await addCandidate.call(taker.ctx, { fullName: self.name, email: self.email });
    expect((await linkCandidate.call(self.ctx, {})).fresh).toBe(false);
    expect(await claimOf(candidateId)).toMatchObject([{ state: "released" }, { state: "active", live: true, recruiter_id: taker.recruiterId }]);
  });

  it("ends when a record that they claimed turns out to be their own", async () => {
    const self = await alsoCandidate(await world.recruiter());
    const work = `work.${fresh()}@example.com`;
    const { candidateId: workRecord } = await addCandidate.call(self.ctx, { fullName: self.name, email: work });
    const { rtrId } = await requestRtr.call(self.ctx, { candidateId: workRecord, companyId: (await world.company()).companyId });
    const finder = await world.recruiter();
    await addCandidate.call(finder.ctx, { fullName: self.name, email: self.email });
    await requestRtr.call(finder.ctx, { person: { fullName: self.name, email: work }, companyId: (await world.company()).companyId });
    const { mergeId } = await mergePeople.call(finder.ctx, { a: self.candidateId, b: workRecord, reason: "The same person under two addresses." });
    await decideMerge.call((await world.person({ platformRole: "owner" })).ctx, { mergeId, decision: "merge", answer: "It is one person." });
    const live = (await claimOf(self.candidateId)).filter((one) => one.live);
    expect(live).toMatchObject([{ recruiter_id: finder.recruiterId }]);
    const [request] = await world.db.execute(sql`select state from right_to_represent where id = ${rtrId}`);
    expect(request).toEqual({ state: "withdrawn" });
  });

  it("never outlives a link at the same moment", async () => {
    const before = await deadlocksOf(world.db);
    for (let round = 0; round < 8; round++) {
      const self = await world.recruiter();
      // Known already, so that both find the record: one that neither finds is written by whoever comes first.
      await requestRtr.call((await world.recruiter()).ctx, { person: { fullName: self.name, email: self.email }, companyId: (await world.company()).companyId });
      const { results } = await together<unknown>(2, (i) => (i === 0 ? linkCandidate.call(self.ctx, {}) : addCandidate.call(self.ctx, { fullName: self.name, email: self.email })));
      expect(results[0]?.status).toBe("fulfilled");
      if (results[1]?.status === "rejected") expect(results[1].reason).toMatchObject({ code: "own_person" });
    }
    expect(await deadlocksOf(world.db)).toBe(before);
    expect(await brokenInvariants(world.db)).toEqual([]);
  });
});
