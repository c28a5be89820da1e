// Proves: one whose colleague protects a person is told by whom, so that they can agree; a recruiter of another firm never is. Would miss: what two do at once
// (the races).
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { addCandidate, checkCandidate } from "./add-candidate";

let world: World;
let holder: Recruiter;
let colleague: Recruiter;
let stranger: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  holder = await world.recruiter();
  colleague = await world.colleague(holder);
  stranger = await world.recruiter();
});
afterAll(() => world.close());

it("tells a colleague by whom, while typing and when adding, and leaves nothing behind", async () => {
  const { email, fullName } = await world.claimed(holder);
  expect(await checkCandidate.call(colleague.ctx, { email })).toMatchObject({ state: "protected", colleague: { name: holder.name, email: holder.email } });
  await expect(addCandidate.call(colleague.ctx, { fullName, email })).rejects.toMatchObject({ code: "colleague_protects", details: { name: holder.name, email: holder.email } });
  const [row] = await world.database.sql<{ n: number }[]>`select count(*)::int as n from candidate_dossiers where recruiter_id = ${colleague.recruiterId}`;
  expect(row?.n).toBe(0);
});

it("tells a recruiter of another firm the date alone", async () => {
  const { email, fullName } = await world.claimed(holder);
  const checked = await checkCandidate.call(stranger.ctx, { email });
  expect(checked).toMatchObject({ state: "protected", colleague: null });
  const refusal = await addCandidate.call(stranger.ctx, { fullName, email }).catch((cause: unknown) => cause);
  expect(refusal).toMatchObject({ code: "already_protected" });
  expect(JSON.stringify([checked, refusal, String(refusal)])).not.toContain(holder.name);
});
