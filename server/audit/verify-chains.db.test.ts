// Proves: whoever edits, removes, adds, reorders or cuts off audit entries, even as a superuser, is found, and where (I-16); and that an entry written during the look is no break.
// Would miss: someone who rewrites all rows, the heads and every published anchor.
import { afterAll, beforeEach, afterEach, describe, expect, it } from "vitest";
import { placementFixture } from "@/db/testing/money-fixture";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { lockAwaited } from "@/db/testing/together";
import type { Ctx } from "../kernel/command";
import { openDatabase } from "../kernel/database";
import { publishAnchor } from "./publish-anchor";
import { verifyChains } from "./verify-chains";

let db: TestDatabase;
let ctx: Ctx;
const opened: TestDatabase[] = [];

beforeEach(async () => {
  db = await testDatabase();
  opened.push(db);
  ctx = { db: openDatabase(db.appUrl, 4), actor: { kind: "system", job: "test" }, requestId: "t" };
  for (let i = 0; i < 4; i++) await placementFixture(db.ownerSql);
  await db.ownerSql.unsafe("alter table payout_audit_log disable trigger user");
});
afterEach(() => ctx.db.$client.end());
afterAll(async () => {
  for (const one of opened) await one.drop();
});

const busiest = "(select chain from payout_audit_log group by chain having count(*) > 4 order by count(*) desc limit 1)";

describe("the audit chains", () => {
  it("verify when nobody touched them, and an anchor of today stands", async () => {
    await publishAnchor.call(ctx, {});
    const again = await publishAnchor.call(ctx, {});
    expect(again.fresh).toBe(false);
    const verdict = await verifyChains(ctx.db);
    expect(verdict.broken).toBeNull();
    expect(verdict.entries).toBeGreaterThan(20);
  });
  it("verify while entries are written: all is of one instant", async () => {
    const looked = await db.ownerSql.begin(async (tx) => {
      await tx`lock table payout_audit_log in access exclusive mode`;
      const looking = verifyChains(ctx.db);
      await lockAwaited(ctx.db);
      await tx`select set_config('app.actor', 'system:fixture', true)`;
      await tx`update invoices set due_on = due_on`;
      return { looking };
    });
    expect((await looked.looking).broken).toBeNull();
    expect((await verifyChains(ctx.db)).entries).toBeGreaterThan((await looked.looking).entries);
  });
  it.each([
    ["edited bytes", `update payout_audit_log set bytes = replace(bytes, 'system:fixture', 'system:forged') where seq = 2 and chain = ${busiest}`],
    ["an edited readable column", `update payout_audit_log set actor = 'user:someone' where seq = 2 and chain = ${busiest}`],
    ["a removed entry", `delete from payout_audit_log where seq = 2 and chain = ${busiest}`],
    ["a cut-off end", `delete from payout_audit_log where chain = ${busiest} and seq = (select max(seq) from payout_audit_log x where x.chain = ${busiest})`],
    ["an added entry", `insert into payout_audit_log select chain, seq + 1, at, actor, fact, subject_id, placement_id, format, bytes, hash, hash from payout_audit_log where chain = ${busiest} order by seq desc limit 1`],
    ["a changed head", `update audit_heads set hash = sha256('x') where chain = ${busiest}`],
  ])("are broken by %s", async (_, statement) => {
    expect((await verifyChains(ctx.db)).broken).toBeNull();
    await db.ownerSql.unsafe(statement);
    expect((await verifyChains(ctx.db)).broken).not.toBeNull();
  });
  it("are broken by a cut-off end even if the head was cut with it, once the head was published", async () => {
    await publishAnchor.call(ctx, {});
    const [last] = await db.ownerSql<{ chain: number }[]>`select chain from payout_audit_log group by chain having count(*) > 4 limit 1`;
    const chain = last?.chain ?? 0;
    await db.ownerSql`delete from payout_audit_log where chain = ${chain} and seq = (select max(seq) from payout_audit_log x where x.chain = ${chain})`;
    await db.ownerSql`update audit_heads h set seq = h.seq - 1, hash = (select hash from payout_audit_log l where l.chain = h.chain and l.seq = h.seq - 1) where h.chain = ${chain}`;
    expect((await verifyChains(ctx.db)).broken?.what).toContain("published");
  });
});
