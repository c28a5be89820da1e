// Proves (I-37): one admin warns, mutes, removes a message or suspends for days, two for longer; a muted person writes to nobody and asks nobody until the end, which needs no job; a suspended one is signed
// out, cannot sign in, and is not shown; each decision is recorded with its rule, reason and evidence; what lasts is lifted by a decision or by time alone; nobody decides about themselves; an erased account stays shut whatever is decided; and the
// database refuses all of it around the commands too. Would miss: two admins who agree to do wrong.
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allowed, refused } from "@/db/testing/refused";
import { makeWorld, type World } from "@/db/testing/world";
import type { Someone } from "@/db/testing/world/people";
import { said } from "@/db/testing/world/requests-to-connect";
import { askErasureFor, eraseNow } from "../erasure/erase-by-admin";
import { acceptConnection, declineConnection } from "../connections/answer-request";
import { askCandidate, askRecruiter } from "../connections/ask-connection";
import { disconnect } from "../connections/end-connection";
import { editMessage } from "../messages/change-message";
import { messageDetail } from "../messages/thread";
import { mutePerson, removeReported, rejectReport, warnPerson } from "./act-on-report";
import { appealDecision, decideAppeal } from "./appeal-decision";
import { liftAction } from "./lift-action";
import { myReports } from "./my-reports";
import { reportDetail } from "./report-detail";
import { reportPerson } from "./report-person";
import { reportQueue } from "./report-queue";
import { approveSuspension, suspendPerson, turnDownSuspension, withdrawSuspension } from "./suspend-person";

const reason = "Insults in three messages, after a warning.";
let world: World;
let first: Someone;
let second: Someone;
beforeAll(async () => {
  world = await makeWorld();
  [first, second] = [await world.person({ platformRole: "support" }), await world.person({ platformRole: "owner" })];
});
afterAll(() => world.close());

const usersRow = async (userId: string) => (await world.db.execute<{ muted_until: string | null; suspended_at: string | null; suspended_until: string | null }>(sql`select muted_until, suspended_at, suspended_until from users where id = ${userId}`))[0];
const decisions = (reportId: string) => world.db.execute<{ actor: string; rule: string; outcome: string; reason: string; inputs: Record<string, unknown>; policy_version: number }>(sql`select actor, rule, outcome, reason, inputs, policy_version from decision_audit_log where subject_id = ${reportId} order by at, outcome`);
const told = (type: string, userId: string) => world.db.execute(sql`select data from marketplace_events where type = ${type} and data ->> 'userId' = ${userId}`);
const isSuspended = async (someone: Someone) => { const { ctx } = await world.refreshed(someone); return ctx.actor.kind === "user" && ctx.actor.suspended; };

describe("a warning", () => {
  it("is recorded with its evidence, told to whom it concerns, and closes the report once", async () => {
    const { reportId, recruiter, person } = await world.reportedMessage();
    const { actionId } = await warnPerson.call(first.ctx, { reportId, reason });
    const { hash } = await reportDetail.call(first.ctx, { reportId });
    expect(await decisions(reportId)).toMatchObject([{ actor: `user:${first.userId}`, rule: "moderation.one-admin", outcome: "warned", reason, policy_version: 1, inputs: { actionId, kind: "warn", reportedId: recruiter.userId, evidenceHash: hash } }]);
    expect(await told("moderation/action.taken", recruiter.userId)).toMatchObject([{ data: { actionId } }]);
    expect(await told("moderation/report.answered", person.userId)).toMatchObject([{ data: { reportId, outcome: "acted" } }]);
    expect(JSON.stringify(await told("moderation/action.taken", recruiter.userId))).not.toContain(person.userId);
    await expect(warnPerson.call(second.ctx, { reportId, reason })).rejects.toMatchObject({ code: "decided_already" });
    await expect(rejectReport.call(second.ctx, { reportId, answer: "Nothing there after all." })).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect((await myReports.call(person.ctx, { side: "candidate" })).reports).toMatchObject([{ state: "acted", done: [{ kind: "warn", lifted: false }] }]);
  });
  it("follows no report that was rejected", async () => {
    const { reportId } = await world.reportedMessage();
    await rejectReport.call(first.ctx, { reportId, answer: "Nothing in it breaks a rule." });
    await expect(warnPerson.call(first.ctx, { reportId, reason })).rejects.toMatchObject({ code: "report_closed" });
  });
});

describe("a mute", () => {
  it("keeps the person from writing and from asking until it ends by time, and says until when and why", async () => {
    const { reportId, connectionId, recruiter, messageId } = await world.reportedMessage();
    const [{ connectionId: asked }, known, other] = [await world.askedByCandidate({ recruiter }), await world.claimed(recruiter), await world.candidate()];
    await world.candidate({ name: known.fullName, email: known.email });
    await mutePerson.call(first.ctx, { reportId, days: 3, reason });
    await expect(said(recruiter, connectionId)).rejects.toMatchObject({ code: "muted", message: expect.stringMatching(new RegExp(`until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\..*${reason}`)) });
    await expect(editMessage.call(recruiter.ctx, { messageId, body: "Something else" })).rejects.toMatchObject({ code: "muted" });
    await expect(askCandidate.call(recruiter.ctx, { candidateId: known.candidateId })).rejects.toMatchObject({ code: "muted" });
    await expect(acceptConnection.call(recruiter.ctx, { connectionId: asked })).resolves.toEqual({ state: "active" });
    await expect(askRecruiter.call(other.ctx, { recruiterId: recruiter.recruiterId })).resolves.toMatchObject({ state: "pending" });
    await world.passTime({ days: 3, minutes: 1 });
    await expect(said(recruiter, connectionId)).resolves.toMatchObject({ seq: 2 });
    await expect(askCandidate.call(recruiter.ctx, { candidateId: known.candidateId })).resolves.toMatchObject({ state: "pending" });
  });
  it("leaves declining and ending to them, without a reason to the other", async () => {
    const { reportId, connectionId, recruiter } = await world.reportedMessage();
    const { connectionId: asked } = await world.askedByCandidate({ recruiter });
    await mutePerson.call(first.ctx, { reportId, days: 3, reason });
    await expect(declineConnection.call(recruiter.ctx, { connectionId: asked, reason: "And one more insult" })).rejects.toMatchObject({ code: "muted" });
    await expect(disconnect.call(recruiter.ctx, { connectionId, reason: "And one more insult" })).rejects.toMatchObject({ code: "muted" });
    for (const [id, state] of [[asked, "declined"], [connectionId, "inactive"]] as const) {
      expect(await refused(world.database.ownerSql, (tx) => tx`update marketplace_connections set state = ${state}, reason = 'x', moved_by = 'recruiter', moved_at = app.now() where id = ${id}`)).toEqual({ code: "23514", constraint: "muted_says_nothing" });
    }
    await declineConnection.call(recruiter.ctx, { connectionId: asked, reason: "" });
    await disconnect.call(recruiter.ctx, { connectionId, reason: "" });
  });
  it("that is over keeps no new one from its case", async () => {
    const { reportId, connectionId, recruiter } = await world.reportedMessage();
    await mutePerson.call(first.ctx, { reportId, days: 1, reason });
    await expect(mutePerson.call(second.ctx, { reportId, days: 2, reason })).rejects.toMatchObject({ code: "decided_already" });
    await world.passTime({ days: 1, minutes: 1 });
    await mutePerson.call(second.ctx, { reportId, days: 2, reason });
    await expect(said(recruiter, connectionId)).rejects.toMatchObject({ code: "muted" });
    expect((await reportDetail.call(first.ctx, { reportId })).actions).toMatchObject([{ kind: "mute", days: 1, state: "in_force" }, { kind: "mute", days: 2, state: "in_force" }]);
  });
  it("is held by the database as well: no message, no change of one and no request around the commands", async () => {
    const { reportId, connectionId, recruiter, messageId } = await world.reportedMessage();
    const over = await world.connected({ recruiter });
    await disconnect.call(recruiter.ctx, { connectionId: over.connectionId, reason: "" });
    await mutePerson.call(first.ctx, { reportId, days: 1, reason });
    const { ownerSql } = world.database;
    const muted = { code: "23514", constraint: "muted_says_nothing" };
    expect(await refused(ownerSql, (tx) => tx`insert into marketplace_messages (id, connection_id, seq, sender_id, client_id, body, sent_at) values ('msg_x', ${connectionId}, 0, ${recruiter.userId}, 'client-x', 'x', app.now())`)).toEqual(muted);
    expect(await refused(ownerSql, (tx) => tx`update marketplace_messages set body = 'y', edited_at = app.now() where id = ${messageId}`)).toEqual(muted);
    expect(await refused(ownerSql, (tx) => tx`update marketplace_connections set state = 'pending', asked_by = 'recruiter', moved_by = 'recruiter', moved_at = app.now() where id = ${over.connectionId}`)).toEqual(muted);
    const { candidateId } = await world.candidate();
    expect(await refused(ownerSql, (tx) => tx`insert into marketplace_connections (id, candidate_id, recruiter_id, asked_by, asked_at, moved_by, moved_at) values ('cnx_x', ${candidateId}, ${recruiter.recruiterId}, 'recruiter', app.now(), 'recruiter', app.now())`)).toEqual(muted);
  });
  it("lasts as long as the longest that is in force, and ends when that is lifted", async () => {
    const { reportId, connectionId, recruiter, person } = await world.reportedMessage();
    await mutePerson.call(first.ctx, { reportId, days: 2, reason });
    const { reportId: another } = await reportPerson.call(person.ctx, { connectionId, reason: "spam" });
    const longer = await mutePerson.call(second.ctx, { reportId: another, days: 5, reason });
    const until = async () => Math.round((new Date((await usersRow(recruiter.userId))?.muted_until ?? 0).getTime() - (await world.now()).getTime()) / 86_400_000);
    expect(await until()).toBe(5);
    await liftAction.call(first.ctx, { actionId: longer.actionId, reason: "It was somebody else who wrote it." });
    expect(await until()).toBe(2);
    await expect(liftAction.call(first.ctx, { actionId: longer.actionId, reason })).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await decisions(another)).toMatchObject([{ outcome: "muted", actor: `user:${second.userId}` }, { outcome: "lifted", actor: `user:${first.userId}`, rule: "moderation.one-admin", reason: "It was somebody else who wrote it.", inputs: { actionId: longer.actionId, kind: "mute" } }]);
    expect(await told("moderation/action.lifted", recruiter.userId)).toHaveLength(1);
    await expect(mutePerson.call(first.ctx, { reportId: another, days: 91, reason })).rejects.toMatchObject({ code: "mute_too_long" });
  });
});

describe("a message that an admin removes", () => {
  it("is a tombstone to both, and stays in the evidence", async () => {
    const { reportId, messageId, recruiter, person } = await world.reportedMessage({ body: "You are a fool" });
    await removeReported.call(first.ctx, { reportId, reason });
    for (const one of [recruiter, person]) expect((await messageDetail.call(one.ctx, { messageId })).message).toMatchObject({ body: null, deletedBy: "admin" });
    expect((await reportDetail.call(first.ctx, { reportId })).evidence.entries).toMatchObject([{ body: "You are a fool", deletedAt: null }]);
    expect(await world.db.execute(sql`select 1 from marketplace_events where type = 'messages/message.deleted' and data ->> 'messageId' = ${messageId}`)).toHaveLength(1);
    await expect(mutePerson.call(first.ctx, { reportId, days: 1, reason })).resolves.toMatchObject({ actionId: expect.any(String) });
  });
  it("is one that was reported", async () => {
    const { connectionId, person } = await world.connected();
    const { reportId } = await reportPerson.call(person.ctx, { connectionId, reason: "spam" });
    await expect(removeReported.call(first.ctx, { reportId, reason })).rejects.toMatchObject({ code: "no_message" });
  });
});

describe("a suspension", () => {
  it("of up to 30 days is one admin's; the person is signed out at once and comes back by time alone", async () => {
    const { reportId, recruiter } = await world.reportedMessage();
    await world.database.ownerSql`insert into sessions (id, expires_at, token, created_at, updated_at, user_id) values (${`ses_${reportId}`}, app.now() + interval '1 day', ${reportId}, app.now(), app.now(), ${recruiter.userId})`;
    expect(await suspendPerson.call(first.ctx, { reportId, days: 30, reason })).toMatchObject({ proposed: false });
    expect(await world.db.execute(sql`select 1 from sessions where user_id = ${recruiter.userId}`)).toHaveLength(0);
    expect(await told("identity/user.suspended", recruiter.userId)).toHaveLength(1);
    expect(await isSuspended(recruiter)).toBe(true);
    await world.passTime({ days: 29, hours: 23 });
    expect(await isSuspended(recruiter)).toBe(true);
    await world.passTime({ hours: 1, minutes: 1 });
    expect(await isSuspended(recruiter)).toBe(false);
  });
  it.each([[31], [null]])("of %s days waits for a second admin, and changes nothing before", async (days) => {
    const { reportId, recruiter } = await world.reportedMessage();
    const { actionId, proposed } = await suspendPerson.call(first.ctx, { reportId, days, reason });
    expect(proposed).toBe(true);
    expect(await isSuspended(recruiter)).toBe(false);
    await expect(approveSuspension.call(first.ctx, { actionId })).rejects.toMatchObject({ code: "second_admin_needed" });
    await expect(turnDownSuspension.call(first.ctx, { actionId, answer: "No" + "." })).rejects.toMatchObject({ code: expect.stringMatching(/second_admin_needed|invalid_input/) });
    await expect(rejectReport.call(second.ctx, { reportId, answer: "Nothing in it breaks a rule." })).rejects.toMatchObject({ code: "proposal_waits" });
    expect((await reportQueue.call(second.ctx, { show: "second" })).reports.map((one) => one.reportId)).toContain(reportId);
    expect((await reportQueue.call(second.ctx, { show: "open" })).reports.map((one) => one.reportId)).toContain(reportId);
    await approveSuspension.call(second.ctx, { actionId });
    expect(await isSuspended(recruiter)).toBe(true);
    expect((await usersRow(recruiter.userId))?.suspended_until === null).toBe(days === null);
    await expect(approveSuspension.call(second.ctx, { actionId })).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect((await decisions(reportId)).map(({ rule, outcome, actor }) => [rule, outcome, actor])).toEqual([["moderation.two-admins", "suspension_proposed", `user:${first.userId}`], ["moderation.two-admins", "suspended", `user:${second.userId}`]]);
    await world.passTime({ days: 400 });
    expect(await isSuspended(recruiter)).toBe(days === null);
    if (days === null) await liftAction.call(first.ctx, { actionId, reason: "They have proven who they are." });
    expect(await isSuspended(recruiter)).toBe(false);
  });
  it("that is proposed is turned down by another, or taken back by its own", async () => {
    const { reportId, recruiter } = await world.reportedMessage();
    const one = await suspendPerson.call(first.ctx, { reportId, days: null, reason });
    await expect(withdrawSuspension.call(second.ctx, { actionId: one.actionId })).rejects.toMatchObject({ code: "not_found" });
    await expect(suspendPerson.call(second.ctx, { reportId, days: 5, reason })).rejects.toMatchObject({ code: "decided_already" });
    await turnDownSuspension.call(second.ctx, { actionId: one.actionId, answer: "A mute will do." });
    const two = await suspendPerson.call(first.ctx, { reportId, days: null, reason });
    await withdrawSuspension.call(first.ctx, { actionId: two.actionId });
    await expect(approveSuspension.call(second.ctx, { actionId: two.actionId })).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await isSuspended(recruiter)).toBe(false);
    expect(await told("moderation/action.taken", recruiter.userId)).toHaveLength(0);
    const written = (await decisions(reportId)).map((one) => [one.rule, one.outcome, one.actor, one.reason, one.inputs["actionId"]]);
    expect(written).toHaveLength(4);
    expect(written).toEqual(expect.arrayContaining([
      ["moderation.two-admins", "suspension_proposed", `user:${first.userId}`, reason, one.actionId], ["moderation.two-admins", "suspension_proposed", `user:${first.userId}`, reason, two.actionId],
      ["moderation.two-admins", "suspension_turned_down", `user:${second.userId}`, "A mute will do.", one.actionId], ["moderation.two-admins", "suspension_withdrawn", `user:${first.userId}`, reason, two.actionId],
    ]));
  });
  it("is one admin's for 30 days on end, in however many cases; a second admin takes it further", async () => {
    const { reportId, connectionId, recruiter, person } = await world.reportedMessage();
    const alone = async () => (await reportDetail.call(first.ctx, { reportId })).daysAlone;
    const { actionId } = await suspendPerson.call(first.ctx, { reportId, days: 30, reason });
    const { reportId: another } = await reportPerson.call(person.ctx, { connectionId, reason: "spam" });
    await world.passTime({ days: 28 });
    expect(await alone()).toBe(1);
    expect(await suspendPerson.call(first.ctx, { reportId: another, days: 1, reason })).toMatchObject({ proposed: false });
    await liftAction.call(first.ctx, { actionId, reason: "It goes on by another decision." });
    expect(await suspendPerson.call(first.ctx, { reportId, days: 2, reason })).toMatchObject({ proposed: true });
    await world.passTime({ days: 1, hours: 12 });
    const { reportId: third } = await reportPerson.call(person.ctx, { connectionId, reason: "spam" });
    const goOn = (tx: postgres.TransactionSql) => tx`
      insert into moderation_actions (id, report_id, user_id, kind, days, reason, state, policy_version, decided_by, decided_at, began_at, until, appeal_until)
      values ('mda_on', ${third}, ${recruiter.userId}, 'suspend', 30, 'x', 'in_force', 1, ${first.userId}, app.now(), app.now(), app.now() + interval '720 hours', app.now())`;
    expect(await refused(world.database.ownerSql, goOn)).toMatchObject({ constraint: "moderation_suspends_alone" });
    expect(await alone()).toBe(0);
    // The first was to last until the day before, and was lifted.
    await world.passTime({ days: 2 });
    expect(await alone()).toBe(30);
    await allowed(world.database.ownerSql, goOn);
  });
  it("beyond 30 days, or without an end, the database takes from two different admins alone", async () => {
    const { reportId, recruiter } = await world.reportedMessage();
    const { ownerSql } = world.database;
    const put = (days: number | null, by: string, secondBy: string | null) => refused(ownerSql, (tx) => tx`
      insert into moderation_actions (id, report_id, user_id, kind, days, reason, state, policy_version, decided_by, decided_at, second_by, second_at, began_at, until, appeal_until)
      values ('mda_x', ${reportId}, ${recruiter.userId}, 'suspend', ${days}, 'x', 'in_force', 1, ${by}, app.now(), ${secondBy}, ${secondBy === null ? null : tx`app.now()`}, app.now(), ${days === null ? null : tx`app.now() + interval '40 days'`}, app.now())`);
    for (const days of [31, null]) {
      expect(await put(days, first.userId, null)).toMatchObject({ constraint: "moderation_actions_two_for_long" });
      expect(await put(days, first.userId, first.userId)).toMatchObject({ constraint: expect.stringMatching(/moderation_actions_(two_for_long|second)/) });
      expect(await put(days, recruiter.userId, second.userId)).toMatchObject({ constraint: expect.stringMatching(/moderation_(by_admins|actions_not_oneself)/) });
    }
  });
});

describe("around the commands", () => {
  it("no decision is changed, goes back, or is made by who is no admin", async () => {
    const { reportId, recruiter, person } = await world.reportedMessage();
    const { actionId } = await mutePerson.call(first.ctx, { reportId, days: 1, reason });
    const { ownerSql } = world.database;
    expect(await refused(ownerSql, (tx) => tx`update moderation_actions set days = 2 where id = ${actionId}`)).toMatchObject({ constraint: "moderation_action_kept" });
    expect(await refused(ownerSql, (tx) => tx`update moderation_actions set until = app.now() where id = ${actionId}`)).toMatchObject({ constraint: "moderation_action_kept" });
    expect(await refused(ownerSql, (tx) => tx`update moderation_actions set state = 'proposed' where id = ${actionId}`)).toMatchObject({ code: "23514" });
    expect(await refused(ownerSql, (tx) => tx`update moderation_actions set state = 'lifted', lifted_by = ${person.userId}, lifted_at = app.now(), lift_reason = 'x' where id = ${actionId}`)).toMatchObject({ constraint: "moderation_by_admins" });
    expect(await refused(ownerSql, (tx) => tx`insert into moderation_actions (id, report_id, user_id, kind, reason, state, policy_version, decided_by, decided_at, began_at, appeal_until) values ('mda_y', ${reportId}, ${person.userId}, 'warn', 'x', 'in_force', 1, ${first.userId}, app.now(), app.now(), app.now())`)).toMatchObject({ constraint: "moderation_action_kept" });
    expect(await refused(ownerSql, (tx) => tx`delete from moderation_actions where id = ${actionId}`)).toMatchObject({ code: "23514" });
    expect(await usersRow(recruiter.userId)).toMatchObject({ muted_until: expect.any(String) });
  });
});

describe("an account that was erased", () => {
  const erase = async ({ email }: Someone) => {
    const { erasureId } = await askErasureFor.call(first.ctx, { email, reason: "They wrote a letter." });
    await eraseNow.call(second.ctx, { erasureId, reason: "They ask for it at once." });
  };
  const suspended = async () => {
    const reported = await world.reportedMessage();
    return { ...reported, ...(await suspendPerson.call(first.ctx, { reportId: reported.reportId, days: 5, reason })) };
  };

  it("stays shut when its suspension would end, and nobody lifts that", async () => {
    const { actionId, reportId, recruiter } = await suspended();
    await erase(recruiter);
    const lifted = await liftAction.call(second.ctx, { actionId, reason: "They wrote a letter." }).catch((cause: unknown) => cause);
    expect(lifted).toMatchObject({ code: "account_erased", message: expect.stringContaining("erased") });
    await expect(liftAction.call(second.ctx, { actionId: "mac_never", reason: "They wrote a letter." })).rejects.toMatchObject({ code: "not_found" });
    expect((await reportDetail.call(first.ctx, { reportId })).actions).toMatchObject([{ actionId, state: "in_force", liftedAt: null }]);
    await world.passTime({ days: 6 });
    expect(await isSuspended(recruiter)).toBe(true);
    expect(await told("moderation/action.lifted", recruiter.userId)).toEqual([]);
  });
  it("stays shut when an appeal from before is granted, and when it is suspended once more", async () => {
    const { actionId, reportId, connectionId, recruiter, person } = await suspended();
    await appealDecision.call(recruiter.ctx, { actionId, words: "They quoted me without what I answered to." });
    const { reportId: later } = await reportPerson.call(person.ctx, { connectionId, reason: "scam" });
    await erase(recruiter);
    await decideAppeal.call(second.ctx, { actionId, outcome: "granted", answer: "Read with what it answers, it is no insult." });
    expect((await reportDetail.call(first.ctx, { reportId })).actions).toMatchObject([{ actionId, state: "lifted" }]);
    expect(await isSuspended(recruiter)).toBe(true);
    await suspendPerson.call(first.ctx, { reportId: later, days: 5, reason });
    await world.passTime({ days: 6 });
    expect(await isSuspended(recruiter)).toBe(true);
  });
  it("is not opened around the commands either", async () => {
    const { recruiter } = await suspended();
    await erase(recruiter);
    for (const open of ["suspended_at = null, suspended_until = null", "suspended_until = app.now()"]) {
      expect(await refused(world.database.ownerSql, (tx) => tx.unsafe(`update users set ${open} where id = $1`, [recruiter.userId]))).toMatchObject({ constraint: "users_erased_stay_shut" });
    }
  });
});

describe("the record of decisions", () => {
  it.each([
    ["a message is removed", "message_removed", { kind: "remove" }, (reportId: string) => removeReported.call(first.ctx, { reportId, reason })],
    ["one admin suspends", "suspended", { kind: "suspend" }, (reportId: string) => suspendPerson.call(first.ctx, { reportId, days: 7, reason })],
  ] as const)("says once that %s: who, by which rule, why, about whom and on what evidence", async (_, outcome, inputs, decided) => {
    const { reportId, recruiter } = await world.reportedMessage();
    const { actionId } = await decided(reportId);
    const { hash } = await reportDetail.call(second.ctx, { reportId });
    const record = { actor: `user:${first.userId}`, rule: "moderation.one-admin", outcome, reason, policy_version: 1, inputs: { ...inputs, actionId, reportedId: recruiter.userId, evidenceHash: hash } };
    expect(await decisions(reportId)).toEqual([{ ...record, inputs: expect.objectContaining(record.inputs) }]);
    await expect(decided(reportId)).rejects.toMatchObject({ code: "decided_already" });
    expect(await decisions(reportId)).toHaveLength(1);
  });
});
