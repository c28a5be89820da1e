// Proves: paging through journals and audit entries shows each exactly once, also where a whole sweep wrote more than a page at one instant.
// Would miss: rows that are written between two pages at an instant already passed.
import { afterAll, beforeAll, expect, it } from "vitest";
import { placementFixture } from "@/db/testing/money-fixture";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { auditList } from "../audit/audit-list";
import type { Ctx } from "../kernel/command";
import { openDatabase } from "../kernel/database";
import { ledgerJournalList } from "./ledger-list";

let db: TestDatabase;
let ctx: Ctx;

beforeAll(async () => {
  db = await testDatabase();
  ctx = {
    db: openDatabase(db.appUrl, 2), requestId: "t",
    actor: { kind: "user", userId: "usr_a", sessionId: "s", name: "A", email: "a@example.com", emailVerified: true, suspended: false, platformRole: "support", membership: null, candidateId: null },
  };
  const startedAt = new Date("2026-03-01T12:00:00.000Z");
  for (let i = 0; i < 7; i++) await placementFixture(db.ownerSql, { startedAt, recruiters: 8 });
  await db.ownerSql.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:test', true)`;
    for (let i = 0; i < 120; i++) {
      await tx`select * from app.post_journals(array['test'], array[${`t:${i}`}], array['h'], array[null]::text[], ${startedAt}, array[1,1], array['provider_cash','platform_revenue'], array[null,null]::text[], array[null,null]::text[], array['USD','USD'], array[5,-5]::bigint[])`;
    }
  });
});
afterAll(async () => {
  await ctx.db.$client.end();
  await db.drop();
});

async function walk(read: (before: string | undefined) => Promise<{ keys: string[]; next: string | null }>): Promise<string[]> {
  const keys: string[] = [];
  let before: string | undefined;
  for (let page = 0; page < 50; page++) {
    const { keys: some, next } = await read(before);
    keys.push(...some);
    if (next === null) return keys;
    before = next;
  }
  throw new Error("the pages do not end");
}

it("journals of one instant are each shown once", async () => {
  const keys = await walk(async (before) => {
    const { journals, nextBefore } = await ledgerJournalList.call(ctx, before ? { before } : {});
    return { keys: journals.map((one) => one.id), next: nextBefore };
  });
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBe(Number((await db.sql`select count(*) as n from ledger_journals`)[0]?.["n"]));
  expect(keys.length).toBeGreaterThan(100);
});

it("audit entries of one instant are each shown once", async () => {
  const keys = await walk(async (before) => {
    const { entries, nextBefore } = await auditList.call(ctx, before ? { before } : {});
    return { keys: entries.map((one) => `${one.chain}:${one.seq}`), next: nextBefore };
  });
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBe(Number((await db.sql`select count(*) as n from payout_audit_log`)[0]?.["n"]));
  expect(keys.length).toBeGreaterThan(50);
});

it("a place that no list named is refused", async () => {
  await expect(ledgerJournalList.call(ctx, { before: "yesterday" })).rejects.toMatchObject({ code: "invalid_input" });
  await expect(auditList.call(ctx, { before: "2026-03-01T12:00:00.000Z~x" })).rejects.toMatchObject({ code: "invalid_input" });
});
