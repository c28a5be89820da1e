import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { lastDay } from "./open-dispute";

/** An end that nobody was told of for this long is old news. */
const toldWithinDays = 3;

/**
 * Tells a company that a day is left to object to an introduction, and the recruiter that the time ended without an objection, which accepts it (DESIGN §3). It decides nothing: whether a
 * company may still object is a fact of time. Each is told once, whoever asks and however often, of a submission that is not over and to which the company has neither
 * objected nor answered by an offer; who comes late tells only what is new. Out: how many were told; fewer than the limit means that none is left.
 */
export const tellObjectionWindows = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim).default(limits.rowsPerClaim) }),
  output: z.strictObject({ told: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { limit }) {
    const at = sql`${now.toISOString()}::timestamptz`;
    const rows = await tx.execute<{ moment: "ending" | "accepted"; application_id: string; candidate_id: string; company_id: string; recruiter_id: string; until: string; time_zone: string }>(sql`
      with open as (
        select i.id, i.object_until, i.introduced_at, case when i.object_until <= ${at} then 'accepted' else 'ending' end as moment
        from introductions i join applications a on a.id = i.application_id
        where i.object_until > ${at} - make_interval(hours => 24 * ${toldWithinDays}::int) and i.object_until <= ${at} + interval '24 hours' and a.state in ('submitted','in_review')
          and not exists (select 1 from disputes d where d.application_id = i.application_id and d.kind = 'objection' and d.state <> 'withdrawn')),
      due as (
        select o.* from open o where (o.moment = 'accepted' or o.introduced_at <= o.object_until - interval '24 hours')
          and not exists (select 1 from objection_notices n where n.introduction_id = o.id and n.moment = o.moment)
        order by o.object_until, o.id limit ${limit}),
      told as (insert into objection_notices (introduction_id, moment, told_at) select id, moment, ${at} from due on conflict do nothing returning introduction_id, moment)
      select t.moment, i.application_id, a.candidate_id, i.company_id, i.recruiter_id, i.object_until as until, i.time_zone from told t join introductions i on i.id = t.introduction_id join applications a on a.id = i.application_id`);
    for (const row of rows) {
      emit({
        type: row.moment === "ending" ? "disputes/objection.ending" : "disputes/introduction.accepted",
        data: { candidateId: row.candidate_id, companyId: row.company_id, recruiterId: row.recruiter_id, objectUntilOn: lastDay(new Date(row.until), row.time_zone) },
        candidateId: row.candidate_id, applicationId: row.application_id,
      });
    }
    return { told: rows.length };
  },
});
