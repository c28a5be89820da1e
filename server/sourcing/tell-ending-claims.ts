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
 * Whoever has many that end is told once of all of them: a list that was brought on one day would else be a mail for each of its people, and keep everyone else's
 * news waiting behind them. Out: how many ends were told; fewer than the limit means that none is left.
 */
export const tellEndingClaims = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.endsToldAtOnce).default(limits.endsToldAtOnce) }),
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
    const news = new Map<string, (typeof rows)[number][]>();
    for (const row of rows) {
      const key = `${row.recruiter_id} ${row.days_before}`;
      const same = news.get(key);
      if (same) same.push(row);
      else news.set(key, [row]);
    }
    for (const ends of news.values()) {
      const [first] = ends;
      if (!first) continue;
      const what = first.days_before === 0 ? "ended" : "ending";
      if (ends.length > limits.endsToldEach) {
        emit({ type: `sourcing/claims.${what}`, data: { recruiterId: first.recruiter_id, daysBefore: String(first.days_before), count: String(ends.length) } });
        continue;
      }
      for (const end of ends) {
        emit({ type: `sourcing/claim.${what}`, data: { claimId: end.claim_id, candidateId: end.candidate_id, recruiterId: end.recruiter_id, until: new Date(end.until).toISOString(), daysBefore: String(end.days_before) }, candidateId: end.candidate_id });
      }
    }
    return { told: rows.length };
  },
});
