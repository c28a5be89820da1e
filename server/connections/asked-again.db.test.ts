// Proves: a recruiter who has declined a stranger's request, taken their own one back by a profile, or lifted a block asks again by the connection, for which they need no id of the person; nothing of one who shows
// themselves without a name is told by it, and one who no longer does is not asked. Would miss: two who ask at once by different names for one pair (connections.race.test.ts asks by one).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { myProfile } from "../profiles/my-profile";
import { saveMyProfile } from "../profiles/save-my-profile";
import { acceptConnection, declineConnection, withdrawConnection } from "./answer-request";
import { askAgain, askCandidate } from "./ask-connection";
import { connectionDetail, connectionWith } from "./connection-detail";
import { blockCandidate, unblockCandidate } from "./end-connection";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const seen = async (by: Recruiter, connectionId: string) => (await connectionDetail.call(by.ctx, { connectionId })).connection;
const again = (by: Recruiter, connectionId: string, note = "") => askAgain.call(by.ctx, { connectionId, note });

/** A recruiter's request by a profile without a name. */
async function askedByProfile() {
  const { person, recruiter } = await world.strangers();
  const show = (visibility: "hidden" | "recruiters") => saveMyProfile.call(person.ctx, { visibility, title: "Controls engineer", region: "nordics", skills: ["Simulink"], seniority: null, languages: [], lookingFor: "" });
  await show("recruiters");
  const { profileId } = (await myProfile.call(person.ctx, {})).card;
  return { person, recruiter, show, connectionId: (await askCandidate.call(recruiter.ctx, { profileId })).connectionId };
}

describe("a recruiter asks again by the connection", () => {
  it("whom they declined openly, though the person is not in their candidates", async () => {
    const { connectionId, recruiter, person } = await world.askedByCandidate();
    await declineConnection.call(recruiter.ctx, { connectionId });
    expect(await seen(recruiter, connectionId)).toMatchObject({ acts: ["ask", "block"], candidateId: null });
    expect(await connectionWith.call(recruiter.ctx, { connectionId })).toMatchObject({ name: person.name, connection: { id: connectionId }, outlook: { effect: "starts" }, allowed: expect.any(Number) });
    expect(await again(recruiter, connectionId, "I was too quick")).toMatchObject({ connectionId, state: "pending" });
    expect((await connectionDetail.call(person.ctx, { connectionId })).connection).toMatchObject({ note: "I was too quick", acts: ["accept", "decline", "block"] });
    await acceptConnection.call(person.ctx, { connectionId });
    expect(await seen(recruiter, connectionId)).toMatchObject({ state: "active", name: person.name, candidateId: person.candidateId });
  });

  it("after a block that they lifted, and accepts whom they would ask", async () => {
    const { connectionId, recruiter } = await world.askedByCandidate();
    await blockCandidate.call(recruiter.ctx, { connectionId });
    await expect(again(recruiter, connectionId)).rejects.toMatchObject({ code: "you_blocked_them" });
    await unblockCandidate.call(recruiter.ctx, { connectionId });
    expect(await again(recruiter, connectionId)).toMatchObject({ state: "pending" });
    const waiting = await world.askedByCandidate({ recruiter });
    expect(await again(recruiter, waiting.connectionId)).toMatchObject({ connectionId: waiting.connectionId, state: "active" });
  });

  it("whom they asked by a profile, still without a name, after the days that the refusal names", async () => {
    for (const end of [({ recruiter, connectionId }: Awaited<ReturnType<typeof askedByProfile>>) => withdrawConnection.call(recruiter.ctx, { connectionId }), ({ person, connectionId }: Awaited<ReturnType<typeof askedByProfile>>) => declineConnection.call(person.ctx, { connectionId })]) {
      const made = await askedByProfile();
      const { connectionId, recruiter, person } = made;
      await end(made);
      await expect(again(recruiter, connectionId)).rejects.toMatchObject({ code: "ask_again_later" });
      await world.passTime({ days: 30 });
      expect(await seen(recruiter, connectionId)).toMatchObject({ acts: ["ask", "block"], candidateId: null, name: null });
      expect(await connectionWith.call(recruiter.ctx, { connectionId })).toMatchObject({ name: null, outlook: null, connection: { id: connectionId, headline: "Controls engineer" } });
      expect(await again(recruiter, connectionId)).toMatchObject({ connectionId, state: "pending" });
      const look = JSON.stringify([await seen(recruiter, connectionId), await connectionWith.call(recruiter.ctx, { connectionId })]);
      for (const secret of [person.candidateId, person.name]) expect(look).not.toContain(secret);
      expect(await world.db.execute(sql`select masked from marketplace_connections where id = ${connectionId}`)).toEqual([{ masked: 1 }]);
    }
  });

  it("and not one who has hidden the profile since, whatever else the recruiter holds of them", async () => {
    const recruiter = await world.recruiter();
    const { person } = await world.acquainted({ recruiter });
    const show = (visibility: "hidden" | "recruiters") => saveMyProfile.call(person.ctx, { visibility, title: "Controls engineer", region: "nordics", skills: ["Simulink"], seniority: null, languages: [], lookingFor: "" });
    await show("recruiters");
    const { connectionId } = await askCandidate.call(recruiter.ctx, { profileId: (await myProfile.call(person.ctx, {})).card.profileId });
    await withdrawConnection.call(recruiter.ctx, { connectionId });
    await world.passTime({ days: 30 });
    await show("hidden");
    await expect(again(recruiter, connectionId)).rejects.toMatchObject({ code: "not_available" });
    await show("recruiters");
    expect(await again(recruiter, connectionId)).toMatchObject({ state: "pending" });
  });

  it("by a connection of their own", async () => {
    const { connectionId, recruiter } = await world.askedByCandidate();
    await declineConnection.call(recruiter.ctx, { connectionId });
    const other = await world.recruiter();
    for (const id of [connectionId, "cnx_never"]) {
      await expect(again(other, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(connectionWith.call(other.ctx, { connectionId: id })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
