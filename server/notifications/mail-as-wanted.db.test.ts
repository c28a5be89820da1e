// Proves: mail waits for the end of quiet hours and for the daily digest, each once however often and late the jobs run; what must always be sent waits for nothing; a link in a mail stops its own class of its own person and
// nothing else, and a forged one stops nothing. Would miss: how a mail program shows the header, and a job that is never started.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { GET, POST } from "@/app/api/mail/unsubscribe/route";
import { makeWorld, type World } from "@/db/testing/world";
import { said } from "@/db/testing/world/requests-to-connect";
import type { Candidate, Recruiter } from "@/db/testing/world/people";
import { remindOfUnread } from "../messages";
import { markRead } from "../messages/mark-read";
import { deliverEvent, makeDigests, releaseHeldMails, sendQueuedMail, unsubscribe } from ".";
import { myMailSettings, saveMailSettings } from "./mail-settings";
import type { MailChoice, MailClass } from "./rules/mail-classes";
import { unsubscribeOffer } from "./unsubscribe";
import { unsubscribeToken } from "./unsubscribe-token";

let world: World;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

type Someone = Recruiter | Candidate;
/** Somebody's wishes; quiet hours in minutes from now, which is kept off the turn of an hour. */
async function wants(who: Someone, of: { choices?: Partial<Record<MailClass, MailChoice>>; quietFrom?: number; quietTo?: number; digestIn?: number }): Promise<void> {
  const now = await world.now();
  const clock = now.getUTCHours() * 60 + now.getUTCMinutes();
  const at = (ahead: number) => (((clock + ahead) % 1440) + 1440) % 1440;
  const quiet = of.quietFrom === undefined || of.quietTo === undefined ? null : { from: at(of.quietFrom), to: at(of.quietTo) };
  await saveMailSettings.call(who.ctx, { choices: Object.entries(of.choices ?? {}).map(([mailClass, choice]) => ({ mailClass: mailClass as MailClass, choice })), timeZone: "UTC", quiet, digestHour: (now.getUTCHours() + (of.digestIn ?? 12)) % 24 });
}
/** A candidate asks the recruiter to connect, and the recruiter is told. */
async function toldOfRequest(recruiter: Recruiter): Promise<{ eventId: string; connectionId: string }> {
  const { connectionId } = await world.askedByCandidate({ recruiter });
  const [event] = await world.db.execute<{ id: string }>(sql`select id from marketplace_events where type = 'connections/connection.asked' and data->>'connectionId' = ${connectionId}`);
  await deliverEvent.call(world.system, { eventId: event?.id ?? "" });
  return { eventId: event?.id ?? "", connectionId };
}
const mailsOf = async (who: Someone) => [...(await world.db.execute<{ id: string; state: string; template: string; mail_class: string | null; due_at: string | null }>(sql`select id, state, template, mail_class, due_at from mails where user_id = ${who.userId} order by created_at, id`))];
const statesOf = async (who: Someone) => (await mailsOf(who)).map((one) => one.state);
const queuedEvents = async (mailId: string) => (await world.db.execute(sql`select 1 from marketplace_events where type = 'notifications/mail.queued' and data->>'mailId' = ${mailId}`)).length;
async function sendAll(who: Someone): Promise<void> {
  for (const mail of await mailsOf(who)) if (mail.state === "queued") await sendQueuedMail.call(world.system, { mailId: mail.id });
}

describe("quiet hours", () => {
  it("hold what can wait, and let it go once when they end, however often the job runs", async () => {
    const recruiter = await world.recruiter();
    await wants(recruiter, { quietFrom: -30, quietTo: 45 });
    const { eventId } = await toldOfRequest(recruiter);
    await deliverEvent.call(world.system, { eventId });
    const [held] = await mailsOf(recruiter);
    expect(held).toMatchObject({ state: "held", mail_class: "connections" });
    expect(await queuedEvents(held?.id ?? "")).toBe(0);
    await releaseHeldMails.call(world.system, {});
    expect(await sendQueuedMail.call(world.system, { mailId: held?.id ?? "" })).toEqual({ result: "sent already, or given up" });
    expect(await statesOf(recruiter)).toEqual(["held"]);
    await world.passTime({ minutes: 60 });
    await Promise.all([releaseHeldMails.call(world.system, {}), releaseHeldMails.call(world.system, {})]);
    await releaseHeldMails.call(world.system, {});
    expect(await statesOf(recruiter)).toEqual(["queued"]);
    expect(await queuedEvents(held?.id ?? "")).toBe(1);
    await sendAll(recruiter);
    expect(await providers.mailsTo(recruiter.email)).toHaveLength(1);
  });
  it("hold nothing that must always be sent", async () => {
    const recruiter = await world.recruiter();
    const company = await world.company();
    const who = await world.claimed(recruiter);
    await wants(recruiter, { quietFrom: -30, quietTo: 300, choices: { claims: "never" } });
    const [event] = await world.db.execute<{ id: string }>(sql`insert into marketplace_events (type, data, actor, candidate_id, occurred_at) values ('sourcing/rtr.revoked', ${JSON.stringify({ recruiterId: recruiter.recruiterId, companyId: company.companyId })}::jsonb, 'test', ${who.candidateId}, app.now()) returning id`);
    await deliverEvent.call(world.system, { eventId: event?.id ?? "" });
    expect(await mailsOf(recruiter)).toMatchObject([{ state: "queued", mail_class: null }]);
    await expect(world.database.ownerSql`update mails set state = 'held', due_at = app.now() where user_id = ${recruiter.userId}`).rejects.toMatchObject({ constraint_name: "mails_only_classes_wait" });
  });
  it("that are taken away, or made longer, hold for what waits already", async () => {
    const [shorter, longer] = [await world.recruiter(), await world.recruiter()];
    for (const who of [shorter, longer]) {
      await wants(who, { quietFrom: -30, quietTo: 45 });
      await toldOfRequest(who);
    }
    await wants(shorter, {});
    await wants(longer, { quietFrom: -30, quietTo: 180 });
    await world.passTime({ minutes: 60 });
    await releaseHeldMails.call(world.system, {});
    expect([await statesOf(shorter), await statesOf(longer)]).toEqual([["queued"], ["held"]]);
  });
});

describe("the daily digest", () => {
  it("is one mail a day at its hour, with all that was collected, and a second or late run adds none", async () => {
    const recruiter = await world.recruiter();
    await wants(recruiter, { choices: { connections: "daily" }, digestIn: 3 });
    await toldOfRequest(recruiter);
    await toldOfRequest(recruiter);
    await makeDigests.call(world.system, {});
    expect(await statesOf(recruiter)).toEqual(["collected", "collected"]);
    await world.passTime({ hours: 30 });
    await Promise.all([makeDigests.call(world.system, {}), makeDigests.call(world.system, {})]);
    await makeDigests.call(world.system, {});
    const mails = await mailsOf(recruiter);
    expect(mails.map((one) => `${one.template} ${one.state}`).toSorted()).toEqual(["digest queued", "news digested", "news digested"]);
    await sendAll(recruiter);
    const [sent, ...more] = await providers.mailsTo(recruiter.email);
    expect(more).toEqual([]);
    expect(sent?.subject).toBe("2 things happened on Fairsplit");
    expect(sent?.text.match(/asks to connect/g)).toHaveLength(2);
    expect(sent?.unsubscribe?.at).toContain(`${recruiter.userId}.digest.`);
  });
  it("comes once on a day, though its hour is put later after it came; the rest comes the next day", async () => {
    const recruiter = await world.recruiter();
    await wants(recruiter, { choices: { connections: "daily" } });
    const now = await world.now();
    await saveMailSettings.call(recruiter.ctx, { choices: [], timeZone: "UTC", quiet: null, digestHour: 0 });
    await toldOfRequest(recruiter);
    await world.passTime({ hours: 24 - now.getUTCHours() });
    await makeDigests.call(world.system, {});
    await saveMailSettings.call(recruiter.ctx, { choices: [], timeZone: "UTC", quiet: null, digestHour: 2 });
    await toldOfRequest(recruiter);
    await world.passTime({ hours: 3 });
    await makeDigests.call(world.system, {});
    const digests = async () => (await mailsOf(recruiter)).filter((one) => one.template === "digest").length;
    expect(await digests()).toBe(1);
    expect(await statesOf(recruiter)).toContain("collected");
    await world.passTime({ hours: 24 });
    await makeDigests.call(world.system, {});
    expect(await digests()).toBe(2);
    expect(await statesOf(recruiter)).not.toContain("collected");
  });
  it("leaves out messages that were read meanwhile, and is not sent when nothing is left", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    await wants(person, { choices: { messages: "daily", connections: "never" }, digestIn: 2 });
    await said(recruiter, connectionId);
    await world.passTime({ minutes: 11 });
    await remindOfUnread.call(world.system, {});
    const [event] = await world.db.execute<{ id: string }>(sql`select id from marketplace_events where type = 'messages/unread.reminded' and data->>'connectionId' = ${connectionId}`);
    await deliverEvent.call(world.system, { eventId: event?.id ?? "" });
    expect((await mailsOf(person)).map((one) => [one.template, one.state])).toEqual([["unread-messages", "collected"]]);
    await markRead.call(person.ctx, { connectionId, seq: 1 });
    await world.passTime({ hours: 3 });
    await makeDigests.call(world.system, {});
    await sendAll(person);
    expect(await statesOf(person)).toEqual(expect.arrayContaining(["digested", "sent"]));
    expect(await providers.mailsTo(person.email)).toEqual([]);
  });
});

describe("the link in a mail", () => {
  const pathOf = (at: string) => at.replace("http://localhost:3000", "");
  it("stops its class by a POST without signing in, and what waits of it; looking at it stops nothing", async () => {
    const recruiter = await world.recruiter();
    await toldOfRequest(recruiter);
    await sendAll(recruiter);
    const [sent] = await providers.mailsTo(recruiter.email);
    expect(sent?.unsubscribe?.post).toBe("List-Unsubscribe=One-Click");
    const at = sent?.unsubscribe?.at ?? "";
    expect(pathOf(at)).toMatch(/^\/api\/mail\/unsubscribe\?token=/);
    const seen = GET(new Request(at));
    expect([seen.status, seen.headers.get("location")]).toEqual([303, expect.stringMatching(/^\/unsubscribe\/usr_/)]);
    const token = unsubscribeToken(recruiter.userId, "connections");
    expect(at).toContain(encodeURIComponent(token));
    expect(await unsubscribeOffer.call(world.anonymous, { token })).toEqual({ what: "connections", off: false });
    await wants(recruiter, { quietFrom: -30, quietTo: 45 });
    await toldOfRequest(recruiter);
    for (let twice = 0; twice < 2; twice++) expect((await unsubscribe.call(world.anonymous, { token })).what).toBe("connections");
    expect(await statesOf(recruiter)).toEqual(["sent", "dropped"]);
    await toldOfRequest(recruiter);
    expect(await statesOf(recruiter)).toEqual(["sent", "dropped", "dropped"]);
    expect(await unsubscribeOffer.call(world.anonymous, { token })).toEqual({ what: "connections", off: true });
    const { classes } = await myMailSettings.call(recruiter.ctx, {});
    expect(classes.find((one) => one.mailClass === "connections")).toEqual({ mailClass: "connections", choice: "never", byLink: true });
    expect(classes.filter((one) => one.choice === "never")).toHaveLength(1);
  });
  it("stops nothing when it is forged, cut, or turned to another person or class", async () => {
    const [one, other] = [await world.recruiter(), await world.recruiter()];
    const [userId, what, signature] = unsubscribeToken(one.userId, "connections").split(".");
    const forged = [`${other.userId}.${what}.${signature}`, `${userId}.messages.${signature}`, `${userId}.${what}.`, `${userId}.${what}`, `${userId}.${what}.${signature}.x`, `${userId}.everything.${signature}`, `${userId}.${what}.${"A".repeat(43)}`, "", "x"];
    for (const token of forged) {
      await expect(unsubscribe.call(world.anonymous, { token })).rejects.toMatchObject({ code: "not_found" });
      await expect(unsubscribeOffer.call(world.anonymous, { token })).rejects.toMatchObject({ code: "not_found" });
      expect((await POST(new Request(`http://localhost:3000/api/mail/unsubscribe?token=${encodeURIComponent(token)}`, { method: "POST" }))).status).toBe(404);
    }
    for (const who of [one, other]) expect((await myMailSettings.call(who.ctx, {})).classes.every((of) => of.choice === "at_once")).toBe(true);
  });
  it("of the digest stops what came once a day, and nothing that comes at once", async () => {
    const recruiter = await world.recruiter();
    await wants(recruiter, { choices: { connections: "daily", money: "daily", claims: "at_once" } });
    await toldOfRequest(recruiter);
    expect((await POST(new Request(`http://localhost:3000/api/mail/unsubscribe?token=${unsubscribeToken(recruiter.userId, "digest")}`, { method: "POST", body: "List-Unsubscribe=One-Click" }))).status).toBe(200);
    const { classes } = await myMailSettings.call(recruiter.ctx, {});
    expect(classes.filter((one) => one.choice === "never").map((one) => one.mailClass)).toEqual(["connections", "money"]);
    expect(await statesOf(recruiter)).toEqual(["dropped"]);
  });
});

describe("settings", () => {
  it("are refused at their field: a zone that is none, quiet hours without a length, an hour that is none", async () => {
    const { ctx } = await world.recruiter();
    const valid = { choices: [], timeZone: "Europe/Berlin", quiet: null, digestHour: 8 };
    await expect(saveMailSettings.call(ctx, { ...valid, timeZone: "Mars/Olympus" })).rejects.toMatchObject({ fieldErrors: [{ path: "timeZone" }] });
    await expect(saveMailSettings.call(ctx, { ...valid, quiet: { from: 60, to: 60 } })).rejects.toMatchObject({ fieldErrors: [{ path: "quiet.to" }] });
    await expect(saveMailSettings.call(ctx, { ...valid, digestHour: 24 })).rejects.toMatchObject({ fieldErrors: [{ path: "digestHour" }] });
  });
});

describe("a reader in another zone", () => {
  it("is left in peace when their own clock says so, though it is not quiet in UTC, and hears when it ends there", async () => {
    const [theirs, utc] = [await world.recruiter(), await world.recruiter()];
    const now = await world.now();
    // Kathmandu is 5 hours and 45 minutes ahead, all the year.
    const at = (ahead: number) => (((now.getUTCHours() * 60 + now.getUTCMinutes() + 345 + ahead) % 1440) + 1440) % 1440;
    const quiet = { from: at(-30), to: at(45) };
    for (const [who, timeZone] of [[theirs, "Asia/Kathmandu"], [utc, "UTC"]] as const) {
      await saveMailSettings.call(who.ctx, { choices: [], timeZone, quiet, digestHour: 8 });
      await toldOfRequest(who);
    }
    expect([await statesOf(theirs), await statesOf(utc)]).toEqual([["held"], ["queued"]]);
    const wakes = new Date((await mailsOf(theirs))[0]?.due_at ?? 0);
    expect(Math.round((wakes.getTime() - now.getTime()) / 60_000)).toBeGreaterThanOrEqual(44);
    expect(Math.round((wakes.getTime() - now.getTime()) / 60_000)).toBeLessThanOrEqual(45);
    await world.passTime({ minutes: 30 });
    await releaseHeldMails.call(world.system, {});
    expect(await statesOf(theirs)).toEqual(["held"]);
    await world.passTime({ minutes: 30 });
    await releaseHeldMails.call(world.system, {});
    expect(await statesOf(theirs)).toEqual(["queued"]);
  });
});
