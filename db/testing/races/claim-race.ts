import { sql } from "drizzle-orm";
import { Refusal } from "@/server/kernel/errors";
import { addCandidate } from "@/server/sourcing/add-candidate";
import { deadlocksOf, fulfilled, together, warm } from "../together";
import type { World } from "../world";
import type { Recruiter } from "../world/people";

export type ClaimRace = { winners: number; losers: number; inFlight: number; findings: string[] };

/** As many recruiters of as many firms, each with a connection of their own. */
export async function recruitersFor(world: World, count: number): Promise<Recruiter[]> {
  await warm(world.db, count);
  return Promise.all(Array.from({ length: count }, () => world.recruiter()));
}

/**
 * All recruiters add the same person at once, by the product's command. Out: what differs from "one winner, and every loser is told
 * until when"; empty = nothing.
 */
export async function raceForPerson(world: World, racers: readonly Recruiter[], of: { email: string }): Promise<ClaimRace> {
  const form = { fullName: "Elena Marsh", email: of.email };
  const deadlocks = await deadlocksOf(world.db);
  const { results, inFlight } = await together(racers.length, async (i) => {
    const racer = racers[i];
    if (!racer) throw new Error("There are fewer recruiters than racers.");
    return addCandidate.call(racer.ctx, form);
  });
  const won = fulfilled(results);
  const [row] = await world.db.execute<{ windows: number; overlaps: number; until: string }>(sql`
    with w as (select s.id, s."window" from candidate_sourcers s join candidate_keys k on k.candidate_id = s.candidate_id where k.value = ${of.email})
    select (select count(*)::int from w where upper("window") > app.now()) as windows, (select count(*)::int from w a join w b on a.id < b.id and a."window" && b."window") as overlaps,
      (select to_char(max(upper("window")) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from w) as until`);
  const findings: string[] = [];
  const expect = (fact: boolean, otherwise: string) => void (fact || findings.push(otherwise));
  expect(inFlight >= 2, `only ${inFlight} in flight`);
  expect(won.length === 1, `${won.length} winners`);
  expect(row?.windows === 1, `${row?.windows} protected periods`);
  expect(row?.overlaps === 0, `${row?.overlaps} overlapping periods`);
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    const refusal: unknown = result.reason;
    if (!(refusal instanceof Refusal) || refusal.code !== "already_protected") expect(false, `a loser got ${String(refusal)}`);
    else expect(refusal.details["until"] === row?.until, `a loser was told ${refusal.details["until"]}, the period ends ${row?.until}`);
  }
  const after = await deadlocksOf(world.db);
  expect(after === deadlocks, `${after - deadlocks} deadlocks`);
  return { winners: won.length, losers: results.length - won.length, inFlight, findings };
}
