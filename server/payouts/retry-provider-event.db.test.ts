// Proves: a failed provider event that finance asks to try again is told to the jobs once and folded in; support may not, and what is not failed is not touched.
// Would miss: a job runner that does not listen to the event.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import type { Actor, PlatformRole } from "../kernel/actor";
import type { Ctx } from "../kernel/command";
import { openDatabase } from "../kernel/database";
import { foldProviderEvent } from "./fold-provider-event-flow";
import { retryProviderEvent } from "./retry-provider-event";
import { closeProviderEvent, storeProviderEvent } from "./store-provider-event";

let db: TestDatabase;
let system: Ctx;
const admin = (platformRole: PlatformRole): Ctx => {
  const actor: Actor = { kind: "user", userId: "usr_admin", sessionId: "s", name: "Admin", email: "admin@example.com", emailVerified: true, suspended: false, platformRole, membership: null, candidateId: null };
  return { ...system, actor };
};
const stateOf = async (id: string) => (await db.sql<{ state: string; error: string | null }[]>`select state, error from stripe_events where id = ${id}`)[0];
const told = async (id: string) => (await db.sql`select 1 from marketplace_events where type = 'stripe/event.received' and data ->> 'stripeEventId' = ${id}`).length;

beforeAll(async () => {
  db = await testDatabase();
  system = { db: openDatabase(db.appUrl, 4), actor: { kind: "system", job: "test" }, requestId: "t" };
});
afterAll(async () => {
  await system.db.$client.end();
  await db.drop();
});

async function failedEvent(id: string): Promise<string> {
  await storeProviderEvent.call(system, { id, type: "balance.available", apiVersion: null, objectId: null, objectType: "balance", payload: { data: { object: {} } } });
  await closeProviderEvent.call(system, { id, error: "the provider did not answer" });
  return id;
}

describe("a failed provider event", () => {
  it("is taken up once more, told to the jobs, and folded in", async () => {
    const id = await failedEvent("evt_retry");
    expect(await stateOf(id)).toEqual({ state: "failed", error: "the provider did not answer" });
    await retryProviderEvent.call(admin("finance"), { stripeEventId: id });
    expect((await stateOf(id))?.state).toBe("received");
    expect(await told(id)).toBe(2);
    await foldProviderEvent.call(system, { stripeEventId: id });
    expect(await stateOf(id)).toEqual({ state: "done", error: null });
  });
  it("is taken up once by two who ask at the same time", async () => {
    const id = await failedEvent("evt_twice");
    const answers = await Promise.allSettled([1, 2].map(() => retryProviderEvent.call(admin("owner"), { stripeEventId: id })));
    expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await told(id)).toBe(2);
  });
  it("stays as it is when support asks, or when it is not failed", async () => {
    const id = await failedEvent("evt_support");
    await expect(retryProviderEvent.call(admin("support"), { stripeEventId: id })).rejects.toMatchObject({ code: "not_allowed" });
    expect((await stateOf(id))?.state).toBe("failed");
    await expect(retryProviderEvent.call(admin("finance"), { stripeEventId: "evt_unknown" })).rejects.toMatchObject({ code: "event_not_failed" });
  });
});
