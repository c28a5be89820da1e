import { sql } from "drizzle-orm";
import { databaseError } from "@/server/kernel/command";
import { clockOf, transaction } from "@/server/kernel/database";
import { Refusal } from "@/server/kernel/errors";
import { currentPolicy } from "@/server/policy";
import { claimPerson } from "@/server/sourcing";
import { addCandidate } from "@/server/sourcing/add-candidate";
import { mergePeople } from "@/server/sourcing/merge-people";
import { releaseClaim } from "@/server/sourcing/release-claim";
import { deadlocksOf, together } from "../together";
import type { World } from "../world";
import type { Recruiter } from "../world/people";

/** What differs from "one record, one protected sourcer at any instant, no deadlock, and a truthful answer for each"; empty = nothing. */
export type MergeRace = { findings: string[]; merged: boolean; claimed: number; inFlight: number };

/** Whether the database sent a claim back to its start, because the record that it was for has been merged into another meanwhile. */
const sentBack = (cause: unknown): boolean => databaseError(cause)?.code === "40001";

/**
 * The holder of two records merges them while the claim on one of them is given up and others bring that person by either's keys; a third of these by a path that
 * forgets to look which record stands, when the merge has answered.
 */
export async function raceForMerge(world: World, racers: readonly Recruiter[], of: { holder: Recruiter; giveUp: "winner" | "loser" | null }): Promise<MergeRace> {
  const [older, younger] = [await world.claimed(of.holder), await world.claimed(of.holder)];
  const given = of.giveUp === "winner" ? older : younger;
  const deadlocks = await deadlocksOf(world.db);
  const answered = later();
  const { results, inFlight } = await together(racers.length + 2, async (i): Promise<unknown> => {
    if (i === 0) return mergePeople.call(of.holder.ctx, { a: younger.candidateId, b: older.candidateId, reason: "One person" }).finally(answered.resolve);
    if (i === 1) return of.giveUp ? releaseClaim.call(of.holder.ctx, { claimId: given.claimId, reason: "Let go" }) : null;
    const racer = racers[i - 2];
    if (racer && i % 3 === 0) return answered.promise.then(() => forgetful(world, racer, i % 2 === 0 ? older.candidateId : younger.candidateId));
    return racer ? addCandidate.call(racer.ctx, { fullName: "Somebody", email: i % 2 === 0 ? older.email : younger.email }) : null;
  });
  const findings: string[] = [];
  const expect = (fact: boolean, otherwise: string) => void (fact || findings.push(otherwise));
  const allowed = ["already_protected", "changed_meanwhile", "already_yours"];
  for (const result of results) if (result.status === "rejected") expect(sentBack(result.reason) || (result.reason instanceof Refusal && allowed.includes(result.reason.code)), `somebody got ${String(result.reason)}`);
  const [row] = await world.db.execute<{ overlaps: number; astray: number; owners: number; merged: boolean }>(sql`
    with ids as (select id, merged_into from candidates where id in (${older.candidateId}, ${younger.candidateId})),
      live as (select c.* from candidate_sourcers c join ids i on i.id = c.candidate_id where upper(c."window") > app.now())
    select (select count(*)::int from live a join live b on a.id < b.id and a.candidate_id = b.candidate_id and a."window" && b."window") as overlaps,
      (select count(*)::int from live l join ids i on i.id = l.candidate_id where i.merged_into is not null) as astray,
      (select count(distinct k.candidate_id)::int from candidate_keys k where k.value in (${older.email}, ${younger.email})) as owners, (select bool_or(merged_into is not null) from ids) as merged`);
  expect(row?.overlaps === 0, `${row?.overlaps} overlapping periods`);
  expect(row?.astray === 0, `${row?.astray} periods on a record that points to another`);
  expect(row?.owners === (row?.merged ? 1 : 2), `keys of ${row?.owners} records`);
  expect(row?.merged === (results[0]?.status === "fulfilled" && (results[0].value as { state: string }).state === "merged"), "the merge was answered otherwise than it is");
  expect((await deadlocksOf(world.db)) === deadlocks, "deadlocks");
  return { findings, merged: Boolean(row?.merged), claimed: results.slice(2).filter((one) => one.status === "fulfilled" && one.value !== null).length, inFlight };
}

/** Claims a record by an id that was read before. */
function forgetful(world: World, { recruiterId, firmId }: Recruiter, candidateId: string): Promise<unknown> {
  return transaction(world.db, async (tx) => {
    await tx.execute(sql`select set_config('app.actor', 'system:test', true)`);
    return claimPerson(tx, { candidateId, recruiterId, firmId, policy: await currentPolicy(tx), now: await clockOf(tx), actorName: "system:test" });
  });
}

function later(): { promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
