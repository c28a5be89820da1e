// Proves: whatever evidence comes in whatever order, in a session of any zone and across leap days and changes of daylight saving, a window is never shortened, reaches as far as its
// best evidence and no further, and never past the policy's most (I-24, I-26); an end that a policy allowed stands when a later one allows less. Would miss: evidence that no caller adds.
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { transaction, type Tx } from "../kernel/database";
import { newId } from "../kernel/ids";
import { currentPolicy, type Policy } from "../policy";
import { publishPolicy } from "../policy/publish-policy";
import { addEvidence, claimPerson, daysAfter, daysOf, endOf, type Tier } from "./protection";

const DAY = 86_400_000;
const zones = ["UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"] as const;
const tiers = ["identified", "contact", "consented"] as const satisfies readonly Tier[];

let world: World;
let recruiter: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  recruiter = await world.recruiter();
});
afterAll(() => world.close());

const inZone = <T>(zone: string, work: (tx: Tx, policy: Policy) => Promise<T>) =>
  transaction(world.db, async (tx) => {
    await tx.execute(sql`select set_config('app.actor', 'system:test', true), set_config('timezone', ${zone}, true)`);
    return work(tx, await currentPolicy(tx));
  });

async function claimed(tx: Tx, policy: Policy, now: Date): Promise<{ claimId: string; until: Date }> {
  const candidateId = newId("candidate");
  await tx.execute(sql`insert into candidates (id, full_name) values (${candidateId}, 'Somebody')`);
  const claim = await claimPerson(tx, { candidateId, recruiterId: recruiter.recruiterId, firmId: recruiter.firmId, policy, now, actorName: "system:test" });
  if (!claim) throw new Error("Nobody else protects a new person.");
  return claim;
}

describe("a window", () => {
  it("grows to the best evidence, never shrinks, and ends within the year", async () => {
    // From before the leap day of 2028, hours around midnight and around the hours that summer time takes and gives.
    const start = fc.integer({ min: 0, max: 700 * 24 * 4 }).map((quarters) => Date.parse("2027-06-01T00:00:00Z") + quarters * 900_000);
    const pieces = fc.array(fc.record({ tier: fc.constantFrom(...tiers), after: fc.integer({ min: 0, max: 30 * 24 * 4 }) }), { maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(start, pieces, fc.constantFrom(...zones), async (from, evidence, zone) => {
        await inZone(zone, async (tx, policy) => {
          const { claimId, until } = await claimed(tx, policy, new Date(from));
          expect(until.getTime()).toBe(from + 30 * DAY);
          let at = from;
          let expected = until.getTime();
          for (const { tier, after } of evidence) {
            at += after * 900_000;
            const days = { identified: 30, contact: 60, consented: 90 }[tier];
            const before = expected;
            expected = Math.max(expected, Math.min(at + days * DAY, from + 365 * DAY));
            const end = await addEvidence(tx, { claimId, kind: "reply", tier, days: daysOf(tier, policy), at: new Date(at), refersTo: null, actorName: "system:test" });
            expect(end.getTime()).toBe(expected);
            expect(end.getTime()).toBeGreaterThanOrEqual(before);
            expect((await endOf(tx, claimId)).getTime()).toBe(expected);
          }
        });
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("counts days of 24 hours, by clocks that skip an hour and years that have a day more", () => {
    for (const [at, days, end] of [
      ["2028-02-28T12:00:00Z", 2, "2028-03-01T12:00:00.000Z"], ["2027-02-28T12:00:00Z", 1, "2027-03-01T12:00:00.000Z"], ["2028-02-29T00:00:00Z", 365, "2029-02-28T00:00:00.000Z"],
      ["2027-03-13T12:00:00-05:00", 1, "2027-03-14T17:00:00.000Z"], ["2027-10-30T12:00:00+02:00", 2, "2027-11-01T10:00:00.000Z"],
    ] as const) expect(daysAfter(new Date(at), days).toISOString()).toBe(end);
  });

  it("ends at the policy's most where that is less than a year, and keeps an end that an earlier policy gave", async () => {
    const from = new Date("2027-06-01T00:00:00Z");
    const long = await inZone("UTC", async (tx, policy) => {
      const { claimId } = await claimed(tx, policy, from);
      for (const days of [20, 70, 150]) await addEvidence(tx, { claimId, kind: "reply", tier: "consented", days: 90, at: daysAfter(from, days), refersTo: null, actorName: "system:test" });
      return claimId;
    });
    const { version, settings } = await currentPolicy(world.db);
    await publishPolicy.call((await world.person({ platformRole: "finance" })).ctx, { basedOnVersion: version, settings: { ...settings, protection: { ...settings.protection, maxDays: 100 } }, reason: "Shorter" });
    await inZone("UTC", async (tx, policy) => {
      const { claimId } = await claimed(tx, policy, from);
      const evidence = { kind: "reply", tier: "consented", days: 90, refersTo: null, actorName: "system:test" } as const;
      expect(await addEvidence(tx, { ...evidence, claimId, at: daysAfter(from, 25) })).toEqual(daysAfter(from, 100));
      expect(await addEvidence(tx, { ...evidence, claimId: long, at: daysAfter(from, 200) })).toEqual(daysAfter(from, 240));
    });
  });
});
