import { sql } from "drizzle-orm";
import { z } from "zod";
import { blindCheckHashes, blindCheckLines, blindChecks } from "@/db/schema/blind-checks";
import { type CandidateKey, canonicalKeys } from "../candidates";
import { checkSecrets } from "../env";
import { companiesCountedAs, organizationById } from "../identity";
import { command, query } from "../kernel/command";
import type { Reader, Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asRecruiter, type RecruiterScope } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { sourcingErrors } from "./errors";
import { keyedHash } from "./keyed-hash";

const asked = z.strictObject({ email: z.string().max(limits.emailLength).default(""), phone: z.string().max(40).default(""), linkedin: z.string().max(limits.urlLength).default("") });
const answer = z.strictObject({
  state: z.enum(["free", "yours", "protected", "opted_out", "unreadable"]), until: z.iso.datetime().nullable(), introducedUntil: z.iso.datetime().nullable(),
  /** What is wrong with a line that could not be read. */
  problem: z.string().nullable(),
});
type Answer = z.output<typeof answer>;
const left = z.strictObject({ today: z.number().int(), allowed: z.number().int() });

const unreadable = (problem: string): Answer => ({ state: "unreadable", until: null, introducedUntil: null, problem });
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/**
 * Says of each person whether they are free, before anybody writes to them (DESIGN §3, blind check). The answer names nobody and is the same for a stranger
 * and for a known person who is free, and the same for all who want no answer given, are not available or have blocked the reader; all are looked up alike in one statement. What was asked is recorded, as keyed hashes, and counts against the
 * day's allowance of the recruiter and of the firm. Out: an answer for each, in order, and what is left of the day.
 */
export const blindCheck = command({
  input: z.strictObject({ people: z.array(asked).min(1, "Enter somebody to check.").max(limits.peoplePerCheck, `Check at most ${limits.peoplePerCheck} people at once.`), companyId: z.string().max(limits.idLength).optional() }),
  output: z.strictObject({ answers: z.array(answer), left }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now }, { people, companyId }) {
    if (companyId !== undefined && (await organizationById(tx, companyId))?.kind !== "company") return notFound();
    const read = people.map((person) => canonicalKeys(person));
    const keys = read.flatMap((one, lineNo) => (one.faults.length === 0 ? one.keys.map((key) => ({ ...key, lineNo })) : []));
    const lines = new Set(keys.map((key) => key.lineNo));
    const remaining = await takeOffAllowance(tx, scope, now, lines.size);
    const companyIds = companyId === undefined ? [] : (await companiesCountedAs(tx, companyId, now)).map((one) => one.id);
    const known = await lookUp(tx, scope, { keys, companyIds, now });
    await record(tx, scope, { keys, companyId: companyId ?? null, known, now });
    return {
      answers: read.map((one, lineNo) => known.get(lineNo)?.answer ?? unreadable(one.faults[0]?.message ?? "Here is no e-mail, phone number or LinkedIn profile.")),
      left: remaining,
    };
  },
});

/** How many people one may still check today: the smaller of one's own rest and the firm's. */
export const checksLeft = query({
  input: z.strictObject({}),
  output: z.strictObject({ left }),
  allow: asRecruiter,
  errors: {},
  run: async ({ db, scope, now }) => ({ left: await rest(db, scope, dayOf(await now())) }),
});

type AskedKey = CandidateKey & { lineNo: number };
type Known = Map<number, { answer: Answer & { state: "free" | "yours" | "protected" | "opted_out" }; candidateId: string | null }>;

/** Takes people off the day's allowances; the row's CHECK refuses what is too many, however many ask at once. */
async function takeOffAllowance(tx: Tx, scope: RecruiterScope, now: Date, people: number): Promise<z.output<typeof left>> {
  const { blindChecks: allowed } = (await currentPolicy(tx)).settings;
  const day = dayOf(now);
  if (people > 0) {
    await tx.execute(sql`insert into blind_check_quotas (of_id, day, used, allowed)
      values (${scope.firmId}, ${day}, ${people}, ${allowed.perFirmPerDay}), (${scope.recruiterId}, ${day}, ${people}, ${allowed.perRecruiterPerDay})
      on conflict (of_id, day) do update set used = blind_check_quotas.used + excluded.used, allowed = excluded.allowed`);
  }
  return rest(tx, scope, day);
}

async function rest(db: Reader, scope: RecruiterScope, day: string): Promise<z.output<typeof left>> {
  const { blindChecks: allowed } = (await currentPolicy(db)).settings;
  const rows = await db.execute<{ of_id: string; used: number }>(sql`select of_id, used from blind_check_quotas where day = ${day} and of_id in (${scope.recruiterId}, ${scope.firmId})`);
  const used = (id: string) => rows.find((row) => row.of_id === id)?.used ?? 0;
  return { today: Math.max(0, Math.min(allowed.perRecruiterPerDay - used(scope.recruiterId), allowed.perFirmPerDay - used(scope.firmId))), allowed: Math.min(allowed.perRecruiterPerDay, allowed.perFirmPerDay) };
}

/** One statement for all: a person nobody knows is looked up in the same tables as one who is known, under an id that nobody has. `companyIds`: all that count as the company asked for. */
async function lookUp(tx: Tx, scope: RecruiterScope, of: { keys: readonly AskedKey[]; companyIds: readonly string[]; now: Date }): Promise<Known> {
  if (of.keys.length === 0) return new Map();
  const at = sql`${of.now.toISOString()}::timestamptz`;
  const rows = await tx.execute<{ line_no: number; candidate_id: string | null; opted_out: boolean; mine: boolean; until: string | null; introduced_until: string | null }>(sql`
    with asked as (select * from json_to_recordset(${JSON.stringify(of.keys.map(({ lineNo, kind, value }) => ({ line_no: lineNo, kind, value })))}::json) as a(line_no int, kind text, value text)),
    who as (select distinct a.line_no, coalesce(k.candidate_id, 'cnd_nobody') as candidate_id from asked a left join candidate_keys k on k.kind = a.kind and k.value = a.value)
    select w.line_no, max(c.id) as candidate_id, bool_or(c.checks_opted_out_at is not null or c.unavailable_since is not null or b.shut_out) as opted_out, coalesce(bool_and(s.recruiter_id = ${scope.recruiterId}) filter (where s.id is not null), false) as mine,
      max(upper(s."window")) as until, max(i.until) as introduced_until
    from who w left join candidates c on c.id = w.candidate_id
      left join candidate_sourcers s on s.candidate_id = w.candidate_id and s."window" @> ${at}
      left join lateral (select max(n.until) as until from introductions n join applications p on p.id = n.application_id where p.candidate_id = w.candidate_id and n.company_id in (select json_array_elements_text(${JSON.stringify(of.companyIds)}::json)) and n.until > ${at}) i on true
      cross join lateral (select exists (select 1 from blocked_recruiters v where v.candidate_id = w.candidate_id and v.recruiter_id = ${scope.recruiterId}) as shut_out) b
    group by w.line_no`);
  const iso = (text: string | null) => (text === null ? null : new Date(text).toISOString());
  return new Map(
    rows.map((row) => {
      const state = row.mine ? "yours" : row.opted_out ? "opted_out" : row.until === null ? "free" : "protected";
      const dates = state === "opted_out" ? { until: null, introducedUntil: null } : { until: iso(row.until), introducedUntil: iso(row.introduced_until) };
      return [row.line_no, { answer: { state, ...dates, problem: null }, candidateId: row.candidate_id }];
    }),
  );
}

async function record(tx: Tx, scope: RecruiterScope, of: { keys: readonly AskedKey[]; companyId: string | null; known: Known; now: Date }): Promise<void> {
  if (of.known.size === 0) return;
  const [secret] = checkSecrets();
  if (!secret) throw new Error("There is no secret for the hashes of a check.");
  const checkId = newId("check");
  await tx.insert(blindChecks).values({ id: checkId, recruiterId: scope.recruiterId, firmId: scope.firmId, companyId: of.companyId, askedAt: of.now });
  await tx.insert(blindCheckLines).values([...of.known].map(([lineNo, { answer: said, candidateId }]) => ({ checkId, lineNo, candidateId, answer: said.state })));
  await tx.insert(blindCheckHashes).values(of.keys.map((key) => ({ checkId, lineNo: key.lineNo, kind: key.kind, keyVersion: secret.version, hash: keyedHash(key, secret) })));
}
