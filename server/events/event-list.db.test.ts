// Proves: a person reads the events that they caused, without what else these say, and nobody else's; the platform reads all, with everything.
// Would miss: an event whose type alone tells too much.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { eventDetail, eventList } from "./event-list";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it("are for whoever caused them, and for the platform", async () => {
  const [one, other] = [await world.recruiter(), await world.recruiter()];
  const who = await world.claimed(one);
  const { data } = await eventList.call(one.ctx, { type: "sourcing/claim.started" });
  expect(data).toEqual([expect.objectContaining({ type: "sourcing/claim.started", actor: `user:${one.userId}`, candidateId: who.candidateId, data: null })]);
  const id = data[0]?.id ?? "";
  expect((await eventList.call(other.ctx, {})).data.filter(({ actor }) => actor !== `user:${other.userId}`)).toEqual([]);
  const refusals = await Promise.all([id, "00000000-0000-4000-8000-000000000000", "no id"].map((event) => eventDetail.call(other.ctx, { event }).catch((cause: unknown) => cause)));
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: "not_found" });
  const admin = await world.person({ platformRole: "support" });
  expect((await eventDetail.call(admin.ctx, { event: id })).event.data).toMatchObject({ claimId: who.claimId, recruiterId: one.recruiterId });
});
