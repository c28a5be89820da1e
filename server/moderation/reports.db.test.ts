// Proves: either side reports a message, a note, a profile or a person of their own conversations, once, with the evidence as it stood, which nothing changes afterwards; the reported person learns
// nothing, the reporter how it went and no name; a rejected report is closed and answered. Would miss: a reporter who is guessed from what the admin writes.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refused } from "@/db/testing/refused";
import { makeWorld, type World } from "@/db/testing/world";
import type { Someone } from "@/db/testing/world/people";
import { said } from "@/db/testing/world/requests-to-connect";
import { disconnect } from "../connections/end-connection";
import { deleteMessage, editMessage } from "../messages/change-message";
import { currentPolicy } from "../policy";
import { saveRecruiterProfile, publishRecruiterProfile } from "../profiles/save-recruiter-profile";
import { saveMyProfile } from "../profiles/save-my-profile";
import { myProfile } from "../profiles/my-profile";
import { rejectReport } from "./act-on-report";
import { myReports } from "./my-reports";
import { reportDetail } from "./report-detail";
import { reportMessage } from "./report-message";
import { reportPerson } from "./report-person";
import { reportQueue } from "./report-queue";
import { readBundle } from "./rules/evidence";

const answer = "It is blunt, and breaks no rule.";
let world: World;
let admin: Someone;
beforeAll(async () => {
  world = await makeWorld();
  admin = await world.person({ platformRole: "support" });
});
afterAll(() => world.close());

const kept = async (reportId: string) => {
  const [row] = await world.db.execute<{ bundle: string; hash: string }>(sql`select bundle, hash from report_evidence where report_id = ${reportId}`);
  return { evidence: readBundle(row?.bundle ?? ""), hash: row?.hash };
};
const tables = () => world.db.execute(sql`select (select count(*)::int from moderation_reports) as reports, (select count(*)::int from report_evidence) as evidence`);

describe("a reported message", () => {
  it("is kept with the five before and after it, as they stood, whatever is changed or deleted later", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const sent: string[] = [];
    for (let i = 1; i <= 14; i++) sent.push((await said(i % 2 ? recruiter : person, connectionId, `Message ${i}`)).messageId);
    await editMessage.call(recruiter.ctx, { messageId: sent[6] ?? "", body: "Message 7, changed" });
    const { reportId } = await reportMessage.call(person.ctx, { messageId: sent[6] ?? "", reason: "abuse", words: "It is meant to frighten me." });
    const before = await kept(reportId);
    expect(before.evidence.entries.map(({ seq, body, author, reported }) => [seq, body, author, reported])).toEqual(
      Array.from({ length: 11 }, (_, i) => [i + 2, i + 2 === 7 ? "Message 7, changed" : `Message ${i + 2}`, (i + 2) % 2 ? recruiter.name : person.name, i + 2 === 7]),
    );
    expect(before.evidence.entries[5]?.earlier.map((one) => one.body)).toEqual(["Message 7"]);
    await deleteMessage.call(recruiter.ctx, { messageId: sent[6] ?? "" });
    await deleteMessage.call(person.ctx, { messageId: sent[7] ?? "" });
    expect(await kept(reportId)).toEqual(before);
    expect((await reportDetail.call(admin.ctx, { reportId })).evidence).toEqual(before.evidence);
  });
  it("is changed or taken out by nobody, not by the tables' owner either, and has the hash of its words", async () => {
    const { reportId } = await world.reportedMessage();
    await expect(world.db.execute(sql`update report_evidence set bundle = '{}' where report_id = ${reportId}`)).rejects.toMatchObject({ cause: { code: "42501" } });
    expect(await refused(world.database.ownerSql, (tx) => tx`update report_evidence set bundle = '{}' where report_id = ${reportId}`)).toMatchObject({ constraint: "report_evidence_append_only" });
    expect(await refused(world.database.ownerSql, (tx) => tx`delete from moderation_reports where id = ${reportId}`)).toMatchObject({ constraint: "moderation_reports_append_only" });
    expect(await refused(world.database.ownerSql, (tx) => tx`insert into report_evidence (report_id, bundle, hash, taken_at) values ('rpt_none', '{}', 'x', app.now())`)).toMatchObject({ constraint: "report_evidence_hash_of_bundle" });
  });
  it("is reported once by each, by the other side alone, and not by a third", async () => {
    const { connectionId, recruiter, person, messageId } = await world.reportedMessage();
    await expect(reportMessage.call(person.ctx, { messageId, reason: "spam" })).rejects.toMatchObject({ code: "reported_already" });
    await expect(reportMessage.call(recruiter.ctx, { messageId, reason: "spam" })).rejects.toMatchObject({ code: "reported_oneself" });
    const before = await tables();
    await expect(reportMessage.call((await world.candidate()).ctx, { messageId, reason: "spam" })).rejects.toMatchObject({ code: "not_found" });
    await expect(reportMessage.call(admin.ctx, { messageId, reason: "spam" })).rejects.toMatchObject({ code: "not_found" });
    const gone = await said(recruiter, connectionId);
    await deleteMessage.call(recruiter.ctx, { messageId: gone.messageId });
    await expect(reportMessage.call(person.ctx, { messageId: gone.messageId, reason: "spam" })).rejects.toMatchObject({ code: "report_deleted" });
    await expect(reportMessage.call(person.ctx, { messageId: (await said(recruiter, connectionId)).messageId, reason: "other" })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await tables()).toEqual(before);
  });
  it("can be reported after the conversation has ended, when it is most needed", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const { messageId } = await said(recruiter, connectionId);
    await disconnect.call(recruiter.ctx, { connectionId, reason: "" });
    await expect(reportMessage.call(person.ctx, { messageId, reason: "abuse" })).resolves.toMatchObject({ reportId: expect.stringMatching(/^rpt_/) });
  });
});

describe("a report", () => {
  it("of a request's note keeps the note word for word, also what is hidden from the reader", async () => {
    const { connectionId, recruiter } = await world.askedByCandidate({ note: "Call me on +1 415 555 0142, you fool" });
    const { reportId } = await reportPerson.call(recruiter.ctx, { connectionId, about: "note", reason: "abuse" });
    expect((await kept(reportId)).evidence).toMatchObject({ about: "note", entries: [{ kind: "note", body: "Call me on +1 415 555 0142, you fool", reported: true }] });
    await expect(reportPerson.call(recruiter.ctx, { connectionId, about: "note", reason: "abuse" })).rejects.toMatchObject({ code: "reported_already" });
  });
  it("of one's own note, or of a connection of others, is not there", async () => {
    const { connectionId, person } = await world.askedByCandidate({ note: "Hello" });
    await expect(reportPerson.call(person.ctx, { connectionId, about: "note", reason: "abuse" })).rejects.toMatchObject({ code: "not_found" });
    await expect(reportPerson.call((await world.recruiter()).ctx, { connectionId, reason: "abuse" })).rejects.toMatchObject({ code: "not_found" });
  });
  it("of a person brings the last of what was said, one at a time", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    for (let i = 1; i <= 12; i++) await said(recruiter, connectionId, `Line ${i}`);
    const { reportId } = await reportPerson.call(person.ctx, { connectionId, reason: "spam" });
    expect((await kept(reportId)).evidence.entries.map((one) => one.body)).toEqual(Array.from({ length: 10 }, (_, i) => `Line ${i + 3}`));
    await expect(reportPerson.call(person.ctx, { connectionId, reason: "scam" })).rejects.toMatchObject({ code: "reported_already" });
    await rejectReport.call(admin.ctx, { reportId, answer });
    await expect(reportPerson.call(person.ctx, { connectionId, reason: "scam" })).resolves.toMatchObject({ reportId: expect.any(String) });
  });
  it("of a recruiter's public profile and of a candidate's masked one keeps what they say, and tells the reporter no name", async () => {
    const [{ recruiter, person }, reader] = [await world.strangers(), await world.recruiter()];
    const { slug } = await saveRecruiterProfile.call(recruiter.ctx, { headline: "The best", about: "All others are crooks", fields: ["engineering"], regions: ["nordics"], languages: ["en"], roleKinds: [], recruitingSince: null });
    await publishRecruiterProfile.call(recruiter.ctx, { published: true });
    const { reportId } = await reportPerson.call(person.ctx, { slug, reason: "discrimination" });
    expect((await kept(reportId)).evidence.entries[0]?.body).toContain("All others are crooks");
    await saveMyProfile.call(person.ctx, { visibility: "recruiters", title: "Engineer", region: "nordics", skills: ["Rust"], seniority: null, languages: [], lookingFor: "Only men" });
    const { profileId } = (await myProfile.call(person.ctx, {})).card;
    const masked = await reportPerson.call(reader.ctx, { profileId, reason: "discrimination" });
    expect((await kept(masked.reportId)).evidence.entries[0]).toMatchObject({ author: person.name, body: expect.stringContaining("Only men") });
    expect(JSON.stringify(await myReports.call(reader.ctx, { side: "recruiter" }))).not.toContain(person.name);
    await expect(reportPerson.call(recruiter.ctx, { slug, reason: "spam" })).rejects.toMatchObject({ code: "reported_oneself" });
    await expect(reportPerson.call(reader.ctx, { profileId: "cpf_01j00000000000000000000000", reason: "spam" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the queue", () => {
  it("shows open reports, the oldest first, to the platform alone, and a rejected one as closed with its answer for the reporter", async () => {
    const [first, second] = [await world.reportedMessage(), await world.reportedMessage()];
    const open = async () => (await reportQueue.call(admin.ctx, {})).reports.map((one) => one.reportId).filter((id) => [first.reportId, second.reportId].includes(id));
    expect(await open()).toEqual([first.reportId, second.reportId]);
    expect((await reportQueue.call(admin.ctx, { search: second.recruiter.email })).reports.map((one) => one.reportId)).toEqual([second.reportId]);
    await rejectReport.call(admin.ctx, { reportId: first.reportId, answer });
    await expect(rejectReport.call(admin.ctx, { reportId: first.reportId, answer })).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await open()).toEqual([second.reportId]);
    expect((await reportQueue.call(admin.ctx, { show: "closed" })).reports.map((one) => one.reportId)).toContain(first.reportId);
    expect((await myReports.call(first.person.ctx, { side: "candidate" })).reports).toMatchObject([{ reportId: first.reportId, state: "rejected", answer, done: [] }]);
    expect((await myReports.call(first.recruiter.ctx, { side: "recruiter" })).reports).toEqual([]);
    expect(await world.db.execute(sql`select rule, outcome, reason, actor from decision_audit_log where subject_id = ${first.reportId}`)).toMatchObject([{ rule: "moderation.one-admin", outcome: "rejected", reason: answer, actor: `user:${admin.userId}` }]);
  });
  it("is decided by nobody who is one of the two, by the command and by the database", async () => {
    const { reportId, person } = await world.reportedMessage();
    await world.database.ownerSql`update users set platform_role = 'owner' where id = ${person.userId}`;
    const both = await world.refreshed(person);
    await expect(rejectReport.call(both.ctx, { reportId, answer })).rejects.toMatchObject({ code: "own_case" });
    expect(await refused(world.database.ownerSql, (tx) => tx`update moderation_reports set state = 'rejected', closed_by = ${person.userId}, closed_at = app.now(), answer = 'x' where id = ${reportId}`)).toMatchObject({ constraint: "moderation_reports_of_another" });
    expect(await refused(world.database.ownerSql, (tx) => tx`update moderation_reports set words = 'other words' where id = ${reportId}`)).toMatchObject({ constraint: "moderation_report_kept" });
    const { userId } = await world.person();
    expect(await refused(world.database.ownerSql, (tx) => tx`update moderation_reports set state = 'rejected', closed_by = ${userId}, closed_at = app.now(), answer = 'x' where id = ${reportId}`)).toMatchObject({ constraint: "moderation_by_admins" });
  });
});

it("is refused beyond the policy's number in a day (UTC), and keeps nothing then", async () => {
  const { connectionId, recruiter, person } = await world.connected();
  const { reportsPerDay } = (await currentPolicy(world.db)).settings.moderation;
  const messages: string[] = [];
  for (let no = 0; no <= reportsPerDay; no++) messages.push((await said(recruiter, connectionId)).messageId);
  const report = (no: number) => reportMessage.call(person.ctx, { messageId: messages[no] ?? "", reason: "spam" });
  for (let no = 0; no < reportsPerDay; no++) await report(no);
  await expect(report(reportsPerDay)).rejects.toMatchObject({ code: "reported_enough" });
  expect((await myReports.call(person.ctx, { side: "candidate" })).reports).toHaveLength(reportsPerDay);
  await world.passTime({ days: 1 });
  await report(reportsPerDay);
  expect(await world.db.execute(sql`select used from report_quotas where user_id = ${person.userId}`)).toMatchObject([{ used: 1 }]);
});
