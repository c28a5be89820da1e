// Proves: two who ask each other at once are connected in one row; of acceptance and taking back, of a request and a block (either side's), of a block and an acceptance, one comes first and the other
// knows of it (I-36); a day's requests stay within the policy's number; nothing deadlocks. Would miss: a second way to write a connection.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "@/db/testing/invariants";
import { acceptAgainstWithdraw, afterSome, askedInOneDay, bothAsk, codesOf, writtenDuringBlock } from "@/db/testing/races/connection-race";
import { recruitersFor } from "@/db/testing/races/claim-race";
import { deadlocksOf, fulfilled, together, warm } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { blockRecruiter } from "../sourcing/block";
import { acceptConnection, declineConnection } from "./answer-request";
import { askCandidate, askRecruiter } from "./ask-connection";
import { blockCandidate, disconnect } from "./end-connection";

const ROUNDS = 16;

let world: World;
let deadlocks: number;
beforeAll(async () => {
  world = await makeWorld(24);
  await warm(world.db, 24);
  deadlocks = await deadlocksOf(world.db);
});
afterAll(async () => {
  expect(await brokenInvariants(world.db)).toEqual([]);
  expect(await deadlocksOf(world.db)).toBe(deadlocks);
  await world.close();
});

const stateOf = async (connectionId: string) => (await world.db.execute<{ state: string }>(sql`select state from marketplace_connections where id = ${connectionId}`))[0]?.state;

describe("two who ask each other at once", () => {
  it("are connected, in one row, in each of 50 rounds", async () => {
    let met = 0;
    for (let round = 0; round < 50; round++) {
      const { findings, inFlight } = await bothAsk(world, await world.acquainted());
      expect(findings).toEqual([]);
      if (inFlight > 1) met++;
    }
    expect(met).toBeGreaterThan(25);
  }, 120_000);
  it("anew, long after their connection ended, are connected as well", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const made = await world.connected();
      await disconnect.call(made.person.ctx, { connectionId: made.connectionId });
      await world.database.ownerSql`update marketplace_connections set moved_at = moved_at - interval '40 days' where id = ${made.connectionId}`;
      const { results } = await together(2, (i): Promise<unknown> => (i === 0 ? askRecruiter.call(made.person.ctx, { recruiterId: made.recruiter.recruiterId }) : askCandidate.call(made.recruiter.ctx, { candidateId: made.person.candidateId })));
      expect(codesOf(results)).toEqual([]);
      expect(await stateOf(made.connectionId)).toBe("active");
    }
  }, 60_000);
});

describe("of two moves at once", () => {
  it("an acceptance and a taking back: one comes first, and a claim begins with an acceptance alone", async () => {
    let accepted = 0;
    let met = 0;
    for (let round = 0; round < 2 * ROUNDS; round++) {
      // Now the one, now the other begins later, from not at all to clearly: each comes first sometimes, and between them they meet.
      const late = Math.floor(round / 2) % 6;
      const race = await acceptAgainstWithdraw(world, await world.askedByCandidate(), round % 2 ? { accept: late, withdraw: 0 } : { accept: 0, withdraw: late });
      expect(race.findings).toEqual([]);
      if (race.accepted) accepted++;
      if (late === 0 && race.inFlight > 1) met++;
    }
    expect(met).toBeGreaterThan(0);
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(2 * ROUNDS);
  }, 120_000);
  it("five acceptances and five refusals of one request: one of them counts", async () => {
    const made = await world.askedByCandidate();
    const { connectionId, recruiter } = made;
    const { results } = await together(10, (i): Promise<unknown> => (i % 2 === 0 ? acceptConnection.call(recruiter.ctx, { connectionId }) : declineConnection.call(recruiter.ctx, { connectionId })));
    expect(fulfilled(results)).toHaveLength(1);
    expect(new Set(codesOf(results))).toEqual(new Set(["changed_meanwhile"]));
  });
  it("a candidate's block and the recruiter's request or acceptance: nothing is open against the block", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const pair = await world.acquainted();
      const asks = await together(2, (i): Promise<unknown> => (i === 0 ? afterSome(world, round % 4, () => blockRecruiter.call(pair.person.ctx, { recruiterId: pair.recruiter.recruiterId })) : askCandidate.call(pair.recruiter.ctx, { candidateId: pair.person.candidateId })));
      expect(asks.results[0]?.status, JSON.stringify(asks.results[0])).toBe("fulfilled");
      expect(codesOf(asks.results.slice(1)).filter((code) => code !== "not_available")).toEqual([]);

      const waiting = await world.askedByCandidate();
      const accepts = await together(2, (i): Promise<unknown> => (i === 0 ? afterSome(world, round % 4, () => blockRecruiter.call(waiting.person.ctx, { recruiterId: waiting.recruiter.recruiterId })) : acceptConnection.call(waiting.recruiter.ctx, { connectionId: waiting.connectionId })));
      expect(accepts.results[0]?.status, JSON.stringify(accepts.results[0])).toBe("fulfilled");
      expect(codesOf(accepts.results.slice(1)).filter((code) => code !== "changed_meanwhile")).toEqual([]);
      expect(await stateOf(waiting.connectionId)).toBe("blocked");
    }
    const open = await world.db.execute(sql`select c.id from marketplace_connections c join blocked_recruiters b on b.candidate_id = c.candidate_id and b.recruiter_id = c.recruiter_id where c.state <> 'blocked'`);
    expect([...open]).toEqual([]);
  }, 120_000);
  it("a recruiter's block and the candidate's request: asked before and shut, or refused", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const made = await world.connected();
      await disconnect.call(made.person.ctx, { connectionId: made.connectionId });
      const { results } = await together(2, (i): Promise<unknown> => (i === 0 ? blockCandidate.call(made.recruiter.ctx, { connectionId: made.connectionId }) : askRecruiter.call(made.person.ctx, { recruiterId: made.recruiter.recruiterId })));
      expect(results[0]?.status, JSON.stringify(results[0])).toBe("fulfilled");
      expect(codesOf(results.slice(1)).filter((code) => code !== "not_available")).toEqual([]);
      expect(await stateOf(made.connectionId)).toBe("blocked");
    }
  }, 60_000);
});

describe("a request that waits for a block", () => {
  it("is refused when the block is there, whoever writes it", async () => {
    for (let round = 0; round < 5; round++) expect(await writtenDuringBlock(world, await world.acquainted())).toEqual([]);
  });
});

describe("a day's requests", () => {
  it("stay within the policy's number, whatever asks at once", async () => {
    const { findings, inFlight } = await askedInOneDay(world, await recruitersFor(world, 20));
    expect(inFlight).toBeGreaterThan(1);
    expect(findings).toEqual([]);
  });
});
