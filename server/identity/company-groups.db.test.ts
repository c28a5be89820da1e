// Proves: a company is in one group at a time however many ask at once, its history stays, and the companies of a group count as one where it matters who was there first:
// in a check before outreach and in a right to represent, which holds for those companies alone that its text names. Would miss: companies that belong together and nobody said so.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { type CompanyUser, fresh, type Someone } from "@/db/testing/world/people";
import { previewSubmission, submitCandidate } from "../applications/submit-candidate";
import { consentDetail } from "../sourcing/consent-list";
import { blindCheck } from "../sourcing/blind-check";
import { requestRtr } from "../sourcing/request-rtr";
import { signRtr } from "../sourcing/answer-rtr";
import { companyList, groupList } from "./company-group-list";
import { companiesCountedAs, foundGroup, joinGroup, leaveGroup } from "./company-groups";

let world: World;
let owner: Someone;
beforeAll(async () => {
  process.env.BLIND_CHECK_KEYS = "1:the first secret of this test's marketplace";
  world = await makeWorld();
  owner = await world.person({ platformRole: "owner" });
});
afterAll(async () => {
  delete process.env.BLIND_CHECK_KEYS;
  await world.close();
});

const reason = "The same owner";
const join = (groupId: string, company: CompanyUser) => joinGroup.call(owner.ctx, { groupId, companyId: company.companyId, reason });
async function group(...companies: CompanyUser[]): Promise<string> {
  const { groupId } = await foundGroup.call(owner.ctx, { name: `Group ${fresh()}` });
  for (const company of companies) await join(groupId, company);
  return groupId;
}
const countedAs = async (company: CompanyUser) => (await companiesCountedAs(world.db, company.companyId, await world.now())).map((one) => one.id);

it("counts the companies of a group as one, from the day they join to the day they leave, and keeps what was", async () => {
  const [a, b, c] = [await world.company(), await world.company(), await world.company()];
  const groupId = await group(a, b);
  const before = await world.now();
  expect((await countedAs(a)).toSorted()).toEqual([a.companyId, b.companyId].toSorted());
  expect((await countedAs(a))[0]).toBe(a.companyId);
  expect(await countedAs(c)).toEqual([c.companyId]);
  await world.passTime({ days: 2 });
  await leaveGroup.call(owner.ctx, { companyId: b.companyId, reason: "Sold" });
  await join(groupId, c);
  expect((await countedAs(a)).toSorted()).toEqual([a.companyId, c.companyId].toSorted());
  expect((await companiesCountedAs(world.db, a.companyId, before)).map((one) => one.id).toSorted()).toEqual([a.companyId, b.companyId].toSorted());
  const { companies } = await companyList.call(owner.ctx, {});
  expect(companies.find((one) => one.companyId === b.companyId)).toMatchObject({ group: null, before: [{ reason, endReason: "Sold" }] });
  expect((await groupList.call(owner.ctx, {})).groups.find((one) => one.groupId === groupId)?.members.map((one) => one.companyId).toSorted()).toEqual([a.companyId, c.companyId].toSorted());
  await expect(leaveGroup.call(owner.ctx, { companyId: b.companyId, reason: "Again" })).rejects.toMatchObject({ code: "not_found" });
});

it("has a company in one group, whoever asks at once", async () => {
  for (let round = 0; round < 5; round++) {
    const company = await world.company();
    const groups = [await group(), await group(), await group()];
    const tries = await Promise.allSettled([...groups, ...groups].map((groupId) => join(groupId, company)));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "in_a_group_already" });
    await leaveGroup.call(owner.ctx, { companyId: company.companyId, reason });
    await join(groups[0] ?? "", company);
  }
});

it("is kept by the database: no past is changed, and a firm is no company", async () => {
  const [company, firm] = [await world.company(), await world.recruiter()];
  const groupId = await group(company);
  const kept = { constraint_name: "group_member_kept" };
  await expect(joinGroup.call(owner.ctx, { groupId, companyId: firm.firmId, reason })).rejects.toMatchObject({ code: "not_found" });
  const insert = (companyId: string, from: string) => world.database.ownerSql`insert into company_group_members (id, group_id, company_id, period, reason, added_by) values (${`cgm_${fresh()}`}, ${groupId}, ${companyId}, tstzrange(app.now() - ${from}::interval, null), 'x', ${owner.userId})`;
  await expect(insert(firm.firmId, "0 s")).rejects.toMatchObject(kept);
  await expect(insert((await world.company()).companyId, "1 day")).rejects.toMatchObject(kept);
  await expect(world.database.ownerSql`update company_group_members set group_id = ${await group()} where company_id = ${company.companyId}`).rejects.toMatchObject(kept);
  await expect(world.database.ownerSql`delete from company_group_members`).rejects.toThrow();
  await expect(foundGroup.call(owner.ctx, { name: (await groupList.call(owner.ctx, {})).groups[0]?.name ?? "" })).rejects.toMatchObject({ code: "group_name_taken" });
});

it("answers a check with introductions to any company of the group, to known and unknown alike", async () => {
  const [a, b, c] = [await world.company(), await world.company(), await world.company()];
  const { person } = await world.submission({ company: b });
  const asker = await world.recruiter();
  const ask = async (company: CompanyUser) => (await blindCheck.call(asker.ctx, { people: [{ email: person.email }, { email: `nobody.${fresh()}@example.com` }], companyId: company.companyId })).answers.map((one) => one.introducedUntil);
  expect(await ask(a)).toEqual([null, null]);
  await group(a, b);
  const [until] = await ask(b);
  expect(until).not.toBeNull();
  expect(await ask(a)).toEqual([until, null]);
  expect(await ask(c)).toEqual([null, null]);
  await leaveGroup.call(owner.ctx, { companyId: a.companyId, reason: "Sold" });
  expect(await ask(a)).toEqual([null, null]);
});

it("lets a right to represent hold for the companies that its text names, and for no other of the group", async () => {
  const [a, b, later] = [await world.company(), await world.company(), await world.company()];
  const groupId = await group(a, b);
  const [holder, asker] = [await world.recruiter(), await world.recruiter()];
  const who = await world.claimed(holder);
  const { rtrId } = await requestRtr.call(asker.ctx, { person: { fullName: who.fullName, email: who.email }, companyId: a.companyId });
  const person = await world.candidate({ name: who.fullName, email: who.email });
  const { companies } = await companyList.call(owner.ctx, {});
  const nameOf = (of: CompanyUser) => companies.find((one) => one.companyId === of.companyId)?.name ?? "";
  const shown = await consentDetail.call(person.ctx, { rtrId });
  expect(JSON.stringify(shown)).toContain(`for roles at ${nameOf(a)} and ${nameOf(b)}`);
  expect(JSON.stringify(shown)).toContain(`contact details to ${nameOf(a)} and ${nameOf(b)}, and to nobody else`);
  await signRtr.call(person.ctx, { rtrId, signedName: who.fullName, textVersion: 1 });
  await join(groupId, later);
  const [roleB, roleLater] = [await world.job(b), await world.job(later)];
  expect((await previewSubmission.call(asker.ctx, { jobId: roleB, candidateId: person.candidateId })).basis).toBe("rtr");
  expect((await previewSubmission.call(asker.ctx, { jobId: roleLater, candidateId: person.candidateId })).basis).toBe("needs_rtr");
  await expect(submitCandidate.call(asker.ctx, { jobId: roleLater, candidateId: person.candidateId })).rejects.toMatchObject({ code: "protected_needs_rtr" });
  const { applicationId } = await submitCandidate.call(asker.ctx, { jobId: roleB, candidateId: person.candidateId });
  const [row] = await world.db.execute<{ rtr_id: string }>(sql`select rtr_id from applications where id = ${applicationId}`);
  expect(row?.rtr_id).toBe(rtrId);
});

it("asks for a right for one role at that company alone", async () => {
  const [a, b] = [await world.company(), await world.company()];
  await group(a, b);
  const asker = await world.recruiter();
  const who = await world.claimed(asker);
  const { rtrId } = await requestRtr.call(asker.ctx, { candidateId: who.candidateId, companyId: a.companyId, jobId: await world.job(a) });
  const [row] = await world.db.execute<{ also_at: string[]; text_shown: string }>(sql`select also_at, text_shown from right_to_represent where id = ${rtrId}`);
  expect(row?.also_at).toEqual([]);
});
