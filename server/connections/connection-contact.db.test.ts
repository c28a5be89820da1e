// Proves: an accepted connection counts as two-way contact for the recruiter's protection as both read it before: it extends their claim, starts one where nobody protects the person, and moves
// nothing beside another's; it never fails for it; and each move is told to the other alone. Would miss: two acceptances at once (claims.race.test.ts).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { setAvailability } from "../candidates/set-availability";
import { deliverEvent } from "../notifications";
import { myNotifications } from "../notifications/my-notifications";
import { saveMyProfile } from "../profiles/save-my-profile";
import { addCandidate } from "../sourcing/add-candidate";
import { candidateDetail } from "../sourcing/candidate-list";
import { acceptConnection, declineConnection, withdrawConnection } from "./answer-request";
import { askRecruiter } from "./ask-connection";
import { connectionDetail, connectionWith } from "./connection-detail";
import { blockCandidate, disconnect } from "./end-connection";
import { openProfile } from "./open-profile";

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

const DAY = 86_400_000;
const daysFrom = (at: Date, until: string | null | undefined) => (new Date(until ?? 0).getTime() - at.getTime()) / DAY;
const outlookOf = async (ctx: Parameters<typeof connectionDetail.call>[0], connectionId: string) => (await connectionDetail.call(ctx, { connectionId })).connection.outlook;
const claimsOf = (candidateId: string) => world.db.execute<{ recruiter_id: string; tier: string; until: string; kind: string; refers_to: string | null; days: number }>(sql`
  select c.recruiter_id, c.tier, upper(c."window") as until, e.kind, e.refers_to, e.days from candidate_sourcers c join sourcer_evidence e on e.id = c.last_evidence_id where c.candidate_id = ${candidateId}`);
const sourcingEvents = async (candidateId: string) => (await world.db.execute<{ type: string }>(sql`select type from marketplace_events where type in ('sourcing/claim.started', 'sourcing/claim.extended') and candidate_id = ${candidateId} order by occurred_at, id`)).map((row) => row.type);

describe("a shared profile", () => {
  it("counts as contact when the recruiter opens it, once in a day, while they are connected and it is shared", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const open = () => openProfile.call(recruiter.ctx, { connectionId });
    const share = (visibility: "hidden" | "connections") => saveMyProfile.call(person.ctx, { visibility, title: "Controls engineer", region: null, skills: ["Simulink"], seniority: null, languages: [], lookingFor: "" });
    const counted = async () => (await world.db.execute<{ n: number }>(sql`select count(*)::int as n from sourcer_evidence e join candidate_sourcers c on c.id = e.claim_id where c.candidate_id = ${person.candidateId} and e.kind = 'profile_opened'`))[0]?.n;
    await expect(open()).rejects.toMatchObject({ code: "not_found" });
    await share("connections");
    expect((await connectionDetail.call(recruiter.ctx, { connectionId })).connection.sharesProfile).toBe(true);
    expect((await connectionDetail.call(person.ctx, { connectionId })).connection.sharesProfile).toBe(false);
    await world.passTime({ days: 2 });
    expect((await open()).candidate).toMatchObject({ title: "Controls engineer" });
    await open();
    expect(await counted()).toBe(1);
    const [claim] = await claimsOf(person.candidateId);
    expect(claim).toMatchObject({ kind: "profile_opened", tier: "contact", refers_to: connectionId });
    expect(daysFrom(await world.now(), claim?.until)).toBeCloseTo(60, 1);
    await world.passTime({ days: 1 });
    await open();
    expect(await counted()).toBe(2);
    await share("hidden");
    await expect(open()).rejects.toMatchObject({ code: "not_found" });
    await disconnect.call(person.ctx, { connectionId, reason: "" });
    await expect(open()).rejects.toMatchObject({ code: "changed_meanwhile" });
    await expect(openProfile.call((await world.recruiter()).ctx, { connectionId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("protection", () => {
  it("starts with the connection where nobody protects the person, for the 60 days that both read before", async () => {
    const { connectionId, recruiter, person } = await world.askedByCandidate();
    const [theirs, mine] = [await outlookOf(recruiter.ctx, connectionId), await outlookOf(person.ctx, connectionId)];
    expect([theirs?.effect, mine?.effect]).toEqual(["starts", "starts"]);
    await acceptConnection.call(recruiter.ctx, { connectionId });
    const [claim] = await claimsOf(person.candidateId);
    expect(claim).toMatchObject({ recruiter_id: recruiter.recruiterId, tier: "contact", kind: "connection", refers_to: connectionId, days: 60 });
    expect(daysFrom(await world.now(), claim?.until)).toBeCloseTo(60, 1);
    expect(daysFrom(await world.now(), theirs?.until)).toBeCloseTo(60, 1);
    expect(await sourcingEvents(person.candidateId)).toEqual(["sourcing/claim.started"]);
    expect((await candidateDetail.call(recruiter.ctx, { candidateId: person.candidateId })).candidate.protection).toMatchObject({ state: "mine", tier: "contact" });
  });
  it("is extended by it to event + 60 days, and never shortened", async () => {
    const made = await world.askedByRecruiter();
    expect(await outlookOf(made.person.ctx, made.connectionId)).toMatchObject({ effect: "extends" });
    expect(daysFrom(await world.now(), (await outlookOf(made.recruiter.ctx, made.connectionId))?.until)).toBeCloseTo(60, 1);
    await acceptConnection.call(made.person.ctx, { connectionId: made.connectionId });
    expect((await claimsOf(made.person.candidateId))[0]).toMatchObject({ tier: "contact", kind: "connection" });
    expect(await sourcingEvents(made.person.candidateId)).toEqual(["sourcing/claim.started", "sourcing/claim.extended"]);

    const signed = await world.recruiter();
    const who = await world.claimed(signed);
    const { person } = await world.consented(signed, who, (await world.company()).companyId);
    const before = (await claimsOf(person.candidateId))[0]?.until;
    const { connectionId } = await askRecruiter.call(person.ctx, { recruiterId: signed.recruiterId });
    expect(await outlookOf(signed.ctx, connectionId)).toEqual({ effect: "stays", until: new Date(before ?? 0).toISOString() });
    await acceptConnection.call(signed.ctx, { connectionId });
    expect((await claimsOf(person.candidateId))[0]).toMatchObject({ tier: "consented", until: before, kind: "connection" });
  });
  it("never lasts past a year from the claim's start, as both read", async () => {
    const made = await world.acquainted();
    await world.database.ownerSql`alter table candidate_sourcers disable trigger user`;
    // The clock is asked once: two answers may be a millisecond apart.
    await world.database.ownerSql`update candidate_sourcers set "window" = tstzrange(at.now - interval '340 days', at.now + interval '1 day', '[)'), origin_from = at.now - interval '340 days' from (select app.now() as now offset 0) at where id = ${made.claimId}`;
    await world.database.ownerSql`alter table candidate_sourcers enable trigger user`;
    const { connectionId } = await askRecruiter.call(made.person.ctx, { recruiterId: made.recruiter.recruiterId });
    const outlook = await outlookOf(made.recruiter.ctx, connectionId);
    expect(daysFrom(await world.now(), outlook?.until)).toBeCloseTo(25, 1);
    await acceptConnection.call(made.recruiter.ctx, { connectionId });
    expect(new Date((await claimsOf(made.person.candidateId))[0]?.until ?? 0).toISOString()).toBe(outlook?.until);
  });
  it("of another stays theirs, and the two read so, without a name", async () => {
    const { person, recruiter: holder } = await world.acquainted();
    const asked = await world.askedByCandidate({ person });
    const before = await claimsOf(person.candidateId);
    const outlook = await outlookOf(asked.recruiter.ctx, asked.connectionId);
    expect(outlook).toEqual({ effect: "another", until: new Date(before[0]?.until ?? 0).toISOString() });
    await acceptConnection.call(asked.recruiter.ctx, { connectionId: asked.connectionId });
    expect(await claimsOf(person.candidateId)).toEqual(before);
    const seen = JSON.stringify([await connectionDetail.call(asked.recruiter.ctx, { connectionId: asked.connectionId }), await candidateDetail.call(asked.recruiter.ctx, { candidateId: person.candidateId })]);
    for (const secret of [holder.name, holder.recruiterId, holder.firmId, holder.email]) expect(seen).not.toContain(secret);
  });
  it("does not start for one who is not available, and the connection stands", async () => {
    const { connectionId, recruiter, person } = await world.askedByCandidate();
    await setAvailability.call(person.ctx, { available: false });
    expect(await outlookOf(recruiter.ctx, connectionId)).toEqual({ effect: "none", until: null });
    expect(await acceptConnection.call(recruiter.ctx, { connectionId })).toEqual({ state: "active" });
    expect(await claimsOf(person.candidateId)).toEqual([]);
    await setAvailability.call(person.ctx, { available: true });
    const { claimId } = await addCandidate.call((await world.recruiter()).ctx, { fullName: person.name, email: person.email });
    expect(claimId).toMatch(/^csr_/);
  });
  it("is promised to a recruiter who only looks whether or not the person is available", async () => {
    const { recruiter, person, claimId } = await world.acquainted();
    await world.passTime({ days: 31 });
    const look = () => connectionWith.call(recruiter.ctx, { candidateId: person.candidateId });
    const before = await look();
    await setAvailability.call(person.ctx, { available: false });
    expect((await look()).outlook?.effect).toBe(before.outlook?.effect);
    expect(before).toMatchObject({ connection: null, acts: ["ask"], outlook: { effect: "starts" } });
    expect(claimId).not.toBeNull();
  });
  it("stays as it is when the connection ends, and counts again when it begins anew", async () => {
    const made = await world.connected();
    await disconnect.call(made.person.ctx, { connectionId: made.connectionId });
    await world.passTime({ days: 10 });
    await askRecruiter.call(made.person.ctx, { recruiterId: made.recruiter.recruiterId });
    await acceptConnection.call(made.recruiter.ctx, { connectionId: made.connectionId });
    const [claim] = await claimsOf(made.person.candidateId);
    expect(daysFrom(await world.now(), claim?.until)).toBeCloseTo(60, 1);
  });
});

describe("news", () => {
  const deliverAll = async (connectionId: string) => {
    const events = await world.db.execute<{ id: string }>(sql`select id::text from marketplace_events where type like 'connections/%' and data ->> 'connectionId' = ${connectionId} order by occurred_at, id`);
    for (const { id } of events) await deliverEvent.call(world.system, { eventId: id });
  };
  const titles = async (ctx: Parameters<typeof myNotifications.call>[0]) => (await myNotifications.call(ctx, {})).notifications.map((one) => one.title);
  it("of each move is the other's; the one who protects the person hears of none", async () => {
    const { person, recruiter: holder } = await world.acquainted();
    const { connectionId, recruiter } = await world.askedByCandidate({ person });
    await acceptConnection.call(recruiter.ctx, { connectionId });
    await disconnect.call(recruiter.ctx, { connectionId });
    providers.pushes.length = 0;
    await deliverAll(connectionId);
    expect((await titles(recruiter.ctx)).filter((title) => title.includes("connect"))).toEqual([`${person.name} asks to connect`]);
    expect((await titles(person.ctx)).filter((title) => title.includes("connect")).toSorted()).toEqual([`You are connected with ${recruiter.name}`, `${recruiter.name} ended your connection`].toSorted());
    expect((await titles(holder.ctx)).filter((title) => title.includes("connect"))).toEqual([]);
    expect(providers.pushes.length).toBeGreaterThan(0);
    expect(providers.pushes.join()).not.toContain(holder.userId);
  });
  it("of an answer that is no, and of a request taken back, says so to the other, and names a candidate only to a recruiter who knows the name", async () => {
    const [declined, refused] = [await world.askedByCandidate(), await world.askedByRecruiter()];
    await declineConnection.call(declined.recruiter.ctx, { connectionId: declined.connectionId, reason: "I fill no such roles" });
    await declineConnection.call(refused.person.ctx, { connectionId: refused.connectionId });
    const [takenBack, unasked] = [await world.askedByCandidate(), await world.askedByRecruiter()];
    await withdrawConnection.call(takenBack.person.ctx, { connectionId: takenBack.connectionId });
    await withdrawConnection.call(unasked.recruiter.ctx, { connectionId: unasked.connectionId });
    const last = async (ctx: Parameters<typeof myNotifications.call>[0], connectionId: string) => (await myNotifications.call(ctx, {})).notifications.filter((one) => one.href.endsWith(connectionId)).map(({ title, body }) => `${title}. ${body}`);
    for (const { connectionId } of [declined, refused, takenBack, unasked]) await deliverAll(connectionId);
    expect(await last(declined.person.ctx, declined.connectionId)).toEqual([`${declined.recruiter.name} declined to connect. If they change their mind, they can ask you.`]);
    expect(await last(refused.recruiter.ctx, refused.connectionId)).toEqual(["Your request to connect was declined. If they change their mind, they can ask you."]);
    expect(await last(takenBack.recruiter.ctx, takenBack.connectionId)).toContain("A request to connect was taken back. There is nothing for you to do.");
    expect(await last(unasked.person.ctx, unasked.connectionId)).toContain(`${unasked.recruiter.name} took their request to connect back. There is nothing for you to do.`);
  });
  it("of a quiet decline and of a block reaches nobody but the screens of who made it", async () => {
    const quiet = await world.askedByCandidate();
    await declineConnection.call(quiet.recruiter.ctx, { connectionId: quiet.connectionId, quietly: true });
    const blocked = await world.connected();
    await blockCandidate.call(blocked.recruiter.ctx, { connectionId: blocked.connectionId });
    for (const made of [quiet, blocked]) {
      const [last] = await world.db.execute<{ id: string }>(sql`select id::text from marketplace_events where type = 'connections/connection.changed' and data ->> 'connectionId' = ${made.connectionId}`);
      providers.pushes.length = 0;
      expect(await deliverEvent.call(world.system, { eventId: last?.id ?? "" })).toEqual({ told: 1 });
      expect(providers.pushes.join()).toContain(made.recruiter.userId);
      expect(providers.pushes.join()).not.toContain(made.person.userId);
    }
  });
});
