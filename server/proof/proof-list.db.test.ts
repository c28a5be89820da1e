// Proves: the platform reads the last proofs, newest first, with each line's difference to the cent. Would miss: a proof that compares the wrong rows (the journeys break the books on purpose).
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { proofList } from "./proof-list";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it("lists the last proof_runs, newest first", async () => {
  const insert = (id: string, minutes: number, outcome: string) => world.database.ownerSql`insert into proof_runs (id, started_at, finished_at, outcome, lines, audit_verified) values (${id}, app.now() + make_interval(mins => ${minutes}), app.now() + make_interval(mins => ${minutes}), ${outcome}, '[]', 'verified')`;
  await insert("prf_older", 1, "clean");
  await insert("prf_newer", 2, "difference");
  const admin = await world.person({ platformRole: "support" });
  expect((await proofList.call(admin.ctx, { limit: 2 })).runs.map(({ id, outcome, lines }) => [id, outcome, lines])).toEqual([["prf_newer", "difference", []], ["prf_older", "clean", []]]);
});
