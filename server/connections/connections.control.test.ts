// Proves: the races of connections fail on "one connection of a pair", "nothing is asked against a block" and the day's number (I-36) once the key, the lock of the person and the CHECK are gone, so
// that their green runs mean something. Would miss: a harness that fails for another reason as well; the findings are compared by their words.
import { expect, it } from "vitest";
import { controlName, controls } from "@/db/testing/controls";
import { askedInOneDay, bothAsk, writtenDuringBlock } from "@/db/testing/races/connection-race";
import { recruitersFor } from "@/db/testing/races/claim-race";
import { warm } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";

async function inWorld(work: (world: World) => Promise<void>): Promise<void> {
  const world = await makeWorld(24);
  try {
    await warm(world.db, 24);
    await work(world);
  } finally {
    await world.close();
  }
}

it(controlName(controls.pairs), () => inWorld(async (world) => {
  await world.database.ownerSql`alter table marketplace_connections drop constraint marketplace_connections_one_per_pair`;
  const findings: string[] = [];
  for (let round = 0; round < 20 && findings.length === 0; round++) findings.push(...(await bothAsk(world, await world.acquainted())).findings);
  expect(findings).toContain("2 connections of one pair");
}), 60_000);

it(controlName(controls.blockedPairs), () => inWorld(async (world) => {
  const [trigger] = await world.database.ownerSql<{ body: string }[]>`select pg_get_functiondef('app.connection_open'::regproc) as body`;
  const unlocked = trigger?.body.replace("perform 1 from candidates where id = new.candidate_id for key share;", "") ?? "";
  expect(unlocked).not.toBe(trigger?.body);
  expect(await writtenDuringBlock(world, await world.acquainted())).toEqual([]);
  await world.database.ownerSql.unsafe(unlocked);
  expect(await writtenDuringBlock(world, await world.acquainted())).toEqual(["against the block: written"]);
}), 60_000);

it(controlName(controls.dayOfRequests), () => inWorld(async (world) => {
  await world.database.ownerSql`alter table connection_quotas drop constraint connection_quotas_within`;
  expect((await askedInOneDay(world, await recruitersFor(world, 20))).findings).toContain("20 were asked");
}), 60_000);
