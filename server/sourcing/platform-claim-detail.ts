import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { claimStates, claimTiers, stateAt } from "./platform-claim-list";
import { handEvidenceLine, unsafeHandEvidence } from "./hand-evidence-list";
import { tookOver } from "./standing-record";

const iso = (text: string) => new Date(text).toISOString();
const maybe = (text: string | null) => (text === null ? null : iso(text));
const claimId = z.string().max(limits.idLength);

const lane = z.strictObject({ claimId: z.string(), holderName: z.string(), firmName: z.string(), from: z.iso.datetime(), until: z.iso.datetime(), state: claimStates, tier: claimTiers, takenOver: z.boolean() });
/** What was proven for a claim counts for the one that it was handed on as: each piece says whose claim it was for. */
const evidenceLine = z.strictObject({ holderName: z.string(), kind: z.string(), days: z.number().int(), at: z.iso.datetime(), hash: z.string() });
const historyLine = z.strictObject({ fact: z.string(), until: z.iso.datetime(), reason: z.string(), at: z.iso.datetime(), actorName: z.string().nullable() });
const overrideLine = z.strictObject({
  overrideId: z.string(), change: z.enum(["end", "move_end", "hand_over"]), until: z.iso.datetime().nullable(), toName: z.string().nullable(), reason: z.string(), state: z.enum(["proposed", "approved", "rejected", "withdrawn"]), policyVersion: z.number().int(),
  proposedByName: z.string(), proposedAt: z.iso.datetime(), decidedByName: z.string().nullable(), decidedAt: z.iso.datetime().nullable(), answer: z.string().nullable(), mine: z.boolean(),
});

/** One claim as those of the platform see it: the person and whose they are, on what evidence and under which policy, every claim on the same person, and what admins have proposed. */
export const platformClaimDetail = query({
  input: z.strictObject({ claimId }),
  output: z.strictObject({
    claim: lane.extend({
      candidateName: z.string(), candidateEmail: z.string().nullable(), holderEmail: z.string(), policyVersion: z.number().int(), yearFrom: z.iso.datetime(), closedAt: z.iso.datetime().nullable(), closeReason: z.string().nullable(),
      /** Who keeps a part of what it earns, and how much of the sourcer's share. */
      owes: z.strictObject({ name: z.string(), basisPoints: z.number().int() }).nullable(), submissions: z.number().int(),
    }),
    /** The last day (UTC) to which an override may move the end. */
    lastDayPossible: z.string(),
    lanes: z.array(lane), evidence: z.array(evidenceLine), contacts: z.array(handEvidenceLine), history: z.array(historyLine), overrides: z.array(overrideLine), now: z.iso.datetime(),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db, scope, now }, input) {
    const at = (await now()).toISOString();
    type LaneRow = { id: string; holder_name: string; firm_name: string; since: string; until: string; state: z.output<typeof claimStates>; tier: z.output<typeof claimTiers>; taken_over: boolean };
    const holder = sql`join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = c.firm_id`;
    const columns = sql`c.id, u.name as holder_name, f.name as firm_name, lower(c."window") as since, upper(c."window") as until, ${stateAt(at)} as state, c.tier, ${tookOver} as taken_over`;
    const [row] = await db.execute<LaneRow & { candidate_id: string; candidate_name: string; candidate_email: string | null; holder_email: string; policy_version: number; origin: string; closed_at: string | null; close_reason: string | null; owes_name: string | null; owes_points: number | null; submissions: number }>(sql`
      select ${columns}, c.candidate_id, p.full_name as candidate_name, u.email as holder_email, c.policy_version, c.origin_from as origin, c.closed_at, c.close_reason, su.name as owes_name, c.shared_basis_points as owes_points,
        (select k.as_given from candidate_keys k where k.candidate_id = p.id and k.kind = 'email' order by k.created_at limit 1) as candidate_email,
        (select count(*)::int from applications a where a.sourcer_claim_id = c.id) as submissions
      from candidate_sourcers c ${holder} join candidates p on p.id = c.candidate_id left join recruiters sr on sr.id = c.shared_with left join users su on su.id = sr.user_id where c.id = ${input.claimId}`);
    if (!row) return notFound();
    const lanes = await db.execute<LaneRow>(sql`select ${columns} from candidate_sourcers c ${holder} where c.candidate_id = ${row.candidate_id} order by lower(c."window") limit ${limits.pageSizeMax}`);
    const evidence = await db.execute<{ holder_name: string; kind: string; days: number; at: string; hash: string }>(sql`
      with recursive line as (select id, transferred_from, recruiter_id from candidate_sourcers where id = ${row.id} union select c.id, c.transferred_from, c.recruiter_id from candidate_sourcers c join line l on c.id = l.transferred_from)
      select u.name as holder_name, e.kind, e.days, e.at, e.hash from sourcer_evidence e join line l on l.id = e.claim_id join recruiters r on r.id = l.recruiter_id join users u on u.id = r.user_id order by e.at desc, e.id desc limit ${limits.pageSizeMax}`);
    const history = await db.execute<{ fact: string; until: string; reason: string; at: string; actor_name: string | null }>(sql`
      select h.fact, h.until, h.reason, h.at, u.name as actor_name from sourcer_history h left join users u on h.actor = 'user:' || u.id where h.claim_id = ${row.id} order by h.at desc limit ${limits.pageSizeMax}`);
    const overrides = await db.execute<{ id: string; kind: z.output<typeof overrideLine>["change"]; until: string | null; to_name: string | null; reason: string; state: z.output<typeof overrideLine>["state"]; policy_version: number; by_name: string; proposed_at: string; decided_name: string | null; decided_at: string | null; answer: string | null; mine: boolean }>(sql`
      select o.id, o.kind, o.until, t.name as to_name, o.reason, o.state, o.policy_version, a.name as by_name, o.proposed_at, d.name as decided_name, o.decided_at, o.answer, o.proposed_by = ${scope.userId} as mine
      from claim_overrides o join users a on a.id = o.proposed_by left join users d on d.id = o.decided_by left join recruiters tr on tr.id = o.to_recruiter_id left join users t on t.id = tr.user_id
      where o.claim_id = ${row.id} order by o.proposed_at desc, o.id desc limit ${limits.pageSizeMax}`);
    const laneOf = (one: LaneRow) => ({ claimId: one.id, holderName: one.holder_name, firmName: one.firm_name, from: iso(one.since), until: iso(one.until), state: one.state, tier: one.tier, takenOver: one.taken_over });
    const { maxDays } = (await currentPolicy(db)).settings.protection;
    return {
      claim: {
        ...laneOf(row), candidateName: row.candidate_name, candidateEmail: row.candidate_email, holderEmail: row.holder_email, policyVersion: row.policy_version, yearFrom: iso(row.origin), closedAt: maybe(row.closed_at), closeReason: row.close_reason,
        owes: row.owes_name !== null && row.owes_points !== null ? { name: row.owes_name, basisPoints: row.owes_points } : null, submissions: row.submissions,
      },
      lastDayPossible: new Date(new Date(row.origin).getTime() + (maxDays - 1) * 86_400_000).toISOString().slice(0, 10),
      lanes: lanes.map(laneOf),
      evidence: evidence.map((one) => ({ holderName: one.holder_name, kind: one.kind, days: one.days, at: iso(one.at), hash: one.hash })),
      contacts: await unsafeHandEvidence(db, [row.id]),
      history: history.map((one) => ({ fact: one.fact, until: iso(one.until), reason: one.reason, at: iso(one.at), actorName: one.actor_name })),
      overrides: overrides.map((one) => ({
        overrideId: one.id, change: one.kind, until: maybe(one.until), toName: one.to_name, reason: one.reason, state: one.state, policyVersion: one.policy_version, proposedByName: one.by_name, proposedAt: iso(one.proposed_at),
        decidedByName: one.decided_name, decidedAt: maybe(one.decided_at), answer: one.answer, mine: one.mine,
      })),
      now: at,
    };
  },
});
