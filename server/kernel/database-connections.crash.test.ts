// Proves: PostgreSQL stops at once (`immediate`), twice, under reads and transactions on few connections. No answer is another question's, no transaction is there by halves or in another one's, none that was answered
// is missing, all who ask are answered again without being started anew, and nothing escapes as an uncaught exception (the runner fails on one). Both stops must be felt. Would miss: a network that swallows what is sent.
import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type OwnCluster, startOwnCluster } from "@/db/testing/crash/own-services";
import { type Database, openDatabase } from "./database";

const ASKING = 16;

let cluster: OwnCluster;
let db: Database;
beforeAll(async () => {
  cluster = await startOwnCluster();
  const owner = postgres(cluster.ownerUrl, { max: 1, onnotice: () => {} });
  await owner`create table halves (who int, no int, half int, primary key (who, no, half))`;
  await owner`grant select, insert on halves to public`;
  await owner.end();
  db = openDatabase(cluster.appUrl, 4);
});
afterAll(async () => {
  await db.$client.end({ timeout: 1 });
  await cluster.stop();
});

it("gives each its own answer, and nobody half a transaction, while the database stops and comes back", async () => {
  let asking = true;
  const answered = Array.from({ length: ASKING }, () => 0);
  const done: string[] = [];
  let failed = 0;
  const mixedUp: string[] = [];

  const read = async (who: number, no: number) => {
    const asked = [1, 2, 3].map((part) => who * 1_000_000 + no * 10 + part);
    const got = await Promise.all(asked.map(async (one) => (await db.execute<{ n: number }>(sql`select ${one}::int as n`))[0]?.n));
    if (got.join() !== asked.join()) mixedUp.push(`${asked.join()} was answered ${got.join()}`);
  };
  const write = async (who: number, no: number) => {
    await db.transaction(async (tx) => {
      await tx.execute(sql`insert into halves values (${who}, ${no}, 1)`);
      // What is no question to the database gives it time to go away in between.
      await turn();
      if (no % 4 === 1) await tx.transaction((part) => part.execute(sql`insert into halves values (${who}, ${no}, 2)`));
      else await Promise.all([tx.execute(sql`insert into halves values (${who}, ${no}, 2)`), tx.execute(sql`select pg_sleep(0.002)`)]);
    });
    done.push(`${who}/${no}`);
  };
  const ask = async (who: number) => {
    for (let no = 0; asking; no++) {
      const ok = await (no % 2 === 0 ? read(who, no) : write(who, no)).then(() => true, () => false);
      if (ok) answered[who] = (answered[who] ?? 0) + 1;
      else {
        failed += 1;
        await sleep(10);
      }
    }
  };
  const all = Array.from({ length: ASKING }, (_, who) => ask(who));
  const everybodyIsAnswered = async () => {
    const before = [...answered];
    await vi.waitFor(() => expect(answered.filter((n, who) => n >= (before[who] ?? 0) + 20)).toHaveLength(ASKING), { timeout: 60_000, interval: 20 });
  };

  await everybodyIsAnswered();
  for (const stop of ["first", "second"]) {
    const before = failed;
    await cluster.crash();
    await everybodyIsAnswered();
    expect(failed, `the ${stop} stop was felt`).toBeGreaterThan(before);
  }
  asking = false;
  await Promise.all(all);

  expect(mixedUp).toEqual([]);
  const rows = await db.execute<{ key: string; n: number }>(sql`select who || '/' || no as key, count(*)::int as n from halves group by who, no`);
  expect(rows.filter((row) => row.n !== 2)).toEqual([]);
  const kept = new Set(rows.map((row) => row.key));
  expect(done.filter((key) => !kept.has(key))).toEqual([]);
  console.log(`database: ${done.length} transactions answered, ${kept.size} kept, ${failed} calls failed over two stops`);
}, 240_000);
