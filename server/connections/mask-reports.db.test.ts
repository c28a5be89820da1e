// Proves: the reader or the writer of a note says once that what is hidden in it is no contact data; admins alone see both, and one who is neither of the two shows the note to its reader or leaves it, once and on
// record; a later request is masked as any other, and two who are connected leave nothing to decide; what waits is counted for admins. Would miss: an admin who shows what is contact data after all.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refused } from "@/db/testing/refused";
import { makeWorld, type World } from "@/db/testing/world";
import { refreshed, type Someone } from "@/db/testing/world/people";
import type { Ctx } from "../kernel/command";
import { reportQueue, reportsWaiting } from "../moderation/report-queue";
import { acceptConnection, withdrawConnection } from "./answer-request";
import { askRecruiter } from "./ask-connection";
import { connectionDetail } from "./connection-detail";
import { decideMaskReport } from "./decide-mask-report";
import { maskReportList } from "./mask-report-list";
import { reportMask } from "./report-mask";

const note = "Reference 4155550142 of the role";
const masked = "Reference [contact hidden] of the role";
let world: World;
let admin: Someone;
beforeAll(async () => {
  world = await makeWorld();
  admin = await world.person({ platformRole: "support" });
});
afterAll(() => world.close());

const seen = async (ctx: Ctx, connectionId: string) => {
  const { note: shown, noteMasked, hiddenFromThem, maskReport, moves } = (await connectionDetail.call(ctx, { connectionId })).connection;
  return [shown, moves[0]?.said, noteMasked ? "from me" : hiddenFromThem ? "from them" : "not", maskReport];
};
/** Notes that wait, and what the navigation of admins says. */
const waiting = async () => [(await reportQueue.call(admin.ctx, {})).waiting.masks, (await reportsWaiting.call(admin.ctx, {})).open];
const listed = async (connectionId: string) => (await maskReportList.call(admin.ctx, {})).reports.filter((one) => one.connectionId === connectionId);
async function reported(by: "person" | "recruiter" = "recruiter") {
  const asked = await world.askedByCandidate({ note });
  await reportMask.call(asked[by].ctx, { connectionId: asked.connectionId });
  const [line] = await listed(asked.connectionId);
  return { ...asked, askedAt: line?.askedAt ?? "" };
}

it("a note is shown to its reader as it was written once an admin has found that nothing in it is contact data", async () => {
  const { connectionId, recruiter, person } = await world.askedByCandidate({ note });
  expect([await seen(recruiter.ctx, connectionId), await seen(person.ctx, connectionId)]).toEqual([[masked, masked, "from me", null], [note, note, "from them", null]]);
  for (let twice = 0; twice < 2; twice++) await reportMask.call(recruiter.ctx, { connectionId });
  await reportMask.call(person.ctx, { connectionId });
  const [line, ...more] = await listed(connectionId);
  expect([line, more]).toEqual([{ connectionId, askedAt: line?.askedAt, reportedAt: line?.reportedAt, reportedBy: recruiter.name, askedBy: "candidate", note, masked }, []]);
  expect([await seen(recruiter.ctx, connectionId), await seen(person.ctx, connectionId)]).toEqual([[masked, masked, "from me", "open"], [note, note, "from them", "open"]]);
  expect(await waiting()).toEqual([1, 1]);
  const decision = { connectionId, askedAt: line?.askedAt ?? "", outcome: "shown" as const };
  await expect(decideMaskReport.call(recruiter.ctx, decision)).rejects.toMatchObject({ code: "not_allowed" });
  await decideMaskReport.call(admin.ctx, decision);
  expect(await waiting()).toEqual([0, 0]);
  expect([await seen(recruiter.ctx, connectionId), await seen(person.ctx, connectionId)]).toEqual([[note, note, "not", null], [note, note, "not", null]]);
  await expect(decideMaskReport.call(admin.ctx, { ...decision, outcome: "left" })).rejects.toMatchObject({ code: "changed_meanwhile" });
  expect(await world.db.execute(sql`select kind, actor, rule, outcome from decision_audit_log where subject_id = ${connectionId}`)).toEqual([{ kind: "moderation", actor: `user:${admin.userId}`, rule: "moderation.mask", outcome: "note_shown" }]);
  expect(await world.db.execute(sql`select 1 from decision_audit_log where subject_id = ${connectionId} and inputs::text like '%4155550142%'`)).toEqual([]);
  await withdrawConnection.call(person.ctx, { connectionId });
  await world.passTime({ days: 40 });
  await askRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId, note });
  expect((await seen(recruiter.ctx, connectionId))[0]).toBe(masked);
});

it("it stays hidden when the admin leaves it, for which the writer may have asked as well", async () => {
  const { connectionId, askedAt, recruiter } = await reported("person");
  await decideMaskReport.call(admin.ctx, { connectionId, askedAt, outcome: "left" });
  expect(await seen(recruiter.ctx, connectionId)).toEqual([masked, masked, "from me", "left"]);
  await reportMask.call(recruiter.ctx, { connectionId });
  expect(await listed(connectionId)).toEqual([]);
});

it("nobody else reports it, nobody reports what hides nothing, and two who are connected leave nothing to decide", async () => {
  const { connectionId, recruiter } = await reported();
  expect(await waiting()).toEqual([1, 1]);
  await expect(reportMask.call((await world.recruiter()).ctx, { connectionId })).rejects.toMatchObject({ code: "not_found" });
  const plain = await world.askedByCandidate({ note: "About the role" });
  await expect(reportMask.call(plain.recruiter.ctx, { connectionId: plain.connectionId })).rejects.toMatchObject({ code: "changed_meanwhile" });
  await acceptConnection.call(recruiter.ctx, { connectionId });
  expect(await waiting()).toEqual([0, 0]);
  expect(await listed(connectionId)).toEqual([]);
  await expect(reportMask.call(recruiter.ctx, { connectionId })).rejects.toMatchObject({ code: "changed_meanwhile" });
});

it("the database keeps a report as it was made, and has it decided once, by an admin who is neither of the two", async () => {
  const { connectionId, askedAt, recruiter } = await reported();
  const app = world.database.sql;
  const decide = (by: string) => refused(app, (tx) => tx`update mask_reports set outcome = 'shown', decided_by = ${by}, decided_at = app.now() where connection_id = ${connectionId}`);
  await world.database.ownerSql`update users set platform_role = 'support' where id = ${recruiter.userId}`;
  for (const by of [recruiter.userId, (await world.recruiter()).userId]) expect(await decide(by)).toEqual({ code: "23514", constraint: "mask_report_by_admins" });
  await expect(decideMaskReport.call((await refreshed(world.db, recruiter)).ctx, { connectionId, askedAt, outcome: "shown" })).rejects.toMatchObject({ code: "own_note" });
  await decideMaskReport.call(admin.ctx, { connectionId, askedAt, outcome: "left" });
  expect(await decide(admin.userId)).toEqual({ code: "23514", constraint: "mask_report_kept" });
  expect(await refused(app, (tx) => tx`insert into mask_reports (connection_id, asked_at, reported_by, reported_at) values (${connectionId}, app.now(), ${recruiter.userId}, app.now())`)).toEqual({ code: "23514", constraint: "mask_report_kept" });
  await expect(world.database.ownerSql`delete from mask_reports where connection_id = ${connectionId}`).rejects.toThrow();
});
