// Proves: a check says who is free, whose time lasts until when and who was introduced, names nobody, answers for strangers exactly as for known people who
// are free, keeps no address, stays within the day's allowance however many ask at once, and is shown to the person, through a change of the secret
// too. Would miss: a difference in time that only a network shows.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { type CompanyUser, fresh, type Recruiter } from "@/db/testing/world/people";
import { publishPolicy } from "../policy/publish-policy";
import { policySettings } from "../policy";
import { blindCheck, checksLeft } from "./blind-check";
import { myChecks, setChecks } from "./my-checks";
import { releaseClaim } from "./release-claim";

let world: World;
let holder: Recruiter;
let asker: Recruiter;
let company: CompanyUser;
beforeAll(async () => {
  process.env.BLIND_CHECK_KEYS = "1:the first secret of this test's marketplace";
  world = await makeWorld();
  [holder, asker, company] = [await world.recruiter(), await world.recruiter(), await world.company()];
});
afterAll(async () => {
  delete process.env.BLIND_CHECK_KEYS;
  await world.close();
});

type Asked = { email?: string; phone?: string; linkedin?: string };
const ask = async (people: Asked[], of: { by?: Recruiter; companyId?: string } = {}) => blindCheck.call((of.by ?? asker).ctx, { people, ...(of.companyId === undefined ? {} : { companyId: of.companyId }) });
const first = async (person: Asked, of: { by?: Recruiter; companyId?: string } = {}) => (await ask([person], of)).answers[0];
const stranger = () => `nobody.${fresh()}@example.com`;
const freed = async () => {
  const who = await world.claimed(holder);
  await releaseClaim.call(holder.ctx, { claimId: who.claimId, reason: "Not looking any more" });
  return who;
};

describe("an answer", () => {
  it("tells protected until when, and never by whom", async () => {
    const who = await world.claimed(holder);
    const answer = await first({ email: who.email.toUpperCase() });
    expect(answer).toMatchObject({ state: "protected", introducedUntil: null, problem: null });
    expect(new Date(answer?.until ?? 0).getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    expect(await first({ email: who.email }, { by: holder })).toMatchObject({ state: "yours", until: answer?.until });
  });
  it("is to the letter the same for a stranger as for a known person who is free", async () => {
    const who = await freed();
    const known = await first({ email: who.email });
    expect(known).toEqual({ state: "free", until: null, introducedUntil: null, problem: null });
    expect(JSON.stringify(await first({ email: stranger() }))).toBe(JSON.stringify(known));
  });
  it("tells of an introduction to the company that was named, and only to that one", async () => {
    const { person } = await world.submission({ recruiter: holder, company });
    const there = await first({ email: person.email }, { companyId: company.companyId });
    expect(there?.introducedUntil).not.toBeNull();
    const other = await world.company();
    expect((await first({ email: person.email }, { companyId: other.companyId }))?.introducedUntil).toBeNull();
    expect((await first({ email: person.email }))?.introducedUntil).toBeNull();
  });
  it("comes in the order of the question, and says what it could not read without counting it", async () => {
    const who = await world.claimed(holder);
    const before = (await checksLeft.call(asker.ctx, {})).left.today;
    const { answers, left } = await ask([{ email: stranger() }, { email: "nobody@nowhere" }, { email: who.email }, {}, { phone: "12" }]);
    expect(answers.map((one) => one.state)).toEqual(["free", "unreadable", "protected", "unreadable", "unreadable"]);
    expect(answers[1]?.problem).toMatch(/e-mail with a domain/);
    expect(before - left.today).toBe(2);
  });
  it("of a firm's id in place of a company's is that there is nothing", async () => {
    await expect(ask([{ email: stranger() }], { companyId: holder.firmId })).rejects.toMatchObject({ code: "not_found" });
    await expect(ask([{ email: stranger() }], { companyId: "org_none" })).rejects.toMatchObject({ code: "not_found" });
  });
});

it("keeps no address of anybody, and cannot be rewritten", async () => {
  const email = stranger();
  await ask([{ email, phone: "+1 617 555 0199" }]);
  const rows = await world.db.execute(sql`select c::text || l::text || coalesce(h::text, '') as row from blind_checks c join blind_check_lines l on l.check_id = c.id left join blind_check_hashes h using (check_id, line_no)`);
  const all = JSON.stringify(rows);
  expect(all).not.toContain(email.split("@")[0]);
  expect(all).not.toContain("6175550199");
  for (const change of ["update blind_check_lines set answer = 'free'", "delete from blind_check_hashes", "update blind_checks set recruiter_id = 'x'"]) await expect(world.database.sql.unsafe(change)).rejects.toThrow();
});

describe("the person", () => {
  it("sees that someone asked and what was told, also before anybody here knew them, and after the secret has changed", async () => {
    const email = stranger();
    await ask([{ email }]);
    process.env.BLIND_CHECK_KEYS = "2:the second secret of this marketplace,1:the first secret of this test's marketplace";
    const candidate = await world.candidate({ email });
    expect(await myChecks.call(candidate.ctx, {})).toMatchObject({ checks: [{ told: "free" }], optedOutAt: null });
    await ask([{ email }]);
    const { checks } = await myChecks.call(candidate.ctx, {});
    expect(checks).toHaveLength(2);
    expect(JSON.stringify(checks)).not.toContain(asker.userId);
  });
  it("is told of only when they wish; their own recruiter still sees the own claim", async () => {
    const who = await world.claimed(holder);
    const candidate = await world.candidate({ email: who.email });
    await setChecks.call(candidate.ctx, { answered: false });
    expect(await first({ email: who.email })).toEqual({ state: "opted_out", until: null, introducedUntil: null, problem: null });
    expect(await first({ email: who.email }, { by: holder })).toMatchObject({ state: "yours" });
    expect((await setChecks.call(candidate.ctx, { answered: true })).optedOutAt).toBeNull();
    expect(await first({ email: who.email })).toMatchObject({ state: "protected" });
  });
});

it("takes 500 people at once, and not one more", async () => {
  const by = await world.recruiter();
  const people = Array.from({ length: 501 }, () => ({ email: stranger() }));
  await expect(ask(people, { by })).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [expect.objectContaining({ path: "people" })] });
  expect((await ask(people.slice(1), { by })).answers).toHaveLength(500);
});

it("stays within the day's allowance of a recruiter and of a firm, also when all ask at once", async () => {
  const { ctx } = await world.person({ platformRole: "owner" });
  const { version } = (await world.db.execute<{ version: number }>(sql`select max(version)::int as version from marketplace_config`))[0] ?? { version: 1 };
  await publishPolicy.call(ctx, { basedOnVersion: version, settings: policySettings.parse({ blindChecks: { perRecruiterPerDay: 10, perFirmPerDay: 10 } }), reason: "In this test" });
  const eager = await world.recruiter();
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => ask([{ email: stranger() }, { email: stranger() }, { email: stranger() }], { by: eager })));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(3);
  for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "checks_used_up" });
  expect((await checksLeft.call(eager.ctx, {})).left).toEqual({ today: 1, allowed: 10 });
  await ask([{ email: stranger() }], { by: eager });
  await expect(ask([{ email: stranger() }], { by: eager })).rejects.toMatchObject({ code: "checks_used_up" });
  await world.passTime({ days: 1 });
  expect((await checksLeft.call(eager.ctx, {})).left.today).toBe(10);

  await publishPolicy.call(ctx, { basedOnVersion: version + 1, settings: policySettings.parse({ blindChecks: { perRecruiterPerDay: 10, perFirmPerDay: 12 } }), reason: "In this test" });
  const colleague = await world.colleague(eager);
  await ask(Array.from({ length: 10 }, () => ({ email: stranger() })), { by: eager });
  await expect(ask([{ email: stranger() }, { email: stranger() }, { email: stranger() }], { by: colleague })).rejects.toMatchObject({ code: "checks_used_up" });
  await ask([{ email: stranger() }, { email: stranger() }], { by: colleague });
  await expect(ask([{ email: stranger() }], { by: colleague })).rejects.toMatchObject({ code: "checks_used_up" });
});
