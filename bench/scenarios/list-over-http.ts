import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { z } from "zod";
import { startWorld } from "../../dev/demo/world";
import { startFloorApp } from "../floors/start-floor";
import { client, signIn } from "../lib/http";
import type { Line } from "../lib/report";
import { latencyRatio, rateRatio } from "../lib/rounds";
import type { Stage } from "../lib/stage";
import { candidateBook } from "../seed/candidate-book";

const ids = (body: string) => z.object({ candidates: z.array(z.object({ candidateId: z.string().optional(), candidate_id: z.string().optional() })) }).parse(body ? JSON.parse(body) : {}).candidates.map((row) => row.candidateId ?? row.candidate_id);
const person = "maya@northbound.example.com";

/** L2: the candidate list by tRPC over HTTP, with session, role and strict output, against a Next route handler with the SQL alone. */
export async function listOverHttp(of: Pick<Stage, "size" | "settings"> & { root: string }): Promise<Line[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "fairsplit-bench-list-"));
  // Both sides get the same pool: two connections a core.
  const world = await startWorld({ root: of.root, dataDir, port: 3_900, seed: "people", quiet: true, environment: { DB_POOL: "4" } });
  const owner = postgres(world.ownerUrl, { max: 1, onnotice: () => {} });
  const floorApp = await startFloorApp({ root: of.root, databaseUrl: world.databaseUrl }).catch(async (cause: unknown) => {
    await world.stop();
    throw cause;
  });
  const http = client(16);
  try {
    const [recruiter] = await owner<{ id: string; firm_id: string }[]>`select r.id, r.firm_id from recruiters r join users u on u.id = r.user_id where u.email = ${person}`;
    if (!recruiter) throw new Error(`${person} is not in the demo.`);
    await candidateBook(owner, { recruiterId: recruiter.id, firmId: recruiter.firm_id, people: of.size });
    await owner`analyze`;
    const cookie = await signIn(world, person);
    const base = world.url.replace("localhost", "127.0.0.1");
    const ours = `${base}/api/trpc/sourcing.candidates?input=${encodeURIComponent(JSON.stringify({}))}`;
    const floor = `${floorApp.url}/floor?recruiter=${recruiter.id}`;
    const call = (url: string, headers?: Record<string, string>) => async () => {
      const got = await http.get(url, headers);
      if (got.status !== 200) throw new Error(`${url} answered ${got.status}: ${got.body.slice(0, 200)}`);
      return 1;
    };
    const answer = z.object({ result: z.object({ data: z.unknown() }) }).parse(JSON.parse((await http.get(ours, { cookie })).body));
    const same = [ids(JSON.stringify(answer.result.data)), ids((await http.get(floor)).body)];
    if (JSON.stringify(same[0]) !== JSON.stringify(same[1]) || same[0]?.length !== 50) throw new Error("L2 compares two lists that differ.");
    const size = `${of.size} people, 50 rows`;
    const both = { ours: call(ours, { cookie }), floor: call(floor), ...of.settings };
    return [
      { scenario: "L2", size: `${size}, c=1`, ours: "list by tRPC, p50", comparedWith: "Next handler with the SQL alone", ratio: await latencyRatio(both), goal: 1.4, better: "lower" },
      { scenario: "L2", size: `${size}, c=16`, ours: "list by tRPC, requests/s", comparedWith: "Next handler with the SQL alone", ratio: await rateRatio({ ...both, concurrency: 16 }), goal: 0.65, better: "higher" },
    ];
  } finally {
    http.close();
    await owner.end();
    await floorApp.stop("SIGTERM");
    await world.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
