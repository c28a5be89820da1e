// Proves: a company's name is compared without case, accents, punctuation and legal form, and comparing it twice changes nothing; a person is hidden from their employer by any of its names,
// whether the company was here before or comes later; nobody can ask for them or submit them there, through a command or past it; the person allows one company, or takes a name off (I-33).
// Would miss: a company that goes by an altogether different name.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomOf } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh, type Recruiter } from "@/db/testing/world/people";
import { previewSubmission, submitCandidate } from "../applications/submit-candidate";
import { foundGroup, joinGroup } from "../identity/company-groups";
import { addCandidate } from "../sourcing/add-candidate";
import { signRtr } from "../sourcing/answer-rtr";
import { requestRtr } from "../sourcing/request-rtr";
import { hiddenEmployerList } from "./hidden-employer-list";
import { allowCompany, hideFromEmployer, stateCurrentEmployer, stopHiding } from "./hide-employer";
import { linkCandidate } from "./link-candidate";

let world: World;
let by: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  by = await world.recruiter();
});
afterAll(() => world.close());

const keysOf = async (names: readonly string[]) => (await world.database.ownerSql<{ key: string }[]>`select app.company_key(name) as key from json_array_elements_text(${JSON.stringify(names)}::text::json) with ordinality n(name, i) order by i`).map((row) => row.key);

describe("a company's name", () => {
  it("is the same for all spellings of it", async () => {
    const same = [["Müller & Söhne GmbH & Co. KG", "MULLER SÖHNE"], ["The Acme Corporation", "acme, Inc."], ["Société d’Énergie S.A.", "SOCIETE DENERGIE"], ["Straßen-Bau AG", "strassen bau"], ["Booking.com B.V.", "Booking"], ["Ørsted A/S", "orsted"], ["株式会社トヨタ", "株式会社トヨタ Co., Ltd."]];
    for (const [one, other] of same) {
      const [a, b] = await keysOf([one ?? "", other ?? ""]);
      expect(a, one).toBe(b);
      expect(a).not.toBe("");
    }
    const [meridian, northshore] = await keysOf(["Meridian Health", "Northshore Care"]);
    expect(meridian).not.toBe(northshore);
  });
  it("is unchanged when compared twice, whatever it is made of", async () => {
    const random = randomOf(20_261_127);
    const parts = ["The", "Acme", "GmbH", "&", "Co.", "KG", "S.A.", "S. A.", "and", "und", "Group", "Holdings", "İstanbul", "ﬁnance", "Ⅳ", "Ελλάς", "Åse", "n.v.", "e.V.", "com", ".com", "-", "’", "'", "the the", "LLC", "ß", "Ö", "٣", "Inc", "\u0301", "   ", "и К", "有限公司", "AG"];
    const names = Array.from({ length: 3_000 }, () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => parts[Math.floor(random() * parts.length)]).join(random() < 0.8 ? " " : ""));
    const once = await keysOf(names);
    expect(await keysOf(once)).toEqual(once);
    expect(await keysOf(names.map((name) => `  ${name.toUpperCase()}  `))).toEqual(await keysOf(names.map((name) => name.toUpperCase())));
    for (const key of once) expect(key).toMatch(/^$|^\S+( \S+)*$/);
  });
});

async function employed(name: string) {
  const who = await world.claimed(by);
  const person = await world.candidate({ name: who.fullName, email: who.email });
  await stateCurrentEmployer.call(person.ctx, { name });
  return { ...who, person };
}
const say = "This person can't be submitted to this company.";

describe("a hidden employer", () => {
  it("gets neither a request nor a submission, by whatever form of its name, and no page says that it might", async () => {
    const name = `Brightwater ${fresh()}`;
    const company = await world.company({ companyName: `${name} Holdings, Inc.` });
    const jobId = await world.job(company);
    const { person, candidateId } = await employed(`${name.toUpperCase()} GmbH`);
    expect((await hiddenEmployerList.call(person.ctx, {})).employers).toMatchObject([{ isCurrent: true, companies: [{ companyId: company.companyId, allowedAt: null }] }]);
    await expect(requestRtr.call(by.ctx, { candidateId, companyId: company.companyId })).rejects.toMatchObject({ code: "hidden_company", message: say });
    await expect(submitCandidate.call(by.ctx, { jobId, candidateId })).rejects.toMatchObject({ code: "hidden_company", message: say });
    expect(await previewSubmission.call(by.ctx, { jobId, candidateId })).toMatchObject({ allowed: false, basis: "hidden_company" });
    // Elsewhere they are as free as before.
    const elsewhere = await world.company();
    await submitCandidate.call(by.ctx, { jobId: await world.job(elsewhere), candidateId });
  });

  it("is hidden from when it registers later, or takes the name", async () => {
    const name = `Larkspur ${fresh()}`;
    const { person, candidateId } = await employed(name);
    const company = await world.company({ companyName: `${name} Ltd` });
    await expect(requestRtr.call(by.ctx, { candidateId, companyId: company.companyId })).rejects.toMatchObject({ code: "hidden_company" });
    const other = await world.company();
    await world.database.sql`update organizations set name = ${`${name} Services`} where id = ${other.companyId}`;
    await expect(requestRtr.call(by.ctx, { candidateId, companyId: other.companyId })).rejects.toMatchObject({ code: "hidden_company" });
    expect((await hiddenEmployerList.call(person.ctx, {})).employers[0]?.companies).toHaveLength(2);
  });

  it("is refused by the database where no command asks", async () => {
    const name = `Quillon ${fresh()}`;
    const company = await world.company({ companyName: name });
    const { candidateId } = await employed("Elsewhere at first");
    const { applicationId } = await submitCandidate.call(by.ctx, { jobId: await world.job(company), candidateId });
    const rtrId = await world.requested(by, await world.claimed(by), company.companyId);
    const [row] = await world.database.sql<{ id: string }[]>`select user_id as id from candidates where id = ${candidateId}`;
    const person = await world.refreshed({ ctx: world.anonymous, userId: row?.id ?? "", name: "", email: "" });
    await hideFromEmployer.call(person.ctx, { name });
    const copy = (table: string, id: string, more: string) => world.database.ownerSql.unsafe(`insert into ${table} select (a).* from (select jsonb_populate_record(x, jsonb_build_object('id', 'x_again', 'candidate_id', '${candidateId}') || ${more}) as a from ${table} x where x.id = '${id}') y`);
    await expect(copy("right_to_represent", rtrId, "'{}'::jsonb")).rejects.toMatchObject({ constraint_name: "candidate_hides_from_company" });
    await expect(copy("applications", applicationId, "'{}'::jsonb")).rejects.toMatchObject({ constraint_name: "candidate_hides_from_company" });
    // What was sent before stays with the company.
    expect((await world.database.sql`select 1 from applications where id = ${applicationId}`).length).toBe(1);
  });

  it("can be allowed by the person, one by one, hidden again, and taken off the list", async () => {
    const name = `Saltmarsh ${fresh()}`;
    const [one, two] = [await world.company({ companyName: `${name} Europe` }), await world.company({ companyName: `${name} Americas` })];
    const { person, candidateId } = await employed(name);
    await allowCompany.call(person.ctx, { companyId: one.companyId, allowed: true });
    await requestRtr.call(by.ctx, { candidateId, companyId: one.companyId });
    await expect(requestRtr.call(by.ctx, { candidateId, companyId: two.companyId })).rejects.toMatchObject({ code: "hidden_company" });
    await allowCompany.call(person.ctx, { companyId: one.companyId, allowed: false });
    await expect(submitCandidate.call(by.ctx, { jobId: await world.job(one), candidateId })).rejects.toMatchObject({ code: "hidden_company" });
    const [employer] = (await hiddenEmployerList.call(person.ctx, {})).employers;
    await stopHiding.call(person.ctx, { employerId: employer?.employerId ?? "" });
    await submitCandidate.call(by.ctx, { jobId: await world.job(one), candidateId });
    await expect(allowCompany.call(person.ctx, { companyId: two.companyId, allowed: true })).rejects.toMatchObject({ code: "not_found" });
    await expect(stopHiding.call(person.ctx, { employerId: employer?.employerId ?? "" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("counts for every company of its group, whichever joins first, unless the person allows it", async () => {
    const owner = await world.person({ platformRole: "owner" });
    const { groupId } = await foundGroup.call(owner.ctx, { name: `Group ${fresh()}` });
    const name = `Underhill ${fresh()}`;
    const [own, sister, later] = [await world.company({ companyName: name }), await world.company(), await world.company()];
    for (const one of [own, sister]) await joinGroup.call(owner.ctx, { groupId, companyId: one.companyId, reason: "One owner" });
    const { person, candidateId } = await employed(name);
    await joinGroup.call(owner.ctx, { groupId, companyId: later.companyId, reason: "Bought" });
    for (const one of [sister, later]) await expect(submitCandidate.call(by.ctx, { jobId: await world.job(one), candidateId })).rejects.toMatchObject({ code: "hidden_company" });
    await allowCompany.call(person.ctx, { companyId: sister.companyId, allowed: true });
    const { rtrId } = await requestRtr.call(by.ctx, { candidateId, companyId: sister.companyId });
    // A request for a company that they allow names none of its group from which they hide.
    const [right] = await world.database.sql<{ also_at: string[] }[]>`select also_at from right_to_represent where id = ${rtrId}`;
    expect(right?.also_at).toEqual([]);
  });

  it("is not signed for by mistake: the person allows it first", async () => {
    const name = `Thistledown ${fresh()}`;
    const company = await world.company({ companyName: name });
    const who = await world.claimed(by);
    const rtrId = await world.requested(by, who, company.companyId);
    const person = await world.candidate({ name: who.fullName, email: who.email });
    await stateCurrentEmployer.call(person.ctx, { name });
    const sign = { rtrId, signedName: who.fullName, textVersion: 1 };
    await expect(signRtr.call(person.ctx, sign)).rejects.toMatchObject({ code: "you_hide_from_them", message: expect.stringContaining(name) });
    await allowCompany.call(person.ctx, { companyId: company.companyId, allowed: true });
    await signRtr.call(person.ctx, sign);
  });

  it("is the one that was written down of a person, from their first visit on", async () => {
    const name = `Wendover ${fresh()}`;
    const company = await world.company({ companyName: `${name} SE` });
    const email = `wendover.${fresh()}@example.com`;
    const { candidateId } = await addCandidate.call(by.ctx, { fullName: "Ida Wendover", email, currentEmployer: name });
    const someone = await world.person({ email });
    await linkCandidate.call(someone.ctx, {});
    const person = await world.refreshed(someone);
    expect((await hiddenEmployerList.call(person.ctx, {})).employers).toMatchObject([{ name, isCurrent: true }]);
    await expect(requestRtr.call(by.ctx, { candidateId, companyId: company.companyId })).rejects.toMatchObject({ code: "hidden_company" });
    await stateCurrentEmployer.call(person.ctx, { name: "" });
    expect((await hiddenEmployerList.call(person.ctx, {})).employers).toEqual([]);
    await requestRtr.call(by.ctx, { candidateId, companyId: company.companyId });
  });

  it("is named once, with a name that has a letter", async () => {
    const person = await world.candidate();
    await hideFromEmployer.call(person.ctx, { name: "Orchard Ltd" });
    await expect(hideFromEmployer.call(person.ctx, { name: "ORCHARD, Inc." })).rejects.toMatchObject({ code: "already_hidden" });
    await expect(hideFromEmployer.call(person.ctx, { name: "…!" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(hideFromEmployer.call(person.ctx, { name: " " })).rejects.toMatchObject({ code: "invalid_input" });
  });
});
