// Proves: whom a decision concerns reads it and appeals once, in time, signed in or by the key from their mail, also while suspended; an admin who had no part in it answers; granted lifts it at once.
// Would miss: a key that is passed on, which opens that one decision to whoever has it.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { refused } from "@/db/testing/refused";
import { makeWorld, type World } from "@/db/testing/world";
import type { Someone } from "@/db/testing/world/people";
import { said } from "@/db/testing/world/requests-to-connect";
import { appealLink } from "../identity";
import { mutePerson } from "./act-on-report";
import { appealDecision, decideAppeal } from "./appeal-decision";
import { decisionDetail } from "./decision-detail";
import { liftAction } from "./lift-action";
import { reportQueue } from "./report-queue";
import { approveSuspension, suspendPerson } from "./suspend-person";

const reason = "Insults in three messages, after a warning.";
const words = "They quoted me without what I answered to.";
let world: World;
let providers: Providers;
let first: Someone;
let second: Someone;
let third: Someone;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  [first, second, third] = [await world.person({ platformRole: "support" }), await world.person({ platformRole: "owner" }), await world.person({ platformRole: "finance" })];
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const keyOf = (actionId: string) => new URL(appealLink(actionId), "http://here.invalid").searchParams.get("key") ?? "";
async function muted() {
  const reported = await world.reportedMessage();
  return { ...reported, ...(await mutePerson.call(first.ctx, { reportId: reported.reportId, days: 5, reason })) };
}

describe("an appeal", () => {
  it("is granted by another admin, and the decision is lifted at once", async () => {
    const { actionId, reportId, connectionId, recruiter, person } = await muted();
    await expect(said(recruiter, connectionId)).rejects.toMatchObject({ code: "muted" });
    await appealDecision.call(recruiter.ctx, { actionId, words });
    await expect(appealDecision.call(recruiter.ctx, { actionId, words })).rejects.toMatchObject({ code: "appeal_open" });
    await expect(said(recruiter, connectionId)).rejects.toMatchObject({ code: "muted" });
    expect((await reportQueue.call(second.ctx, { show: "appeals" })).reports.map((one) => one.reportId)).toContain(reportId);
    const answer = "Read with what it answers, it is no insult.";
    await expect(decideAppeal.call(first.ctx, { actionId, outcome: "granted", answer })).rejects.toMatchObject({ code: "other_admin_needed" });
    await decideAppeal.call(second.ctx, { actionId, outcome: "granted", answer });
    await expect(said(recruiter, connectionId)).resolves.toMatchObject({ seq: 2 });
    const { decision } = await decisionDetail.call(recruiter.ctx, { actionId });
    expect(decision).toMatchObject({ mayAppeal: false, lifted: { reason: answer }, appeal: { words, state: "granted", answer } });
    expect(JSON.stringify(decision)).not.toContain(person.name);
    await expect(decideAppeal.call(third.ctx, { actionId, outcome: "upheld", answer })).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await world.db.execute(sql`select rule, outcome, actor from decision_audit_log where subject_id = ${reportId} and rule = 'moderation.appeal'`)).toMatchObject([{ outcome: "appeal_granted", actor: `user:${second.userId}` }]);
  });
  it("that is turned down leaves the decision as it was, and there is no second one", async () => {
    const { actionId, connectionId, recruiter } = await muted();
    await appealDecision.call(recruiter.ctx, { actionId, words });
    await decideAppeal.call(second.ctx, { actionId, outcome: "upheld", answer: "The whole thread reads the same." });
    await expect(said(recruiter, connectionId)).rejects.toMatchObject({ code: "muted" });
    await expect(appealDecision.call(recruiter.ctx, { actionId, words })).rejects.toMatchObject({ code: "appeal_open" });
    expect((await decisionDetail.call(recruiter.ctx, { actionId })).decision).toMatchObject({ lifted: null, appeal: { state: "upheld", answer: "The whole thread reads the same." } });
  });
  it("of a suspended person comes by the key from their mail, and opens that one decision alone", async () => {
    const reported = await world.reportedMessage();
    const { actionId } = await suspendPerson.call(first.ctx, { reportId: reported.reportId, days: null, reason });
    await expect(decisionDetail.call(world.anonymous, { actionId, key: keyOf(actionId) })).rejects.toMatchObject({ code: "not_found" });
    await approveSuspension.call(second.ctx, { actionId });
    const other = await muted();
    for (const key of [undefined, "", "made-up", keyOf(other.actionId)]) await expect(appealDecision.call(world.anonymous, { actionId, ...(key === undefined ? {} : { key }), words })).rejects.toMatchObject({ code: "not_found" });
    expect((await decisionDetail.call(world.anonymous, { actionId, key: keyOf(actionId) })).decision).toMatchObject({ kind: "suspend", reason, until: null, mayAppeal: true });
    await appealDecision.call(world.anonymous, { actionId, key: keyOf(actionId), words });
    for (const one of [first, second]) await expect(decideAppeal.call(one.ctx, { actionId, outcome: "granted", answer: "It was another account." })).rejects.toMatchObject({ code: "other_admin_needed" });
    await decideAppeal.call(third.ctx, { actionId, outcome: "granted", answer: "It was another account." });
    const { actor } = (await world.refreshed(reported.recruiter)).ctx;
    expect(actor).toMatchObject({ suspended: false });
  });
  it("comes within the policy's days, from whom it concerns, and from a decision that holds", async () => {
    const [late, taken, theirs] = [await muted(), await muted(), await muted()];
    await liftAction.call(second.ctx, { actionId: taken.actionId, reason: "A mistake of ours." });
    await expect(appealDecision.call(taken.recruiter.ctx, { actionId: taken.actionId, words })).rejects.toMatchObject({ code: "changed_meanwhile" });
    await expect(appealDecision.call(theirs.person.ctx, { actionId: theirs.actionId, words })).rejects.toMatchObject({ code: "not_found" });
    await world.passTime({ days: 14, minutes: 1 });
    await expect(appealDecision.call(late.recruiter.ctx, { actionId: late.actionId, words })).rejects.toMatchObject({ code: "appeal_too_late" });
    const { ownerSql } = world.database;
    for (const { actionId } of [late, taken]) expect(await refused(ownerSql, (tx) => tx`insert into moderation_appeals (action_id, words, appealed_at) values (${actionId}, 'x', app.now())`)).toMatchObject({ constraint: "moderation_appeal_in_time" });
  });
  it("is answered by who decided, approved or reported in no way at all, whatever writes it", async () => {
    const { actionId, recruiter, person } = await muted();
    await appealDecision.call(recruiter.ctx, { actionId, words });
    const { ownerSql } = world.database;
    for (const { userId } of [first, recruiter, person, await world.person()]) {
      expect(await refused(ownerSql, (tx) => tx`update moderation_appeals set state = 'granted', answer = 'x', decided_by = ${userId}, decided_at = app.now() where action_id = ${actionId}`)).toMatchObject({ constraint: "moderation_appeal_by_another" });
    }
    expect(await refused(ownerSql, (tx) => tx`update moderation_appeals set words = 'y' where action_id = ${actionId}`)).toMatchObject({ constraint: "moderation_appeal_kept" });
  });
});

describe("the record of decisions", () => {
  it("says once that an appeal was turned down: who, why and of which decision", async () => {
    const { actionId, reportId, recruiter } = await muted();
    await appealDecision.call(recruiter.ctx, { actionId, words });
    const answer = "The whole thread reads the same.";
    await decideAppeal.call(second.ctx, { actionId, outcome: "upheld", answer });
    await expect(decideAppeal.call(third.ctx, { actionId, outcome: "upheld", answer })).rejects.toMatchObject({ code: "changed_meanwhile" });
    const rows = await world.db.execute<Record<string, unknown>>(sql`select rule, outcome, actor, reason, inputs, policy_version from decision_audit_log where subject_id = ${reportId} and rule = 'moderation.appeal'`);
    expect([...rows]).toEqual([{ rule: "moderation.appeal", outcome: "appeal_upheld", actor: `user:${second.userId}`, reason: answer, policy_version: 1, inputs: expect.objectContaining({ actionId, kind: "mute", reportedId: recruiter.userId }) }]);
  });
});
