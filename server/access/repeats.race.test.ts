// Proves: twenty requests at once under one Idempotency-Key have one effect and one answer; and twenty without a key have twenty.
// Would miss: two processes whose clocks differ (both ask the database's).
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh } from "@/db/testing/world/people";
import { createApiKey } from "../identity/api-keys";
import { actorOfKey } from "../identity";
import type { Ctx } from "../kernel/command";
import { restRoutes } from "../rest-routes";
import { answerRequest } from "./answer-request";

let world: World;
beforeAll(async () => {
  process.env.BLIND_CHECK_KEYS = "1:the secret of this test's marketplace";
  world = await makeWorld(24);
});
afterAll(async () => {
  delete process.env.BLIND_CHECK_KEYS;
  await world.close();
});

async function twenty(repeatKey: string | null): Promise<{ answers: { status: number; text: string }[]; checks: number }> {
  const recruiter = await world.recruiter();
  const { secret } = await createApiKey.call(recruiter.ctx, { name: "Our system", scope: "write" });
  const ctx: Ctx = { db: world.db, actor: await actorOfKey(world.db, secret), requestId: `req_${fresh()}` };
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const response = await answerRequest(new Request("http://test/api/v2/blind-checks", { method: "POST", headers: { "content-type": "application/json", ...(repeatKey === null ? {} : { "idempotency-key": repeatKey }) }, body: JSON.stringify({ people: [{ email: "someone@example.com" }] }) }), ctx, restRoutes);
      return { status: response.status, text: await response.text() };
    }),
  );
  const [row] = await world.database.ownerSql<{ n: number }[]>`select count(*)::int as n from blind_checks where recruiter_id = ${recruiter.recruiterId}`;
  return { answers, checks: row?.n ?? 0 };
}

it("twenty at once under one key are one", async () => {
  const { answers, checks } = await twenty("one");
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(checks).toBe(1);
});

it("twenty without a key are twenty: the harness sees each effect", async () => {
  expect((await twenty(null)).checks).toBe(20);
});
