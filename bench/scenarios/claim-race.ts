import { performance } from "node:perf_hooks";
import postgres from "postgres";
import { openDatabase, transaction } from "../../server/kernel/database";
import { newId } from "../../server/kernel/ids";
import { currentPolicy } from "../../server/policy";
import { claimPerson } from "../../server/sourcing";
import type { Line } from "../lib/report";
import { summary } from "../lib/rounds";
import type { Stage } from "../lib/stage";
import { richPlacement } from "../seed/holds";

const racers = 200;
const setActor = "select set_config('app.actor', 'system:bench', true)";

/** P1: so many connections claim one person at once by the product's claim, against a unique index with ON CONFLICT. Exactly one wins, nothing deadlocks. */
export async function claimRace(stage: Stage): Promise<Line[]> {
  const { owner } = stage;
  await richPlacement(stage);
  const people = await recruitersFor(owner);
  const db = openDatabase(stage.appUrl, racers);
  const bare = postgres(stage.appUrl, { max: racers, onnotice: () => {} });
  await owner`create table if not exists bench_claims (candidate_id text primary key, recruiter_id text, until timestamptz)`;
  await owner`grant select, insert on bench_claims to fairsplit_app`;
  const policy = await currentPolicy(db);
  const race = async (claim: (candidateId: string, index: number) => Promise<boolean>): Promise<number> => {
    const candidateId = newId("candidate");
    await owner`insert into candidates (id, full_name) values (${candidateId}, 'Racer')`;
    const started = performance.now();
    const won = await Promise.all(Array.from({ length: racers }, (_, i) => claim(candidateId, i)));
    const took = performance.now() - started;
    const winners = won.filter(Boolean).length;
    if (winners !== 1) throw new Error(`${winners} winners of a claim.`);
    return took;
  };
  const ours = () =>
    race((candidateId, i) =>
      transaction(db, async (tx) => {
        await tx.execute(setActor);
        const { recruiterId, firmId } = people[i % people.length] ?? missing();
        return (await claimPerson(tx, { candidateId, recruiterId, firmId, policy, now: new Date(), actorName: "system:bench" })) !== null;
      }),
    );
  const floor = () =>
    race(async (candidateId, i) =>
      bare.begin(async (tx) => {
        await tx.unsafe(setActor);
        const { recruiterId } = people[i % people.length] ?? missing();
        return (await tx`insert into bench_claims values (${candidateId}, ${recruiterId}, app.now() + interval '30 days') on conflict do nothing returning candidate_id`).length > 0;
      }),
    );
  try {
    await ours();
    await floor();
    const ratios: number[] = [];
    for (let round = 0; round < 20; round++) {
      const oursFirst = round % 2 === 0;
      const one = await (oursFirst ? ours() : floor());
      const two = await (oursFirst ? floor() : ours());
      ratios.push(oursFirst ? one / two : two / one);
    }
    const [dead] = await owner<{ n: number }[]>`select deadlocks::int as n from pg_stat_database where datname = current_database()`;
    if (dead?.n !== 0) throw new Error(`${dead?.n} deadlocks in the claim race.`);
    return [{ scenario: "P1", size: `${racers} connections, 20 races`, ours: "claim by exclusion constraint", comparedWith: "unique index, ON CONFLICT", ratio: summary(ratios), goal: 1.3, better: "lower", note: "1 winner each, 0 deadlocks" }];
  } finally {
    await db.$client.end();
    await bare.end();
  }
}

async function recruitersFor(owner: postgres.Sql): Promise<{ recruiterId: string; firmId: string }[]> {
  const rows = await owner<{ id: string; firm_id: string }[]>`select id, firm_id from recruiters limit 2`;
  return rows.map((row) => ({ recruiterId: row.id, firmId: row.firm_id }));
}

function missing(): never {
  throw new Error("The race needs recruiters.");
}
