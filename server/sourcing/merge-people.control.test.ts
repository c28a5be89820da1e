// Proves: the race of a merge with claims fails once the trigger that keeps a merged record from taking anything new is gone, or the exclusion constraint, so that its green run means something.
// Would miss: a harness that fails for another reason as well; the finding is compared by its words.
import { expect, it } from "vitest";
import { controlName, controls } from "@/db/testing/controls";
import { recruitersFor } from "@/db/testing/races/claim-race";
import { raceForMerge } from "@/db/testing/races/merge-race";
import { makeWorld } from "@/db/testing/world";

it(controlName(controls.merges), async () => {
  const world = await makeWorld(26);
  try {
    const [racers, holder] = [await recruitersFor(world, 24), await world.recruiter()];
    expect((await raceForMerge(world, racers, { holder, giveUp: "loser" })).findings).toEqual([]);
    await world.database.ownerSql`drop trigger a_person_stands on candidate_sourcers`;
    await world.database.ownerSql`drop trigger a_person_stands on candidate_keys`;
    await world.database.ownerSql`drop trigger a_person_stands on candidate_dossiers`;
    const findings: string[] = [];
    for (let round = 0; round < 60 && findings.length === 0; round++) findings.push(...(await raceForMerge(world, racers, { holder, giveUp: "loser" })).findings);
    expect(findings.some((finding) => finding.endsWith("on a record that points to another") || finding.startsWith("somebody got"))).toBe(true);
  } finally {
    await world.close();
  }
}, 120_000);

it(controlName(controls.mergedPeriods), async () => {
  const world = await makeWorld(26);
  try {
    const [racers, holder] = [await recruitersFor(world, 24), await world.recruiter()];
    expect((await raceForMerge(world, racers, { holder, giveUp: "winner" })).findings).toEqual([]);
    await world.database.ownerSql`alter table candidate_sourcers drop constraint candidate_sourcers_one_protected`;
    const findings: string[] = [];
    for (let round = 0; round < 60 && !overlaps(findings); round++) findings.push(...(await raceForMerge(world, racers, { holder, giveUp: "winner" })).findings);
    expect(overlaps(findings), findings.join("; ")).toBe(true);
  } finally {
    await world.close();
  }
}, 120_000);

const overlaps = (findings: readonly string[]): boolean => findings.some((finding) => finding.endsWith("overlapping periods"));
