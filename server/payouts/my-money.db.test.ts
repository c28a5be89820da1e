// Proves: an amount's day is the company's day, before and after the fee has come: each row says in which zone, so that every page shows the same one.
// Would miss: a page that does not ask.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
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
  const dayIn = (timeZone: string, instant: string) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date(instant));
  expect(rows.some((row) => dayIn(row.timeZone, row.dueAt) !== dayIn("UTC", row.dueAt)), "in this zone the day differs from that of the sea").toBe(true);
});
