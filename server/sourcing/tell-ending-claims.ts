import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";

/** An end that nobody was told of for this long is old news. */
const toldWithinDays = 3;

/**
 * Tells holders that their protection ends within 7 days, within 1 day, or has ended (DESIGN §5). It changes no claim: whether one is over is a fact of
 * time. Each end is told once at each distance, whoever asks and however often; who comes late tells only the nearest.
 * Out: how many were told; fewer than the limit means that none is left.
 */
export const tellEndingClaims = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim).default(limits.rowsPerClaim) }),
  output: z.strictObject({ told: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { limit }) {
    const at = sql`${now.toISOString()}::timestamptz`;
    const rows = await tx.execute<{ claim_id: string; days_before: number; until: string; candidate_id: string; recruiter_id: string }>(sql`
      with ending as (
        select c.id, upper(c."window") as until, case when upper(c."window") <= ${at} then 0 when upper(c."window") <= ${at} + interval '24 hours' then 1 else 7 end as days_before
        from candidate_sourcers c where c.state = 'active' and upper(c."window") <= ${at} + interval '168 hours' and upper(c."window") > ${at} - make_interval(hours => 24 * ${toldWithinDays}::int)),
      due as (
        select e.* from ending e where not exists (select 1 from claim_warnings w where w.claim_id = e.id and w.until = e.until and w.days_before <= e.days_before)
        order by e.until, e.id limit ${limit}),
      told as (
        insert into claim_warnings (claim_id, until, days_before, told_at) select id, until, days_before, ${at} from due on conflict do nothing returning claim_id, until, days_before)
      select t.claim_id, t.days_before, t.until, c.candidate_id, c.recruiter_id from told t join candidate_sourcers c on c.id = t.claim_id`);
    for (const row of rows) {
      const data = { claimId: row.claim_id, candidateId: row.candidate_id, recruiterId: row.recruiter_id, until: new Date(row.until).toISOString(), daysBefore: String(row.days_before) };
      emit({ type: row.days_before === 0 ? "sourcing/claim.ended" : "sourcing/claim.ending", data, candidateId: row.candidate_id });
    }
    return { told: rows.length };
  },
});
