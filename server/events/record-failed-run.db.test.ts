// Proves: a function that gave up reaches every admin's notifications once; it carries no address, does not go round in circles and floods nobody.
// Would miss: a function that does not name the handler (inngest/functions.test.ts looks at that) and a job runner that does not call it (the job suite does).
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import type { Ctx } from "../kernel/command";
import { openDatabase } from "../kernel/database";
import { newsOf } from "../notifications/rules/news";
import { recordFailedRun } from "./record-failed-run";

let db: TestDatabase;
let ctx: Ctx;
beforeAll(async () => {
  db = await testDatabase();
  ctx = { db: openDatabase(db.appUrl, 8), actor: { kind: "system", job: "test" }, requestId: "t" };
});
afterAll(async () => {
  await ctx.db.$client.end();
  await db.drop();
});

const failure = (functionId: string, runId: string, more: { error?: string; eventId?: string } = {}) =>
  recordFailedRun.call(ctx, { functionId, job: "Pay schedule", runId, error: more.error ?? "the provider did not answer", cause: "payouts/schedule.due", eventId: more.eventId ?? null });
const events = (functionId: string) => db.sql<{ id: string; data: Record<string, string> }[]>`select id, data from marketplace_events where type = 'events/run.failed' and data ->> 'functionId' = ${functionId}`;

it("is told once, however often the same run's failure is written down and however many runs fail at once", async () => {
  const told = await Promise.all([failure("a", "run_1"), failure("a", "run_1"), failure("a", "run_2"), failure("a", "run_3")]);
  expect(told.filter((one) => one.told)).toHaveLength(1);
  expect(await events("a")).toHaveLength(1);
  expect(await failure("b", "run_4")).toEqual({ told: true });
});

it("is not told when another, begun later, was told while it waited for its turn", async () => {
  let waiting: Promise<{ told: boolean }> | undefined;
  await db.ownerSql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('waits', 0))`;
    waiting = failure("waits", "run_1");
    for (let asked = 0; ; asked++) {
      const [row] = await tx<{ n: number }[]>`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
      if (row?.n === 1) break;
      if (asked > 500) throw new Error("Nobody waits for the lock.");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await tx`insert into marketplace_events (type, data, actor, occurred_at) values ('events/run.failed', '{"functionId": "waits", "runId": "run_2"}', 'system:test', app.now())`;
  });
  expect(await waiting).toEqual({ told: false });
  expect(await events("waits")).toHaveLength(1);
});

it("is told again after a while", async () => {
  await db.ownerSql`update marketplace_events set occurred_at = occurred_at - interval '1 hour' where data ->> 'functionId' = 'a'`;
  const [event] = await events("a");
  expect(await failure("a", event?.data["runId"] ?? "")).toEqual({ told: false });
  expect(await failure("a", "run_5")).toEqual({ told: true });
});

it("carries no address and no endless text", async () => {
  await failure("c", "run_6", { error: `550 <maya@northbound.example.com> is not here. ${"x".repeat(5_000)}` });
  const [event] = await events("c");
  expect(event?.data["error"]).toContain("550 <[address]> is not here.");
  expect(event?.data["error"]?.length).toBe(300);
});

it("is not told of itself", async () => {
  const [event] = await events("c");
  expect(await failure("tell-people", "run_7", { eventId: event?.id ?? "" })).toEqual({ told: false });
  expect(await failure("tell-people", "run_8", { eventId: "evt_of_a_provider" })).toEqual({ told: true });
});

it("reads as news for the admins, without a mail", () => {
  const [news, ...more] = newsOf("events/run.failed", { candidateName: "", jobTitle: "", companyName: "", recruiterName: "", ids: { job: "Pay schedule", error: "the provider did not answer" } });
  expect(news).toMatchObject({ audience: "admins", title: "A job gave up: Pay schedule", href: "/admin/jobs", mail: false });
  expect(more).toEqual([]);
});
