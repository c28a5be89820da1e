// Proves: an amount's day is the company's day, before and after the fee has come: each row says in which zone, so that every page shows the same one.
// Would miss: a page that does not ask.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { formatDate } from "@/components/format";
import { myMoney } from "./my-money";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it("is due on the company's day, wherever the reader looks at it", async () => {
  const company = await world.company({ timeZone: "Pacific/Auckland" });
  const recruiter = await world.recruiter();
  await world.started({ company, recruiter });
  await world.allocated({ company, recruiter });
  const { rows } = await myMoney.call(recruiter.ctx, {});
  expect(new Set(rows.map((row) => row.step))).toEqual(new Set(["expected", "held"]));
  for (const row of rows) expect(row.timeZone).toBe("Pacific/Auckland");
  const days = rows.map((row) => [formatDate(row.dueAt, { timeZone: row.timeZone }), formatDate(row.dueAt)]);
  expect(days.some(([theirs, utc]) => theirs !== utc)).toBe(true);
});
