// Proves: whom an event concerns is told once, by a push that carries ids alone, and by mail that goes out once, is tried again while the mail
// server is away, and is given up visibly. Would miss: what the mail looks like, and whether a browser shows the push.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { CompanyUser, Recruiter } from "@/db/testing/world/people";
import { limits } from "../kernel/limits";
import { deliverEvent, sendQueuedMail } from ".";

let world: World;
let recruiter: Recruiter;
let company: CompanyUser;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  [recruiter, company] = [await world.recruiter(), await world.company()];
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const eventOf = async (type: string): Promise<string> => (await world.db.execute<{ id: string }>(sql`select id from marketplace_events where type = ${type} order by occurred_at desc limit 1`))[0]?.id ?? "";
const mailsOf = (cause: string) => world.db.execute<{ id: string; recipient: string; template: string; state: string; attempts: number; error: string | null }>(sql`select id, recipient, template, state, attempts, error from mails where cause_key like ${`${cause}:%`}`);

describe("an event", () => {
  it("is told once to whom it concerns, and the push says nothing but which event it is", async () => {
    const { applicationId, person } = await world.submission({ recruiter, company });
    const eventId = await eventOf("applications/application.submitted");
    providers.pushes.length = 0;
    const { told } = await deliverEvent.call(world.system, { eventId });
    expect(told).toBeGreaterThanOrEqual(2);
    await deliverEvent.call(world.system, { eventId });
    const rows = await world.db.execute<{ user_id: string; n: number }>(sql`select user_id, count(*)::int as n from notifications where event_id = ${eventId} group by 1`);
    expect(rows.map((row) => row.user_id)).toContain(company.userId);
    expect(rows.every((row) => row.n === 1)).toBe(true);
    expect(providers.pushes.length).toBeGreaterThan(0);
    for (const push of providers.pushes) {
      expect(push).toContain(eventId);
      expect([person.name, person.email, applicationId].filter((text) => push.includes(text))).toEqual([]);
    }
  });
  it("is pushed to nobody who is suspended", async () => {
    const gone = await world.recruiter();
    await world.submission({ recruiter: gone, company });
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${gone.userId}`;
    providers.pushes.length = 0;
    await deliverEvent.call(world.system, { eventId: await eventOf("applications/application.submitted") });
    expect(providers.pushes.join("")).toContain(company.userId);
    expect(providers.pushes.join("")).not.toContain(gone.userId);
  });
  it("that never was tells nobody", async () => {
    expect(await deliverEvent.call(world.system, { eventId: "00000000-0000-4000-8000-000000000000" })).toEqual({ told: 0 });
  });
});

describe("a mail", () => {
  it("is queued once per cause, sent once, and brings the candidate a link", async () => {
    const who = await world.claimed(recruiter);
    await world.requested(recruiter, who, company.companyId);
    const eventId = await eventOf("sourcing/rtr.requested");
    await deliverEvent.call(world.system, { eventId });
    await deliverEvent.call(world.system, { eventId });
    const mails = await mailsOf(eventId);
    expect(mails).toMatchObject([{ recipient: who.email, template: "representation-request", state: "queued" }]);
    expect(await world.db.execute(sql`select 1 from notifications where event_id = ${eventId}`), "who has no account has no bell").toHaveLength(0);
    const mailId = mails[0]?.id ?? "";
    expect(await sendQueuedMail.call(world.system, { mailId })).toEqual({ result: "sent" });
    expect(await sendQueuedMail.call(world.system, { mailId })).toEqual({ result: "sent already, or given up" });
    const arrived = await providers.mailsTo(who.email);
    expect(arrived).toHaveLength(1);
    expect(arrived[0]?.html).toContain("http://localhost:3000/api/auth/magic-link/verify");
  });
  it("that cannot be sent is tried again, and given up where one can see it", async () => {
    await world.database.ownerSql`insert into mails (id, cause_key, recipient, template, props, created_at) values ('mal_broken', 'test:broken', 'nobody@example.com', 'news', '{"subject": 5}', app.now())`;
    for (let attempt = 1; attempt <= limits.mailAttempts; attempt++) await expect(sendQueuedMail.call(world.system, { mailId: "mal_broken" })).rejects.toThrow();
    expect(await mailsOf("test")).toMatchObject([{ state: "failed", attempts: limits.mailAttempts, error: expect.any(String) }]);
    expect(await sendQueuedMail.call(world.system, { mailId: "mal_broken" })).toEqual({ result: "sent already, or given up" });
    expect(await providers.mailsTo("nobody@example.com")).toEqual([]);
  });
});
