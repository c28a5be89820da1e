// Proves: a merge at the same time as claims, releases, another merge, its undoing, a signature or a submission leaves one protected sourcer at any instant, no row on a record
// that points to another, no deadlock, and an answer for each. Would miss: a lock held by something that is not among these.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recruitersFor } from "@/db/testing/races/claim-race";
import { raceForMerge } from "@/db/testing/races/merge-race";
import { deadlocksOf, failures, fulfilled, together } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter, Someone } from "@/db/testing/world/people";
import { submitCandidate } from "../applications/submit-candidate";
import { Refusal } from "../kernel/errors";
import { signRtr } from "./answer-rtr";
import { decideMerge, undoMerge } from "./decide-merge";
import { mergePeople } from "./merge-people";
import { acceptClaim, offerClaim } from "./transfer-claim";

const RACERS = 24;
let world: World;
let racers: Recruiter[];
let holder: Recruiter;
let admin: Someone;
beforeAll(async () => {
  world = await makeWorld(RACERS + 2);
  [racers, holder, admin] = [await recruitersFor(world, RACERS), await world.recruiter(), await world.person({ platformRole: "owner" })];
});
afterAll(() => world.close());

const reason = "One person";
const codes = (results: readonly PromiseSettledResult<unknown>[]) => results.flatMap((one) => (one.status === "rejected" ? [one.reason instanceof Refusal ? one.reason.code : String(one.reason)] : []));
const astray = async () => (await world.db.execute<{ n: number }>(sql`
  select (select count(*)::int from candidate_sourcers a join candidate_sourcers b on a.id < b.id and a.candidate_id = b.candidate_id and a."window" && b."window")
    + (select count(*)::int from candidate_sourcers c join candidates p on p.id = c.candidate_id where p.merged_into is not null and c.state = 'active' and upper(c."window") > app.now())
    + (select count(*)::int from applications a join candidates p on p.id = a.candidate_id where p.merged_into is not null) as n`))[0]?.n;

describe("a merge while others claim", () => {
  it.each(["winner", "loser", null] as const)("the person whose claim on the %s is given up", async (giveUp) => {
    let [merged, claimed] = [0, 0];
    for (let round = 0; round < 12; round++) {
      const race = await raceForMerge(world, racers, { holder, giveUp });
      expect(race.findings, `round ${round}`).toEqual([]);
      expect(race.inFlight).toBeGreaterThan(1);
      merged += race.merged ? 1 : 0;
      claimed += race.claimed;
    }
    console.log(`merges while ${giveUp ?? "no"} claim is given up: ${merged} of 12 merged at once, ${claimed} claims by others`);
  }, 60_000);
});

describe("a merge while something else happens", () => {
  it("to three records at once: each pair is merged or told why not, and one record stands for those that were", async () => {
    const deadlocks = await deadlocksOf(world.db);
    for (let round = 0; round < 10; round++) {
      const three = [await world.claimed(holder), await world.claimed(holder), await world.claimed(holder)];
      const pairs = [[0, 1], [1, 2], [2, 0], [1, 0]] as const;
      const { results } = await together(pairs.length, (i) => mergePeople.call(holder.ctx, { a: three[pairs[i]?.[0] ?? 0]?.candidateId ?? "", b: three[pairs[i]?.[1] ?? 0]?.candidateId ?? "", reason }));
      expect(codes(results).filter((code) => !["merged_already", "changed_meanwhile", "merge_proposed_already", "not_found"].includes(code))).toEqual([]);
      expect(fulfilled(results).length).toBeGreaterThan(0);
      const [row] = await world.db.execute<{ chained: number }>(sql`select count(*)::int as chained from candidates a join candidates b on b.id = a.merged_into where b.merged_into is not null`);
      expect(row?.chained).toBe(0);
      expect(await astray()).toBe(0);
    }
    expect(await deadlocksOf(world.db)).toBe(deadlocks);
  }, 60_000);
  it("by signing, submitting and handing on: all of it stands, on the record that stands", async () => {
    const deadlocks = await deadlocksOf(world.db);
    const company = await world.company();
    for (let round = 0; round < 12; round++) {
      const [older, younger] = [await world.claimed(holder), await world.claimed(holder)];
      const rtrId = await world.requested(holder, older, company.companyId);
      const person = await world.candidate({ name: older.fullName, email: older.email });
      const jobId = await world.job(company);
      const { transferId } = await offerClaim.call(holder.ctx, { claimId: round % 2 === 0 ? older.claimId : younger.claimId, toEmail: racers[0]?.email ?? "" });
      const acts = [
        () => mergePeople.call(holder.ctx, { a: older.candidateId, b: younger.candidateId, reason }), () => signRtr.call(person.ctx, { rtrId, signedName: older.fullName, textVersion: 1 }),
        () => submitCandidate.call(holder.ctx, { jobId, candidateId: younger.candidateId }), () => acceptClaim.call(racers[0]?.ctx ?? holder.ctx, { transferId }),
      ];
      const { results, inFlight } = await together(acts.length, (i): Promise<unknown> => acts[i]?.() ?? Promise.resolve());
      expect(inFlight).toBeGreaterThan(1);
      expect(codes(results).filter((code) => !["changed_meanwhile", "offer_lapsed", "not_found", "protected_needs_rtr"].includes(code)), `round ${round}`).toEqual([]);
      expect(results[1]?.status, String(failures(results))).toBe("fulfilled");
      expect(await astray()).toBe(0);
    }
    expect(await deadlocksOf(world.db)).toBe(deadlocks);
  }, 60_000);
  it("by an admin who undoes and decides at once: one answer, and the database agrees with it", async () => {
    for (let round = 0; round < 10; round++) {
      const [older, younger] = [await world.claimed(holder), await world.claimed(holder)];
      const { mergeId } = await mergePeople.call(holder.ctx, { a: older.candidateId, b: younger.candidateId, reason });
      const { results } = await together(4, (i): Promise<unknown> => (i < 3 ? undoMerge.call(admin.ctx, { mergeId, reason: "Two people" }) : decideMerge.call(admin.ctx, { mergeId, decision: "decline", answer: "Not one person" })));
      expect(fulfilled(results)).toEqual([{ state: "undone" }]);
      expect(new Set(codes(results))).toEqual(new Set(["changed_meanwhile"]));
      expect(await astray()).toBe(0);
    }
  }, 60_000);
});
