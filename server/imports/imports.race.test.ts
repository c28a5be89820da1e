// Proves: two imports of one list at once, an import against the form, and an import while others work leave one claim per person, no deadlock, and everybody an answer;
// of two runs of one import none does a set twice. Would miss: what happens between two people that no list and no form touches.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { deadlocksOf, failures, fulfilled, randomOf, shuffled, together } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { moveAll, peopleList, startedList } from "@/db/testing/world/lists";
import type { Recruiter } from "@/db/testing/world/people";
import { Refusal } from "../kernel/errors";
import { limits } from "../kernel/limits";
import { addCandidate } from "../sourcing/add-candidate";
import { importDetail } from "./import-detail";
import { pauseImport, resumeImport } from "./run-import";

let world: World;
let providers: Providers;
let one: Recruiter;
let two: Recruiter;
beforeAll(async () => {
  world = await makeWorld(24);
  providers = await startProviders(world.database.appUrl);
  [one, two] = [await world.recruiter(), await world.recruiter()];
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const size = limits.rowsPerClaim * 2 + 40;
const claimsOf = async (tag: string) =>
  (await world.db.execute<{ people: number; claims: number; overlaps: number }>(sql`
    with p as (select distinct candidate_id as id from candidate_keys where value like ${`%@${tag}.example.com`}), s as (select c.* from candidate_sourcers c join p on p.id = c.candidate_id)
    select (select count(*)::int from p) as people, (select count(*)::int from s) as claims, (select count(*)::int from s a join s b on a.id < b.id and a.candidate_id = b.candidate_id and a."window" && b."window") as overlaps`))[0];
const addedBy = async (who: Recruiter, importId: string) => (await importDetail.call(who.ctx, { importId })).counts;

it("two imports of one list, in whatever order, leave one claim per person", async () => {
  const deadlocks = await deadlocksOf(world.db);
  for (let round = 0; round < 3; round++) {
    const tag = `twice${round}`;
    const [head = "", ...lines] = peopleList(tag, size).split("\n");
    const lists = [await startedList(world.system, one, [head, ...lines].join("\n")), await startedList(world.system, two, [head, ...(round === 0 ? lines : shuffled(lines, randomOf(round)))].join("\n"))];
    const { results, inFlight } = await together(2, (i) => moveAll(world.system, lists[i] ?? ""));
    expect(failures(results)).toEqual([]);
    expect(inFlight).toBe(2);
    const [first, second] = [await addedBy(one, lists[0] ?? ""), await addedBy(two, lists[1] ?? "")];
    expect(first.added + second.added).toBe(size);
    expect([first.protected, second.protected]).toEqual([second.added, first.added]);
    expect(await claimsOf(tag)).toEqual({ people: size, claims: size, overlaps: 0 });
  }
  expect(await deadlocksOf(world.db)).toBe(deadlocks);
});

it("an import against the form leaves one claim per person, and each who typed an answer", async () => {
  const deadlocks = await deadlocksOf(world.db);
  const importId = await startedList(world.system, one, peopleList("form", size));
  // Eight who type, each from the end of the list to its beginning, so that they meet the import in its middle.
  const { results, inFlight } = await together(9, async (i): Promise<string[]> => {
    if (i === 0) return [String(await moveAll(world.system, importId))];
    const codes: string[] = [];
    for (let at = size - i; at > 0; at -= 60) codes.push(await addCandidate.call(two.ctx, { fullName: "Quick", email: `person.${at}@form.example.com`, phone: i % 2 === 0 ? `+1415555${2_000 + at}` : "" }).then(() => "added", (cause: unknown) => (cause instanceof Refusal ? cause.code : String(cause))));
    return codes;
  });
  expect(inFlight).toBeGreaterThan(2);
  expect(failures(results)).toEqual([]);
  const codes = fulfilled(results.slice(1)).flat();
  expect(new Set(codes.filter((code) => code !== "added" && code !== "already_protected"))).toEqual(new Set());
  const typed = codes.filter((code) => code === "added").length;
  expect(await addedBy(one, importId)).toMatchObject({ added: size - typed, protected: typed });
  expect(await claimsOf("form")).toEqual({ people: size, claims: size, overlaps: 0 });
  expect(await deadlocksOf(world.db)).toBe(deadlocks);
  console.log(`import against the form: ${typed} of ${codes.length} were quicker by hand`);
});

it("others get their work done while an import runs, and pausing it is answered", async () => {
  const importId = await startedList(world.system, one, peopleList("others", size));
  const all = moveAll(world.system, importId);
  let done = 0;
  let ended = false;
  void all.finally(() => (ended = true));
  while (!ended) {
    await addCandidate.call(two.ctx, { fullName: "Another", email: `another.${done}@elsewhere.example.com` });
    done++;
  }
  expect(await all).toBe(3);
  expect(done).toBeGreaterThan(3);
  const second = await startedList(world.system, one, peopleList("paused", size));
  const [, paused] = await Promise.all([moveAll(world.system, second), pauseImport.call(one.ctx, { importId: second })]);
  expect(paused).toEqual({ state: "paused" });
  await resumeImport.call(one.ctx, { importId: second });
  await moveAll(world.system, second);
  expect(await addedBy(one, second)).toMatchObject({ added: size });
});

it("two runs of one import take turns and do no set twice", async () => {
  const importId = await startedList(world.system, one, peopleList("runs", size));
  const { results } = await together(4, () => moveAll(world.system, importId));
  expect(failures(results)).toEqual([]);
  expect(fulfilled(results)).toHaveLength(4);
  expect(await addedBy(one, importId)).toMatchObject({ added: size });
  expect(await claimsOf("runs")).toEqual({ people: size, claims: size, overlaps: 0 });
});
