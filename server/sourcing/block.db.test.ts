// Proves: whom a person blocks can neither claim them nor take over a claim, nor ask or submit them, through a command or past it, from none of their firms; what they had asked is declined
// and what was signed is taken back; a claim that they hold runs to its end and no further; a block is lifted and made anew, and its history stays. And: in what a blocked recruiter is
// answered, at every door, not a byte differs from what they are answered about one who is not available, whoever protects either (I-33). Would miss: what they guess from a right taken back.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { proof } from "@/db/testing/world/disputes";
import { type Candidate, fresh, type Recruiter } from "@/db/testing/world/people";
import { wire } from "@/db/testing/wire";
import { setAvailability } from "../candidates/set-availability";
import { addCandidate } from "./add-candidate";
import { addHandEvidence, answerHandEvidence } from "./add-hand-evidence";
import { signRtr } from "./answer-rtr";
import { blockChanges, blockRecruiter, unblock } from "./block";
import { myBlocks } from "./block-list";
import { setChecks } from "./my-checks";
import { acceptClaim, offerClaim } from "./transfer-claim";

let world: World;
beforeAll(async () => {
  process.env.BLIND_CHECK_KEYS = "1:the only secret of this test's marketplace";
  world = await makeWorld();
});
afterAll(async () => {
  delete process.env.BLIND_CHECK_KEYS;
  await world.close();
});

/** A person who knows this recruiter: asked once, by a request that they have not answered. */
async function met(by: Recruiter, holder?: Recruiter): Promise<{ person: Candidate; fullName: string; email: string; candidateId: string; rtrId: string }> {
  const fullName = `Met ${fresh()}`;
  const email = `met.${fresh()}@example.com`;
  if (holder) await addCandidate.call(holder.ctx, { fullName, email });
  const { companyId } = await world.company();
  const rtrId = await world.requested(by, { fullName, email }, companyId);
  const person = await world.candidate({ name: fullName, email });
  return { person, fullName, email, candidateId: person.candidateId, rtrId };
}
const stateOf = async (rtrId: string) => (await world.db.execute<{ state: string }>(sql`select state from right_to_represent where id = ${rtrId}`))[0]?.state;

describe("a block", () => {
  it("says before what it changes, then declines, takes back, and leaves what was sent and claimed", async () => {
    const by = await world.recruiter();
    const who = await world.claimed(by);
    const { rtrId, person } = await world.consented(by, who, (await world.company()).companyId);
    const open = await world.requested(by, who, (await world.company()).companyId);
    const changes = await blockChanges.call(person.ctx, { recruiterId: by.recruiterId });
    expect(changes).toMatchObject({ name: by.name, requests: [{ recruiterName: by.name }], rights: [{ recruiterName: by.name }], submissions: 0 });
    expect(changes.claimUntil).not.toBeNull();
    const { blockId } = await blockRecruiter.call(person.ctx, { recruiterId: by.recruiterId, reason: "Too many calls" });
    expect([await stateOf(rtrId), await stateOf(open)]).toEqual(["revoked", "declined"]);
    expect((await myBlocks.call(person.ctx, {})).blocks).toMatchObject([{ blockId, who: "recruiter", name: by.name, reason: "Too many calls", liftedAt: null }]);
    // The claim runs on, and is extended by nothing.
    const end = async () => (await world.db.execute<{ until: string }>(sql`select upper("window")::text as until from candidate_sourcers where id = ${who.claimId}`))[0]?.until;
    const before = await end();
    await world.passTime({ days: 20 });
    const { evidenceId, until } = await addHandEvidence.call(by.ctx, { claimId: who.claimId, happenedOn: (await world.now()).toISOString().slice(0, 10), direction: "both", note: "We spoke" });
    expect(new Date(until)).toEqual(new Date(before ?? ""));
    await answerHandEvidence.call(person.ctx, { evidenceId, answer: "confirmed" });
    expect(await end()).toBe(before);
    await expect(world.database.sql`update candidate_sourcers set "window" = tstzrange(lower("window"), upper("window") + interval '1 day', '[)') where id = ${who.claimId}`).rejects.toMatchObject({ constraint_name: "claim_not_longer" });
  });

  it("of a firm shuts out all of it, and a recruiter at each of their firms", async () => {
    const by = await world.recruiter();
    const colleague = await world.colleague(by);
    const { person, candidateId, email, fullName } = await met(by);
    await blockRecruiter.call(person.ctx, { firmId: by.firmId });
    await expect(addCandidate.call(colleague.ctx, { fullName, email })).rejects.toMatchObject({ code: "not_available" });
    const other = await world.recruiter();
    await addCandidate.call(other.ctx, { fullName, email });
    const [row] = await world.db.execute<{ n: number }>(sql`select count(*)::int as n from blocked_recruiters where candidate_id = ${candidateId}`);
    expect(row?.n).toBe(2);
  });

  it("holds where no command asks, and against a claim that is handed on", async () => {
    const [by, giver] = [await world.recruiter(), await world.recruiter()];
    const { person, candidateId, rtrId } = await met(by, giver);
    const [claim] = await world.db.execute<{ id: string }>(sql`select id from candidate_sourcers where candidate_id = ${candidateId}`);
    const { transferId } = await offerClaim.call(giver.ctx, { claimId: claim?.id ?? "", toEmail: by.email });
    await blockRecruiter.call(person.ctx, { recruiterId: by.recruiterId });
    await expect(acceptClaim.call(by.ctx, { transferId })).rejects.toMatchObject({ code: "not_available" });
    const copy = (table: string, id: string) => world.database.ownerSql.unsafe(`insert into ${table} select (a).* from (select jsonb_populate_record(x, jsonb_build_object('id', 'x_again', 'recruiter_id', '${by.recruiterId}', 'state', 'requested')) as a from ${table} x where x.id = '${id}') y`);
    await expect(copy("right_to_represent", rtrId)).rejects.toMatchObject({ constraint_name: "candidate_not_available" });
    await expect(copy("candidate_sourcers", claim?.id ?? "")).rejects.toMatchObject({ constraint_name: "candidate_not_available" });
  });

  it("is made once, lifted once, made anew, and only of somebody one has met", async () => {
    const by = await world.recruiter();
    const { person, fullName, email } = await met(by);
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => blockRecruiter.call(person.ctx, { recruiterId: by.recruiterId })));
    expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of all) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_blocked" });
    const [first] = (await myBlocks.call(person.ctx, {})).blocks;
    await unblock.call(person.ctx, { blockId: first?.blockId ?? "" });
    await expect(unblock.call(person.ctx, { blockId: first?.blockId ?? "" })).rejects.toMatchObject({ code: "changed_meanwhile" });
    await addCandidate.call(by.ctx, { fullName, email });
    await blockRecruiter.call(person.ctx, { recruiterId: by.recruiterId });
    expect((await myBlocks.call(person.ctx, {})).blocks.map((one) => one.liftedAt === null)).toEqual([true, false]);
    await expect(world.database.sql`update candidate_blocks set lifted_at = null where id = ${first?.blockId ?? ""}`).rejects.toMatchObject({ constraint_name: "block_kept" });
    const stranger = await world.recruiter();
    await expect(blockRecruiter.call(person.ctx, { recruiterId: stranger.recruiterId })).rejects.toMatchObject({ code: "not_found" });
    await expect(blockRecruiter.call(person.ctx, {})).rejects.toMatchObject({ code: "invalid_input" });
    await expect(unblock.call((await world.candidate()).ctx, { blockId: first?.blockId ?? "" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("does not keep a person who is not available from signing for whom they like", async () => {
    const by = await world.recruiter();
    const { person, rtrId, fullName, email } = await met(by);
    await setAvailability.call(person.ctx, { available: false });
    await expect(addCandidate.call(by.ctx, { fullName, email })).rejects.toMatchObject({ code: "not_available" });
    await signRtr.call(person.ctx, { rtrId, signedName: fullName, textVersion: 1 });
    await setAvailability.call(person.ctx, { available: true });
    await expect(addCandidate.call(by.ctx, { fullName, email })).rejects.toMatchObject({ code: "already_yours" });
  });
});

describe("what a blocked recruiter is told", () => {
  it("is to the byte what they are told of one who is not available, free or protected", async () => {
    const [asker, holder] = [await world.recruiter(), await world.recruiter()];
    const company = await world.company();
    const jobId = await world.job(company);
    const dispute = { statement: "I had spoken with them before.", evidence: await proof(world.db) };
    const seen = (status: number, body: string) => JSON.stringify([status, body.replace(/"today":\d+/, "").replace(/req_\w+/g, "")]);
    const ofNobody = await wire(asker.ctx, "disputes.contestClaim", { ...dispute, person: { fullName: "Nobody Known", email: `nobody.${fresh()}@example.com` } });
    const decide: Record<string, (one: { person: Candidate }) => Promise<unknown>> = {
      blocked: ({ person }) => blockRecruiter.call(person.ctx, { recruiterId: asker.recruiterId }),
      "blocked with the firm": ({ person }) => blockRecruiter.call(person.ctx, { firmId: asker.firmId }),
      unavailable: ({ person }) => setAvailability.call(person.ctx, { available: false }),
      "opted out and protected": ({ person }) => setChecks.call(person.ctx, { answered: false }),
    };
    const answers = new Map<string, Set<string>>();
    for (const [how, act] of Object.entries(decide)) {
      for (const heldBy of how === "opted out and protected" ? [holder] : [undefined, holder]) {
        const one = await met(asker, heldBy);
        const { transferId } = heldBy ? await offerClaim.call(holder.ctx, { claimId: (await world.db.execute<{ id: string }>(sql`select id from candidate_sourcers where candidate_id = ${one.candidateId}`))[0]?.id ?? "", toEmail: asker.email }) : { transferId: null };
        await act(one);
        const doors: [string, string, Record<string, unknown>][] = [
          ["blind check", "sourcing.blindCheck", { people: [{ email: one.email }], companyId: company.companyId }],
          ["typing", "sourcing.check", { email: one.email }],
          ["adding", "sourcing.addCandidate", { fullName: one.fullName, email: one.email }],
          ["disputing", "disputes.contestClaim", { ...dispute, person: { fullName: one.fullName, email: one.email } }],
          ["disputing", "disputes.contestClaim", { ...dispute, candidateId: one.candidateId }],
          ["submitting", "applications.submit", { jobId, candidateId: one.candidateId }],
          ["preview", "applications.preview", { jobId, candidateId: one.candidateId }],
          // Who wants no answers may still be asked, and may take over a claim that its holder offers.
          ...(how === "opted out and protected" ? [] : [["asking", "sourcing.requestRtr", { candidateId: one.candidateId, companyId: company.companyId }] as [string, string, Record<string, unknown>]]),
          ...(transferId === null || how === "opted out and protected" ? [] : [["taking over", "sourcing.acceptClaim", { transferId }] as [string, string, Record<string, unknown>]]),
        ];
        for (const [door, procedure, input] of doors) {
          const { status, body } = await wire(asker.ctx, procedure, input);
          answers.set(door, (answers.get(door) ?? new Set()).add(seen(status, body)));
        }
      }
    }
    for (const [door, told] of answers) expect([...told], door).toHaveLength(door === "preview" ? told.size : 1);
    expect([...(answers.get("disputing") ?? [])]).toEqual([seen(ofNobody.status, ofNobody.body)]);
    // The split is another where another sourcer shares; what is said of the person is not.
    for (const told of answers.get("preview") ?? []) expect(told).toMatch(/\\"allowed\\":false,\\"basis\\":\\"not_available\\",\\"protectedUntil\\":null/);
    expect([...(answers.get("adding") ?? [])][0]).toContain("This person is not available.");
    expect([...(answers.get("blind check") ?? [])][0]).toContain("opted_out");
  });
});
