import postgres from "postgres";
import { floorDatabase } from "../../../floor-env";

const sql = postgres(floorDatabase(), { max: 4, onnotice: () => {}, connection: { TimeZone: "UTC" } });

/** The candidate list by the barest means: one hand-written, prepared query, no session, no rules, no checks. */
export async function GET(request: Request): Promise<Response> {
  const recruiterId = new URL(request.url).searchParams.get("recruiter") ?? "";
  const rows = await sql`
    select d.candidate_id, d.full_name, d.headline, d.location, d.current_employer, d.created_at, c.id as claim_id, c.recruiter_id = ${recruiterId} as claim_mine, lower(c."window") as claim_from, upper(c."window") as claim_until,
      c.tier as claim_tier, c.policy_version as claim_policy,
      (select count(*)::int from applications a where a.candidate_id = d.candidate_id and a.recruiter_id = ${recruiterId} and a.state <> 'withdrawn') as submissions,
      (select count(*)::int from right_to_represent r where r.candidate_id = d.candidate_id and r.recruiter_id = ${recruiterId} and r.state = 'signed') as rtrs
    from candidate_dossiers d left join candidate_sourcers c on c.candidate_id = d.candidate_id and c."window" @> app.now()
    where d.recruiter_id = ${recruiterId} order by d.created_at desc, d.candidate_id desc limit 50`;
  return Response.json({ candidates: rows });
}
