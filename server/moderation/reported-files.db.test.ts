// Proves: an admin, support too, opens the files of a report's evidence, from that report and no others of the conversation; each time it is written down who looked at which; what the sender deletes afterwards stays,
// what was deleted before or is not kept any more is not there; nothing of it is forgotten before its case is over, and all of it after; and the navigation counts what nobody has decided. Would miss: what the link lets through (files.db.test.ts).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentFile } from "@/db/testing/procedures/setting";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh, type Someone } from "@/db/testing/world/people";
import { said } from "@/db/testing/world/requests-to-connect";
import { discardFiles } from "../files";
import { eraseMessagesOf, forgetOldMessages } from "../messages";
import { deleteMessage } from "../messages/change-message";
import { sendMessage } from "../messages/send-message";
import { mutePerson, rejectReport, warnPerson } from "./act-on-report";
import { appealDecision, decideAppeal } from "./appeal-decision";
import { liftAction } from "./lift-action";
import { reportDetail } from "./report-detail";
import { reportMessage } from "./report-message";
import { reportsWaiting } from "./report-queue";
import { openReportedFile } from "./reported-files";
import { suspendPerson, withdrawSuspension } from "./suspend-person";

let world: World;
let providers: Providers;
let admin: Someone;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  admin = await world.person({ platformRole: "support" });
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

async function sentWithFile(by: Someone, connectionId: string): Promise<{ messageId: string; fileId: string }> {
  const fileId = await sentFile(world, by.userId, "message");
  return { fileId, messageId: (await sendMessage.call(by.ctx, { connectionId, clientId: `client-${fresh()}`, fileIds: [fileId] })).messageId };
}
const looks = (reportId: string) => world.db.execute<{ actor: string; outcome: string; file: string }>(sql`select actor, outcome, inputs ->> 'fileId' as file from decision_audit_log where subject_id = ${reportId} and rule = 'moderation.evidence' order by at`);
const open = (by: Someone, reportId: string, fileId: string) => openReportedFile.call(by.ctx, { reportId, fileId });
const codeOf = (call: Promise<unknown>) => call.then(() => "done", (cause: { code: string }) => cause.code);

/** Fourteen messages, of which the eighth is reported: the first and the last stand outside its evidence, and have a file, as do two within. */
async function reportedAmongFiles() {
  const { connectionId, recruiter, person } = await world.connected();
  const files: string[] = [];
  let reported = "";
  for (let no = 1; no <= 14; no++) {
    if (![1, 4, 8, 14].includes(no)) await said(recruiter, connectionId);
    else {
      const { messageId, fileId } = await sentWithFile(recruiter, connectionId);
      files.push(fileId);
      if (no === 8) reported = messageId;
    }
  }
  const { reportId } = await reportMessage.call(person.ctx, { messageId: reported, reason: "scam" });
  const [before = "", near = "", itself = "", after = ""] = files;
  return { reportId, recruiter, person, messageId: reported, before, near, itself, after };
}

describe("the files of a report", () => {
  it("are opened from it by any admin, those of its evidence alone, and each look is written down", async () => {
    const owner = await world.person({ platformRole: "owner" });
    const [one, other] = [await reportedAmongFiles(), await reportedAmongFiles()];
    expect((await reportDetail.call(admin.ctx, { reportId: one.reportId })).files.map(({ fileId, kept }) => [fileId, kept])).toEqual([[one.near, true], [one.itself, true]]);
    expect(await looks(one.reportId)).toEqual([]);
    expect((await open(admin, one.reportId, one.itself)).href).toContain(one.itself);
    expect((await open(owner, one.reportId, one.near)).href).toContain(one.near);
    const seen = [{ actor: `user:${admin.userId}`, outcome: "file_opened", file: one.itself }, { actor: `user:${owner.userId}`, outcome: "file_opened", file: one.near }];
    expect(await looks(one.reportId)).toEqual(seen);
    const missing = await open(admin, one.reportId, "fil_never").catch((cause: Error) => cause);
    for (const foreign of [one.before, one.after, other.itself]) expect(await open(admin, one.reportId, foreign).catch((cause: Error) => cause)).toEqual(missing);
    expect(await open(admin, "rpt_never", one.itself).catch((cause: Error) => cause)).toEqual(missing);
    for (const by of [one.recruiter, one.person]) expect(await codeOf(open(by, one.reportId, one.itself))).toBe("not_allowed");
    expect(await looks(one.reportId)).toEqual(seen);
  });

  it("are not opened here by an admin who is one of the two", async () => {
    const { reportId, person, itself } = await reportedAmongFiles();
    await world.db.execute(sql`update users set platform_role = 'support' where id = ${person.userId}`);
    expect(await codeOf(open(await world.refreshed(person), reportId, itself))).toBe("own_case");
  });

  it("are not forgotten while the report is open, a suspension is proposed or an appeal possible or open; and are when all of that is over", async () => {
    const names = ["open", "rejected", "muted", "appealed", "proposed", "warned"] as const;
    const deletedAfterReport = async () => {
      const { connectionId, recruiter, person } = await world.connected();
      const { messageId, fileId } = await sentWithFile(recruiter, connectionId);
      const { reportId } = await reportMessage.call(person.ctx, { messageId, reason: "scam" });
      await deleteMessage.call(recruiter.ctx, { messageId });
      const unreported = await sentWithFile(recruiter, connectionId);
      await deleteMessage.call(recruiter.ctx, { messageId: unreported.messageId });
      return { reportId, recruiter, fileId, unreported: unreported.fileId };
    };
    const made = { open: await deletedAfterReport(), rejected: await deletedAfterReport(), muted: await deletedAfterReport(), appealed: await deletedAfterReport(), proposed: await deletedAfterReport(), warned: await deletedAfterReport() };
    const left = async () => {
      await forgetOldMessages.call(world.system, { limit: 500 });
      const kept = (await world.db.execute<{ id: string }>(sql`select id from files where discarded_at is null`)).map(({ id }) => id);
      expect(kept).not.toContain(made.open.unreported);
      return names.filter((name) => kept.includes(made[name].fileId));
    };
    const [second, why] = [await world.person({ platformRole: "owner" }), "It offers a role for money, which is a fraud."];
    await world.passTime({ days: 31 });
    expect(await left()).toEqual(names);

    await rejectReport.call(admin.ctx, { reportId: made.rejected.reportId, answer: "It is blunt, and breaks no rule." });
    const { actionId } = await mutePerson.call(admin.ctx, { reportId: made.muted.reportId, days: 1, reason: why });
    const warned = await warnPerson.call(admin.ctx, { reportId: made.warned.reportId, reason: why });
    const appealed = await warnPerson.call(admin.ctx, { reportId: made.appealed.reportId, reason: why });
    await appealDecision.call(made.appealed.recruiter.ctx, { actionId: appealed.actionId, words: "It was a joke between us." });
    const { actionId: proposal } = await suspendPerson.call(admin.ctx, { reportId: made.proposed.reportId, days: null, reason: why });
    expect(await left()).toEqual(["open", "muted", "appealed", "proposed", "warned"]);
    await liftAction.call(second.ctx, { actionId: warned.actionId, reason: "Warned of the wrong thing." });
    expect(await left()).toEqual(["open", "muted", "appealed", "proposed"]);
    await world.passTime({ days: 13 });
    expect(await left()).toEqual(["open", "muted", "appealed", "proposed"]);
    await world.passTime({ days: 2 });
    expect(await left()).toEqual(["open", "appealed", "proposed"]);
    await expect(appealDecision.call(made.muted.recruiter.ctx, { actionId, words: "It was a joke between us." })).rejects.toMatchObject({ code: "appeal_too_late" });
    await decideAppeal.call(second.ctx, { actionId: appealed.actionId, outcome: "upheld", answer: "It is no joke to be asked for money." });
    await withdrawSuspension.call(admin.ctx, { actionId: proposal });
    expect(await left()).toEqual(["open", "proposed"]);
    for (const { reportId } of [made.open, made.proposed]) await rejectReport.call(second.ctx, { reportId, answer: "It is blunt, and breaks no rule." });
    expect(await left()).toEqual([]);
  });

  it("outlast the erasure of who sent them, until the case is over and no longer", async () => {
    const { reportId, recruiter, near, itself, before } = await reportedAmongFiles();
    const forget = async () => {
      await forgetOldMessages.call(world.system, { limit: 500 });
      return (await world.db.execute<{ id: string }>(sql`select id from files where id in (${near}, ${itself}, ${before}) and discarded_at is null order by id`)).map(({ id }) => id);
    };
    const erased = await world.db.transaction((tx) => world.now().then((now) => eraseMessagesOf(tx, recruiter.userId, now)));
    expect([erased, await forget()]).toEqual([14, [near, itself].toSorted()]);
    expect(await codeOf(open(admin, reportId, itself))).toBe("done");
    await rejectReport.call(admin.ctx, { reportId, answer: "It is blunt, and breaks no rule." });
    expect([await forget(), await codeOf(open(admin, reportId, itself))]).toEqual([[], "not_found"]);
  });

  it("stay when their message is deleted after the report; what was deleted before it, or is kept no longer, is not there", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const [gone, kept] = [await sentWithFile(recruiter, connectionId), await sentWithFile(recruiter, connectionId)];
    await deleteMessage.call(recruiter.ctx, { messageId: gone.messageId });
    const { reportId } = await reportMessage.call(person.ctx, { messageId: kept.messageId, reason: "scam" });
    await deleteMessage.call(recruiter.ctx, { messageId: kept.messageId });
    expect([await codeOf(open(admin, reportId, gone.fileId)), await codeOf(open(admin, reportId, kept.fileId))]).toEqual(["not_found", "done"]);
    await world.db.transaction((tx) => world.now().then((now) => discardFiles(tx, [kept.fileId], now)));
    expect([(await reportDetail.call(admin.ctx, { reportId })).files.map((one) => one.kept), await codeOf(open(admin, reportId, kept.fileId))]).toEqual([[false], "not_found"]);
  });
});

it("reports are counted until they are decided", async () => {
  const waiting = async () => (await reportsWaiting.call(admin.ctx, {})).open;
  const before = await waiting();
  const { reportId } = await world.reportedMessage();
  expect(await waiting()).toBe(before + 1);
  await rejectReport.call(admin.ctx, { reportId, answer: "It is blunt, and breaks no rule." });
  expect(await waiting()).toBe(before);
});
