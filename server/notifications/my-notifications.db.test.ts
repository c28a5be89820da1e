// Proves: news comes by parts, in pages that neither lose nor repeat a line; what is read in one tab is told to the reader's others, and nobody marks what is another's; a line whose matter is settled says
// so, also when the same was asked anew. Would miss: what a browser makes of it (the journey of the bell), and kinds of news that ask for something and say nothing here yet.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { Candidate, Someone } from "@/db/testing/world/people";
import { acceptConnection, declineConnection, withdrawConnection } from "../connections/answer-request";
import { askRecruiter } from "../connections/ask-connection";
import { blockCandidate, disconnect } from "../connections/end-connection";
import { declineRtr, revokeRtr, signRtr } from "../sourcing/answer-rtr";
import { acceptOffer } from "../placements/accept-offer";
import { deliverEvent } from ".";
import { markAllRead, markNewsRead, myNotifications } from "./my-notifications";

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

/** Tells all that has happened and was not told yet. */
async function tell(): Promise<void> {
  const rows = await world.db.execute<{ id: string }>(sql`select id from marketplace_events e where type ~ '^((connections|applications|placements|notifications)/|sourcing/rtr[.]requested$)' and type not like '%.queued' and not exists (select 1 from notifications n where n.event_id = e.id::text) order by occurred_at`);
  for (const { id } of rows) await deliverEvent.call(world.system, { eventId: id });
}
const mine = (of: Someone, asked: Parameters<typeof myNotifications.call>[1] = {}) => myNotifications.call(of.ctx, asked);
const lines = async (of: Someone) => {
  await tell();
  return (await mine(of)).notifications.map(({ kind, settled }) => [kind.split(".")[1], settled]);
};

describe("a request to connect", () => {
  it("waits until its reader answers, and is answered however the connection ends later", async () => {
    const { recruiter, person, connectionId } = await world.askedByCandidate();
    expect(await lines(recruiter)).toEqual([["asked", null]]);
    await acceptConnection.call(recruiter.ctx, { connectionId });
    expect(await lines(recruiter)).toEqual([["asked", "answered"]]);
    expect(await lines(person)).toEqual([["accepted", null]]);
    await disconnect.call(person.ctx, { connectionId, reason: "" });
    expect(await lines(recruiter)).toEqual([["ended", null], ["asked", "answered"]]);
    await world.passTime({ minutes: 1 });
    await askRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId, note: "" });
    expect(await lines(recruiter)).toEqual([["asked", null], ["ended", null], ["asked", "answered"]]);
  });
  it("that was declined without a word is answered to who declined it, and to who asked there is nothing", async () => {
    const { recruiter, person, connectionId } = await world.askedByCandidate();
    await declineConnection.call(recruiter.ctx, { connectionId, quietly: true });
    expect(await lines(recruiter)).toEqual([["asked", "answered"]]);
    expect(await lines(person)).toEqual([]);
  });
  it("that was taken back is open no longer, also after one that came later waits", async () => {
    const { recruiter, person, connectionId } = await world.askedByCandidate();
    await tell();
    await world.passTime({ minutes: 1 });
    await withdrawConnection.call(person.ctx, { connectionId });
    expect(await lines(recruiter)).toEqual([["withdrawn", null], ["asked", "over"]]);
    await world.passTime({ days: 60 });
    await askRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId, note: "" });
    expect(await lines(recruiter)).toEqual([["asked", null], ["withdrawn", null], ["asked", "over"]]);
  });
  it("of one who was shut out is open no longer", async () => {
    const { recruiter, connectionId } = await world.askedByCandidate();
    await blockCandidate.call(recruiter.ctx, { connectionId });
    expect(await lines(recruiter)).toEqual([["asked", "over"]]);
  });
});

describe("a request to represent", () => {
  it.each<[string, (of: { person: Candidate; rtrId: string }) => Promise<unknown>, "answered" | "over"]>([
    ["signed", ({ person, rtrId }) => signRtr.call(person.ctx, { rtrId, signedName: person.name, textVersion: 1 }), "answered"],
    ["signed, and later taken back", async ({ person, rtrId }) => {
      await signRtr.call(person.ctx, { rtrId, signedName: person.name, textVersion: 1 });
      await revokeRtr.call(person.ctx, { rtrId });
    }, "answered"],
    ["declined", ({ person, rtrId }) => declineRtr.call(person.ctx, { rtrId }), "answered"],
    ["left until its last day had passed", () => world.passTime({ days: 400 }), "over"],
  ])("waits in the bell of who has an account until it is %s", async (_, end, settled) => {
    const [recruiter, person, company] = [await world.recruiter(), await world.candidate(), await world.company()];
    const rtrId = await world.requested(recruiter, { fullName: person.name, email: person.email }, company.companyId);
    expect(await lines(person)).toEqual([["requested", null]]);
    expect((await mine(person)).notifications[0]).toMatchObject({ href: `/marketplace/requests/${rtrId}`, title: expect.stringContaining(`${recruiter.name} asks to represent you at Company`) });
    await end({ person, rtrId });
    expect(await lines(person)).toEqual([["requested", settled]]);
  });
});

it("an offer and a submission wait for who has to answer them, and for nobody else", async () => {
  const { person, recruiter, company, offerId } = await world.offered();
  await tell();
  const settled = async (of: Someone, kind: string) => (await mine(of)).notifications.filter((one) => one.kind === kind).map((one) => one.settled);
  expect(await settled(company, "applications/application.submitted")).toEqual(["answered"]);
  expect(await settled(person, "applications/offer.made")).toEqual([null]);
  await acceptOffer.call(person.ctx, { offerId });
  expect(await settled(person, "applications/offer.made")).toEqual(["answered"]);
  expect(await settled(recruiter, "applications/offer.made")).toEqual([null]);
});

describe("a person's news", () => {
  it("comes in pages, in which each line stands once, and in parts", async () => {
    const recruiter = await world.recruiter();
    for (let no = 0; no < 5; no++) await askRecruiter.call((await world.candidate()).ctx, { recruiterId: recruiter.recruiterId, note: "" });
    await tell();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await mine(recruiter, { limit: 2, show: "connections", ...(cursor === undefined ? {} : { cursor }) });
      expect(page.unread, "of all of it").toBe(5);
      seen.push(...page.notifications.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
    expect((await mine(recruiter, { show: "money" })).notifications).toEqual([]);
    await markNewsRead.call(recruiter.ctx, { ids: seen.slice(0, 2) });
    expect((await mine(recruiter, { show: "unread" })).notifications.map(({ id }) => id)).toEqual(seen.slice(2));
  });

  it("is read in every tab of theirs at once: their own channel tells it, and nobody else's", async () => {
    const { recruiter } = await world.askedByCandidate();
    await tell();
    const [line] = (await mine(recruiter)).notifications;
    providers.pushes.length = 0;
    expect(await markNewsRead.call(recruiter.ctx, { ids: [line?.id ?? ""] })).toEqual({ count: 1 });
    expect(await markNewsRead.call(recruiter.ctx, { ids: [line?.id ?? ""] }), "is told no second time").toEqual({ count: 0 });
    expect(await markAllRead.call(recruiter.ctx, {})).toEqual({ count: 0 });
    const events = await world.db.execute<{ id: string }>(sql`select id from marketplace_events where type = 'notifications/news.read' and data ->> 'userId' = ${recruiter.userId}`);
    expect(events).toHaveLength(1);
    await deliverEvent.call(world.system, { eventId: events[0]?.id ?? "" });
    expect(providers.pushes).toHaveLength(1);
    expect(providers.pushes[0]).toContain(`private-user-${recruiter.userId}`);
    expect((await mine(recruiter)).unread).toBe(0);
  });

  it("is nobody else's to mark: what is another's is answered as what never was", async () => {
    const { recruiter } = await world.askedByCandidate();
    await tell();
    const [line] = (await mine(recruiter)).notifications;
    const other = await world.recruiter();
    expect(await markNewsRead.call(other.ctx, { ids: [line?.id ?? ""] })).toEqual(await markNewsRead.call(other.ctx, { ids: ["ntf_none"] }));
    expect(await mine(recruiter)).toMatchObject({ unread: 1, notifications: [{ read: false }] });
  });
});
