// Proves: of a block, a right taken back, a hidden employer or a pause, and a claim, request or submission at the same moment, one comes first and the other knows of it: nothing begins
// after the decision, and what began before is dealt with by it (I-33, I-35); a company that registers while a person names it is hidden from; nothing deadlocks. Would miss: a second way to write a submission.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "@/db/testing/invariants";
import { recruitersFor } from "@/db/testing/races/claim-race";
import { deadlocksOf, fulfilled, lockAwaited, together } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh, type CompanyUser, type Recruiter } from "@/db/testing/world/people";
import { submitCandidate } from "../applications/submit-candidate";
import { hideFromEmployer } from "../candidates/hide-employer";
import { setAvailability } from "../candidates/set-availability";
import { Refusal } from "../kernel/errors";
import { addCandidate } from "./add-candidate";
import { revokeRtr, signRtr } from "./answer-rtr";
import { blockRecruiter } from "./block";
import { signedRtr } from "./protection";
import { requestRtr } from "./request-rtr";

const ROUNDS = 16;

let world: World;
let racers: Recruiter[];
let company: CompanyUser;
let jobId: string;
let deadlocks: number;
const racer = (i: number): Recruiter => {
  const found = racers[i];
  if (!found) throw new Error("There are not that many recruiters.");
  return found;
};
beforeAll(async () => {
  world = await makeWorld(24);
  racers = await recruitersFor(world, 8);
  company = await world.company();
  jobId = await world.job(company);
  deadlocks = await deadlocksOf(world.db);
});
afterAll(async () => {
  expect(await deadlocksOf(world.db)).toBe(deadlocks);
  await world.close();
});

const codes = (results: readonly PromiseSettledResult<unknown>[]) => results.flatMap((one) => (one.status === "rejected" ? [one.reason instanceof Refusal ? one.reason.code : String(one.reason)] : []));
const count = async (query: ReturnType<typeof sql>) => (await world.db.execute<{ n: number }>(query))[0]?.n ?? 0;

/** Begins a little later: after so many questions to the same database. */
async function afterSome<T>(questions: number, work: () => Promise<T>): Promise<T> {
  for (let i = 0; i < questions * 3; i++) await world.now();
  return work();
}

/** A person whom the first racer has asked, so that they may block them. */
async function known() {
  const fullName = `Known ${fresh()}`;
  const email = `known.${fresh()}@example.com`;
  await requestRtr.call(racer(0).ctx, { person: { fullName, email }, companyId: company.companyId });
  return { fullName, email, person: await world.candidate({ name: fullName, email }) };
}

describe("a block, while the blocked recruiter", () => {
  it("claims the person: the claim was first, or is refused", async () => {
    let first = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { person, fullName, email } = await known();
      const { results, inFlight } = await together(6, (i): Promise<unknown> => (i === 5 ? blockRecruiter.call(person.ctx, { recruiterId: racer(0).recruiterId }) : addCandidate.call(racer(0).ctx, { fullName, email })));
      expect(inFlight).toBeGreaterThan(1);
      const [block] = results.slice(5);
      expect(block?.status, JSON.stringify(block)).toBe("fulfilled");
      const claims = results.slice(0, 5);
      expect(codes(claims).filter((code) => code !== "not_available" && code !== "already_yours")).toEqual([]);
      first += fulfilled(claims).length;
      await expect(addCandidate.call(racer(0).ctx, { fullName, email })).rejects.toMatchObject({ code: fulfilled(claims).length > 0 ? "already_yours" : "not_available" });
    }
    console.log(`block against claim: the claim was first in ${first} of ${ROUNDS} rounds`);
  }, 60_000);

  it("asks, or is being signed for: nothing stays open or in force", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { person, fullName } = await known();
      const other = await world.company();
      const [mine] = await world.db.execute<{ id: string }>(sql`select id from right_to_represent where candidate_id = ${person.candidateId}`);
      const { results, inFlight } = await together(3, (i): Promise<unknown> =>
        i === 0 ? blockRecruiter.call(person.ctx, { recruiterId: racer(0).recruiterId }) : i === 1 ? requestRtr.call(racer(0).ctx, { candidateId: person.candidateId, companyId: other.companyId }) : signRtr.call(person.ctx, { rtrId: mine?.id ?? "", signedName: fullName, textVersion: 1 }));
      expect(inFlight).toBeGreaterThan(1);
      expect(results[0]?.status, JSON.stringify(results[0])).toBe("fulfilled");
      expect(codes(results.slice(1)).filter((code) => code !== "not_available" && code !== "changed_meanwhile")).toEqual([]);
      expect(await count(sql`select count(*)::int as n from right_to_represent where candidate_id = ${person.candidateId} and state in ('requested', 'signed')`)).toBe(0);
    }
  }, 60_000);
});

describe("a right that is taken back while it is used", () => {
  it("was used before, or allows nothing", async () => {
    let used = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const who = await world.claimed(racer(1));
      const { rtrId, person } = await world.consented(racer(2), who, company.companyId);
      const { results, inFlight } = await together(4, (i): Promise<unknown> => (i === 1 ? afterSome(round % 4, () => revokeRtr.call(person.ctx, { rtrId })) : submitCandidate.call(racer(2).ctx, { jobId, candidateId: who.candidateId })));
      expect(inFlight).toBeGreaterThan(1);
      expect(results[1]?.status, JSON.stringify(results[1])).toBe("fulfilled");
      const submits = results.filter((_, i) => i !== 1);
      expect(codes(submits).filter((code) => code !== "protected_needs_rtr" && code !== "already_submitted")).toEqual([]);
      used += fulfilled(submits).length;
    }
    console.log(`a right taken back while it is used: used first in ${used} of ${ROUNDS} rounds`);
  }, 60_000);
});

describe("a right that is taken back", () => {
  it("by who asked first and waited for a submission is taken back after its use, and the record says so", async () => {
    const who = await world.claimed(racer(1));
    const { rtrId, person } = await world.consented(racer(2), who, company.companyId);
    let revoked: Promise<unknown> = Promise.resolve();
    // Held as a submission holds it: the revocation has its instant and waits, while a later submission goes through beside it.
    await world.database.ownerSql.begin(async (tx) => {
      await tx`select 1 from right_to_represent where id = ${rtrId} for share`;
      revoked = revokeRtr.call(person.ctx, { rtrId });
      await lockAwaited(world.db);
      await submitCandidate.call(racer(2).ctx, { jobId, candidateId: who.candidateId });
    });
    await revoked;
    const [row] = await world.db.execute<{ in_order: boolean }>(sql`select r.revoked_at > a.submitted_at as in_order from applications a join right_to_represent r on r.id = a.rtr_id where r.id = ${rtrId}`);
    expect(row).toEqual({ in_order: true });
    expect(await brokenInvariants(world.db)).toEqual([]);
  });
  it("allows nothing at an instant before it was signed", async () => {
    const who = await world.claimed(racer(1));
    const { rtrId } = await world.consented(racer(2), who, company.companyId);
    const [row] = await world.db.execute<{ signed_at: string }>(sql`select signed_at from right_to_represent where id = ${rtrId}`);
    const signedAt = new Date(row?.signed_at ?? "").getTime();
    const of = { candidateId: who.candidateId, recruiterId: racer(2).recruiterId, companyId: company.companyId, jobId };
    expect(await signedRtr(world.db, { ...of, at: new Date(signedAt) })).toEqual({ rtrId });
    expect(await signedRtr(world.db, { ...of, at: new Date(signedAt - 1) })).toBeNull();
  });
});

describe("an employer that is hidden", () => {
  it("while somebody submits there: the submission was first, or is refused", async () => {
    const name = `Racing ${fresh()}`;
    const at = await world.company({ companyName: name });
    const role = await world.job(at);
    for (let round = 0; round < ROUNDS; round++) {
      const who = await world.claimed(racer(3));
      const person = await world.candidate({ name: who.fullName, email: who.email });
      const { results, inFlight } = await together(4, (i): Promise<unknown> => (i === 1 ? hideFromEmployer.call(person.ctx, { name }) : submitCandidate.call(racer(3).ctx, { jobId: role, candidateId: who.candidateId })));
      expect(inFlight).toBeGreaterThan(1);
      expect(results[1]?.status, JSON.stringify(results[1])).toBe("fulfilled");
      expect(codes(results.filter((_, i) => i !== 1)).filter((code) => code !== "hidden_company" && code !== "already_submitted")).toEqual([]);
      await expect(requestRtr.call(racer(3).ctx, { candidateId: who.candidateId, companyId: at.companyId })).rejects.toMatchObject({ code: "hidden_company" });
    }
  }, 60_000);

  it("while the company registers: it is hidden from, whoever was first", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const name = `Newcomer ${fresh()}`;
      const person = await world.candidate();
      const { results, inFlight } = await together(2, (i): Promise<unknown> => (i === 0 ? hideFromEmployer.call(person.ctx, { name }) : world.company({ companyName: `${name} GmbH` })));
      expect(inFlight).toBe(2);
      expect(codes(results)).toEqual([]);
      expect(await count(sql`select count(*)::int as n from hidden_from where candidate_id = ${person.candidateId}`)).toBe(1);
    }
  }, 60_000);
});

describe("a person who becomes unavailable", () => {
  it("while many want them: whoever was first keeps the claim, and nobody comes after", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { person, fullName, email } = await known();
      const { results } = await together(8, (i): Promise<unknown> => (i === 4 ? setAvailability.call(person.ctx, { available: false }) : addCandidate.call(racer(i).ctx, { fullName, email })));
      expect(results[4]?.status, JSON.stringify(results[4])).toBe("fulfilled");
      const adds = results.filter((_, i) => i !== 4);
      expect(codes(adds).filter((code) => code !== "not_available" && code !== "already_protected")).toEqual([]);
      expect(fulfilled(adds).length).toBeLessThanOrEqual(1);
      const at = await count(sql`select count(*)::int as n from candidate_sourcers where candidate_id = ${person.candidateId}`);
      expect(codes(await Promise.allSettled([addCandidate.call(racer(7).ctx, { fullName, email })]))[0]).toMatch(/not_available|already_yours/);
      expect(await count(sql`select count(*)::int as n from candidate_sourcers where candidate_id = ${person.candidateId}`)).toBe(at);
    }
  }, 60_000);
});
