import { sql } from "drizzle-orm";
import type { Reader } from "../kernel/database";
import type { BlockCode } from "./errors";

const codes: readonly BlockCode[] = ["platform_staff", "open_placements", "open_money", "open_dispute", "open_submissions", "open_roles", "needs_owner"];

/** All that must end before somebody can be erased: nobody is forgotten while others wait for their money, their word or their decision. Out: in the order of `codes`; empty = nothing. */
export async function whatStandsInTheWay(db: Reader, userId: string): Promise<BlockCode[]> {
  const [row] = await db.execute<Record<BlockCode, boolean>>(sql`
    with me as (select id as user_id, platform_role from users where id = ${userId}),
      mine as (select id from candidates where user_id = ${userId}), work as (select id from recruiters where user_id = ${userId}),
      paid as (select p.id from payees p where p.recruiter_id in (select id from work)
        or p.firm_id in (select m.organization_id from members m where m.user_id = ${userId} and not exists (select 1 from members x where x.organization_id = m.organization_id and x.user_id <> m.user_id))),
      alone as (select m.organization_id, o.kind from members m join organizations o on o.id = m.organization_id where m.user_id = ${userId} and m.role = 'owner' and not exists (select 1 from members x where x.organization_id = m.organization_id and x.user_id <> m.user_id and x.role = 'owner'))
    select exists (select 1 from me where platform_role is not null) as platform_staff,
      exists (select 1 from placements p where p.state in ('awaiting_start','started')
        and (p.candidate_id in (select id from mine) or p.company_id in (select organization_id from alone) or exists (select 1 from placement_collaborators k where k.placement_id = p.id and k.recruiter_id in (select id from work)))) as open_placements,
      exists (select 1 from payout_schedules s where s.payee_id in (select id from paid) and s.state not in ('paid','cancelled'))
        or exists (select 1 from ledger_accounts a where a.payee_id in (select id from paid) and a.balance_minor <> 0)
        or exists (select 1 from invoices i where i.company_id in (select organization_id from alone) and i.state in ('draft','open','partially_paid')) as open_money,
      exists (select 1 from disputes d where d.state not in ('withdrawn','closed') and (d.candidate_id in (select id from mine) or d.opener_recruiter_id in (select id from work) or d.other_recruiter_id in (select id from work) or d.opener_company_id in (select organization_id from alone))) as open_dispute,
      exists (select 1 from applications a where a.state in ('submitted','in_review','offered') and (a.candidate_id in (select id from mine) or a.recruiter_id in (select id from work))) as open_submissions,
      exists (select 1 from jobs j where j.company_id in (select organization_id from alone) and j.state in ('draft','open','paused')) as open_roles,
      exists (select 1 from alone l join members x on x.organization_id = l.organization_id and x.user_id <> ${userId}) as needs_owner`);
  return codes.filter((code) => row?.[code]);
}
