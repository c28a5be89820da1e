// Proves: whatever people write to each other or to the platform about each other is kept as it can be seen, at every door: what turns its direction, has no width or steers a terminal is taken out, and
// words of which nothing can be seen count as none. Would miss: a door that is not named here, and fields of money and roles, which are read by those who wrote them.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Someone } from "@/db/testing/world/people";
import { said } from "@/db/testing/world/requests-to-connect";
import { declineConnection } from "./connections/answer-request";
import { askCandidate, askRecruiter } from "./connections/ask-connection";
import { disconnect } from "./connections/end-connection";
import { addTemplate } from "./messages/templates";
import { mutePerson, rejectReport } from "./moderation/act-on-report";
import { appealDecision, decideAppeal } from "./moderation/appeal-decision";
import { reportMessage } from "./moderation/report-message";
import { saveRecruiterProfile } from "./profiles/save-recruiter-profile";

let world: World;
let admin: Someone;
let other: Someone;
beforeAll(async () => {
  world = await makeWorld();
  [admin, other] = [await world.person({ platformRole: "support" }), await world.person({ platformRole: "owner" })];
});
afterAll(() => world.close());

const dirty = "\u200b pay \u202e0001\u202c\u0007 now,\r\nplease\u2060 ";
const clean = "pay 0001 now,\nplease";
const invisible = "\u200b\u2060\u202e\u3164\u00ad \n".repeat(3);
const only = async (query: ReturnType<typeof sql>) => Object.values((await world.db.execute<Record<string, unknown>>(query))[0] ?? {})[0];

it("a note, and why a request is declined or a connection ended", async () => {
  const pair = await world.strangers();
  const asked = await askRecruiter.call(pair.person.ctx, { recruiterId: pair.recruiter.recruiterId, note: dirty });
  const noteOf = (connectionId: string) => only(sql`select note from marketplace_connections where id = ${connectionId}`);
  const lastSaid = (connectionId: string) => only(sql`select said from connection_moves where connection_id = ${connectionId} order by move_no desc limit 1`);
  expect(await noteOf(asked.connectionId)).toBe(clean);
  await declineConnection.call(pair.recruiter.ctx, { connectionId: asked.connectionId, reason: dirty });
  expect(await lastSaid(asked.connectionId)).toBe(clean);
  const known = await world.acquainted();
  const silent = await askCandidate.call(known.recruiter.ctx, { candidateId: known.person.candidateId, note: invisible });
  expect(await noteOf(silent.connectionId)).toBeNull();
  await declineConnection.call(known.person.ctx, { connectionId: silent.connectionId, reason: invisible, quietly: true });
  expect(await lastSaid(silent.connectionId)).toBeNull();
  const two = await world.connected();
  await disconnect.call(two.person.ctx, { connectionId: two.connectionId, reason: dirty });
  expect(await lastSaid(two.connectionId)).toBe(clean);
});

it("a note of 300 letters, however many units they take, and none of 301", async () => {
  const pair = await world.strangers();
  const ask = (note: string) => askRecruiter.call(pair.person.ctx, { recruiterId: pair.recruiter.recruiterId, note });
  await expect(ask("👩".repeat(301))).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [{ path: "note", message: "Use at most 300 letters." }] });
  await expect(ask(`${"\u200b".repeat(300)}${"👩".repeat(300)}`)).resolves.toMatchObject({ state: "pending" });
});

it("words of a report, of a decision, of its appeal and of its answers", async () => {
  const { recruiter, person, connectionId } = await world.connected();
  const report = async (words: string, reason: "abuse" | "other" = "abuse") => reportMessage.call(person.ctx, { messageId: (await said(recruiter, connectionId)).messageId, reason, words });
  await expect(report(invisible, "other")).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [{ path: "words" }] });
  const { reportId } = await report(dirty);
  expect(await only(sql`select words from moderation_reports where id = ${reportId}`)).toBe(clean);
  const { reportId: silent } = await report(invisible);
  expect(await only(sql`select words from moderation_reports where id = ${silent}`)).toBeNull();
  await expect(rejectReport.call(admin.ctx, { reportId: silent, answer: invisible })).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [{ path: "answer" }] });
  await rejectReport.call(admin.ctx, { reportId: silent, answer: dirty });
  expect(await only(sql`select answer from moderation_reports where id = ${silent}`)).toBe(clean);
  const { actionId } = await mutePerson.call(admin.ctx, { reportId, days: 1, reason: dirty });
  expect(await only(sql`select reason from moderation_actions where id = ${actionId}`)).toBe(clean);
  await expect(appealDecision.call(recruiter.ctx, { actionId, words: invisible })).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [{ path: "words" }] });
  await appealDecision.call(recruiter.ctx, { actionId, words: dirty });
  await decideAppeal.call(other.ctx, { actionId, outcome: "upheld", answer: dirty });
  expect(await only(sql`select words || '|' || answer from moderation_appeals where action_id = ${actionId}`)).toBe(`${clean}|${clean}`);
});

it("a profile, and the name of a template", async () => {
  const { ctx, recruiterId, userId } = await world.recruiter();
  const profile = { headline: dirty, about: invisible, fields: ["engineering" as const], regions: ["united_states" as const], languages: ["en" as const], roleKinds: [`\u202e${clean}`], recruitingSince: null };
  await saveRecruiterProfile.call(ctx, profile);
  expect(await only(sql`select headline || '|' || about || '|' || array_to_string(role_kinds, '/') from recruiter_profiles where recruiter_id = ${recruiterId}`)).toBe(`${clean}||${clean}`);
  await expect(saveRecruiterProfile.call(ctx, { ...profile, roleKinds: [invisible] })).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [{ path: "roleKinds.0" }] });
  await expect(addTemplate.call(ctx, { purpose: "note", name: invisible, body: "Hello" })).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [{ path: "name" }] });
  await addTemplate.call(ctx, { purpose: "note", name: `Fair\u202e`, body: dirty });
  expect(await only(sql`select name || '|' || body from message_templates where user_id = ${userId}`)).toBe(`Fair|${clean}`);
});
