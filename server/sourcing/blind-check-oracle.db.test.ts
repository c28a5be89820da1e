// Proves: of 10,000 checks over the wire, half of known people who are free and half of strangers, no two answers differ in status, headers or body; what time they
// took is measured and told, and decides nothing here. Would miss: what a network adds, or a cache that forgets; the statement is one and the same for both.
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mannWhitney } from "@/db/testing/mann-whitney";
import { randomOf, shuffled } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { policySettings } from "../policy";
import { publishPolicy } from "../policy/publish-policy";
import { appRouter } from "../router";

const CHECKS = 10_000;
const KNOWN = 500;
const PER_LIST = 10;

let world: World;
let asker: Recruiter;
beforeAll(async () => {
  process.env.BLIND_CHECK_KEYS = "1:the first secret of this test's marketplace";
  world = await makeWorld();
  asker = await world.recruiter();
  const owner = await world.person({ platformRole: "owner" });
  await publishPolicy.call(owner.ctx, { basedOnVersion: 1, settings: policySettings.parse({ blindChecks: { perRecruiterPerDay: 100_000, perFirmPerDay: 100_000 } }), reason: "For the measurement" });
  // People whom somebody protected once: in every table, and free.
  const holder = await world.recruiter();
  await world.database.ownerSql.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:test', true)`;
    await tx`insert into candidates (id, full_name, created_at) select 'cnd_known' || n, 'Known ' || n, app.now() - interval '200 days' from generate_series(1, ${KNOWN}) n`;
    await tx`insert into candidate_keys (kind, value, candidate_id, as_given) select 'email', 'known.' || lpad(n::text, 4, '0') || '@example.com', 'cnd_known' || n, 'x' from generate_series(1, ${KNOWN}) n`;
    await tx`insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id)
      select 'csr_known' || n, 'cnd_known' || n, ${holder.recruiterId}, ${holder.firmId}, tstzrange(app.now() - interval '100 days', app.now() - interval '70 days'), 'identified', 1, 'evd_x' from generate_series(1, ${KNOWN}) n`;
  });
});
afterAll(async () => {
  delete process.env.BLIND_CHECK_KEYS;
  await world.close();
});

/** One list over the wire. Out: what a client sees, without the count of what is left of the day, and how long it took. */
async function ask(emails: readonly string[]): Promise<{ seen: string; ms: number }> {
  const started = performance.now();
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc", router: appRouter, createContext: () => ({ ...asker.ctx }),
    req: new Request("http://here/api/trpc/sourcing.blindCheck", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ people: emails.map((email) => ({ email })) }) }),
  });
  const body = await response.text();
  const ms = performance.now() - started;
  return { seen: JSON.stringify([response.status, [...response.headers].map((header) => header.join(": ")).toSorted(), body.replace(/"today":\d+/, "")]), ms };
}

it(`cannot be told apart, known from unknown, in ${CHECKS} answers`, async () => {
  const random = randomOf(20_261_125);
  const lists = shuffled(Array.from({ length: CHECKS / PER_LIST }, (_, i) => i % 2 === 0), random);
  const four = () => String(Math.floor(random() * KNOWN) + 1).padStart(4, "0");
  const seen = new Set<string>();
  const times: Record<"known" | "stranger", number[]> = { known: [], stranger: [] };
  for (const known of lists) {
    const answer = await ask(Array.from({ length: PER_LIST }, () => (known ? `known.${four()}@example.com` : `other.${four()}@example.com`)));
    seen.add(answer.seen);
    times[known ? "known" : "stranger"].push(answer.ms);
  }
  expect([...seen], "answers that differ").toHaveLength(1);
  expect([...seen][0]).toContain('\\"state\\":\\"free\\"');
  const [row] = await world.db.execute<{ known: number; strangers: number }>(sql`select count(*) filter (where candidate_id is not null)::int as known, count(*) filter (where candidate_id is null)::int as strangers from blind_check_lines`);
  expect(row).toEqual({ known: CHECKS / 2, strangers: CHECKS / 2 });
  const { z, p, medians } = mannWhitney(times.known, times.stranger);
  console.log(`blind checks: ${CHECKS} in lists of ${PER_LIST}, median ${medians.map((ms) => ms.toFixed(2)).join(" ms known, ")} ms strangers, Mann-Whitney z ${z.toFixed(2)}, p ${p.toFixed(3)}`);
});
