// Proves: a right whose last day has passed makes room for a new request, and one that still runs does not. Would miss: two clocks that differ.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { claimed, consented, requested } from "@/db/testing/world/hiring";
import { company, passTime, recruiter } from "@/db/testing/world/people";
import { openDatabase } from "../kernel/database";

let world: World;
let db: ReturnType<typeof openDatabase>;
beforeAll(async () => {
  world = await makeWorld();
  db = openDatabase(world.database.appUrl, 4);
});
afterAll(async () => {
  await db.$client.end();
  await world.close();
});

it("asks anew once the old right is over", async () => {
  const [by, at] = [await recruiter(db), await company(db)];
  const who = await claimed(by);
  const { rtrId } = await consented(db, by, who, at.companyId);
  await expect(requested(by, who, at.companyId)).rejects.toMatchObject({ code: "already_requested" });
  await passTime(db, { days: 181 });
  const again = await requested(by, who, at.companyId);
  const rows = await world.database.sql<{ id: string; state: string }[]>`select id, state from right_to_represent order by requested_at`;
  expect(rows.map((row) => ({ ...row }))).toEqual([{ id: rtrId, state: "ended" }, { id: again, state: "requested" }]);
  await passTime(db, { days: 181 });
  await requested(by, who, at.companyId);
  expect((await world.database.sql`select 1 from right_to_represent where state = 'ended'`).length).toBe(2);
});
