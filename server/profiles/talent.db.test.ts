// Proves: a candidate's profile is hidden until they say otherwise, and shown to connections it stands in no list; recruiters see it masked, and a search finds no name, employer or contact; it is
// kept from whom the candidate has blocked, from the people of an employer from whom they hide (company or firm, here before or later, renamed), while they are not available, when suspended, and
// from themselves; a hidden profile answers as one that never was, at every door. Who may be asked is decided by the same condition, or by the claim. Would miss: what a recruiter guesses from skills.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { type Candidate, fresh, type Recruiter } from "@/db/testing/world/people";
import { members } from "@/db/schema/identity";
import { hideFromEmployer, stateCurrentEmployer, stopHiding } from "../candidates/hide-employer";
import { setAvailability } from "../candidates/set-availability";
import { connectionWith } from "../connections/connection-detail";
import { newId } from "../kernel/ids";
import { blockChanges, blockRecruiter, unblock } from "../sourcing/block";
import { candidateBehind, visibleTo } from "./index";
import { myProfile } from "./my-profile";
import { saveMyProfile } from "./save-my-profile";
import { publishRecruiterProfile, saveRecruiterProfile } from "./save-recruiter-profile";
import { talentDetail, talentList } from "./talent-list";

let world: World;
let looker: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  looker = await world.recruiter();
});
afterAll(() => world.close());

const profile = (more: Partial<Parameters<typeof saveMyProfile.call>[1]> = {}) => ({
  visibility: "recruiters" as const, title: `Controls engineer ${fresh()}`, region: "nordics" as const, skills: ["Simulink", "Motor control"], seniority: "senior" as const, languages: ["en" as const, "no" as const], lookingFor: "A small team, four days a week.", ...more,
});
/** A candidate who shows themselves, and whom the looker has had to do with if `known`. */
async function shown(of: { name?: string; known?: boolean } = {}): Promise<Candidate & { profileId: string }> {
  const { name = `Nadia Kovač${fresh()}`, known = false } = of;
  const email = `nadia.${fresh()}@example.com`;
  if (known) await world.requested(looker, { fullName: name, email }, (await world.company()).companyId);
  const person = await world.candidate({ name, email });
  await saveMyProfile.call(person.ctx, profile());
  return { ...person, profileId: (await myProfile.call(person.ctx, {})).card.profileId };
}
/** Whether a recruiter sees the profile: in the list, by its id, and by the function that decides whom they may ask. All three must agree. */
async function sees(recruiter: Recruiter, of: { profileId: string; candidateId: string }): Promise<boolean> {
  const listed = (await talentList.call(recruiter.ctx, { limit: 200 })).data.some((one) => one.profileId === of.profileId);
  const opened = await talentDetail.call(recruiter.ctx, { profileId: of.profileId }).then(() => true, (cause: { code: string }) => (expect(cause.code).toBe("not_found"), false));
  const asks = await visibleTo(world.db, { ...recruiter, candidateId: of.candidateId, at: await world.now() });
  const behind = await candidateBehind(world.db, { ...recruiter, profileId: of.profileId });
  expect([opened, asks, behind !== null]).toEqual([listed, listed, listed]);
  return listed;
}

describe("a candidate's profile", () => {
  it("is hidden until they say otherwise, and what is for connections stands in no list", async () => {
    const person = await world.candidate();
    expect(await myProfile.call(person.ctx, {})).toMatchObject({ visibility: "hidden", card: { profileId: "", title: "", skills: [] }, unavailable: false, hiddenFrom: [] });
    for (const visibility of ["hidden", "connections"] as const) {
      await saveMyProfile.call(person.ctx, profile({ visibility }));
      const { card } = await myProfile.call(person.ctx, {});
      expect(await sees(looker, { ...person, profileId: card.profileId }), visibility).toBe(false);
    }
    await saveMyProfile.call(person.ctx, profile());
    const { card, visibility } = await myProfile.call(person.ctx, {});
    expect(visibility).toBe("recruiters");
    expect(await sees(looker, { ...person, profileId: card.profileId })).toBe(true);
    await saveMyProfile.call(person.ctx, profile({ visibility: "hidden" }));
    expect(await sees(looker, { ...person, profileId: card.profileId })).toBe(false);
  });

  it("is seen masked, exactly as its owner's preview shows it", async () => {
    const person = await shown({ name: "Isabel Moreno-Castellanos de la Vega" });
    await world.database.ownerSql`update candidates set current_employer = 'Corva Therapeutics', headline = 'Regulatory lead at Corva' where id = ${person.candidateId}`;
    const { candidate } = await talentDetail.call(looker.ctx, { profileId: person.profileId });
    expect(candidate).toEqual((await myProfile.call(person.ctx, {})).card);
    expect(candidate.initials).toBe("IV");
    expect((await talentList.call(looker.ctx, { limit: 200 })).data.find((one) => one.profileId === person.profileId)).toEqual(candidate);
    const said = JSON.stringify(candidate);
    for (const secret of ["Isabel", "Moreno", "Vega", "Corva", person.email, person.candidateId, person.userId]) expect(said).not.toContain(secret);
  });

  it("stands in a list that is narrowed by region, seniority and language only where it says each of them", async () => {
    const reader = await world.recruiter();
    const word = `Glaciologist${fresh()}`;
    const made: string[] = [];
    for (const more of [{ region: "nordics", seniority: "senior", languages: ["en", "no"] }, { region: "nordics", seniority: "lead", languages: ["en"] }, { region: "iberia", seniority: null, languages: ["pt", "en"] }] as const) {
      const person = await world.candidate();
      await saveMyProfile.call(person.ctx, profile({ title: word, ...more, languages: [...more.languages] }));
      made.push((await myProfile.call(person.ctx, {})).card.profileId);
    }
    const [senior = "", lead = "", iberian = ""] = made;
    const found = async (filter: Parameters<typeof talentList.call>[1]) => {
      const [listed, searched] = await Promise.all([{ ...filter, limit: 200 }, { ...filter, search: word }].map(async (input) => (await talentList.call(reader.ctx, input)).data.map((one) => one.profileId).filter((id) => made.includes(id)).toSorted()));
      expect(searched, "a search is narrowed as the list is").toEqual(listed);
      return listed;
    };
    expect(await found({})).toEqual(made.toSorted());
    expect(await found({ region: "nordics" })).toEqual([senior, lead].toSorted());
    expect(await found({ seniority: "lead" })).toEqual([lead]);
    expect(await found({ language: "pt" })).toEqual([iberian]);
    expect(await found({ region: "nordics", language: "en", seniority: "senior" })).toEqual([senior]);
    expect(await found({ region: "iberia", seniority: "senior" })).toEqual([]);
  });

  it("is found by what it shows, and by no name, employer, e-mail or id", async () => {
    const person = await shown({ name: "Quillon Zathurabek" });
    await world.database.ownerSql`update candidates set current_employer = 'Xylographica', headline = 'Xylographer' where id = ${person.candidateId}`;
    await stateCurrentEmployer.call(person.ctx, { name: "Xylographica" });
    await saveMyProfile.call(person.ctx, profile({ title: "Hydrodynamicist", skills: ["Kelvin wakes"] }));
    const finds = async (search: string) => (await talentList.call(looker.ctx, { search })).data.some((one) => one.profileId === person.profileId);
    for (const search of ["Hydrodynamicist", "hydrodinamicist", "HYDRODYNAMICYST", "kelvn", "wakes hydrodynamicist", "nordics"]) expect(await finds(search), search).toBe(true);
    for (const search of ["Quillon", "Zathurabek", "Xylographica", "Xylographer", person.email.split("@")[0] ?? "", person.candidateId, person.profileId, "wakes zathurabek"]) expect(await finds(search), search).toBe(false);
  });

  it("is kept from a recruiter who is blocked, and from all of a blocked firm, whatever they hold; until the block is lifted", async () => {
    const [one, firm] = [await shown({ known: true }), await shown({ known: true })];
    const colleague = await world.colleague(looker);
    for (const person of [one, firm]) expect([await sees(looker, person), await sees(colleague, person)]).toEqual([true, true]);
    const { blockId } = await blockRecruiter.call(one.ctx, { recruiterId: looker.recruiterId });
    await blockRecruiter.call(firm.ctx, { firmId: looker.firmId });
    expect([await sees(looker, one), await sees(colleague, one), await sees(looker, firm), await sees(colleague, firm)]).toEqual([false, true, false, false]);
    await unblock.call(one.ctx, { blockId });
    expect(await sees(looker, one)).toBe(true);
  });

  it("is kept from a recruiter whom they never met, and shut out by that recruiter's public page; who has none is nobody whom they could mean", async () => {
    const [person, other, stranger] = [await shown(), await shown(), await world.recruiter()];
    await saveRecruiterProfile.call(stranger.ctx, { headline: "Controls people", about: "", fields: ["engineering"], regions: ["nordics"], languages: ["en"], roleKinds: [], recruitingSince: null });
    for (const target of [{ recruiterId: stranger.recruiterId }, { firmId: stranger.firmId }]) {
      await expect(blockRecruiter.call(person.ctx, target)).rejects.toMatchObject({ code: "not_found" });
      await expect(blockChanges.call(person.ctx, target)).rejects.toMatchObject({ code: "not_found" });
    }
    await publishRecruiterProfile.call(stranger.ctx, { published: true });
    expect(await blockChanges.call(person.ctx, { recruiterId: stranger.recruiterId })).toMatchObject({ name: stranger.name, requests: [], rights: [], claimUntil: null, submissions: 0 });
    expect([await sees(stranger, person), await sees(stranger, other)]).toEqual([true, true]);
    const { blockId } = await blockRecruiter.call(person.ctx, { recruiterId: stranger.recruiterId });
    await blockRecruiter.call(other.ctx, { firmId: stranger.firmId });
    expect([await sees(stranger, person), await sees(stranger, other), await sees(looker, person)]).toEqual([false, false, true]);
    const standing = () => connectionWith.call(person.ctx, { recruiterId: stranger.recruiterId });
    expect((await standing()).acts, "their page says so").toEqual(["unblock"]);
    await unblock.call(person.ctx, { blockId });
    expect((await standing()).acts).toEqual(["ask"]);
  });

  it("is kept from the people of an employer from whom they hide: a company where a recruiter also works, unless it is allowed", async () => {
    const person = await shown();
    const name = `Brightwater ${fresh()}`;
    const employer = await world.company({ companyName: `${name} GmbH` });
    const insider = await world.recruiter();
    await world.db.insert(members).values({ id: newId("party"), organizationId: employer.companyId, userId: insider.userId, role: "member", createdAt: await world.now() });
    expect(await sees(insider, person)).toBe(true);
    const { employerId } = await stateCurrentEmployer.call(person.ctx, { name });
    expect([await sees(insider, person), await sees(looker, person)]).toEqual([false, true]);
    expect((await myProfile.call(person.ctx, {})).hiddenFrom).toEqual([`${name} GmbH`]);
    await world.database.ownerSql`update hidden_companies set allowed_at = app.now() where employer_id = ${employerId}`;
    expect(await sees(insider, person)).toBe(true);
  });

  it("is kept from a recruiting firm from which they hide, here before or later, and by a new name of it", async () => {
    const person = await shown();
    const name = `Fjordline ${fresh()}`;
    const before = await world.recruiter({ firmName: `${name} Search Ltd` });
    const { employerId } = await hideFromEmployer.call(person.ctx, { name: `${name} Search` });
    const after = await world.recruiter({ firmName: `The ${name} Search` });
    const renamed = await world.recruiter();
    expect([await sees(before, person), await sees(after, person), await sees(renamed, person), await sees(await world.colleague(before), person)]).toEqual([false, false, true, false]);
    await world.database.ownerSql`update organizations set name = ${`${name} Search AG`} where id = ${renamed.firmId}`;
    expect(await sees(renamed, person)).toBe(false);
    await stopHiding.call(person.ctx, { employerId });
    expect([await sees(before, person), await sees(after, person), await sees(renamed, person)]).toEqual([true, true, true]);
  });

  it("is kept from everyone while they are not available or suspended, and from themselves", async () => {
    const person = await shown();
    await setAvailability.call(person.ctx, { available: false });
    expect(await sees(looker, person)).toBe(false);
    expect((await myProfile.call(person.ctx, {})).unavailable).toBe(true);
    await setAvailability.call(person.ctx, { available: true });
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${person.userId}`;
    expect(await sees(looker, person)).toBe(false);
    await world.database.ownerSql`update users set suspended_at = null where id = ${person.userId}`;
    expect(await sees(looker, person)).toBe(true);
    await world.database.ownerSql`insert into recruiters (id, user_id, firm_id) values (${`rec_${fresh()}`}, ${person.userId}, ${looker.firmId})`;
    const [self] = await world.database.sql<{ id: string }[]>`select id from recruiters where user_id = ${person.userId}`;
    expect(await visibleTo(world.db, { recruiterId: self?.id ?? "", userId: person.userId, candidateId: person.candidateId, at: await world.now() })).toBe(false);
  });

  it("hidden, foreign or never there, answers the same", async () => {
    const person = await shown();
    await saveMyProfile.call(person.ctx, profile({ visibility: "connections" }));
    const answers = await Promise.all([person.profileId, newId("candidateProfile"), person.candidateId, ""].map((profileId) => talentDetail.call(looker.ctx, { profileId }).catch((cause: Error) => cause)));
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toHaveProperty("size", 1);
    expect(answers[0]).toMatchObject({ code: "not_found" });
  });

  it("may be asked by the one whose claim protects them, though it is hidden; not once that is over, nor when they are blocked or the candidate is not available", async () => {
    const { candidateId, fullName, email } = await world.claimed(looker);
    const person = await world.candidate({ name: fullName, email });
    const other = await world.recruiter();
    const may = async (by: Recruiter, at?: Date) => visibleTo(world.db, { ...by, candidateId, at: at ?? (await world.now()) });
    expect([await may(looker), await may(other)]).toEqual([true, false]);
    expect(await may(looker, new Date((await world.now()).getTime() + 40 * 86_400_000))).toBe(false);
    await setAvailability.call(person.ctx, { available: false });
    expect(await may(looker)).toBe(false);
    await setAvailability.call(person.ctx, { available: true });
    expect(await may(looker)).toBe(true);
    await blockRecruiter.call(person.ctx, { recruiterId: looker.recruiterId });
    expect(await may(looker)).toBe(false);
  });
});

describe("what a candidate shows", () => {
  const said = (input: Record<string, unknown>) => ({ ...profile(), ...input });
  const faults = async (person: Candidate, input: Record<string, unknown>) => {
    const cause = await saveMyProfile.call(person.ctx, said(input) as Parameters<typeof saveMyProfile.call>[1]).then(() => null, (refused: { code: string; fieldErrors: { path: string; message: string }[] }) => refused);
    return cause?.code === "invalid_input" ? cause.fieldErrors.map((one) => one.path) : cause?.code;
  };
  it("says enough for recruiters, and may say nothing to nobody", async () => {
    const person = await world.candidate();
    expect(await faults(person, { title: " ", region: null, skills: [] })).toEqual(["title", "region", "skills"]);
    await saveMyProfile.call(person.ctx, { visibility: "hidden", title: "", region: null, skills: [], seniority: null, languages: [], lookingFor: "" });
    await expect(world.database.sql`update candidate_profiles set visibility = 'recruiters', shown_at = app.now() where candidate_id = ${person.candidateId}`).rejects.toMatchObject({ constraint_name: "candidate_profiles_complete" });
    await expect(world.database.sql`update candidate_profiles set shown_at = app.now() where candidate_id = ${person.candidateId}`).rejects.toMatchObject({ constraint_name: "candidate_profiles_shown" });
  });
  it("gives neither a name, a hidden employer nor contact away", async () => {
    const person = await world.candidate({ name: "Grace Okonkwo" });
    await stateCurrentEmployer.call(person.ctx, { name: "St. Luke's Hospital" });
    expect(await faults(person, { title: "Okonkwo, Grace: nurse informatics" })).toEqual(["title"]);
    expect(await faults(person, { lookingFor: "Away from St Lukes Hospital" })).toEqual(["lookingFor"]);
    expect(await faults(person, { skills: ["Epic", "grace@example.com"] })).toEqual(["skills.1"]);
    expect(await faults(person, { lookingFor: "Call +1 415 555 2671" })).toEqual(["lookingFor"]);
  });
  it("is read in full: unknown codes, doubles and too much are refused where they stand", async () => {
    const person = await world.candidate();
    expect(await faults(person, { region: "atlantis" })).toEqual(["region"]);
    expect(await faults(person, { seniority: "wizard" })).toEqual(["seniority"]);
    expect(await faults(person, { languages: ["en", "en"] })).toEqual(["languages"]);
    expect(await faults(person, { skills: ["Rust", "rust"] })).toEqual(["skills"]);
    expect(await faults(person, { skills: Array.from({ length: 16 }, (_, i) => `Skill ${i}`) })).toEqual(["skills"]);
    expect(await faults(person, { skills: [""] })).toEqual(["skills.0"]);
    expect(await faults(person, { title: "x".repeat(141) })).toEqual(["title"]);
    expect(await faults(person, { visibility: "everyone" })).toEqual(["visibility"]);
    expect(await faults(person, { lookingFor: "half a \uD800" })).toEqual(["lookingFor"]);
    expect((await world.db.execute(sql`select 1 from candidate_profiles where candidate_id = ${person.candidateId}`)).length).toBe(0);
  });
});
