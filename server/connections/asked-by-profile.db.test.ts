// Proves: a recruiter asks somebody who shows themselves without a name, sees no name until the person accepts or asks, and cannot learn by asking, in either order, that the profile is of somebody
// whom they know by name; a candidate asks a recruiter by their public profile. Would miss: what a recruiter concludes from two requests answered at one time.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh, type Recruiter } from "@/db/testing/world/people";
import { blockRecruiter } from "../sourcing/block";
import { saveMyProfile } from "../profiles/save-my-profile";
import { publishRecruiterProfile, saveRecruiterProfile } from "../profiles/save-recruiter-profile";
import { myProfile } from "../profiles/my-profile";
import { acceptConnection, declineConnection } from "./answer-request";
import { askCandidate, askRecruiter } from "./ask-connection";
import { connectionDetail, connectionWith } from "./connection-detail";
import { connectionList } from "./connection-list";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** Somebody who shows themselves to recruiters, in the recruiter's candidates if `known`. */
async function shown(recruiter: Recruiter, { known = false } = {}) {
  const pair = known ? await world.acquainted({ recruiter }) : await world.strangers({ recruiter });
  await saveMyProfile.call(pair.person.ctx, { visibility: "recruiters", title: `Controls engineer ${fresh()}`, region: "nordics", skills: ["Simulink"], seniority: "senior", languages: ["en"], lookingFor: "" });
  return { ...pair, profileId: (await myProfile.call(pair.person.ctx, {})).card.profileId };
}
const seenBy = async (recruiter: Recruiter, connectionId: string) => (await connectionDetail.call(recruiter.ctx, { connectionId })).connection;

describe("a request by a profile without a name", () => {
  it("shows the recruiter what the profile shows, and the name once it is accepted", async () => {
    const recruiter = await world.recruiter();
    const { person, profileId } = await shown(recruiter);
    expect(await connectionWith.call(recruiter.ctx, { profileId })).toMatchObject({ name: null, connection: null, acts: expect.arrayContaining(["ask"]), outlook: null });
    const { connectionId } = await askCandidate.call(recruiter.ctx, { profileId, note: "Your work on motors" });
    const before = await seenBy(recruiter, connectionId);
    expect(before).toMatchObject({ state: "pending", name: null, headline: expect.stringContaining("Controls engineer"), candidateId: null, email: null, outlook: null });
    expect(JSON.stringify([before, await connectionList.call(recruiter.ctx, {}), await connectionWith.call(recruiter.ctx, { profileId })])).not.toContain(person.candidateId);
    await expect(askCandidate.call(recruiter.ctx, { profileId })).rejects.toMatchObject({ code: "already_asked" });
    await acceptConnection.call(person.ctx, { connectionId });
    expect(await seenBy(recruiter, connectionId)).toMatchObject({ state: "active", name: person.name, candidateId: person.candidateId });
    expect(await connectionWith.call(recruiter.ctx, { profileId })).toMatchObject({ connection: { id: connectionId, state: "active" } });
  });

  it("tells nothing of one whom the recruiter has asked by name, whatever became of it, nor the other way round", async () => {
    const recruiter = await world.recruiter();
    const byName = await shown(recruiter, { known: true });
    const { connectionId } = await askCandidate.call(recruiter.ctx, { candidateId: byName.person.candidateId });
    expect(await connectionWith.call(recruiter.ctx, { profileId: byName.profileId })).toMatchObject({ name: null, connection: null, outlook: null });
    await expect(askCandidate.call(recruiter.ctx, { profileId: byName.profileId })).rejects.toMatchObject({ code: "not_available" });
    await declineConnection.call(byName.person.ctx, { connectionId });
    await expect(askCandidate.call(recruiter.ctx, { profileId: byName.profileId })).rejects.toMatchObject({ code: "not_available" });
    const byProfile = await shown(recruiter, { known: true });
    const masked = await askCandidate.call(recruiter.ctx, { profileId: byProfile.profileId });
    expect(await seenBy(recruiter, masked.connectionId)).toMatchObject({ name: null, candidateId: null });
    expect(await connectionWith.call(recruiter.ctx, { candidateId: byProfile.person.candidateId })).toMatchObject({ connection: null });
    await expect(askCandidate.call(recruiter.ctx, { candidateId: byProfile.person.candidateId })).rejects.toMatchObject({ code: "not_available" });
  });

  it("is the acceptance where the candidate had asked, and reaches nobody who is hidden, blocked or no profile", async () => {
    const recruiter = await world.recruiter();
    const asking = await shown(recruiter);
    const { connectionId } = await askRecruiter.call(asking.person.ctx, { recruiterId: recruiter.recruiterId });
    expect(await connectionWith.call(recruiter.ctx, { profileId: asking.profileId })).toMatchObject({ connection: { id: connectionId, name: asking.person.name } });
    expect(await askCandidate.call(recruiter.ctx, { profileId: asking.profileId })).toMatchObject({ connectionId, state: "active" });
    const blocking = await shown(recruiter, { known: true });
    await blockRecruiter.call(blocking.person.ctx, { recruiterId: recruiter.recruiterId });
    for (const profileId of [blocking.profileId, "cpf_nobody"]) {
      await expect(askCandidate.call(recruiter.ctx, { profileId })).rejects.toMatchObject({ code: "not_found" });
      await expect(connectionWith.call(recruiter.ctx, { profileId })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(askCandidate.call(recruiter.ctx, { profileId: asking.profileId, candidateId: asking.person.candidateId })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(askCandidate.call(recruiter.ctx, {})).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("a request to a public profile", () => {
  it("reaches the recruiter behind it while it is published", async () => {
    const { recruiter, person } = await world.strangers();
    const { slug } = await saveRecruiterProfile.call(recruiter.ctx, { headline: "Engineers for grids", about: "Fifteen years of grids", fields: ["energy"], regions: ["nordics"], languages: ["en"], roleKinds: ["Grid engineer"], recruitingSince: 2015 });
    await expect(askRecruiter.call(person.ctx, { slug })).rejects.toMatchObject({ code: "not_found" });
    await publishRecruiterProfile.call(recruiter.ctx, { published: true });
    expect(await connectionWith.call(person.ctx, { slug })).toMatchObject({ connection: null, acts: expect.arrayContaining(["ask"]) });
    expect(await askRecruiter.call(person.ctx, { slug })).toMatchObject({ state: "pending" });
    await publishRecruiterProfile.call(recruiter.ctx, { published: false });
    await expect(askRecruiter.call(person.ctx, { slug })).rejects.toMatchObject({ code: "not_found" });
    await expect(askRecruiter.call(person.ctx, { slug, recruiterId: recruiter.recruiterId })).rejects.toMatchObject({ code: "invalid_input" });
  });
});
