// Proves: a request, and the page that an acceptance begins, show a recruiter of a candidate what the candidate's own profile shows them at that moment and never what another recruiter wrote of the person;
// who is blocked or hidden from after a request reads no title any more; the dialog names what will be read. Would miss: words that a candidate has copied from a recruiter into their own profile.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { type Candidate, fresh, type Recruiter } from "@/db/testing/world/people";
import { hideFromEmployer } from "../candidates/hide-employer";
import { setAvailability } from "../candidates/set-availability";
import { myProfile } from "../profiles/my-profile";
import { saveMyProfile } from "../profiles/save-my-profile";
import { addCandidate } from "../sourcing/add-candidate";
import { blockRecruiter } from "../sourcing/block";
import { candidateDetail, candidateList } from "../sourcing/candidate-list";
import { acceptConnection } from "./answer-request";
import { askCandidate, askRecruiter } from "./ask-connection";
import { connectionDetail, connectionWith } from "./connection-detail";
import { connectionList } from "./connection-list";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const show = (person: Candidate, visibility: "hidden" | "connections" | "recruiters", title = "Controls engineer") =>
  saveMyProfile.call(person.ctx, { visibility, title, region: "nordics", skills: ["Simulink"], seniority: null, languages: [], lookingFor: "" });
const headline = async (by: Recruiter, connectionId: string) => (await connectionDetail.call(by.ctx, { connectionId })).connection.headline;
const showsTitle = async ({ person, recruiter }: { person: Candidate; recruiter: Recruiter }) => (await connectionWith.call(person.ctx, { recruiterId: recruiter.recruiterId })).showsTitle;
const written = async (by: Recruiter, candidateId: string) => {
  const { headline: said, location, currentEmployer } = (await candidateDetail.call(by.ctx, { candidateId })).candidate;
  return [said, location, currentEmployer];
};

describe("a candidate who asks", () => {
  it("shows nothing of what another recruiter wrote of them, neither in the request nor once it is accepted", async () => {
    const [first, second] = [await world.recruiter(), await world.recruiter()];
    const email = `asks.${fresh()}@example.com`;
    await addCandidate.call(first.ctx, { fullName: "Runa Selmer", email, headline: "Regulatory lead at Corva", location: "Tromsø", currentEmployer: "Corva" });
    const person = await world.candidate({ name: "Runa Selmer", email });
    const { connectionId } = await askRecruiter.call(person.ctx, { recruiterId: second.recruiterId });
    const looks = async () => JSON.stringify([await connectionDetail.call(second.ctx, { connectionId }), await connectionList.call(second.ctx, {})]);
    for (const word of ["Corva", "Regulatory", "Tromsø"]) expect(await looks()).not.toContain(word);
    expect(await showsTitle({ person, recruiter: second })).toBeNull();
    await acceptConnection.call(second.ctx, { connectionId });
    const page = JSON.stringify([await candidateDetail.call(second.ctx, { candidateId: person.candidateId }), await candidateList.call(second.ctx, {})]);
    for (const word of ["Corva", "Regulatory", "Tromsø"]) expect((await looks()) + page).not.toContain(word);
    expect(await written(first, person.candidateId), "who wrote it keeps it").toEqual(["Regulatory lead at Corva", "Tromsø", "Corva"]);
  });

  it("shows the title of a profile that recruiters see, as the dialog had said, and no longer than it is shown", async () => {
    const pair = await world.strangers();
    await show(pair.person, "recruiters");
    expect(await showsTitle(pair)).toBe("Controls engineer");
    const { connectionId } = await askRecruiter.call(pair.person.ctx, { recruiterId: pair.recruiter.recruiterId });
    expect(await headline(pair.recruiter, connectionId)).toBe("Controls engineer");
    await show(pair.person, "hidden");
    expect([await headline(pair.recruiter, connectionId), await showsTitle(pair)]).toEqual([null, null]);
    await acceptConnection.call(pair.recruiter.ctx, { connectionId });
    expect(await written(pair.recruiter, pair.person.candidateId)).toEqual([null, null, null]);
  });

  it("shows the title of a profile for connections once they are connected", async () => {
    const { person, recruiter, connectionId } = await world.askedByCandidate();
    await show(person, "connections");
    expect([await headline(recruiter, connectionId), await showsTitle({ person, recruiter })]).toEqual([null, null]);
    await acceptConnection.call(recruiter.ctx, { connectionId });
    expect(await headline(recruiter, connectionId)).toBe("Controls engineer");
    expect(await written(recruiter, person.candidateId)).toEqual(["Controls engineer", null, null]);
  });

  it("is shown to a recruiter who knows them by that recruiter's own words", async () => {
    const recruiter = await world.recruiter();
    const email = `known.${fresh()}@example.com`;
    await addCandidate.call(recruiter.ctx, { fullName: "Ivo Brandt", email, headline: "Met in Bergen" });
    const person = await world.candidate({ name: "Ivo Brandt", email });
    await show(person, "recruiters");
    const { connectionId } = await askRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId });
    expect(await headline(recruiter, connectionId)).toBe("Met in Bergen");
  });
});

describe("a request by a profile", () => {
  it("shows its title only as long as the recruiter may see the profile", async () => {
    const ways: Record<string, (person: Candidate, recruiter: Recruiter) => Promise<unknown>> = {
      blocked: (person, recruiter) => blockRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId }),
      "hidden from": async (person, recruiter) => {
        const [firm] = await world.database.sql<{ name: string }[]>`select name from organizations where id = ${recruiter.firmId}`;
        await hideFromEmployer.call(person.ctx, { name: firm?.name ?? "" });
      },
      "not available": (person) => setAvailability.call(person.ctx, { available: false }),
      "for connections": (person) => show(person, "connections", "Another title"),
    };
    for (const [way, hide] of Object.entries(ways)) {
      const { person, recruiter } = await world.strangers();
      await show(person, "recruiters");
      const { connectionId } = await askCandidate.call(recruiter.ctx, { profileId: (await myProfile.call(person.ctx, {})).card.profileId });
      await show(person, "recruiters", "Lead of controls");
      expect(await headline(recruiter, connectionId), "seen as it is now").toBe("Lead of controls");
      await hide(person, recruiter);
      const { connection } = await connectionDetail.call(recruiter.ctx, { connectionId });
      expect({ headline: connection.headline, name: connection.name }, way).toEqual({ headline: null, name: null });
      expect(JSON.stringify(await connectionList.call(recruiter.ctx, {})), way).not.toContain("Lead of controls");
    }
  });
});
