// Proves: whoever is erased is found nowhere in the database by name, address or words, save where others must be able to prove something; the other side's conversation stays readable; the books and the audit's chains are whole;
// erased twice is erased once; what is open refuses it with what to do; it waits, and can be taken back until then. Would miss: what a backup of the database or of the file store still holds.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { sentFile } from "@/db/testing/procedures/setting";
import { askedByRecruiter, said } from "@/db/testing/world/requests-to-connect";
import { verifyChains } from "../audit";
import { hideFromEmployer } from "../candidates/hide-employer";
import { acceptConnection } from "../connections/answer-request";
import { disconnect } from "../connections/end-connection";
import { createApiKey } from "../identity/api-keys";
import { thread } from "../messages/thread";
import { editMessage } from "../messages/change-message";
import { keepMessage } from "../messages/keep-message";
import { saveDraft } from "../messages/save-draft";
import { sendMessage } from "../messages/send-message";
import { addTemplate } from "../messages/templates";
import { deliverEvent } from "../notifications";
import { saveMyProfile } from "../profiles/save-my-profile";
import { saveRecruiterProfile } from "../profiles/save-recruiter-profile";
import { askErasure, myErasure, takeErasureBack } from "./ask-erasure";
import { carryOutErasure, dueErasures } from ".";
import { askErasureFor, eraseNow, erasureList } from "./erase-by-admin";

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

const admin = async () => (await world.person({ platformRole: "support" })).ctx;
/** Asks, waits, and carries out. */
async function erase(who: { ctx: typeof world.system; email: string }): Promise<string> {
  const { erasureId } = await askErasure.call(who.ctx, { typed: who.email });
  await world.passTime({ days: 15 });
  expect(await carryOutErasure.call(world.system, { erasureId })).toEqual({ result: "erased" });
  return erasureId;
}
/** In which tables a text stands, anywhere in a row. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await world.database.ownerSql<{ name: string }[]>`select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await world.database.ownerSql.unsafe<{ n: number }[]>(`select count(*)::int as n from "${name}" t where strpos(lower(t::text), lower($1)) > 0`, [text]);
    if (row && row.n > 0) found.push(name);
  }
  return found;
}
async function tellAll(): Promise<void> {
  for (const { id } of await world.db.execute<{ id: string }>(sql`select id::text from marketplace_events order by occurred_at`)) await deliverEvent.call(world.system, { eventId: id });
}

describe("a candidate who is erased", () => {
  it("leaves also what another asked of them and ended", async () => {
    const asked = await askedByRecruiter(world.db);
    await acceptConnection.call(asked.person.ctx, { connectionId: asked.connectionId });
    await disconnect.call(asked.recruiter.ctx, { connectionId: asked.connectionId, reason: "No longer" });
    await erase(asked.person);
    expect(await world.db.execute(sql`select state, reason from marketplace_connections where id = ${asked.connectionId}`)).toEqual([{ state: "inactive", reason: "No longer" }]);
  });
  it("is found nowhere by name, address or words but in what was signed and kept as evidence; the other can still read their own", async () => {
    const recruiter = await world.recruiter();
    const given = await world.claimed(recruiter, { note: "met at the quetzalcoatl fair" });
    const person = await world.candidate({ name: given.fullName, email: given.email });
    const { connectionId } = await world.connected({ recruiter, person });
    await said(person, connectionId, "xylophone is my secret word");
    const { messageId } = await said(person, connectionId, "zeppelin first");
    await editMessage.call(person.ctx, { messageId, body: "zeppelin second" });
    const kept = await said(person, connectionId, "obelisk stays as evidence");
    await keepMessage.call(recruiter.ctx, { messageId: kept.messageId });
    const fileId = await sentFile(world, person.userId, "message");
    await sendMessage.call(person.ctx, { connectionId, clientId: "client-with-file", body: "", fileIds: [fileId] });
    await said(recruiter, connectionId, "the other side's own words");
    await saveDraft.call(person.ctx, { connectionId, text: "wyvern draft", typedAt: "2026-01-01T00:00:00.000Z" });
    for (const purpose of ["note", "message"] as const) await addTemplate.call(person.ctx, { purpose, name: "Umbrella words", body: "yesteryear {{role}}" });
    await addTemplate.call(recruiter.ctx, { purpose: "note", name: "Theirs", body: "icicles stay" });
    await saveMyProfile.call(person.ctx, { visibility: "connections", title: "Vuvuzela maker", region: null, skills: [], seniority: null, languages: [], lookingFor: "quince orchards" });
    await hideFromEmployer.call(person.ctx, { name: "Jabberwock Works" });
    const company = await world.company();
    const rtrId = await world.requested(recruiter, given, company.companyId);
    await tellAll();
    await erase(person);
    await tellAll();

    for (const words of ["xylophone", "zeppelin", "wyvern", "umbrella words", "yesteryear", "vuvuzela", "quince", "jabberwock", "quetzalcoatl", person.email]) expect(await tablesWith(words), words).toEqual([]);
    expect(await world.db.execute(sql`select name, discarded_at is not null as discarded from files where id = ${fileId}`)).toEqual([{ name: "no longer kept", discarded: true }]);
    expect(await tablesWith("obelisk")).toEqual(["message_pins"]);
    expect(await tablesWith("icicles")).toEqual(["message_templates"]);
    expect((await tablesWith(given.fullName)).filter((name) => !["right_to_represent", "rtr_receipts", "message_pins"].includes(name))).toEqual([]);
    const { messages } = await thread.call(recruiter.ctx, { connectionId });
    expect(messages.map((one) => [one.body, one.deletedBy])).toEqual([[null, "erasure"], [null, "erasure"], [null, "erasure"], [null, "erasure"], ["the other side's own words", null]]);
    const [state] = await world.db.execute<{ connection: string; rtr: string; unavailable: boolean }>(sql`select c.state as connection, (select state from right_to_represent where id = ${rtrId}) as rtr, (select unavailable_since is not null from candidates where id = ${person.candidateId}) as unavailable from marketplace_connections c where c.id = ${connectionId}`);
    expect(state).toEqual({ connection: "inactive", rtr: "declined", unavailable: true });
    const [bell] = await world.db.execute<{ title: string }>(sql`select title from notifications where user_id = ${recruiter.userId} order by created_at desc, title limit 1`);
    expect(bell?.title).toContain("A person who left");
    expect(await verifyChains(world.db)).toMatchObject({ broken: null });
  });
  it("can come again as somebody new by the same address", async () => {
    const person = await world.candidate();
    await erase(person);
    const again = await world.candidate({ email: person.email });
    expect(again.candidateId).not.toBe(person.candidateId);
    expect(await world.claimed(await world.recruiter(), { email: person.email })).toMatchObject({ candidateId: again.candidateId });
  });
});

describe("a recruiter who is erased", () => {
  it("keeps no page, key, session, claim or place in a firm, and whom they protected is free", async () => {
    const recruiter = await world.recruiter({ name: "Balthasar Quillfeather" });
    const given = await world.claimed(recruiter);
    await createApiKey.call(recruiter.ctx, { name: "Mine", scope: "write" });
    await addTemplate.call(recruiter.ctx, { purpose: "note", name: "Mine", body: "axolotls for {{company}}" });
    await saveRecruiterProfile.call(recruiter.ctx, { headline: "Narwhal recruiting", about: "", fields: ["engineering"], regions: ["germany_austria_switzerland"], languages: ["en"], roleKinds: [], recruitingSince: null });
    await world.database.ownerSql`insert into sessions (id, token, user_id, created_at, updated_at, expires_at) values ('ses_erased', 'erased-token', ${recruiter.userId}, app.now(), app.now(), app.now() + interval '1 year')`;
    await erase(recruiter);
    for (const words of ["Quillfeather", "narwhal", "axolotls", recruiter.email]) expect(await tablesWith(words), words).toEqual([]);
    const [left] = await world.db.execute(sql`select (select count(*)::int from sessions where user_id = ${recruiter.userId}) as sessions, (select count(*)::int from members where user_id = ${recruiter.userId}) as places,
      (select count(*)::int from api_keys where user_id = ${recruiter.userId} and revoked_at is null) as keys, (select state from candidate_sourcers where id = ${given.claimId}) as claim, (select count(*)::int from marketplace_events where type = 'identity/user.suspended' and data->>'userId' = ${recruiter.userId}) as ended`);
    expect(left).toEqual({ sessions: 0, places: 0, keys: 0, claim: "released", ended: 1 });
    expect((await world.refreshed(recruiter)).ctx.actor).toMatchObject({ suspended: true, membership: null });
  });
});

describe("an erasure", () => {
  it("waits, is carried out once however often it is run, and not after it was taken back", async () => {
    const [stays, goes] = [await world.candidate(), await world.candidate()];
    const { erasureId: back } = await askErasure.call(stays.ctx, { typed: stays.email.toUpperCase() });
    const { erasureId } = await askErasure.call(goes.ctx, { typed: goes.email });
    await expect(askErasure.call(goes.ctx, { typed: goes.email })).rejects.toMatchObject({ code: "asked_already" });
    for (const id of [back, erasureId]) expect(await carryOutErasure.call(world.system, { erasureId: id })).toEqual({ result: "not_due" });
    await expect(world.database.ownerSql.begin(async (tx) => {
      await tx`select set_config('app.actor', 'system:test', true)`;
      await tx`update erasures set state = 'done', ended_at = app.now() where id = ${erasureId}`;
    })).rejects.toMatchObject({ constraint_name: "erasure_waits" });
    await takeErasureBack.call(stays.ctx, {});
    await world.passTime({ days: 15 });
    expect((await dueErasures.call(world.system, {})).erasureIds).toContain(erasureId);
    await Promise.all([carryOutErasure.call(world.system, { erasureId }), carryOutErasure.call(world.system, { erasureId })]);
    expect(await carryOutErasure.call(world.system, { erasureId })).toEqual({ result: "erased" });
    expect(await carryOutErasure.call(world.system, { erasureId: back })).toEqual({ result: "not_due" });
    expect((await world.db.execute(sql`select 1 from marketplace_events where type = 'erasure/erasure.done' and data->>'erasureId' = ${erasureId}`)).length).toBe(1);
    expect(await tablesWith(stays.email)).toContain("users");
    expect(await tablesWith(goes.email)).toEqual([]);
    await expect(takeErasureBack.call(stays.ctx, {})).rejects.toMatchObject({ code: "changed_meanwhile" });
  });
  it("is not asked for by what is typed wrong", async () => {
    const person = await world.candidate();
    await expect(askErasure.call(person.ctx, { typed: "somebody@else.example" })).rejects.toMatchObject({ code: "not_typed", field: "typed" });
    expect((await myErasure.call(person.ctx, {})).asked).toBeNull();
  });
  it("is refused while money, a placement, a submission, a dispute or a role is open, with what to do; and what opens within the wait holds it up", async () => {
    const hire = await world.allocated();
    const codes = async (who: { ctx: typeof world.system }) => (await myErasure.call(who.ctx, {})).blocks.map((one) => one.code);
    expect(await codes(hire.person)).toContain("open_placements");
    expect(await codes(hire.recruiter)).toEqual(expect.arrayContaining(["open_placements", "open_money"]));
    await expect(askErasure.call(hire.recruiter.ctx, { typed: hire.recruiter.email })).rejects.toMatchObject({ code: "open_placements", remedy: expect.stringContaining("guarantee") });
    expect(await codes(hire.company)).toContain("open_placements");
    const hiring = await world.company();
    await world.job(hiring);
    expect(await codes(hiring)).toEqual(["open_roles"]);
    await world.companyMember(hiring, "manager");
    expect(await codes(hiring)).toEqual(["open_roles", "needs_owner"]);
    const contested = await world.contested();
    expect(await codes(contested.holder)).toContain("open_dispute");
    const staff = await world.person({ platformRole: "support" });
    expect(await codes(staff)).toEqual(["platform_staff"]);
    const recruiter = await world.recruiter();
    const { erasureId } = await askErasure.call(recruiter.ctx, { typed: recruiter.email });
    await world.submission({ recruiter });
    await world.passTime({ days: 15 });
    for (let twice = 0; twice < 2; twice++) expect(await carryOutErasure.call(world.system, { erasureId })).toEqual({ result: "blocked" });
    expect((await world.db.execute(sql`select 1 from marketplace_events where type = 'erasure/erasure.blocked' and data->>'erasureId' = ${erasureId}`)).length).toBe(1);
    expect(await tablesWith(recruiter.email)).toContain("users");
    const { erasures } = await erasureList.call(await admin(), {});
    expect(erasures.find((one) => one.erasureId === erasureId)?.blockedBy).toBe("A submission is still open.");
  });
  it("by an admin is recorded with its reason, told to the person, and need not wait", async () => {
    const [person, by] = [await world.candidate(), await admin()];
    await expect(askErasureFor.call(by, { email: "nobody@nowhere.example", reason: "A letter." })).rejects.toMatchObject({ code: "nobody_by_address" });
    const { erasureId } = await askErasureFor.call(by, { email: person.email, reason: "They wrote a letter." });
    expect((await myErasure.call(person.ctx, {})).asked).toMatchObject({ erasureId, byPlatform: true });
    const [event] = await world.db.execute<{ id: string }>(sql`select id::text from marketplace_events where type = 'erasure/erasure.asked' and data->>'erasureId' = ${erasureId}`);
    await deliverEvent.call(world.system, { eventId: event?.id ?? "" });
    expect(await world.db.execute(sql`select mail_class, state from mails where recipient = ${person.email} and cause_key like ${`${event?.id}%`}`)).toEqual([{ mail_class: null, state: "queued" }]);
    const first = await eraseNow.call(by, { erasureId, reason: "They ask for it at once." });
    expect(await eraseNow.call(by, { erasureId, reason: "Again." })).toEqual(first);
    expect(await tablesWith(person.email)).toEqual([]);
    expect((await world.db.execute(sql`select kind from decision_audit_log where subject_id = ${erasureId} order by at`)).map((one) => one["kind"])).toEqual(["erasure.asked", "erasure.done"]);
  });
});
