// Proves: a recruiter of two firms who acts for one is told that a conversation is the other's, and for whom to act; nobody who is not of the two, has left the firm, or is a colleague learns that it is there. Would miss: what is
// shown then (e2e/journeys/two-firms.spec.ts).
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh } from "@/db/testing/world/people";
import { actorOf } from "../identity/actor-of";
import { conversationPlace } from "./conversation-place";
import { thread } from "./thread";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it("says for which firm to act, to who is one of the two and at that firm", async () => {
  const { connectionId, recruiter, person } = await world.connected();
  const other = await world.recruiter();
  await world.database.ownerSql`insert into members (id, organization_id, user_id, role, created_at) values (${`mem_${fresh()}`}, ${other.firmId}, ${recruiter.userId}, 'member', app.now())`;
  await world.database.ownerSql`insert into recruiters (id, user_id, firm_id) values (${`rec_${fresh()}`}, ${recruiter.userId}, ${other.firmId})`;
  const as = async (organizationId: string) => ({ ...recruiter.ctx, actor: await actorOf(world.db, recruiter.userId, `ses_${fresh()}`, organizationId) });
  expect(await conversationPlace.call(await as(recruiter.firmId), { connectionId })).toEqual({ side: "recruiter", actFor: null });
  expect(await conversationPlace.call(await as(other.firmId), { connectionId })).toEqual({ side: "recruiter", actFor: { organizationId: recruiter.firmId, name: expect.any(String) } });
  await expect(thread.call(await as(other.firmId), { connectionId })).rejects.toMatchObject({ code: "not_found" });
  expect(await conversationPlace.call(person.ctx, { connectionId })).toEqual({ side: "candidate", actFor: null });
  await expect(conversationPlace.call(other.ctx, { connectionId })).rejects.toMatchObject({ code: "not_found" });
  await world.database.ownerSql`delete from members where user_id = ${recruiter.userId} and organization_id = ${recruiter.firmId}`;
  await expect(conversationPlace.call(await as(other.firmId), { connectionId })).rejects.toMatchObject({ code: "not_found" });
});
it("says nothing of a request that was never accepted", async () => {
  const { connectionId, recruiter } = await world.askedByCandidate();
  await expect(conversationPlace.call(recruiter.ctx, { connectionId })).rejects.toMatchObject({ code: "not_found" });
});
