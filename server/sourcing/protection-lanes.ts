import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "../kernel/database";
import type { RecruiterScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { personOf, tookOver, wentOn } from "./standing-record";

const mark = z.strictObject({ at: z.iso.datetime(), fact: z.enum(["claimed", "extended", "shortened", "released", "transferred", "overturned", "contested"]), until: z.iso.datetime().nullable() });
const span = z.strictObject({
  id: z.string(),
  /** null = the reader may not know it. */
  from: z.iso.datetime().nullable(),
  until: z.iso.datetime(),
  /** joined: it went on with the same holder when two records of the person became one. */
  state: z.enum(["active", "expired", "released", "transferred", "joined", "overturned"]), tier: z.enum(["identified", "contact", "consented"]).nullable(), policyVersion: z.number().int().nullable(),
  /** Whether it was handed on to its holder by another one; not told of strangers. */
  takenOver: z.boolean(),
  /** What happened to it: its start, extensions, end, and cases about it. */
  marks: z.array(mark),
});
/** Who protected a person when, one lane for each holder: the reader and colleagues of their firm in full, by name; of anybody else only when the protection of now ends. */
export const lane = z.strictObject({ holder: z.enum(["you", "colleague", "other"]), name: z.string().nullable(), spans: z.array(span) });
type Lane = z.output<typeof lane>;

type Row = { id: string; recruiter_id: string; name: string; since: string; until: string; state: "active" | "released" | "transferred" | "overturned"; tier: NonNullable<z.output<typeof span>["tier"]>; policy_version: number; taken_over: boolean; went_on: boolean; known: boolean };
const iso = (text: string) => new Date(text).toISOString();

/** The lanes of one person for one reader: theirs first, then colleagues', then whoever else protects the person now. */
export async function lanesOf(db: Reader, scope: RecruiterScope, of: { candidateId: string; at: Date }): Promise<Lane[]> {
  const at = sql`${of.at.toISOString()}::timestamptz`;
  const rows = await db.execute<Row>(sql`
    select c.id, c.recruiter_id, u.name, lower(c."window") as since, upper(c."window") as until, c.state, c.tier, c.policy_version, ${tookOver} as taken_over, ${wentOn} as went_on, c.firm_id = ${scope.firmId} or c.recruiter_id = ${scope.recruiterId} as known
    from candidate_sourcers c join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id
    where c.candidate_id in ${personOf(of.candidateId)} and (c.firm_id = ${scope.firmId} or c.recruiter_id = ${scope.recruiterId} or (c.candidate_id = ${of.candidateId} and c."window" @> ${at}))
    order by (c.recruiter_id = ${scope.recruiterId}) desc, lower(c."window") limit ${limits.pageSize}`);
  const known = rows.filter((row) => row.known);
  const marks = await db.execute<{ claim_id: string; at: string; fact: z.output<typeof mark>["fact"]; until: string | null }>(sql`
    select h.claim_id, h.at, h.fact, h.until from sourcer_history h where h.claim_id in (select json_array_elements_text(${JSON.stringify(known.map((row) => row.id))}::json))
    union all select d.claim_id, d.opened_at, 'contested', null from disputes d where d.claim_id in (select json_array_elements_text(${JSON.stringify(known.map((row) => row.id))}::json)) order by 2`);
  const lanes = new Map<string, Lane>();
  for (const row of rows) {
    const holder = row.recruiter_id === scope.recruiterId ? ("you" as const) : row.known ? ("colleague" as const) : ("other" as const);
    const key = holder === "other" ? "other" : row.recruiter_id;
    const one = lanes.get(key) ?? { holder, name: holder === "colleague" ? row.name : null, spans: [] };
    const over = row.state === "active" && new Date(row.until) <= of.at;
    one.spans.push(
      row.known
        ? { id: row.id, from: iso(row.since), until: iso(row.until), state: over ? "expired" : row.went_on ? "joined" : row.state, tier: row.tier, policyVersion: row.policy_version, takenOver: row.taken_over, marks: marks.filter((m) => m.claim_id === row.id).map((m) => ({ at: iso(m.at), fact: m.fact, until: m.until === null ? null : iso(m.until) })) }
        : { id: "other", from: null, until: iso(row.until), state: "active", tier: null, policyVersion: null, takenOver: false, marks: [] },
    );
    lanes.set(key, one);
  }
  return [...lanes.values()];
}
