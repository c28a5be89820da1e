// Proves: what a recruiter was asked is counted by what was said over time: requests and the first message after a quiet day, until their next word; a thank-you waits for nothing, what is overdue counts as it
// stands, what the other ended or took back does not, and after 90 days nothing does. Nothing is shown of few; what is shown stands on the page, in the list and for strangers, and survives erasure and
// suspension of those who asked. Would miss: how long it takes to count thousands of messages.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { type Connected, said } from "@/db/testing/world/requests-to-connect";
import { acceptConnection, declineConnection, withdrawConnection } from "../connections/answer-request";
import { disconnect } from "../connections/end-connection";
import { leaveConnections } from "../connections/leave-connections";
import { eraseMessagesOf } from "../messages/erase-messages";
import { answersOf } from "./answer-times";
import { recruiterList } from "./recruiter-list";
import { firmPage, recruiterPage } from "./recruiter-page";
import type { CountedAnswers } from "./rules/answer-pace";
import { publishRecruiterProfile, saveRecruiterProfile } from "./save-recruiter-profile";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function published(): Promise<Recruiter & { slug: string }> {
  const by = await world.recruiter();
  const { slug } = await saveRecruiterProfile.call(by.ctx, { headline: "Robotics", about: "", fields: ["engineering"], regions: ["remote"], languages: ["en"], roleKinds: [], recruitingSince: null });
  await publishRecruiterProfile.call(by.ctx, { published: true });
  return { ...by, slug };
}
const counted = async (by: Recruiter): Promise<CountedAnswers> => {
  const [row] = await world.db.execute<{ answers: CountedAnswers }>(sql`select ${answersOf(sql`${by.recruiterId}`)} as answers`);
  if (!row) throw new Error("Nothing was counted.");
  return row.answers;
};
const asked = (by: Recruiter): Promise<Connected> => world.askedByCandidate({ recruiter: by });
const answered = (of: Connected, minutes: number) => world.passTime({ minutes }).then(() => acceptConnection.call(of.recruiter.ctx, { connectionId: of.connectionId }));

describe("what a recruiter was asked", () => {
  it("waits from a request to its answer, aloud either way; one that is declined without a word waits on, and counts once it is overdue", async () => {
    const by = await world.recruiter();
    expect(await counted(by)).toEqual({ questions: 0, conversations: 0, medianMinutes: null });
    await answered(await asked(by), 30);
    expect(await counted(by)).toEqual({ questions: 1, conversations: 1, medianMinutes: 30 });
    const declined = await asked(by);
    await world.passTime({ minutes: 10 });
    await declineConnection.call(by.ctx, { connectionId: declined.connectionId, quietly: false, reason: "" });
    expect(await counted(by)).toEqual({ questions: 2, conversations: 2, medianMinutes: 10 });
    const silent = await asked(by);
    await declineConnection.call(by.ctx, { connectionId: silent.connectionId, quietly: true, reason: "" });
    expect((await counted(by)).questions).toBe(2);
    await world.passTime({ days: 8 });
    expect(await counted(by)).toEqual({ questions: 3, conversations: 3, medianMinutes: 30 });
  });

  it("waits no longer when the other takes it back or ends it, and was then not asked", async () => {
    const by = await world.recruiter();
    const [taken, ended] = [await asked(by), await world.connected({ recruiter: by })];
    const before = await counted(by);
    await withdrawConnection.call(taken.person.ctx, { connectionId: taken.connectionId });
    await world.passTime({ hours: 30 });
    await said(ended.person, ended.connectionId);
    await disconnect.call(ended.person.ctx, { connectionId: ended.connectionId });
    await world.passTime({ days: 8 });
    expect(await counted(by)).toEqual(before);
  });

  it("begins anew after a quiet day only: what goes on from an answer, and a thank-you, wait for nothing", async () => {
    const by = await world.recruiter();
    const { connectionId, person } = await world.connected({ recruiter: by });
    await world.passTime({ hours: 2 });
    await said(person, connectionId, "Thank you!");
    await world.passTime({ days: 2 });
    await said(by, connectionId, "There is news.");
    expect((await counted(by)).questions).toBe(1);
    await world.passTime({ hours: 25 });
    await said(person, connectionId, "Which?");
    await world.passTime({ hours: 3 });
    await said(person, connectionId, "Are you there?");
    await world.passTime({ hours: 3 });
    await said(by, connectionId, "Yes.");
    expect(await counted(by)).toEqual({ questions: 2, conversations: 1, medianMinutes: 0 });
    await world.passTime({ hours: 25 });
    await said(person, connectionId, "And now?");
    await world.passTime({ minutes: 400 });
    await said(by, connectionId, "Now it is decided.");
    expect(await counted(by)).toEqual({ questions: 3, conversations: 1, medianMinutes: 360 });
  });

  it("is first asked by a message where the recruiter wrote first", async () => {
    const { recruiter, person, connectionId } = await world.askedByRecruiter();
    await acceptConnection.call(person.ctx, { connectionId });
    await said(person, connectionId, "Tell me more.");
    await world.passTime({ minutes: 45 });
    await said(recruiter, connectionId, "Gladly.");
    expect(await counted(recruiter)).toEqual({ questions: 1, conversations: 1, medianMinutes: 45 });
  });
});

describe("how soon a recruiter answers", () => {
  it("is shown of five questions in three conversations, everywhere alike, whoever asked is gone since, and no longer than 90 days", async () => {
    const by = await published();
    const reader = await world.candidate();
    const shown = async () => {
      const { recruiter } = await recruiterPage.call(world.anonymous, { slug: by.slug });
      const [listed] = (await recruiterList.call(reader.ctx, { search: by.name })).data.filter((one) => one.recruiterId === by.recruiterId);
      const [ofFirm] = (await firmPage.call(world.anonymous, { slug: recruiter.firmSlug })).firm.recruiters;
      expect([listed?.answersWithin, ofFirm?.answersWithin]).toEqual([recruiter.answersWithin, recruiter.answersWithin]);
      return recruiter.answersWithin;
    };
    const first = await asked(by);
    await answered(first, 20);
    await answered(await asked(by), 20);
    for (const _again of [1, 2]) {
      await world.passTime({ hours: 30 });
      await said(first.person, first.connectionId);
      await world.passTime({ minutes: 20 });
      await said(by, first.connectionId);
    }
    expect(await shown()).toBeNull();
    const third = await asked(by);
    await answered(third, 600);
    expect(await shown()).toBe("hour");
    const before = await counted(by);
    await world.db.transaction((tx) => world.now().then((now) => eraseMessagesOf(tx, first.person.userId, now)));
    await world.db.transaction((tx) => world.now().then((now) => leaveConnections(tx, { candidateId: first.person.candidateId, recruiterId: null }, now)));
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${third.person.userId}`;
    expect([await shown(), await counted(by)]).toEqual(["hour", before]);
    await world.passTime({ days: 91 });
    expect(await shown()).toBeNull();
  });
});
