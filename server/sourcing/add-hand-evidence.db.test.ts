// Proves: contact written down by hand gives what knowing a person gives until they confirm it, one unconfirmed piece at a time, of days that can be; the person's word
// is given once and counts in full; a claim that is over is not revived. Would miss: whether the contact took place.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { addHandEvidence, answerHandEvidence, handEvidenceFile } from "./add-hand-evidence";
import { candidateDetail } from "./candidate-list";
import { myClaims } from "./my-claims";
import { releaseClaim } from "./release-claim";

let world: World;
let holder: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  holder = await world.recruiter();
});
afterAll(() => world.close());

const dayMs = 86_400_000;
const today = async () => (await world.now()).toISOString().slice(0, 10);
const startOf = (day: string) => Date.parse(`${day}T00:00:00.000Z`);
const untilOf = async (claimId: string) => new Date((await world.db.execute<{ until: string }>(sql`select upper("window") as until from candidate_sourcers where id = ${claimId}`))[0]?.until ?? "").getTime();
const write = async (claimId: string, more: { happenedOn?: string; direction?: "out" | "in" | "both"; fileId?: string } = {}) => addHandEvidence.call(holder.ctx, { claimId, happenedOn: await today(), direction: "both", note: "We spoke by phone.", ...more });
const claimed = async () => {
  const who = await world.claimed(holder);
  return { ...who, person: await world.candidate({ name: who.fullName, email: who.email }) };
};

it("extends as far as knowing the person would, once, until they confirm it", async () => {
  const { claimId, person, candidateId } = await claimed();
  await world.passTime({ days: 10 });
  const day = await today();
  const first = await write(claimId);
  expect(first.extended).toBe(true);
  expect(Date.parse(first.until)).toBe(startOf(day) + 30 * dayMs);
  await world.passTime({ days: 5 });
  const second = await write(claimId);
  expect(second).toMatchObject({ extended: false, until: first.until });
  await answerHandEvidence.call(person.ctx, { evidenceId: first.evidenceId, answer: "confirmed" });
  expect(await untilOf(claimId)).toBe(startOf(day) + 60 * dayMs);
  const detail = await candidateDetail.call(holder.ctx, { candidateId });
  expect(detail.candidate.protection).toMatchObject({ state: "mine", tier: "contact" });
  expect(detail.contacts.map((one) => [one.id, one.extended, one.answer])).toEqual([[second.evidenceId, false, null], [first.evidenceId, true, "confirmed"]]);
});

it("weighs one's own letters no more than knowing the person, even when they are confirmed", async () => {
  const { claimId, person } = await claimed();
  const day = await today();
  await world.passTime({ days: 3 });
  const { evidenceId } = await write(claimId, { direction: "out" });
  await answerHandEvidence.call(person.ctx, { evidenceId, answer: "confirmed" });
  expect(await untilOf(claimId)).toBe(startOf(day) + 33 * dayMs);
  expect((await myClaims.call(person.ctx, {})).claims[0]).toMatchObject({ tier: "identified", contacts: [{ id: evidenceId, answer: "confirmed" }] });
});

it("keeps what a person denies with their word beside it: no more days, none taken, and its place stays taken", async () => {
  const { claimId, person } = await claimed();
  await world.passTime({ days: 2 });
  const { evidenceId, until } = await write(claimId);
  const tries = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => answerHandEvidence.call(person.ctx, { evidenceId, answer: i % 2 ? "confirmed" : "denied" })));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "changed_meanwhile" });
  const { claimId: other, person: they } = await claimed();
  await world.passTime({ days: 2 });
  const denied = await write(other);
  await answerHandEvidence.call(they.ctx, { evidenceId: denied.evidenceId, answer: "denied" });
  expect(await untilOf(other)).toBe(Date.parse(denied.until));
  await world.passTime({ days: 2 });
  expect(await write(other)).toMatchObject({ extended: false, until: denied.until });
  expect(until).toBeTruthy();
});

it("refuses days that have not come or on which nobody knew the person, and what is not one's own", async () => {
  const { claimId } = await claimed();
  const tomorrow = new Date((await world.now()).getTime() + dayMs).toISOString().slice(0, 10);
  const before = new Date((await world.now()).getTime() - 400 * dayMs).toISOString().slice(0, 10);
  await expect(write(claimId, { happenedOn: tomorrow })).rejects.toMatchObject({ code: "evidence_in_the_future", definition: { field: "happenedOn" } });
  await expect(write(claimId, { happenedOn: before })).rejects.toMatchObject({ code: "evidence_before_known" });
  await expect(write(claimId, { fileId: "fil_none" })).rejects.toMatchObject({ code: "file_missing" });
  expect(await world.db.execute(sql`select id from hand_evidence where claim_id = ${claimId}`)).toHaveLength(0);
  const day = await today();
  const stranger = await world.recruiter();
  await expect(addHandEvidence.call(stranger.ctx, { claimId, happenedOn: day, direction: "in", note: "They wrote to me." })).rejects.toMatchObject({ code: "not_found" });
  const { evidenceId } = await write(claimId);
  await expect(answerHandEvidence.call((await world.candidate({})).ctx, { evidenceId, answer: "denied" })).rejects.toMatchObject({ code: "not_found" });
  await expect(handEvidenceFile.call(stranger.ctx, { evidenceId })).rejects.toMatchObject({ code: "not_found" });
  await expect(world.database.sql`insert into hand_evidence (id, claim_id, added_by, happened_on, direction, note, added_at, hash, extended) values ('hev_x', ${claimId}, ${stranger.recruiterId}, ${day}, 'in', 'x', app.now(), 'x', false)`).rejects.toThrow(/by its holder/);
  await expect(world.database.sql`update hand_evidence set note = 'another' where id = ${evidenceId}`).rejects.toThrow(/as it was written/);
});

it("is read, and revives nothing, once the claim is over", async () => {
  const { claimId, person } = await claimed();
  const { evidenceId } = await write(claimId);
  await releaseClaim.call(holder.ctx, { claimId, reason: "Not looking any more" });
  const ended = await untilOf(claimId);
  await expect(write(claimId)).rejects.toMatchObject({ code: "changed_meanwhile" });
  await answerHandEvidence.call(person.ctx, { evidenceId, answer: "confirmed" });
  expect(await untilOf(claimId)).toBe(ended);
});
