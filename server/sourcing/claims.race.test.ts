// Proves: of 200 recruiters who add one person at once, one wins, nothing deadlocks, and every other is told the same end date (T6, I-22); a
// claim that is given up while others want it, one at the boundary of an ended period, and a double click leave one holder at any instant.
// Would miss: a way to protect a person that does not go through `candidate_sourcers`.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { raceForPerson, recruitersFor } from "@/db/testing/races/claim-race";
import { raceForMerge } from "@/db/testing/races/merge-race";
import { deadlocksOf, failures, fulfilled, together } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { transaction } from "../kernel/database";
import { Refusal } from "../kernel/errors";
import { currentPolicy } from "../policy";
import { addCandidate } from "./add-candidate";
import { claimPerson, protectionAt } from "./protection";
import { releaseClaim } from "./release-claim";
import { requestRtr } from "./request-rtr";
import { signRtr } from "./answer-rtr";
import { acceptClaim, offerClaim } from "./transfer-claim";

const RACERS = 200;
const ROUNDS = 20;

let world: World;
let racers: Recruiter[];
let deadlocks: number;
const racer = (i: number): Recruiter => racers[i] ?? missing();
function missing(): never {
  throw new Error("There are not that many recruiters.");
}
const refusalsOf = (results: readonly PromiseSettledResult<unknown>[]) => results.flatMap((result) => (result.status === "rejected" ? [result.reason instanceof Refusal ? result.reason.code : String(result.reason)] : []));
const overlaps = async (candidateId: string) =>
  (await world.db.execute<{ n: number }>(sql`select count(*)::int as n from candidate_sourcers a join candidate_sourcers b on a.candidate_id = b.candidate_id and a.id < b.id and a."window" && b."window" where a.candidate_id = ${candidateId}`))[0]?.n;

beforeAll(async () => {
  world = await makeWorld(RACERS);
  racers = await recruitersFor(world, RACERS);
  deadlocks = await deadlocksOf(world.db);
});
afterAll(() => world.close());

describe("200 recruiters add one person at once", () => {
  it("has one winner in each of 20 rounds, no deadlock, and the end date for every loser", async () => {
    let losers = 0;
    let fewest = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const email = `race.${round}@example.com`;
      // In every other round nobody has written the person down yet; in the rest their last protection has been given up.
      const person = round % 2 === 0 ? "new" : "free";
      if (person === "free") {
        const { claimId } = await world.claimed(racer(round), { email });
        await releaseClaim.call(racer(round).ctx, { claimId, reason: "Not looking any more" });
      }
      const race = await raceForPerson(world, racers, { email });
      expect(race.findings, `round ${round}, a ${person} person`).toEqual([]);
      losers += race.losers;
      fewest = Math.min(fewest, race.inFlight);
    }
    console.log(`claims: ${ROUNDS} rounds of ${RACERS}, ${ROUNDS} winners, ${losers} told the end date, at least ${fewest} in flight, 0 deadlocks`);
  }, 120_000);
});

describe("a claim given up while others want it", () => {
  it("ends with one holder at any instant, and a truthful answer for each", async () => {
    let handedOver = 0;
    for (let round = 0; round < 20; round++) {
      const email = `release.${round}@example.com`;
      const { claimId, candidateId } = await world.claimed(racer(0), { email });
      const { results, inFlight } = await together(20, (i): Promise<unknown> => (i === 0 ? releaseClaim.call(racer(0).ctx, { claimId, reason: "Not looking any more" }) : addCandidate.call(racer(i).ctx, { fullName: "Elena Marsh", email })));
      expect(inFlight).toBeGreaterThan(1);
      const [release, ...adds] = results;
      expect(release?.status).toBe("fulfilled");
      expect(new Set(refusalsOf(adds))).toEqual(new Set(["already_protected"]));
      expect(fulfilled(adds).length).toBeLessThanOrEqual(1);
      expect(await overlaps(candidateId)).toBe(0);
      handedOver += fulfilled(adds).length;
    }
    console.log(`claims given up under 19 others: handed over in ${handedOver} of 20 rounds`);
  }, 60_000);
});

describe("the instant at which a period ends", () => {
  it("belongs to the next: a claim from that very instant stands, one a millisecond earlier does not", async () => {
    const { claimId, candidateId } = await world.claimed(racer(0), { email: "boundary@example.com" });
    await releaseClaim.call(racer(0).ctx, { claimId, reason: "Not looking any more" });
    const [row] = await world.db.execute<{ ends: string }>(sql`select upper("window") as ends from candidate_sourcers where id = ${claimId}`);
    const ends = new Date(row?.ends ?? "");
    const claimAt = (now: Date, i: number) =>
      transaction(world.db, async (tx) => {
        await tx.execute(sql`select set_config('app.actor', 'system:test', true)`);
        return claimPerson(tx, { candidateId, recruiterId: racer(i).recruiterId, firmId: racer(i).firmId, policy: await currentPolicy(tx), now, actorName: "system:test" });
      });
    const early = await together(50, (i) => claimAt(new Date(ends.getTime() - 1), i + 1));
    expect(failures(early.results)).toEqual([]);
    expect(fulfilled(early.results).filter(Boolean)).toEqual([]);
    const { results, inFlight } = await together(50, (i) => claimAt(ends, i + 1));
    expect(inFlight).toBeGreaterThan(1);
    expect(failures(results)).toEqual([]);
    expect(fulfilled(results).filter(Boolean)).toHaveLength(1);
    expect((await protectionAt(world.db, candidateId, new Date(ends.getTime() - 1)))?.recruiterId).toBe(racer(0).recruiterId);
    expect((await protectionAt(world.db, candidateId, ends))?.recruiterId).not.toBe(racer(0).recruiterId);
  });
});

describe("an extension while the period ends", () => {
  it("either holds or comes too late: one holder at any instant, and the signature stands either way", async () => {
    const { companyId } = await world.company();
    let extended = 0;
    let late = 0;
    for (let round = 0; round < 24; round++) {
      const who = await world.claimed(racer(0), { email: `ending.${round}@example.com`, fullName: `Ending ${round}` });
      const rtrId = await world.requested(racer(0), who, companyId);
      const person = await world.candidate({ name: who.fullName, email: who.email });
      // The clock stands a few milliseconds before the end, so that some of them come before it and some after.
      await world.db.execute(sql`select app.move_clock((select upper("window") from candidate_sourcers where id = ${who.claimId}) - clock_timestamp() - make_interval(secs => ${0.004 + (round % 8) * 0.006}))`);
      const { results, inFlight } = await together(24, (i): Promise<unknown> => (i === 0 ? signRtr.call(person.ctx, { rtrId, signedName: who.fullName, textVersion: 1 }) : addCandidate.call(racer(i).ctx, { fullName: who.fullName, email: who.email })));
      expect(inFlight).toBeGreaterThan(1);
      const [signed, ...adds] = results;
      expect(signed, JSON.stringify(signed)).toMatchObject({ status: "fulfilled" });
      expect(refusalsOf(adds).filter((code) => code !== "already_protected")).toEqual([]);
      expect(fulfilled(adds).length).toBeLessThanOrEqual(1);
      expect(await overlaps(who.candidateId)).toBe(0);
      const [claim] = await world.db.execute<{ longer: boolean }>(sql`select upper("window") > lower("window") + interval '31 days' as longer from candidate_sourcers where id = ${who.claimId}`);
      expect(Boolean(claim?.longer)).toBe(fulfilled(adds).length === 0 && (await protectionAt(world.db, who.candidateId, await world.now()))?.claimId === who.claimId);
      if (claim?.longer) extended++;
      else late++;
    }
    console.log(`extensions at the end of a period: ${extended} held, ${late} came too late`);
  }, 60_000);
});

describe("a claim given up while its holder's evidence comes", () => {
  it("ends, and both who gave it up and who signed are answered", async () => {
    const { companyId } = await world.company();
    for (let round = 0; round < 20; round++) {
      const who = await world.claimed(racer(0), { email: `both.${round}@example.com`, fullName: `Both ${round}` });
      const rtrId = await world.requested(racer(0), who, companyId);
      const person = await world.candidate({ name: who.fullName, email: who.email });
      const { results, inFlight } = await together(8, (i): Promise<unknown> =>
        i === 0 ? signRtr.call(person.ctx, { rtrId, signedName: who.fullName, textVersion: 1 }) : i === 1 ? releaseClaim.call(racer(0).ctx, { claimId: who.claimId, reason: "Let go" }) : addCandidate.call(racer(i).ctx, { fullName: who.fullName, email: who.email }));
      expect(inFlight).toBeGreaterThan(1);
      expect(results.slice(0, 2).map((one) => one.status), JSON.stringify(results.slice(0, 2))).toEqual(["fulfilled", "fulfilled"]);
      expect(await overlaps(who.candidateId)).toBe(0);
    }
  }, 60_000);
});

describe("a claim handed on while others want it", () => {
  it("leaves no instant between the two in which anybody else could take it", async () => {
    const deadlocks = await deadlocksOf(world.db);
    for (let round = 0; round < 20; round++) {
      const email = `handed.${round}@example.com`;
      const { claimId, candidateId } = await world.claimed(racer(0), { email });
      const { transferId } = await offerClaim.call(racer(0).ctx, { claimId, toEmail: racer(1).email });
      const { results, inFlight } = await together(24, (i): Promise<unknown> => (i === 0 ? acceptClaim.call(racer(1).ctx, { transferId }) : addCandidate.call(racer(i + 1).ctx, { fullName: "Elena Marsh", email })));
      expect(inFlight).toBeGreaterThan(1);
      const [accepted, ...adds] = results;
      expect(accepted?.status).toBe("fulfilled");
      expect(new Set(refusalsOf(adds))).toEqual(new Set(["already_protected"]));
      expect(fulfilled(adds)).toEqual([]);
      expect(await overlaps(candidateId)).toBe(0);
    }
    expect(await deadlocksOf(world.db)).toBe(deadlocks);
  }, 60_000);
});

describe("records merged while others claim them", () => {
  it("leaves one record and one holder at any instant, found by the keys of both", async () => {
    for (let round = 0; round < 12; round++) {
      const race = await raceForMerge(world, racers.slice(1, 41), { holder: racer(0), giveUp: round % 3 === 0 ? null : round % 3 === 1 ? "winner" : "loser" });
      expect(race.findings, `round ${round}`).toEqual([]);
      expect(race.inFlight).toBeGreaterThan(1);
    }
  }, 60_000);
});

describe("ten clicks at once", () => {
  it("add a person once, and say that they are yours already", async () => {
    for (let round = 0; round < 5; round++) {
      const { results, inFlight } = await together(10, () => addCandidate.call(racer(1).ctx, { fullName: "Elena Marsh", email: `twice.${round}@example.com`, phone: `+1415555${String(2_000 + round)}` }));
      expect(inFlight).toBeGreaterThan(1);
      expect(fulfilled(results)).toHaveLength(1);
      expect(new Set(refusalsOf(results))).toEqual(new Set(["already_yours"]));
    }
  });
  it("ask a person for their right to represent once", async () => {
    const { companyId } = await world.company();
    for (let round = 0; round < 5; round++) {
      const email = `ask.${round}@example.com`;
      const { results, inFlight } = await together(10, () => requestRtr.call(racer(2).ctx, { person: { fullName: "Elena Marsh", email }, companyId }));
      expect(inFlight).toBeGreaterThan(1);
      expect(fulfilled(results)).toHaveLength(1);
      expect(new Set(refusalsOf(results))).toEqual(new Set(["already_requested"]));
      const [people] = await world.db.execute<{ n: number }>(sql`select count(*)::int as n from right_to_represent r join candidate_keys k on k.candidate_id = r.candidate_id where k.value = ${email}`);
      expect(people?.n).toBe(1);
    }
  });
  it("of different recruiters who ask for one new person leave one person, whatever keys each has", async () => {
    const { companyId } = await world.company();
    const [before] = await world.db.execute<{ people: number }>(sql`select count(*)::int as people from candidates`);
    const deadlocks = await deadlocksOf(world.db);
    for (let round = 0; round < 5; round++) {
      const email = `many.${round}@example.com`;
      const { results } = await together(40, (i) => requestRtr.call(racer(i).ctx, { person: { fullName: "Elena Marsh", email, ...(i % 2 ? { phone: `+1415555${String(3_000 + round)}` } : {}) }, companyId }));
      expect(failures(results)).toEqual([]);
      expect(new Set(fulfilled(results).map((one) => one.candidateId)).size).toBe(1);
    }
    const [after] = await world.db.execute<{ people: number }>(sql`select count(*)::int as people from candidates`);
    expect((after?.people ?? 0) - (before?.people ?? 0)).toBe(5);
    expect(await deadlocksOf(world.db)).toBe(deadlocks);
  });
});

it("meets no deadlock in any of these: what is tried again hides none", async () => expect(await deadlocksOf(world.db)).toBe(deadlocks));
