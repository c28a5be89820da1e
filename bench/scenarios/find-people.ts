import { sql } from "drizzle-orm";
import type { Ctx } from "../../server/kernel/command";
import { addCandidate } from "../../server/sourcing/add-candidate";
import { blindCheck } from "../../server/sourcing/blind-check";
import { alike, asAlike, similarPeople } from "../../server/sourcing/similar-people";
import type { Line } from "../lib/report";
import { latencyRatio, middleOf } from "../lib/rounds";
import type { Stage } from "../lib/stage";
import { emailOfBook, millionPeople } from "../seed/million-people";

const PEOPLE = 1_000_000;
const FIRMS = 400;

/**
 * O1 to O3: a blind check, a claim and the search for names alike among a million people, each against a bare SELECT 1 of one connection. Prints how the search is planned. Runs at one size, whatever the other
 * scenarios' are.
 */
export async function findPeople(stage: Stage): Promise<Line[]> {
  const { owner, app } = stage;
  const at = await stage.asSuperuser((admin) => millionPeople(admin, { people: PEOPLE, firms: FIRMS }));
  await owner`insert into marketplace_config (version, settings, reason, created_by, created_at) select 2, jsonb_set(settings, '{blindChecks}', '{"perRecruiterPerDay": 100000, "perFirmPerDay": 100000}'), 'bench', 'system:bench', app.now() from marketplace_config where version = 1`;
  await stage.settle();
  const ctx: Ctx = {
    ...stage.ctx,
    actor: {
      kind: "user", userId: at.userId, sessionId: "bench", name: "Recruiter 1", email: "recruiter.1@book.example.com", emailVerified: true, suspended: false, platformRole: null, candidateId: null,
      membership: { organizationId: at.firmId, organizationName: "Firm 1", kind: "firm", role: "owner", recruiterId: at.recruiterId },
    },
  };
  const names = (await owner<{ full_name: string }[]>`select full_name from candidate_dossiers where firm_id = ${at.firmId} order by id limit 500`).map((row) => row.full_name);
  let no = 0;
  const next = () => names[no++ % names.length] ?? "";
  const plan = await asAlike(stage.ctx.db, (tx) => tx.execute<{ "QUERY PLAN": string }>(sql`explain (analyze, buffers, costs off) ${alike({ fullName: names[7] ?? "", recruiterId: at.recruiterId, firmId: at.firmId })}`));
  console.log(`  names alike in a book of ${at.book} among ${PEOPLE} people:\n${plan.map((row) => `    ${row["QUERY PLAN"]}`).join("\n")}`);
  const floor = async () => (await app`select 1`).length;
  const against = (ours: () => Promise<number>) => latencyRatio({ ours, floor, ...stage.settings });
  const check = async () => (await blindCheck.call(ctx, { people: [{ email: `somebody.${no++}@nowhere.example.com` }] })).answers.length;
  const known = async () => (await blindCheck.call(ctx, { people: [{ email: emailOfBook(1 + (no++ * 7_919) % PEOPLE) }] })).answers.length;
  const claim = async () => ((await addCandidate.call(ctx, { fullName: `Somebody New ${no}`, email: `new.${no++}@bench.example.com` })).claimId ? 1 : 0);
  const search = async () => Math.max(1, (await similarPeople.call(ctx, { fullName: next() })).people.length);
  for (const [name, work] of [["SELECT 1", floor], ["check of a stranger", check], ["check of somebody here", known], ["claim of somebody new", claim], ["names alike", search]] as const) console.log(`  ${name}: ${(await middleOf(work, 200)).toFixed(2)} ms in the middle of 200`);
  const size = `${PEOPLE} people`;
  const compared = { size, comparedWith: "a bare SELECT 1", better: "lower" as const };
  return [
    { ...compared, scenario: "O1", ours: "blind check of one person", goal: 40, ratio: await against(check) },
    { ...compared, scenario: "O2", ours: "a person added and claimed", goal: 60, ratio: await against(claim) },
    { ...compared, scenario: "O3", ours: `names alike in a book of ${at.book}`, goal: 60, ratio: await against(search) },
  ];
}
