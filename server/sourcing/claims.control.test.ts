// Proves: the race for one person fails on "one protected sourcer" once the exclusion constraint is gone, so that its green run means something.
// Would miss: a harness that fails for another reason as well; the finding is compared by its words.
import { expect, it } from "vitest";
import { controlName, controls } from "@/db/testing/controls";
import { raceForPerson, recruitersFor } from "@/db/testing/races/claim-race";
import { makeWorld } from "@/db/testing/world";
import { releaseClaim } from "./release-claim";

it(controlName(controls.claims), async () => {
  const world = await makeWorld(200);
  try {
    const racers = await recruitersFor(world, 200);
    const [first] = racers;
    if (!first) throw new Error("there are recruiters");
    const freed = async (email: string) => releaseClaim.call(first.ctx, { claimId: (await world.claimed(first, { email })).claimId, reason: "Not looking any more" });
    await freed("with@example.com");
    expect((await raceForPerson(world, racers, { email: "with@example.com" })).findings).toEqual([]);
    await freed("without@example.com");
    await world.database.ownerSql`alter table candidate_sourcers drop constraint candidate_sourcers_one_protected`;
    const race = await raceForPerson(world, racers, { email: "without@example.com" });
    expect(race.inFlight).toBeGreaterThan(1);
    expect(race.winners).toBeGreaterThan(1);
    expect(race.findings).toContain(`${race.winners} winners`);
    expect(race.findings.some((finding) => finding.endsWith("overlapping periods"))).toBe(true);
  } finally {
    await world.close();
  }
}, 120_000);
