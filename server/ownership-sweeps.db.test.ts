// Proves: what jobs tell and write down about ownership leaves the same facts whether they run in time, twice, days late or once at the end (then twice): ends of protection, ends of rights,
// deadlines of cases with what silence decides, of objections with what silence accepts, offers of claims that lapse, lists that are brought. A late run tells nothing that a run in time would not have told, and leaves out only reminders
// of what is past. Would miss: two runs at the same instant (the races), and the delivery of what was told (notifications).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standingClock } from "@/db/testing/standing-clock";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { proof } from "@/db/testing/world/disputes";
import { moveAll, peopleList, startedList } from "@/db/testing/world/lists";
import type { Recruiter } from "@/db/testing/world/people";
import { settleDisputes, tellObjectionWindows } from "./disputes";
import { answerDispute } from "./disputes/answer-dispute";
import { contestClaim } from "./disputes/contest-claim";
import { decideDispute } from "./disputes/decide-dispute";
import { objectToSubmission } from "./disputes/object-to-submission";
import { moveImport } from "./imports/move-import";
import { wakeImports } from "./imports/wake-imports";
import { limits } from "./kernel/limits";
import { tellEndingClaims, tellEndingRights } from "./sourcing";
import { signRtr } from "./sourcing/answer-rtr";
import { claimOffers } from "./sourcing/claim-offers";
import { requestRtr } from "./sourcing/request-rtr";
import { offerClaim } from "./sourcing/transfer-claim";

const DAY = 86_400_000;
/** A Monday. */
const START = Date.parse("2027-11-22T10:00:00Z");
/** Behind every deadline, and before the end of the claim that a decision begins. */
const END = START + 40 * DAY;
const SAID = "They wrote to me a month before.";
type Words = { [field: string]: unknown };
type Stage = { names: ReadonlyMap<string, string>; taker: Recruiter };

/** One world at one instant: a claim that only ends, one on offer, rights that end and one that nobody answered, and five cases of which silence, an admin and time make something. */
async function begin(world: World): Promise<Stage> {
  const [holder, rival, taker, company] = [await world.recruiter(), await world.recruiter(), await world.recruiter(), await world.company()];
  const admin = await world.person({ platformRole: "support" });
  const names = new Map([[holder.recruiterId, "holder"], [rival.recruiterId, "rival"], [taker.recruiterId, "taker"], [holder.payeeId, "holder's"], [rival.payeeId, "rival's"], [company.companyId, "company"], [admin.userId, "admin"]]);
  const person = (candidateId: string, name: string) => void names.set(candidateId, name);

  person((await world.claimed(holder)).candidateId, "left alone");
  person((await world.submission({ company, recruiter: holder })).person.candidateId, "submitted");
  const offered = await world.claimed(holder);
  person(offered.candidateId, "on offer");
  await offerClaim.call(holder.ctx, { claimId: offered.claimId, toEmail: taker.email });
  const silent = await world.contested({ holder, challenger: rival });
  person(silent.candidateId, "silent");
  const answered = await world.contested({ holder, challenger: rival });
  person(answered.candidateId, "answered");
  await answerDispute.call(holder.ctx, { disputeId: answered.disputeId, answer: SAID });
  await decideDispute.call(admin.ctx, { disputeId: answered.disputeId, outcome: "upheld", reason: SAID });
  const reported = await world.reported({ holder, recruiter: rival });
  person(reported.person.candidateId, "reported");
  const objected = await world.submission({ company, recruiter: rival });
  person(objected.person.candidateId, "objected to");
  await objectToSubmission.call(company.ctx, { applicationId: objected.applicationId, statement: SAID, contacts: [{ happenedOn: "2027-11-20", direction: "both", note: SAID }] });
  const hired = await world.allocated({ holder, recruiter: rival });
  person(hired.person.candidateId, "hired");
  await contestClaim.call(rival.ctx, { applicationId: hired.applicationId, statement: SAID, evidence: await proof(world.db) });
  for (const [name, days] of [["signed", 20], ["asked", 5]] as const) {
    const who = await world.candidate();
    person(who.candidateId, name);
    const { rtrId } = await requestRtr.call(holder.ctx, { person: { fullName: who.name, email: who.email }, companyId: company.companyId, endsOn: new Date(START + days * DAY).toISOString().slice(0, 10) });
    if (name === "signed") await signRtr.call(who.ctx, { rtrId, signedName: who.name, textVersion: 1 });
  }
  return { names, taker };
}

/** Every job that tells or writes down what time has made of ownership, each until nothing is left. */
async function sweep(world: World): Promise<void> {
  await tellEndingClaims.call(world.system, { limit: limits.endsToldAtOnce });
  await tellEndingRights.call(world.system, {});
  await tellObjectionWindows.call(world.system, {});
  expect(await settleDisputes.call(world.system, {})).toMatchObject({ failed: 0 });
}

/** The next instant at which anything falls due; null = nothing any more. */
async function nextDue(world: World, now: number): Promise<number | null> {
  const [row] = await world.db.execute<{ at: string | null }>(sql`
    with due as (
      select upper(c."window") - make_interval(hours => b) as at from candidate_sourcers c, unnest(array[168, 24, 0]) b where c.state = 'active'
      union all select (r.ends_on + 1)::timestamp at time zone 'UTC' - make_interval(hours => b) from right_to_represent r, unnest(array[168, 24, 0]) b
      union all select d.answer_due_at - make_interval(hours => b) from disputes d, unnest(array[24, 0]) b where d.state = 'open'
      union all select d.appeal_due_at from disputes d where d.state = 'decided'
      union all select i.object_until - make_interval(hours => b) from introductions i, unnest(array[24, 0]) b where i.object_until is not null
      union all select t.open_until from claim_transfers t)
    select min(at) as at from due where at > ${new Date(now).toISOString()}::timestamptz`);
  return row?.at ? Date.parse(row.at) : null;
}

/** What is true at the end, in words that are the same in every world: no ids, and no instants but deadlines and ends that count. */
async function factsOf(world: World, { names, taker }: Stage): Promise<{ facts: Words; told: string[] }> {
  const offers = (await claimOffers.call(taker.ctx, {})).received.map(({ state, openUntil }) => ({ state, openUntil }));
  const word = (value: unknown): unknown => (typeof value === "string" ? (names.get(value) ?? value) : value instanceof Date ? value.toISOString() : value);
  const rows = async (query: ReturnType<typeof sql>) => (await world.db.execute<Words>(query)).map((row) => JSON.stringify(Object.values(row).map(word))).toSorted();
  const facts = {
    // An overturned claim ends when that is carried out, since no past period is rewritten; all other ends are the same.
    claims: await rows(sql`select candidate_id, recruiter_id, state, tier, case when state = 'overturned' then null else upper("window") end as until, (select string_agg(e.kind || e.at, ' ') from sourcer_evidence e where e.claim_id = c.id) as proof from candidate_sourcers c`),
    protecting: await rows(sql`select candidate_id, recruiter_id from candidate_sourcers where "window" @> app.now()`),
    rights: await rows(sql`select candidate_id, recruiter_id, state, ends_on from right_to_represent`),
    offers,
    cases: await rows(sql`select candidate_id, kind, state, outcome, opener_basis_points, answer_due_at, decided_at, appeal_due_at, closed_at from disputes`),
    decisions: await rows(sql`select d.candidate_id, x.round, x.outcome, x.decided_by, x.at from dispute_decisions x join disputes d on d.id = x.dispute_id`),
    recorded: await rows(sql`select d.candidate_id, l.rule, l.outcome, l.reason, l.at from decision_audit_log l join disputes d on d.id = l.subject_id`),
    submissions: await rows(sql`select candidate_id, state, verdict from applications`),
    awards: await rows(sql`select d.candidate_id, from_payee_id, to_payee_id, w.basis_points from share_awards w join disputes d on d.id = w.dispute_id`),
    holds: await rows(sql`select h.payee_id, s.role, h.slice_no, h.state, h.amount_minor::text, h.not_before, h.open_disputes from escrow_holds h join payout_splits s on s.id = h.payout_split_id`),
  };
  const events = await world.db.execute<{ type: string; data: Record<string, string>; candidate_id: string | null }>(sql`select type, data, candidate_id from marketplace_events where type similar to '(sourcing|disputes|applications)/%'`);
  const told = events.map(({ type, data, candidate_id }) => {
    const said = Object.entries(data).filter(([key, value]) => names.has(value) || !key.endsWith("Id")).map(([key, value]) => `${key}: ${word(value)}`);
    return [type, word(candidate_id), ...said.toSorted()].join(" ");
  });
  return { facts, told: told.toSorted() };
}

/** Runs the sweeps at every instant at which something falls due, from one on, so many times each; and at the end. */
async function played({ from, times }: { from: number; times: number }): Promise<Awaited<ReturnType<typeof factsOf>>> {
  const world = await makeWorld();
  try {
    const setClock = await standingClock(world, START);
    const stage = await begin(world);
    const sweeps = async () => { for (let n = 0; n < times; n++) await sweep(world); };
    for (let at = await nextDue(world, START); at !== null && at <= END; at = await nextDue(world, at)) {
      if (at < from) continue;
      await setClock(at);
      await sweeps();
    }
    await setClock(END);
    await sweeps();
    return await factsOf(world, stage);
  } finally {
    await world.close();
  }
}

/** What may be left untold by who comes late: it was of a day that is past. */
const reminders = ["disputes/answer.due", "sourcing/rtr.ending", "sourcing/claim.ending", "sourcing/claims.ending", "sourcing/claim.ended", "sourcing/claims.ended", "disputes/objection.ending", "disputes/introduction.accepted"];

it("the sweeps of ownership leave the same facts in time, twice, days late, and only at the end", async () => {
  const inTime = await played({ from: START, times: 1 });
  expect(inTime.facts).toMatchObject({
    protecting: expect.arrayContaining([JSON.stringify(["silent", "rival"])]), offers: [{ state: "lapsed" }], awards: [expect.stringContaining("hired"), expect.stringContaining("silent")],
    cases: [expect.stringContaining('"upheld"'), expect.stringContaining('"overturned"'), expect.stringContaining('"overturned"'), expect.stringContaining('"upheld"'), expect.stringContaining('"overturned"')],
  });
  for (const type of reminders.filter((one) => one !== "sourcing/claim.ended")) expect(inTime.told.some((news) => news.startsWith(`${type} `)), type).toBe(true);
  expect(await played({ from: START, times: 2 })).toEqual(inTime);
  for (const from of [START + 18 * DAY, END]) {
    const late = await played({ from, times: 2 });
    expect(late.facts).toEqual(inTime.facts);
    expect(late.told.filter((news) => !inTime.told.includes(news))).toEqual([]);
    expect(without(inTime.told, late.told).filter((news) => !reminders.some((type) => news.startsWith(`${type} `)))).toEqual([]);
    expect(without(late.told, inTime.told)).toEqual([]);
  }
}, 240_000);

/** What is in the first list more often than in the second. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter((one) => { const at = left.indexOf(one); if (at >= 0) left.splice(at, 1); return at < 0; });
}

describe("a list is brought with the same result", () => {
  let world: World;
  let providers: Providers;
  beforeAll(async () => {
    world = await makeWorld();
    providers = await startProviders(world.database.appUrl);
  });
  afterAll(async () => {
    await world.close();
    await providers.stop();
  });

  /** A list of two pages, one of whose people somebody else protects. Out: each row and the list, in words, and who protects whom. */
  async function brought(tag: string, way: (importId: string) => Promise<void>): Promise<Words> {
    const [who, other] = [await world.recruiter(), await world.recruiter()];
    await world.claimed(other, { email: `person.3@${tag}.example.com` });
    const importId = await startedList(world.system, who, peopleList(tag, limits.rowsPerClaim + 20));
    await way(importId);
    const [list] = await world.db.execute<Words>(sql`select state, counts, cursor from imports where id = ${importId}`);
    const rows = await world.db.execute<Words>(sql`select row_no, verdict from import_rows where import_id = ${importId} order by row_no`);
    const claims = await world.db.execute<Words>(sql`select recruiter_id = ${who.recruiterId} as mine, state, count(*)::int as n from candidate_sourcers where recruiter_id in (${who.recruiterId}, ${other.recruiterId}) group by 1, 2 order by 1, 2`);
    const told = await world.db.execute<Words>(sql`select type, count(*)::int as n from marketplace_events where data ->> 'importId' = ${importId} and type <> 'imports/import.due' group by 1 order by 1`);
    return { list, rows: [...rows], claims: [...claims], told: [...told] };
  }
  const wake = () => wakeImports.call(world.system, {});

  it("in time, twice, and after its run was lost", async () => {
    const inTime = await brought("intime", async (importId) => void (await moveAll(world.system, importId)));
    expect(inTime).toMatchObject({ list: { state: "done", counts: { added: limits.rowsPerClaim + 19, protected: 1 } } });
    const twice = await brought("twice", async (importId) => {
      for (let n = 0; n < 2; n++) await Promise.all([moveAll(world.system, importId), wake()]);
    });
    expect(twice).toEqual(inTime);
    const lost = await brought("lost", async (importId) => {
      await moveImport.call(world.system, { importId });
      await world.passTime({ hours: 3 });
      expect(await wake()).toMatchObject({ woken: 1, givenUp: 0 });
      expect(await wake()).toMatchObject({ woken: 0, givenUp: 0 });
      for (let n = 0; n < 2; n++) await moveAll(world.system, importId);
    });
    expect(lost).toEqual(inTime);
  }, 120_000);
});
