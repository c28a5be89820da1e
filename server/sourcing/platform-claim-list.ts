import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { cursor, cursorOf, placeOf } from "../kernel/cursor";
import { asAdmin } from "../kernel/gates";
import { containing } from "../kernel/like";
import { limits } from "../kernel/limits";
import { wentOn } from "./standing-record";

export const claimTiers = z.enum(["identified", "contact", "consented"]);
/** What a claim is at an instant: `protecting` and `expired` are both active in the tables, and time tells them apart; `transferred` and `joined` are both transferred there, and its holder afterwards tells them apart. */
export const claimStates = z.enum(["protecting", "expired", "released", "transferred", "joined", "overturned"]);
export const stateAt = (at: string) => sql`case when c.state = 'transferred' and ${wentOn} then 'joined' when c.state <> 'active' then c.state when c."window" @> ${at}::timestamptz then 'protecting' else 'expired' end`;
const iso = (text: string) => new Date(text).toISOString();

const claimLine = z.strictObject({
  claimId: z.string(), candidateName: z.string(), holderName: z.string(), firmName: z.string(), from: z.iso.datetime(), until: z.iso.datetime(), state: claimStates, tier: claimTiers, policyVersion: z.number().int(),
  /** Whether an override waits for a second admin. */
  waiting: z.boolean(),
});
type Row = { id: string; candidate_name: string; holder_name: string; firm_name: string; since: string; until: string; state: z.output<typeof claimStates>; tier: z.output<typeof claimTiers>; policy_version: number; waiting: boolean };

/** Every claim of the marketplace, newest first, found by a name or key of the person or by the recruiter's name, firm or e-mail. */
export const platformClaimList = query({
  input: z.strictObject({ search: z.string().trim().max(limits.emailLength).default(""), state: claimStates.optional(), before: cursor.optional() }),
  output: z.strictObject({ claims: z.array(claimLine), nextBefore: z.string().nullable(), now: z.iso.datetime() }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }, { search, state, before }) {
    const at = (await now()).toISOString();
    const place = before === undefined ? null : placeOf(before);
    const found = search === "" ? sql`true` : sql`(p.full_name ilike ${containing(search)} or u.name ilike ${containing(search)} or f.name ilike ${containing(search)} or u.email = ${search.toLowerCase()} or exists (select 1 from candidate_keys k where k.candidate_id = p.id and (k.value = ${search.toLowerCase()} or k.as_given ilike ${containing(search)})))`;
    const rows = await db.execute<Row>(sql`
      select c.id, p.full_name as candidate_name, u.name as holder_name, f.name as firm_name, lower(c."window") as since, upper(c."window") as until, ${stateAt(at)} as state, c.tier, c.policy_version,
        exists (select 1 from claim_overrides o where o.claim_id = c.id and o.state = 'proposed') as waiting
      from candidate_sourcers c join candidates p on p.id = c.candidate_id join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = c.firm_id
      where ${found} and (${state ?? null}::text is null or ${stateAt(at)} = ${state ?? null}) and (${place?.at ?? null}::timestamptz is null or (date_trunc('milliseconds', lower(c."window")), c.id) < (${place?.at ?? null}::timestamptz, ${place?.tie ?? ""}))
      order by date_trunc('milliseconds', lower(c."window")) desc, c.id desc limit ${limits.pageSize}`);
    const last = rows.length === limits.pageSize ? rows.at(-1) : undefined;
    return {
      claims: rows.map((row) => ({ claimId: row.id, candidateName: row.candidate_name, holderName: row.holder_name, firmName: row.firm_name, from: iso(row.since), until: iso(row.until), state: row.state, tier: row.tier, policyVersion: row.policy_version, waiting: row.waiting })),
      nextBefore: last ? cursorOf(last.since, last.id) : null,
      now: at,
    };
  },
});

const waitingLine = z.strictObject({
  overrideId: z.string(), claimId: z.string(), candidateName: z.string(), holderName: z.string(), change: z.enum(["end", "move_end", "hand_over"]), until: z.iso.datetime().nullable(), toName: z.string().nullable(), endsNow: z.iso.datetime(),
  reason: z.string(), proposedByName: z.string(), proposedAt: z.iso.datetime(),
  /** Whether the reader proposed it, and so cannot decide it. */
  mine: z.boolean(),
});
type Waiting = { id: string; claim_id: string; candidate_name: string; holder_name: string; kind: z.output<typeof waitingLine>["change"]; until: string | null; to_name: string | null; ends: string; reason: string; by_name: string; at: string; mine: boolean };

/** The overrides that wait for a second admin, oldest first. */
export const openOverrides = query({
  input: z.strictObject({}),
  output: z.strictObject({ overrides: z.array(waitingLine) }),
  allow: asAdmin,
  errors: {},
  async run({ db, scope }) {
    const rows = await db.execute<Waiting>(sql`
      select o.id, o.claim_id, p.full_name as candidate_name, h.name as holder_name, o.kind, o.until, t.name as to_name, upper(c."window") as ends, o.reason, a.name as by_name, o.proposed_at as at, o.proposed_by = ${scope.userId} as mine
      from claim_overrides o join candidate_sourcers c on c.id = o.claim_id join candidates p on p.id = c.candidate_id join recruiters r on r.id = c.recruiter_id join users h on h.id = r.user_id join users a on a.id = o.proposed_by
        left join recruiters tr on tr.id = o.to_recruiter_id left join users t on t.id = tr.user_id
      where o.state = 'proposed' order by o.proposed_at, o.id limit ${limits.pageSizeMax}`);
    return {
      overrides: rows.map((row) => ({
        overrideId: row.id, claimId: row.claim_id, candidateName: row.candidate_name, holderName: row.holder_name, change: row.kind, until: row.until === null ? null : iso(row.until), toName: row.to_name, endsNow: iso(row.ends),
        reason: row.reason, proposedByName: row.by_name, proposedAt: iso(row.at), mine: row.mine,
      })),
    };
  },
});
