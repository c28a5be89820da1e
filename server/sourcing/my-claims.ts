import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asCandidate } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { handEvidenceLine, unsafeHandEvidence } from "./hand-evidence-list";
import { personOf, tookOver } from "./standing-record";

const request = z.strictObject({ reason: z.string(), askedAt: z.iso.datetime(), answer: z.enum(["released", "kept"]).nullable(), note: z.string().nullable() });
const claim = z.strictObject({
  id: z.string(), recruiterId: z.string(), recruiterName: z.string(), firmId: z.string(), firmName: z.string(), from: z.iso.datetime(), until: z.iso.datetime(), state: z.enum(["active", "released", "transferred", "overturned"]), over: z.boolean(), tier: z.enum(["identified", "contact", "consented"]),
  /** Whether another recruiter handed it on to its holder. */
  takenOver: z.boolean(),
  /** Since when another recruiter contests it before the court; null = nobody does. */
  contestedAt: z.iso.datetime().nullable(),
  /** What the reader last asked of the holder; null = nothing. */
  request: request.nullable(),
  /** Contact with the reader that the holder has written down; they say whether it took place. */
  contacts: z.array(handEvidenceLine),
});
type Row = { id: string; recruiter_id: string; firm_id: string; recruiter_name: string; firm_name: string; from: string; until: string; state: z.output<typeof claim>["state"]; over: boolean; tier: z.output<typeof claim>["tier"]; taken_over: boolean; contested_at: string | null; reason: string | null; asked_at: string | null; answer: "released" | "kept" | null; note: string | null };

const iso = (text: string) => new Date(text).toISOString();

/** Who has claimed the reader, now and before, newest first: it is about them, so they see by whom. */
export const myClaims = query({
  input: z.strictObject({}),
  output: z.strictObject({ claims: z.array(claim), now: z.iso.datetime() }),
  allow: asCandidate,
  errors: {},
  async run({ db, scope, now }) {
    const at = await now();
    const rows = await db.execute<Row>(sql`
      select c.id, c.recruiter_id, c.firm_id, u.name as recruiter_name, f.name as firm_name, lower(c."window") as from, upper(c."window") as until, c.state, upper(c."window") <= ${at.toISOString()}::timestamptz as over, c.tier, ${tookOver} as taken_over, d.contested_at, q.reason, q.asked_at, q.answer, q.note
      from candidate_sourcers c join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = c.firm_id
        left join lateral (select reason, asked_at, answer, note from claim_release_requests q where q.claim_id = c.id order by q.asked_at desc limit 1) q on true
        left join lateral (select min(opened_at) as contested_at from disputes d where d.claim_id = c.id and d.closed_at is null) d on true
      where c.candidate_id in ${personOf(scope.candidateId)} order by lower(c."window") desc limit ${limits.pageSize}`);
    const contacts = await unsafeHandEvidence(db, rows.map((row) => row.id));
    return {
      claims: rows.map((row) => ({
        id: row.id, recruiterId: row.recruiter_id, recruiterName: row.recruiter_name, firmId: row.firm_id, firmName: row.firm_name, from: iso(row.from), until: iso(row.until), state: row.state, over: row.over, tier: row.tier,
        takenOver: row.taken_over,
        contestedAt: row.contested_at === null ? null : iso(row.contested_at),
        request: row.reason === null || row.asked_at === null ? null : { reason: row.reason, askedAt: iso(row.asked_at), answer: row.answer, note: row.note },
        contacts: contacts.filter((one) => one.claimId === row.id),
      })),
      now: at.toISOString(),
    };
  },
});
