// Proves: a list is checked and brought with a bounded amount of reading for each of its rows, also where nothing is counted yet of what has just come, or plans were made when hardly anybody was there.
// Would miss: what it costs to write (the bench).
import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { checkedList, moveAll, peopleList } from "@/db/testing/world/lists";
import { type Database, openDatabase } from "../kernel/database";
import { limits } from "../kernel/limits";
import { markRepeated, repeats } from "./repeated-rows";
import { startImport } from "./run-import";

let world: World;
let providers: Providers;
/** One connection, so that each set is brought by the plans of the one before. */
let one: Database;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  one = openDatabase(world.database.appUrl, 1);
});
afterAll(async () => {
  await one.$client.end();
  await world.close();
  await providers.stop();
});

/** Rows of tables read so far by that connection. */
async function read(): Promise<number> {
  await one.execute(sql`select pg_stat_force_next_flush()`);
  await one.execute(sql`select 1`);
  return Number((await one.execute<{ n: string }>(sql`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as n from pg_stat_user_tables`))[0]?.n);
}

it("reads so many rows for each of a list, and not so many times the list", async () => {
  const system = { ...world.system, db: one };
  const recruiter = await world.recruiter();
  const bring = async (name: string, size: number) => {
    const before = await read();
    const importId = await checkedList(system, recruiter, peopleList(name, size));
    const looked = await read();
    await startImport.call(recruiter.ctx, { importId });
    await moveAll(system, importId);
    return { importId, checking: (looked - before) / size, bringing: (await read() - looked) / size };
  };
  // What is known of the rows is what the test lets be counted.
  await world.database.ownerSql`alter table import_rows set (autovacuum_enabled = false)`;
  await bring("first", 12);
  for (const before of ["one", "two"]) await checkedList(system, recruiter, peopleList(before, 600));
  await world.database.ownerSql`analyze`;
  const size = 3_000;
  const { importId, checking, bringing } = await bring("third", size);
  expect(checking).toBeLessThan(50);
  expect(bringing).toBeLessThan(2 * limits.rowsPerClaim);
  const explained = (statement: SQL) => sql`explain ${statement}`;
  expect(JSON.stringify(await one.execute(explained(repeats(importId)))), "what makes it necessary").toContain("Nested Loop");
  const plans = await one.transaction(async (tx) => {
    const seen: unknown[] = [];
    await markRepeated({ execute: async (statement) => { seen.push(await tx.execute(explained(statement)), await tx.execute(statement)); } }, importId);
    return JSON.stringify(seen);
  });
  expect(plans).toContain("Update on import_rows");
  expect(plans).not.toContain("Nested Loop");
});
