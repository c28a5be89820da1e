// Proves that the demo's world is what the README promises: its firms, people and roles, placements with money at every step, two conflicts over ownership,
// books without a difference, recruiters of whom it is known how soon they answer, a candidate with two conversations and a profile that recruiters find, and the story of the README still to be played. It would miss whether its texts are worth reading.
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { httpVisitor, signInByPassword } from "../support/http-person";
import { type OwnWorld, startOwnWorld } from "../support/own-world";

let world: OwnWorld;
test.beforeAll(async () => {
  world = await startOwnWorld({ seed: "story" });
});
test.afterAll(() => world.stop());

test("the demo's world has all that its pages are to show", async () => {
  const sql = postgres(world.databaseUrl, { max: 1 });
  const count = async (of: string) => (await sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${of}`))[0]?.n;
  expect({
    firms: await count("organizations where kind = 'firm'"), recruiters: await count("recruiters"), companies: await count("organizations where kind = 'company'"), roles: await count("jobs"), candidates: await count("candidates"),
    asked: await count("right_to_represent where state = 'requested'"), Elena: await count("candidate_keys where value like 'elenamarsh@%'"),
  }).toEqual({ firms: 3, recruiters: 7, companies: 4, roles: 12, candidates: 40, asked: 2, Elena: 0 });
  const invoices = await sql<{ state: string }[]>`select distinct state from invoices`;
  expect(invoices.map((one) => one.state).toSorted()).toEqual(["open", "paid"]);
  const placements = await sql<{ state: string }[]>`select distinct state from placements`;
  expect(placements.map((one) => one.state).toSorted()).toEqual(["awaiting_start", "completed", "started"]);
  await sql.end();

  const visitor = httpVisitor(world);
  const pace = async (slug: string) => (await visitor.api.profiles.recruiter.query({ slug })).recruiter.answersWithin;
  expect({ maya: await pace("maya-okafor"), caroline: await pace("caroline-halden") }, "how soon they usually answer").toEqual({ maya: "hour", caroline: "day" });
  for (const [slug, answers] of [["maya-okafor", "Within an hour"], ["caroline-halden", "Within a day"]] as const) {
    const { placements } = (await visitor.api.profiles.recruiter.query({ slug })).recruiter;
    expect(placements).toBeGreaterThan(0);
    const page = await (await visitor.go(`/r/${slug}`)).text();
    const fact = (label: string) => new RegExp(`>${label}</dt><dd[^>]*>([^<]*)<`).exec(page)?.[1];
    expect([fact("Usually answers"), fact("Placements here")], "and their pages say it").toEqual([answers, String(placements)]);
  }

  const tomas = await signInByPassword(world, "tomas");
  const talks = (await tomas.api.connections.list.query({ show: "connected" })).data;
  expect(talks.map((one) => one.name ?? "").toSorted(), "a candidate with a life here").toEqual(["Daniel Reyes", "Ingrid Solberg"]);
  for (const { id } of talks) expect((await tomas.api.messages.page.query({ connectionId: id })).data.length).toBeGreaterThan(2);
  expect((await (await signInByPassword(world, "maya")).api.profiles.talent.query({ search: "motion planning" })).data.map((one) => one.title)).toContain("Robotics software engineer, motion planning");

  const steps = new Set<string>();
  for (const key of ["maya", "theo", "caroline", "ingrid", "amara"]) for (const row of (await (await signInByPassword(world, key)).api.payouts.myMoney.query({})).rows) steps.add(row.step);
  expect([...steps].toSorted(), "only a call that is under way is in transit").toEqual(["expected", "held", "paid", "scheduled", "stopped"]);
  const proof = await (await signInByPassword(world, "ruth")).api.proof.run.mutate({});
  expect(proof.outcome).toBe("clean");
});
