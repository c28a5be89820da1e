// Proves: a process that is killed by SIGKILL inside a set, or at any moment of an import, leaves no row half done; whoever goes on brings each row once and none is
// lost. Would miss: a database that dies (its own recovery answers for that).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crashMatrix, importPoints } from "@/db/testing/crash/crash-matrix";
import { buildWorkers, type Workers } from "@/db/testing/crash/workers";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { peopleList, startedList } from "@/db/testing/world/lists";
import type { Recruiter } from "@/db/testing/world/people";
import { limits } from "../kernel/limits";
import { importDetail } from "./import-detail";

const size = limits.rowsPerClaim * 3 + 20;

let workers: Workers;
let world: World;
let providers: Providers;
let recruiter: Recruiter;
beforeAll(async () => {
  [workers, world] = await Promise.all([buildWorkers(), makeWorld()]);
  providers = await startProviders(world.database.appUrl);
  recruiter = await world.recruiter();
});
afterAll(async () => {
  await world.close();
  await providers.stop();
  await workers.close();
});

const environment = () => Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** What differs from "each row added once, with one claim, one dossier and one note of evidence of its own"; empty = nothing. */
async function findings(importId: string, tag: string): Promise<string[]> {
  const [row] = await world.db.execute<{ people: number; claims: number; dossiers: number; evidence: number; linked: number }>(sql`
    with p as (select candidate_id as id from candidate_keys where value like ${`%@${tag}.example.com`})
    select (select count(*)::int from p) as people, (select count(*)::int from candidate_sourcers s join p on p.id = s.candidate_id) as claims, (select count(*)::int from candidate_dossiers d join p on p.id = d.candidate_id) as dossiers,
      (select count(*)::int from sourcer_evidence e join candidate_sourcers s on s.id = e.claim_id join p on p.id = s.candidate_id) as evidence,
      (select count(*)::int from import_rows r join candidate_sourcers s on s.id = r.claim_id and s.candidate_id = r.candidate_id where r.import_id = ${importId} and r.verdict = 'added') as linked`);
  return Object.entries(row ?? {}).flatMap(([what, count]) => (count === size ? [] : [`${count} ${what}`]));
}

it("brings each row once, though its process is killed inside a set", async () => {
  for (const failpoint of importPoints) {
    expect(crashMatrix[failpoint as "import.inside-set"]).toEqual(["none"]);
    const tag = failpoint.replace(".", "-");
    const importId = await startedList(world.system, recruiter, peopleList(tag, size));
    for (let kill = 0; kill < 3; kill++) {
      expect((await workers.run({ kind: "import", importId }, { environment: environment(), failpoint })).killed).toBe(true);
      expect(await importDetail.call(recruiter.ctx, { importId }), "what was inside the set is undone with it").toMatchObject({ state: "running", counts: { added: 0 } });
    }
    await workers.finish({ kind: "import", importId }, environment());
    expect(await importDetail.call(recruiter.ctx, { importId })).toMatchObject({ state: "done", counts: { added: size } });
    expect(await findings(importId, tag)).toEqual([]);
  }
});

it("brings each row once, though its process is killed at any moment", async () => {
  const importId = await startedList(world.system, recruiter, peopleList("moments", size));
  let kills = 0;
  // Closer at first: a set takes tens of milliseconds, and each moment costs all before it.
  for (let at = 40; ; at += 55 + (at >> 3)) {
    const ended = await workers.run({ kind: "import", importId }, { environment: environment(), killAfterMs: at });
    if (!ended.killed) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(2);
  expect(await importDetail.call(recruiter.ctx, { importId })).toMatchObject({ state: "done", counts: { added: size } });
  expect(await findings(importId, "moments")).toEqual([]);
  console.log(`imports: killed at ${kills} moments and at ${importPoints.length} points, ${size} rows each, none twice and none lost`);
});
