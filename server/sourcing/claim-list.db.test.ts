// Proves: of somebody else's protection a recruiter learns its end and nothing else, by any way; a person and the platform see who claimed them; and lists go
// page by page without losing or repeating a row. Would miss: what other tables tell of a holder (the scan for canaries in the role matrix).
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { claimDetail, claimList, protectionHistory } from "./claim-list";
import { releaseClaim } from "./release-claim";
import { addCandidate } from "./add-candidate";

let world: World;
let holder: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  holder = await world.recruiter({ name: "Zebulon Quokka" });
});
afterAll(() => world.close());

describe("protection history", () => {
  it("tells another recruiter who knows the person the end of a claim, not its holder, beginning or id", async () => {
    const who = await world.claimed(holder);
    const other = await world.recruiter();
    const { rtrId } = await world.consented(other, who, (await world.company()).companyId);
    expect(rtrId).toBeDefined();
    const page = await protectionHistory.call(other.ctx, { candidateId: who.candidateId });
    expect(page).toEqual({ data: [{ id: null, mine: false, recruiterName: null, firmName: null, from: null, until: expect.any(String), state: "active", tier: null, policyVersion: null, evidence: [] }], nextCursor: null });
    const text = JSON.stringify([page, await claimList.call(other.ctx, { candidateId: who.candidateId })]);
    for (const secret of [who.claimId, holder.recruiterId, holder.firmId, "Quokka"]) expect(text).not.toContain(secret);
    await expect(claimDetail.call(other.ctx, { claimId: who.claimId })).rejects.toMatchObject({ code: "not_found" });
  });
  it("tells the person, the holder and a colleague who it is, with the evidence", async () => {
    const who = await world.claimed(holder);
    const person = await world.candidate({ name: who.fullName, email: who.email });
    const whole = { id: who.claimId, recruiterName: "Zebulon Quokka", state: "active", tier: "identified", evidence: [expect.objectContaining({ kind: "identified" })] };
    expect((await protectionHistory.call(person.ctx, { candidateId: who.candidateId })).data).toEqual([expect.objectContaining({ ...whole, mine: false })]);
    expect((await protectionHistory.call(holder.ctx, { candidateId: who.candidateId })).data).toEqual([expect.objectContaining({ ...whole, mine: true })]);
    const stranger = await world.recruiter();
    await expect(protectionHistory.call(stranger.ctx, { candidateId: who.candidateId })).rejects.toMatchObject({ code: "not_found" });
  });
  it("shows a past claim as what ended it, and one that has run out as expired", async () => {
    const who = await world.claimed(holder);
    await releaseClaim.call(holder.ctx, { claimId: who.claimId, reason: "Not looking" });
    expect((await claimDetail.call(holder.ctx, { claimId: who.claimId })).claim.state).toBe("released");
    const other = await world.claimed(holder);
    await world.passTime({ days: 31 });
    expect((await claimDetail.call(holder.ctx, { claimId: other.claimId })).claim.state).toBe("expired");
    expect((await claimList.call(holder.ctx, { candidateId: other.candidateId, state: "expired" })).data).toHaveLength(1);
    expect((await claimList.call(holder.ctx, { candidateId: other.candidateId, state: "active" })).data).toEqual([]);
  });
});

describe("a list", () => {
  it("goes on where it ended, and neither loses nor repeats a row of the same instant", async () => {
    const many = await world.recruiter();
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await addCandidate.call(many.ctx, { fullName: `Person ${i}`, email: `page.${i}@example.com` })).claimId);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await claimList.call(many.ctx, { limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.data.map((one) => one.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });
});
