import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";

/**
 * Tells both sides that a signed right to represent ends within 7 days, and within 1 day. A right holds through its last day (UTC). Each distance is told once, whoever asks
 * and however often; who comes late tells only the nearer one, and a right that was signed for less is not told of the distance that it never had.
 * Out: how many were told; fewer than the limit means that none is left.
 */
export const tellEndingRights = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim).default(limits.rowsPerClaim) }),
  output: z.strictObject({ told: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { limit }) {
    const at = sql`${now.toISOString()}::timestamptz`;
    const rows = await tx.execute<{ rtr_id: string; days_before: number; candidate_id: string; recruiter_id: string; company_id: string; ends_on: string }>(sql`
      with ending as (
        select r.id, (r.ends_on + 1)::timestamp at time zone 'UTC' as until, r.signed_at, case when (r.ends_on + 1)::timestamp at time zone 'UTC' <= ${at} + interval '24 hours' then 1 else 7 end as days_before
        from right_to_represent r where r.state = 'signed' and r.ends_on between (${at} at time zone 'UTC')::date and (${at} at time zone 'UTC')::date + 7),
      due as (
        select e.* from ending e where e.until <= ${at} + interval '168 hours' and e.signed_at <= e.until - make_interval(hours => 24 * e.days_before)
          and not exists (select 1 from rtr_warnings w where w.rtr_id = e.id and w.days_before <= e.days_before)
        order by e.until, e.id limit ${limit}),
      told as (insert into rtr_warnings (rtr_id, days_before, told_at) select id, days_before, ${at} from due on conflict do nothing returning rtr_id, days_before)
      select t.rtr_id, t.days_before, r.candidate_id, r.recruiter_id, r.company_id, r.ends_on::text from told t join right_to_represent r on r.id = t.rtr_id`);
    for (const row of rows) {
      emit({ type: "sourcing/rtr.ending", data: { rtrId: row.rtr_id, candidateId: row.candidate_id, recruiterId: row.recruiter_id, companyId: row.company_id, endsOn: row.ends_on, daysBefore: String(row.days_before) }, candidateId: row.candidate_id });
    }
    return { told: rows.length };
  },
});
