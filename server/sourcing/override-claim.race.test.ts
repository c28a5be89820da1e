// Proves: an override that several decide at once is decided once; one that is approved while the claim is given up, handed on, proven or wanted by others leaves one holder at any instant and a truthful
// answer for each, without a deadlock (T6). And a right that is taken back while its recruiter submits allows no submission from then on. Would miss: an override that is approved while a person's records are merged.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recruitersFor } from "@/db/testing/races/claim-race";
import { deadlocksOf, fulfilled, together } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import type { CompanyUser, Recruiter, Someone } from "@/db/testing/world/people";
import { submitCandidate } from "../applications/submit-candidate";
import { Refusal } from "../kernel/errors";
import { addCandidate } from "./add-candidate";
import { revokeRtr, signRtr } from "./answer-rtr";
import { approveOverride, proposeOverride } from "./override-claim";
import { protectionAt } from "./protection";
import { releaseClaim } from "./release-claim";
import { acceptClaim, offerClaim } from "./transfer-claim";

const ROUNDS = 15;
const reason = "Both firms asked us to settle it.";

let world: World;
let racers: Recruiter[];
let admins: Someone[];
let company: CompanyUser;
let deadlocks: number;
beforeAll(async () => {
  world = await makeWorld(40);
  racers = await recruitersFor(world, 24);
  admins = [await world.person({ platformRole: "finance" }), await world.person({ platformRole: "owner" }), await world.person({ platformRole: "finance" })];
  company = await world.company();
  deadlocks = await deadlocksOf(world.db);
});
afterAll(() => world.close());

const of = <T>(items: readonly T[], i: number): T => items[i] ?? missing();
function missing(): never {
  throw new Error("There are not that many.");
}
const codes = (results: readonly PromiseSettledResult<unknown>[]) => new Set(results.flatMap((one) => (one.status === "rejected" ? [one.reason instanceof Refusal ? one.reason.code : String(one.reason)] : [])));
const propose = async (claimId: string, how: { kind: "end" | "hand_over"; toEmail?: string }) => (await proposeOverride.call(of(admins, 0).ctx, { claimId, reason, ...how })).overrideId;
const add = (i: number, email: string) => addCandidate.call(of(racers, i).ctx, { fullName: "Elena Marsh", email });
const overlaps = async (candidateId: string) => (await world.db.execute<{ n: number }>(sql`select count(*)::int as n from candidate_sourcers a join candidate_sourcers b on a.candidate_id = b.candidate_id and a.id < b.id and a."window" && b."window" where a.candidate_id = ${candidateId}`))[0]?.n;

it("is approved once when two admins do at the same time", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const who = await world.claimed(of(racers, 0));
    const overrideId = await propose(who.claimId, { kind: "hand_over", toEmail: of(racers, 1).email });
    const { results, inFlight } = await together(6, (i) => approveOverride.call(of(admins, 1 + (i % 2)).ctx, { overrideId }));
    expect(inFlight).toBeGreaterThan(1);
    expect(fulfilled(results)).toHaveLength(1);
    expect([...codes(results)].filter((code) => code !== "changed_meanwhile" && code !== "override_too_late")).toEqual([]);
    expect(await world.db.execute(sql`select count(*)::int as n from candidate_sourcers where candidate_id = ${who.candidateId}`)).toMatchObject([{ n: 2 }]);
    expect(await overlaps(who.candidateId)).toBe(0);
  }
});

it("and a release at the same time: one of them ends the claim, the other is told", async () => {
  let released = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const who = await world.claimed(of(racers, 0));
    const overrideId = await propose(who.claimId, { kind: "end" });
    const { results } = await together(12, (i): Promise<unknown> => (i === 0 ? approveOverride.call(of(admins, 1).ctx, { overrideId }) : i === 1 ? releaseClaim.call(of(racers, 0).ctx, { claimId: who.claimId, reason: "Let go" }) : add(i, who.email)));
    const [approved, release, ...adds] = results;
    expect([approved?.status, release?.status].filter((status) => status === "fulfilled"), JSON.stringify([approved, release])).toHaveLength(1);
    expect([...codes([approved ?? missing(), release ?? missing()])].filter((code) => code !== "override_too_late" && code !== "changed_meanwhile")).toEqual([]);
    expect([...codes(adds)].filter((code) => code !== "already_protected")).toEqual([]);
    expect(fulfilled(adds).length).toBeLessThanOrEqual(1);
    expect(await overlaps(who.candidateId)).toBe(0);
    if (release?.status === "fulfilled") released++;
  }
  console.log(`overrides against releases: ${released} released, ${ROUNDS - released} overridden`);
});

it("and a claim handed on at the same time: it goes to one, and nobody comes between", async () => {
  let handedOn = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const who = await world.claimed(of(racers, 0));
    const { transferId } = await offerClaim.call(of(racers, 0).ctx, { claimId: who.claimId, toEmail: of(racers, 1).email });
    const overrideId = await propose(who.claimId, { kind: "hand_over", toEmail: of(racers, 2).email });
    const { results } = await together(12, (i): Promise<unknown> => (i === 0 ? approveOverride.call(of(admins, 1).ctx, { overrideId }) : i === 1 ? acceptClaim.call(of(racers, 1).ctx, { transferId }) : add(i + 1, who.email)));
    const [approved, accepted, ...adds] = results;
    expect([approved?.status, accepted?.status].filter((status) => status === "fulfilled"), JSON.stringify([approved, accepted])).toHaveLength(1);
    expect([...codes([approved ?? missing(), accepted ?? missing()])].filter((code) => code !== "override_too_late" && code !== "offer_lapsed")).toEqual([]);
    expect(fulfilled(adds)).toEqual([]);
    expect((await protectionAt(world.db, who.candidateId, await world.now()))?.recruiterId).toBe(of(racers, accepted?.status === "fulfilled" ? 1 : 2).recruiterId);
    expect(await overlaps(who.candidateId)).toBe(0);
    if (accepted?.status === "fulfilled") handedOn++;
  }
  console.log(`overrides against offers: ${handedOn} taken over, ${ROUNDS - handedOn} overridden`);
});

it("and a signature at the same time: both are answered, and the claim has ended", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const who = await world.claimed(of(racers, 0));
    const rtrId = await world.requested(of(racers, 0), who, company.companyId);
    const person = await world.candidate({ name: who.fullName, email: who.email });
    const overrideId = await propose(who.claimId, { kind: "end" });
    const { results } = await together(2, (i): Promise<unknown> => (i === 0 ? approveOverride.call(of(admins, 1).ctx, { overrideId }) : signRtr.call(person.ctx, { rtrId, signedName: who.fullName, textVersion: 1 })));
    expect(results.map((one) => one.status), JSON.stringify(results)).toEqual(["fulfilled", "fulfilled"]);
    expect(await world.db.execute(sql`select state from candidate_sourcers where id = ${who.claimId}`)).toMatchObject([{ state: "overturned" }]);
    expect(await overlaps(who.candidateId)).toBe(0);
  }
});

it("a right taken back while its recruiter submits: the submission came first, or is refused", async () => {
  const jobs = await Promise.all(Array.from({ length: ROUNDS }, () => world.job(company)));
  let first = 0;
  for (const jobId of jobs) {
    const who = await world.claimed(of(racers, 0));
    const { rtrId, person } = await world.consented(of(racers, 1), who, company.companyId);
    const { results } = await together(2, (i): Promise<unknown> => (i === 0 ? revokeRtr.call(person.ctx, { rtrId }) : submitCandidate.call(of(racers, 1).ctx, { jobId, candidateId: who.candidateId })));
    const [revoked, submitted] = results;
    expect(revoked?.status).toBe("fulfilled");
    expect([...codes(submitted ? [submitted] : [])].filter((code) => code !== "protected_needs_rtr")).toEqual([]);
    const late = await world.db.execute(sql`select 1 from applications a join right_to_represent r on r.id = a.rtr_id where r.id = ${rtrId} and a.submitted_at > r.revoked_at`);
    expect(late).toHaveLength(0);
    if (submitted?.status === "fulfilled") first++;
  }
  console.log(`submissions against revocations: ${first} came first, ${ROUNDS - first} refused`);
});

it("meets no deadlock in any of these", async () => expect(await deadlocksOf(world.db)).toBe(deadlocks));
