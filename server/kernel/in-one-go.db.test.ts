// Proves: statements that go to the database together are done in the order in which they were given, those it has never seen among those it knows; of several failures the first is told. Would miss: a driver
// that sends what is in one transaction by several connections, which PostgreSQL does not allow.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { databaseError } from "./command";
import { type Database, openDatabase, transaction } from "./database";
import { inOneGo } from "./in-one-go";

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await testDatabase();
  await test.ownerSql`create table steps (at bigint generated always as identity, no integer not null check (no < 1000))`;
  await test.ownerSql`grant select, insert, delete on steps to public`;
  db = openDatabase(test.appUrl, 2);
});
afterAll(async () => {
  await db.$client.end();
  await test.drop();
});

const known = (no: number) => sql`insert into steps (no) values (${no})`;
/** A text that this connection has not prepared yet. */
const unknown = (no: number) => sql`insert into steps (no) values (${no}::integer + ${sql.raw(`(${no} - ${no})`)})`;
const slow = (no: number) => sql`insert into steps (no) select ${no}::integer from pg_sleep(0.02)`;

it("does them in the order in which they were given", async () => {
  for (let round = 0; round < 20; round++) {
    const wanted = Array.from({ length: 12 }, (_, i) => round * 20 + i);
    await transaction(db, async (tx) => {
      await tx.execute(sql`delete from steps`);
      await inOneGo(tx, ...wanted.map((no, i) => (i === 0 ? slow : i % 3 === 0 ? unknown : known)(no)));
    });
    expect((await db.execute<{ no: number }>(sql`select no from steps order by at`)).map(({ no }) => no)).toEqual(wanted);
  }
});

it("gives the rows of each", async () => {
  const rows = await transaction(db, (tx) => inOneGo<{ n: number }>(tx, sql`select 1 as n`, sql`select 2 as n union all select 3 order by 1`));
  expect(rows.map((each) => each.map(({ n }) => n))).toEqual([[1], [2, 3]]);
});

it("tells the first failure, and leaves nothing", async () => {
  const before = await db.execute(sql`select * from steps`);
  const failure = await transaction(db, (tx) => inOneGo(tx, known(7), known(1_000), known(2_000), known(8))).catch((cause: unknown) => cause);
  expect(databaseError(failure)).toMatchObject({ code: "23514", constraint: "steps_no_check" });
  expect(await db.execute(sql`select * from steps`)).toHaveLength(before.length);
});
