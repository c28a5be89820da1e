// Proves: a recruiter's profile is their own until published, complete, and answers as none before and after; what it says of placements, roles and firm is counted from what is so, and changes with it;
// who is suspended or has left the firm stands for it no longer; candidates find recruiters and firms by name, field, region and language, though they mistype, and never again whom they have
// blocked; a list read page by page holds each once. The codes of the code and of the database are the same. Would miss: how the list feels with a hundred thousand profiles (bench).
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { type Candidate, fresh, type Recruiter } from "@/db/testing/world/people";
import { blockRecruiter } from "../sourcing/block";
import { recruiterBehind } from "./index";
import { firmList, recruiterList } from "./recruiter-list";
import { firmPage, myRecruiterProfile, recruiterPage } from "./recruiter-page";
import { codesOf, fieldNames, languageNames, regionNames, seniorityNames } from "./rules/vocabulary";
import { publishRecruiterProfile, saveRecruiterProfile } from "./save-recruiter-profile";

let world: World;
let reader: Candidate;
beforeAll(async () => {
  world = await makeWorld();
  reader = await world.candidate();
});
afterAll(() => world.close());

type Fields = Parameters<typeof saveRecruiterProfile.call>[1];
const fields = (more: Partial<Fields> = {}): Fields => ({
  headline: "Controls and robotics engineers for hardware companies", about: "I worked on the shop floor before I recruited for it.", fields: ["engineering", "manufacturing"], regions: ["united_states"], languages: ["en"], roleKinds: ["Controls engineers"], recruitingSince: 2014, ...more,
});
async function publishedAs(by: Recruiter, more: Partial<Fields> = {}): Promise<string> {
  const { slug } = await saveRecruiterProfile.call(by.ctx, fields(more));
  await publishRecruiterProfile.call(by.ctx, { published: true });
  return slug;
}
const codeOf = (call: Promise<unknown>) => call.then(() => "done", (cause: { code: string }) => cause.code);
const read = (slug: string) => recruiterPage.call(world.anonymous, { slug });

describe("a recruiter's profile", () => {
  it("is public from when it is published until it is taken back, and answers as none otherwise", async () => {
    const by = await world.recruiter({ name: `Åse Lindqvist ${fresh()}` });
    expect((await myRecruiterProfile.call(by.ctx, {})).profile).toBeNull();
    expect(await codeOf(publishRecruiterProfile.call(by.ctx, { published: true }))).toBe("nothing_to_publish");
    const { slug } = await saveRecruiterProfile.call(by.ctx, fields());
    expect(slug).toMatch(/^ase-lindqvist-/);
    const missing = await read(`nobody-${fresh()}`).catch((cause: Error) => cause);
    const hidden = async () => [await read(slug).catch((cause: Error) => cause), await recruiterBehind(world.db, slug)];
    expect(await hidden()).toEqual([missing, null]);
    await publishRecruiterProfile.call(by.ctx, { published: true });
    const { recruiter } = await read(slug);
    expect(recruiter).toMatchObject({ ...fields(), name: by.name, placements: 0, rolesNow: 0 });
    expect(JSON.stringify(recruiter)).not.toContain(by.email);
    expect((await myRecruiterProfile.call(by.ctx, {})).profile).toEqual(recruiter);
    expect(await recruiterBehind(world.db, slug)).toBe(by.recruiterId);
    expect((await saveRecruiterProfile.call(by.ctx, fields({ headline: "Robotics" }))).slug).toBe(slug);
    expect((await read(slug)).recruiter.headline).toBe("Robotics");
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${by.userId}`;
    expect(await hidden()).toEqual([missing, null]);
    await world.database.ownerSql`update users set suspended_at = null where id = ${by.userId}`;
    await publishRecruiterProfile.call(by.ctx, { published: false });
    expect(await hidden()).toEqual([missing, null]);
  });

  it("must say enough to be public, and stays so", async () => {
    const by = await world.recruiter();
    for (const part of [{ headline: " " }, { fields: [] }, { regions: [] }, { languages: [] }] satisfies Partial<Fields>[]) {
      await saveRecruiterProfile.call(by.ctx, fields(part));
      expect(await codeOf(publishRecruiterProfile.call(by.ctx, { published: true })), JSON.stringify(part)).toBe("profile_incomplete");
    }
    await expect(world.database.sql`update recruiter_profiles set published_at = app.now() where recruiter_id = ${by.recruiterId}`).rejects.toMatchObject({ constraint_name: "recruiter_profiles_complete" });
    await publishedAs(by);
    expect(await codeOf(saveRecruiterProfile.call(by.ctx, fields({ regions: [] })))).toBe("profile_incomplete");
    expect(await codeOf(saveRecruiterProfile.call(by.ctx, fields({ recruitingSince: (await world.now()).getUTCFullYear() + 1 })))).toBe("since_in_the_future");
    expect(await codeOf(saveRecruiterProfile.call(by.ctx, fields({ about: `Write to ${by.email}` })))).toBe("invalid_input");
    expect(await codeOf(saveRecruiterProfile.call(by.ctx, fields({ roleKinds: ["Controls", "controls"] })))).toBe("invalid_input");
  });

  it("gets an address of its own, also where two have one name and begin at once", async () => {
    const name = `Sam Same ${fresh()}`;
    const people = await Promise.all([1, 2, 3].map(() => world.recruiter({ name })));
    const slugs = await Promise.all(people.map((by) => saveRecruiterProfile.call(by.ctx, fields())));
    expect(new Set(slugs.map((one) => one.slug)).size).toBe(3);
    const again = await Promise.all([...people, ...people].map((by) => saveRecruiterProfile.call(by.ctx, fields())));
    expect(again).toEqual([...slugs, ...slugs]);
    const late = await world.recruiter({ name });
    const twice = await Promise.all([1, 2].map(() => saveRecruiterProfile.call(late.ctx, fields())));
    expect(new Set(twice.map((one) => one.slug)).size).toBe(1);
  });

  it("says what has happened: hires that have begun, roles under way, the firm and since when", async () => {
    const [by, company] = [await world.recruiter(), await world.company()];
    const slug = await publishedAs(by);
    const counted = async () => {
      const { recruiter } = await read(slug);
      return [recruiter.placements, recruiter.rolesNow];
    };
    const { applicationId } = await world.submission({ recruiter: by, company });
    expect(await counted()).toEqual([0, 1]);
    await world.database.ownerSql`update applications set state = 'withdrawn' where id = ${applicationId}`;
    expect(await counted()).toEqual([0, 0]);
    await world.placed({ recruiter: by, company });
    const [placed, open] = await counted();
    expect([placed, open]).toEqual([0, 0]);
    await world.started({ recruiter: by, company });
    expect((await counted())[0]).toBe(1);
    await world.submission({ recruiter: by, company });
    expect((await counted())[1]).toBe(1);
    await world.database.ownerSql`update jobs set state = 'paused' where state = 'open' and company_id = ${company.companyId}`;
    expect((await counted())[1]).toBe(0);
    const { recruiter } = await read(slug);
    const [firm] = await world.database.sql<{ name: string; since: string }[]>`select f.name, r.created_at as since from organizations f join recruiters r on r.firm_id = f.id where r.id = ${by.recruiterId}`;
    expect([recruiter.firmName, recruiter.hereSince]).toEqual([firm?.name, new Date(firm?.since ?? "").toISOString()]);
  });

  it("stands for a firm only while its recruiter belongs to it, and leads to the firm's page", async () => {
    const owner = await world.recruiter({ firmName: `Page Firm ${fresh()}` });
    const colleague = await world.colleague(owner);
    const [mine, theirs] = [await publishedAs(owner), await publishedAs(colleague)];
    const { recruiter } = await read(mine);
    const firm = () => firmPage.call(world.anonymous, { slug: recruiter.firmSlug });
    expect((await firm()).firm.recruiters.map((one) => one.slug)).toEqual([mine, theirs]);
    await world.database.ownerSql`delete from members where user_id = ${colleague.userId}`;
    expect(await codeOf(read(theirs))).toBe("not_found");
    expect((await firm()).firm.recruiters.map((one) => one.slug)).toEqual([mine]);
    await publishRecruiterProfile.call(owner.ctx, { published: false });
    expect(await codeOf(firm())).toBe("not_found");
    const company = await world.company();
    const [row] = await world.database.sql<{ slug: string }[]>`select slug from organizations where id = ${company.companyId}`;
    expect(await codeOf(firmPage.call(world.anonymous, { slug: row?.slug ?? "" }))).toBe("not_found");
  });
});

describe("candidates", () => {
  it("find recruiters though they mistype, by their name as it is now, and those that fit best first", async () => {
    const key = fresh().replaceAll(/\d/g, "");
    const [by, other] = [await world.recruiter({ name: `Marguerite Ravenscroft${key}`, firmName: `Quietwater ${key}` }), await world.recruiter({ name: `Marguerita Ravenhill${key}` })];
    await publishedAs(by, { roleKinds: ["Hydrogeologists"] });
    await publishedAs(other);
    const finds = async (search: string) => (await recruiterList.call(reader.ctx, { search })).data.map((one) => one.recruiterId);
    for (const search of [`ravenscroft${key}`, `margerite ravencroft${key}`, "hydrogeologsts", `QUIETWATR ${key}`, "  hydrogeologists,  marguerite "]) expect((await finds(search))[0], search).toBe(by.recruiterId);
    expect(await finds("marguerite zzzzxyxy")).toEqual([]);
    await world.database.ownerSql`update users set name = ${`Philippa Thornbury${key}`} where id = ${by.userId}`;
    expect([(await finds(`thornbury${key}`))[0], await finds(`ravenscroft${key}`)]).toEqual([by.recruiterId, expect.not.arrayContaining([by.recruiterId])]);
    await world.database.ownerSql`update organizations set name = ${`Loudwater ${key}`} where id = ${by.firmId}`;
    expect((await finds(`loudwater ${key}`))[0]).toBe(by.recruiterId);
  });

  it("narrow by field, region and language, and find firms by all of theirs", async () => {
    const owner = await world.recruiter({ firmName: `Narrow ${fresh()}` });
    const colleague = await world.colleague(owner);
    await publishedAs(owner, { fields: ["legal"], regions: ["iberia"], languages: ["pt"] });
    await publishedAs(colleague, { fields: ["legal", "executive"], regions: ["italy"], languages: ["it", "en"] });
    const people = async (filter: Parameters<typeof recruiterList.call>[1]) => (await recruiterList.call(reader.ctx, { ...filter, limit: 200 })).data.map((one) => one.recruiterId).filter((one) => [owner.recruiterId, colleague.recruiterId].includes(one));
    expect(await people({ field: "legal" })).toEqual([colleague.recruiterId, owner.recruiterId]);
    expect(await people({ field: "legal", region: "iberia" })).toEqual([owner.recruiterId]);
    expect(await people({ region: "italy", language: "it" })).toEqual([colleague.recruiterId]);
    expect(await people({ region: "iberia", language: "it" })).toEqual([]);
    const firms = (await firmList.call(reader.ctx, { limit: 200, field: "legal" })).data.filter((one) => one.name.startsWith("Narrow"));
    expect(firms).toMatchObject([{ recruiters: 2, fields: ["executive", "legal"], regions: ["iberia", "italy"], languages: ["en", "it", "pt"], placements: 0 }]);
    const narrowed = (await firmList.call(reader.ctx, { limit: 200, region: "iberia", language: "pt" })).data.filter((one) => one.name.startsWith("Narrow"));
    expect(narrowed, "a filter finds the firm and changes nothing that is said of it").toEqual(firms);
    expect((await firmList.call(reader.ctx, { limit: 200, region: "iberia", language: "it" })).data.some((one) => one.name.startsWith("Narrow")), "one recruiter fits, not two together").toBe(false);
    expect((await firmList.call(reader.ctx, { search: firms[0]?.name.replace("Narrow", "Narow") ?? "" })).data[0]).toEqual(firms[0]);
  });

  it("are not offered again whom they have blocked", async () => {
    const [by, person] = [await world.recruiter(), { name: `Met ${fresh()}`, email: `met.${fresh()}@example.com` }];
    await publishedAs(by);
    await world.requested(by, { fullName: person.name, email: person.email }, (await world.company()).companyId);
    const candidate = await world.candidate(person);
    const offered = async () => [(await recruiterList.call(candidate.ctx, { limit: 200 })).data.some((one) => one.recruiterId === by.recruiterId), (await firmList.call(candidate.ctx, { limit: 200 })).data.length];
    const [before, firms] = await offered();
    expect(before).toBe(true);
    await blockRecruiter.call(candidate.ctx, { recruiterId: by.recruiterId });
    expect(await offered()).toEqual([false, Number(firms) - 1]);
  });

  it("read a list page by page, each once, with a search and without, also where many came at one instant", async () => {
    const made = await Promise.all(Array.from({ length: 7 }, () => world.recruiter({ name: `Pagewise Pemberton ${fresh()}` })));
    for (const by of made) await publishedAs(by);
    await world.database.ownerSql`update recruiter_profiles set published_at = date_trunc('second', app.now())`;
    for (const search of ["", "pagewise pembertn"]) {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof recruiterList.call>> = await recruiterList.call(reader.ctx, { search, limit: 2, ...(cursor === null ? {} : { cursor }) });
        found.push(...page.data.map((one) => one.recruiterId));
        cursor = page.nextCursor;
      } while (cursor !== null && found.length < 100);
      expect(new Set(found).size, search).toBe(found.length);
      for (const by of made) expect(found, search).toContain(by.recruiterId);
    }
    for (const cursor of ["x", "2026-01-01T00:00:00.000Z~rec_1", "2026-01-01T00:00:00.000Z~9999-rec"]) expect(await codeOf(recruiterList.call(reader.ctx, { cursor }))).toBe("invalid_input");
  });
});

describe("the words of profiles", () => {
  it("are the same in the code and in the database", async () => {
    const rows = await world.database.sql<{ name: string; def: string }[]>`select conname as name, pg_get_constraintdef(oid) as def from pg_constraint where conname in ('recruiter_profiles_fields_known', 'recruiter_profiles_regions_known', 'recruiter_profiles_languages_known', 'candidate_profiles_region_known', 'candidate_profiles_languages_known', 'candidate_profiles_seniority_known') order by conname`;
    const known = rows.map(({ name, def }) => [name, [...def.matchAll(/'([a-z_]+)'::text/g)].map((one) => one[1])]);
    const [regions, languages] = [codesOf(regionNames), codesOf(languageNames)];
    expect(Object.fromEntries(known)).toEqual({
      candidate_profiles_languages_known: languages, candidate_profiles_region_known: regions, candidate_profiles_seniority_known: codesOf(seniorityNames), recruiter_profiles_fields_known: codesOf(fieldNames), recruiter_profiles_languages_known: languages, recruiter_profiles_regions_known: regions,
    });
  });
});
