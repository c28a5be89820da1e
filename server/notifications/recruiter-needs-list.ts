import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";

const kinds = z.enum(["connection_asked", "start_to_confirm", "release_asked", "claim_offered", "dispute_open", "rtr_ready", "claim_ending", "offer_open"]);
const need = z.strictObject({
  kind: kinds, /** null = somebody who asks to connect and is not in the reader's candidates. */ candidateId: z.string().nullable(), candidateName: z.string(), companyName: z.string().nullable(), jobId: z.string().nullable(), jobTitle: z.string().nullable(), applicationId: z.string().nullable(), placementId: z.string().nullable(), connectionId: z.string().nullable(),
  /** The last day or instant that matters for it: start date, when they asked, until when an offered claim can be taken, or a case answered, last day of the right, end of the protection, the offer's start date. */
  date: z.string().nullable(),
});
type Row = { kind: z.output<typeof kinds>; candidate_id: string | null; candidate_name: string; company_name: string | null; job_id: string | null; job_title: string | null; application_id: string | null; placement_id: string | null; connection_id: string | null; date: string | null };

/** Days before the end of a claim from which its holder is told. */
const CLAIM_WARNING_DAYS = 7;

/** What waits for one recruiter, the most pressing first: starts to confirm, people who ask to be let go, claims offered to them, cases to answer, people who ask to connect, signed rights not yet used, claims about to end, offers without an answer. */
export const recruiterNeeds = query({
  input: z.strictObject({}),
  output: z.strictObject({ needs: z.array(need), now: z.iso.datetime() }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope, now }) {
    const at = await now();
    const instant = sql`${at.toISOString()}::timestamptz`;
    const rows = await db.execute<Row>(sql`
      select * from (
        select 1 as rank, 'start_to_confirm' as kind, p.candidate_id, c.full_name as candidate_name, o.name as company_name, p.job_id, j.title as job_title, p.application_id, p.id as placement_id, null as connection_id, p.start_date::text as date
        from placements p join candidates c on c.id = p.candidate_id join organizations o on o.id = p.company_id join jobs j on j.id = p.job_id
        where p.recruiter_id = ${scope.recruiterId} and p.state = 'awaiting_start' and p.talent_confirmed_at is null and p.start_date <= (${instant} at time zone p.time_zone)::date
        union all
        select 1, 'release_asked', d.candidate_id, d.full_name, null, null, null, null, null, null, to_char(q.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        from claim_release_requests q join candidate_sourcers c on c.id = q.claim_id join candidate_dossiers d on d.candidate_id = c.candidate_id and d.recruiter_id = c.recruiter_id
        where c.recruiter_id = ${scope.recruiterId} and c.state = 'active' and c."window" @> ${instant} and q.answer is null
        union all
        select 1, 'claim_offered', c.candidate_id, coalesce(d.full_name, p.full_name), null, null, null, null, null, null, to_char(t.open_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        from claim_transfers t join candidate_sourcers c on c.id = t.claim_id join candidates p on p.id = c.candidate_id left join candidate_dossiers d on d.candidate_id = c.candidate_id and d.recruiter_id = t.from_recruiter_id
        where t.to_recruiter_id = ${scope.recruiterId} and t.state = 'offered' and t.open_until > ${instant} and c.state = 'active' and c."window" @> ${instant}
        union all
        select 1, 'dispute_open', s.candidate_id, coalesce(d.full_name, c.full_name), null, null, null, null, null, null, to_char((s.answer_due_at - interval '1 millisecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        from disputes s join candidates c on c.id = s.candidate_id left join candidate_dossiers d on d.candidate_id = s.candidate_id and d.recruiter_id = s.other_recruiter_id
        where s.other_recruiter_id = ${scope.recruiterId} and s.state = 'open' and s.answer_due_at > ${instant}
        union all
        (select 2, 'connection_asked', d.candidate_id, coalesce(d.full_name, p.full_name), null, null, null, null, null, n.id, to_char(n.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        from marketplace_connections n join candidates p on p.id = n.candidate_id left join candidate_dossiers d on d.candidate_id = n.candidate_id and d.recruiter_id = n.recruiter_id
        where n.recruiter_id = ${scope.recruiterId} and n.state = 'pending' and n.asked_by = 'candidate'
        order by n.asked_at, n.id limit ${limits.askedShown})
        union all
        select 3, 'rtr_ready', r.candidate_id, d.full_name, o.name, r.job_id, j.title, null, null, null, r.ends_on::text
        from right_to_represent r join candidate_dossiers d on d.candidate_id = r.candidate_id and d.recruiter_id = r.recruiter_id join organizations o on o.id = r.company_id left join jobs j on j.id = r.job_id
        where r.recruiter_id = ${scope.recruiterId} and r.state = 'signed' and r.ends_on >= (${instant} at time zone 'UTC')::date and exists (select 1 from jobs k where k.company_id = r.company_id and k.state = 'open' and (r.job_id is null or k.id = r.job_id))
          and not exists (select 1 from applications a where a.candidate_id = r.candidate_id and a.recruiter_id = r.recruiter_id and a.company_id = r.company_id and a.state <> 'withdrawn' and (r.job_id is null or a.job_id = r.job_id))
        union all
        (select 4, 'claim_ending', d.candidate_id, d.full_name, null, null, null, null, null, null, to_char(upper(c."window") at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        from candidate_sourcers c join candidate_dossiers d on d.candidate_id = c.candidate_id and d.recruiter_id = c.recruiter_id
        where c.recruiter_id = ${scope.recruiterId} and c.state = 'active' and c."window" @> ${instant} and upper(c."window") <= ${instant} + make_interval(hours => ${CLAIM_WARNING_DAYS * 24})
        order by upper(c."window"), c.id limit ${limits.endingShown})
        union all
        select 5, 'offer_open', a.candidate_id, c.full_name, o.name, a.job_id, j.title, a.id, null, null, f.start_date::text
        from applications a join offers f on f.application_id = a.id and f.state = 'made' join candidates c on c.id = a.candidate_id join organizations o on o.id = a.company_id join jobs j on j.id = a.job_id
        where a.recruiter_id = ${scope.recruiterId} and a.state = 'offered'
      ) needs order by rank, date, candidate_id, connection_id limit ${limits.pageSize}`);
    return {
      needs: rows.map((row) => ({
        kind: row.kind, candidateId: row.candidate_id, candidateName: row.candidate_name, companyName: row.company_name, jobId: row.job_id, jobTitle: row.job_title, applicationId: row.application_id, placementId: row.placement_id, connectionId: row.connection_id, date: row.date,
      })),
      now: at.toISOString(),
    };
  },
});
