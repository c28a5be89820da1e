// Proves: a company that asked for a person by name before they were submitted to it, or to a company of its group, owes a claim alone no share: the line falls away, with its rule and policy
// version; a right to represent or an introduction there before the request keeps it. Asking answers alike for known and unknown people and keeps no address.
// Would miss: a company that names everybody it has ever met, beyond the limit on a role.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { type CompanyUser, fresh, type Recruiter, type Someone } from "@/db/testing/world/people";
import { applicationDetail } from "../applications/application-list";
import { submissionStanding } from "../applications/submission-standing";
import { previewSubmission, submitCandidate } from "../applications/submit-candidate";
import { foundGroup, joinGroup } from "../identity/company-groups";
import { deliverEvent } from "../notifications";
import { placementDetail } from "../placements/placement-list";
import { makeOffer } from "../applications/make-offer";
import { acceptOffer } from "../placements/accept-offer";
import { askForPerson, namedPeopleList, withdrawNamedPerson } from "./named-people";

let world: World;
let company: CompanyUser;
let holder: Recruiter;
let owner: Someone;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  process.env.BLIND_CHECK_KEYS = "1:the first secret of this test's marketplace";
  [company, holder, owner] = [await world.company(), await world.recruiter(), await world.person({ platformRole: "owner" })];
});
afterAll(async () => {
  delete process.env.BLIND_CHECK_KEYS;
  await world.close();
  await providers.stop();
});

const ask = async (email: string, of: { by?: CompanyUser; jobId?: string; linkedin?: string } = {}) => {
  const by = of.by ?? company;
  return askForPerson.call(by.ctx, { jobId: of.jobId ?? (await world.job(by)), fullName: "Somebody Named", email, linkedin: of.linkedin ?? "" });
};
const parties = async (applicationId: string) => (await world.db.execute<{ role: string; basis_points: number; rule: string }>(sql`
  select p.role, p.basis_points, p.rule from split_parties p join split_agreements a on a.id = p.agreement_id where a.application_id = ${applicationId} order by p.role desc`)).map((row) => ({ ...row }));
const roles = async (applicationId: string) => (await parties(applicationId)).map((one) => [one.role, one.basis_points]);
const submit = async (by: Recruiter, candidateId: string, at: CompanyUser = company) => (await submitCandidate.call(by.ctx, { jobId: await world.job(at), candidateId })).applicationId;

describe("a person asked for by name", () => {
  it("leaves a bare claim without a share, and both sides see why", async () => {
    const who = await world.claimed(holder);
    const [submitter, before] = [await world.recruiter(), await world.now()];
    await ask(who.email);
    const { person } = await world.consented(submitter, who, company.companyId);
    const preview = await previewSubmission.call(submitter.ctx, { jobId: await world.job(company), candidateId: who.candidateId });
    expect(preview.split.lines.map((one) => [one.kind, one.basisPoints])).toEqual([["platform", 1_000], ["subtotal", null], ["left_out", 0], ["party", 10_000]]);
    expect(preview.split.lines[2]).toMatchObject({ label: "Sourcer", policyVersion: 1, amount: { minor: "0" } });
    expect(preview.split.lines[2]?.rule).toMatch(new RegExp(`asked for this person by name on ${before.toISOString().slice(0, 10)}`));
    const applicationId = await submit(submitter, who.candidateId);
    expect(await roles(applicationId)).toEqual([["candidate_recruiter", 10_000]]);
    expect((await applicationDetail.call(submitter.ctx, { applicationId })).split?.lines[2]).toMatchObject({ kind: "left_out" });
    for (const side of [company, submitter]) expect((await submissionStanding.call(side.ctx, { applicationId })).askedByName).not.toBeNull();
    const { offerId } = await makeOffer.call(company.ctx, { applicationId, baseSalaryMinor: "12000000", startDate: "2099-01-01" });
    const { placementId } = await acceptOffer.call(person.ctx, { offerId });
    expect((await placementDetail.call(submitter.ctx, { placementId })).split?.lines.map((one) => one.kind)).toEqual(["platform", "subtotal", "left_out", "party"]);
    const [event] = await world.db.execute<{ id: string }>(sql`select id from marketplace_events where type = 'applications/sourcer.left_out' and application_id = ${applicationId}`);
    await deliverEvent.call(world.system, { eventId: event?.id ?? "" });
    const told = await world.db.execute<{ user_id: string }>(sql`select user_id from notifications where event_id = ${event?.id ?? ""}`);
    expect(told.map((one) => one.user_id)).toEqual([holder.userId]);
  });

  it("is recognised by any spelling of the key, and by the profile alone", async () => {
    const name = fresh();
    const who = await world.claimed(holder, { email: `Named.${name}@gmail.com` });
    await ask(`named${name}+work@googlemail.com`);
    expect(await roles(await submit(holder, who.candidateId))).toEqual([["candidate_recruiter", 10_000]]);
    const other = await world.claimed(holder);
    await world.db.execute(sql`insert into candidate_keys (kind, value, candidate_id, as_given) values ('linkedin', ${`known-${name}`}, ${other.candidateId}, 'x')`);
    await ask("", { linkedin: `https://www.linkedin.com/in/Known-${name}/?trk=x` });
    expect(await roles(await submit(holder, other.candidateId))).toEqual([["candidate_recruiter", 10_000]]);
  });

  it("needs an address, and says which it takes", async () => {
    await expect(ask("")).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [{ path: "email", message: "Enter an e-mail or a LinkedIn profile." }] });
  });

  it("keeps the share of a holder with a right to represent there from before, and not of one that was signed after", async () => {
    const [early, late] = [await world.claimed(holder), await world.claimed(holder)];
    await world.consented(holder, early, company.companyId);
    await ask(early.email);
    await ask(late.email);
    await world.consented(holder, late, company.companyId);
    const kept = await parties(await submit(holder, early.candidateId));
    expect(kept.map((one) => one.role)).toEqual(["candidate_sourcer", "candidate_recruiter"]);
    expect(kept[0]?.rule).toMatch(/had a right to represent or an introduction there before .* asked for this person by name/);
    expect(await roles(await submit(holder, late.candidateId))).toEqual([["candidate_recruiter", 10_000]]);
  });

  it("keeps the share of a holder with an introduction there from before, while it counts", async () => {
    const who = await world.claimed(holder);
    const first = await submit(holder, who.candidateId);
    expect((await roles(first)).map(([role]) => role)).toContain("candidate_sourcer");
    await ask(who.email);
    expect((await roles(await submit(holder, who.candidateId))).map(([role]) => role)).toContain("candidate_sourcer");
    const old = await world.claimed(holder);
    await submit(holder, old.candidateId);
    await world.passTime({ days: 181 });
    await ask(old.email);
    const again = await world.recruiter();
    await world.consented(again, old, company.companyId);
    expect(await roles(await submit(again, old.candidateId))).toEqual([["candidate_recruiter", 10_000]]);
  });

  it("counts at each company of the group, and an introduction to any of them is one there", async () => {
    const [sister, stranger] = [await world.company(), await world.company()];
    const { groupId } = await foundGroup.call(owner.ctx, { name: `Group ${fresh()}` });
    const parent = await world.company();
    for (const one of [parent, sister]) await joinGroup.call(owner.ctx, { groupId, companyId: one.companyId, reason: "The same owner" });
    const [bare, introduced] = [await world.claimed(holder), await world.claimed(holder)];
    await submit(holder, introduced.candidateId, sister);
    for (const who of [bare, introduced]) await ask(who.email, { by: parent });
    expect(await roles(await submit(holder, bare.candidateId, sister))).toEqual([["candidate_recruiter", 10_000]]);
    expect((await roles(await submit(holder, introduced.candidateId, parent))).map(([role]) => role)).toContain("candidate_sourcer");
    expect((await roles(await submit(holder, bare.candidateId, stranger))).map(([role]) => role)).toContain("candidate_sourcer");
  });

  it("changes nothing that was submitted before, ends by itself, and can be taken back", async () => {
    const who = await world.claimed(holder);
    const before = await submit(holder, who.candidateId);
    const taken = await world.claimed(holder);
    const { namedPersonId } = await ask(taken.email);
    await withdrawNamedPerson.call(company.ctx, { namedPersonId });
    await expect(withdrawNamedPerson.call(company.ctx, { namedPersonId })).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect((await roles(await submit(holder, taken.candidateId))).map(([role]) => role)).toContain("candidate_sourcer");
    expect((await roles(before)).map(([role]) => role)).toContain("candidate_sourcer");
    const later = `later.${fresh()}@example.com`;
    const { until } = await ask(later);
    await world.passTime({ days: 180 });
    expect((await world.now()).toISOString() >= until).toBe(true);
    const unprotected = await world.claimed(holder, { email: later });
    expect((await roles(await submit(holder, unprotected.candidateId))).map(([role]) => role)).toContain("candidate_sourcer");
  });

  it("is asked for with the same answer for a person everybody knows and for one nobody does, and keeps no address", async () => {
    const who = await world.claimed(holder);
    const jobId = await world.job(company);
    const answers = [await ask(who.email, { jobId }), await ask(`nobody.${fresh()}@example.com`, { jobId })].map((answer) => Object.entries(answer).map(([key, value]) => [key, value.replace(/[0-9a-z]{26}|:\d\d.*/g, "")]));
    expect(answers[0]).toEqual(answers[1]);
    const rows = await world.db.execute(sql`select * from named_people`);
    expect(JSON.stringify(rows)).not.toContain("@");
    const { people } = await namedPeopleList.call(company.ctx, { jobId });
    expect(people.map((one) => [one.fullName, one.by])).toEqual([["Somebody Named", ["e-mail"]], ["Somebody Named", ["e-mail"]]]);
  });

  it("is asked for once on a role, however often it is clicked, and for so many people at most", async () => {
    const jobId = await world.job(company);
    const email = `twice.${fresh()}@example.com`;
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => ask(email, { jobId })));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_named", field: "email" });
    for (let i = 1; i < 10; i++) await ask(`more.${fresh()}@example.com`, { jobId });
    await expect(ask(`more.${fresh()}@example.com`, { jobId })).rejects.toMatchObject({ code: "enough_named", details: { most: 10 } });
    await expect(ask("", { jobId })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(ask("not an address", { jobId })).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [{ path: "email" }] });
    await world.database.ownerSql`update jobs set state = 'closed' where id = ${jobId}`;
    await expect(ask(`more.${fresh()}@example.com`, { jobId })).rejects.toMatchObject({ code: "role_is_over" });
  });

  it("is kept by the database: nobody is left out for a request that did not count, and no sourcer comes back", async () => {
    const who = await world.claimed(holder);
    const { namedPersonId } = await ask(who.email);
    const applicationId = await submit(holder, who.candidateId);
    const foreign = await ask(who.email, { by: await world.company() });
    await expect(world.database.ownerSql`update named_people set asked_at = asked_at - interval '1 day' where id = ${namedPersonId}`).rejects.toMatchObject({ constraint_name: "named_person_kept" });
    await expect(world.database.ownerSql`update applications set named_person_id = null where id = ${applicationId}`).rejects.toMatchObject({ constraint_name: "application_pinned" });
    await expect(world.database.ownerSql`insert into applications select 'app_copy', j.id, a.company_id, a.candidate_id, a.recruiter_id, a.firm_id, a.terms_id, a.policy_version, a.rtr_id, a.sourcer_claim_id, 'submitted', a.submitted_at, a.note, a.verdict, a.updated_at, ${foreign.namedPersonId}
      from applications a join jobs j on j.company_id = a.company_id and j.id <> a.job_id where a.id = ${applicationId} limit 1`).rejects.toMatchObject({ constraint_name: "application_credit" });
    await expect(world.database.ownerSql`insert into split_parties (id, agreement_id, recruiter_id, role, basis_points, rule, accepted_by, accepted_at) select 'pty_x', s.id, ${holder.recruiterId}, 'candidate_sourcer', 1000, 'x', 'by_rule', app.now() from split_agreements s where s.application_id = ${applicationId}`).rejects.toThrow();
  });
});

describe("what a submission rests on", () => {
  it("tells the company the receipt and who introduced, and the recruiter no other's name", async () => {
    const [first, second] = [await world.recruiter(), await world.recruiter()];
    const who = await world.claimed(first);
    await submit(first, who.candidateId);
    const { rtrId } = await world.consented(second, who, company.companyId);
    expect((await previewSubmission.call(second.ctx, { jobId: await world.job(company), candidateId: who.candidateId })).introducedUntil).not.toBeNull();
    const applicationId = await submit(second, who.candidateId);
    const [rtr] = await world.db.execute<{ receipt_hash: string }>(sql`select receipt_hash from right_to_represent where id = ${rtrId}`);
    const seen = await submissionStanding.call(company.ctx, { applicationId });
    expect(seen.right).toMatchObject({ receiptHash: rtr?.receipt_hash, signedName: who.fullName, revokedAt: null });
    expect(seen.introductions.map((one) => [one.recruiterName, one.thisOne])).toEqual([[first.name, false], [second.name, true]]);
    expect(Date.parse(seen.introductions[1]?.until ?? "") - Date.parse(seen.introductions[1]?.introducedAt ?? "")).toBe(180 * 86_400_000);
    const theirs = await submissionStanding.call(second.ctx, { applicationId });
    expect(theirs.introductions.map((one) => one.recruiterName)).toEqual([null, second.name]);
    expect(JSON.stringify(theirs)).not.toContain(first.name);
    await expect(submissionStanding.call(first.ctx, { applicationId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("stores until when the company may object, by its working days as they were, and moves it no more", async () => {
    const berlin = await world.company({ timeZone: "Pacific/Auckland" });
    const { applicationId } = await world.submission({ company: berlin });
    const [row] = await world.db.execute<{ object_until: string; time_zone: string; calendar_id: string; calendar_version: number; local: string }>(sql`
      select object_until, time_zone, calendar_id, calendar_version, to_char(object_until at time zone 'Pacific/Auckland', 'HH24:MI:SS') as local from introductions where application_id = ${applicationId}`);
    expect(row).toMatchObject({ time_zone: "Pacific/Auckland", calendar_id: "cal_standard", calendar_version: 1, local: "00:00:00" });
    await expect(world.database.ownerSql`update introductions set object_until = object_until + interval '1 day' where application_id = ${applicationId}`).rejects.toThrow();
  });
});
