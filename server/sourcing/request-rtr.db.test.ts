// Proves: a right whose last day has passed makes room for a new request, and one that still runs does not. Would miss: two clocks that differ.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { claimed, consented, requested } from "@/db/testing/world/hiring";
import { company, passTime, recruiter } from "@/db/testing/world/people";
import { openDatabase } from "../kernel/database";
import { candidateDetail } from "./candidate-list";
import { requestText } from "./request-text";

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

it("is in the text that the policy names, which can be read before it is sent", async () => {
  const [by, at] = [await recruiter(db), await company(db)];
  const read = await requestText.call(by.ctx, { fullName: "Ada Byron", companyId: at.companyId, endsOn: "2099-01-01" });
  expect(read).toMatchObject({ version: 1, text: expect.stringMatching(/^I, Ada Byron, allow .*, until 2099-01-01\./) });
  const who = await claimed(by);
  const rtrId = await requested(by, who, at.companyId);
  expect((await candidateDetail.call(by.ctx, { candidateId: who.candidateId })).rtrs).toMatchObject([{ id: rtrId, textVersion: 1 }]);
  await expect(requestText.call(by.ctx, { fullName: "Ada Byron", companyId: by.firmId, endsOn: "2099-01-01" })).rejects.toMatchObject({ code: "not_found" });
  // A version that has no words here, as no command publishes one: it is asked for, and never silently another.
  await world.database.ownerSql`insert into marketplace_config (version, settings, reason, created_by) select version + 1, settings || '{"representation": {"textVersion": 7}}', reason, created_by from marketplace_config order by version desc limit 1`;
  await expect(requested(by, await claimed(by), at.companyId)).rejects.toThrow("of version 7");
  await expect(requestText.call(by.ctx, { fullName: "Ada Byron", companyId: at.companyId, endsOn: "2099-01-01" })).rejects.toThrow("of version 7");
});
