import { sql } from "drizzle-orm";
import { type Actor, anonymous, type OrganizationRole, type PlatformRole } from "../kernel/actor";
import type { Reader } from "../kernel/database";
import { canSignIn } from "./restrictions";

type Row = {
  name: string; email: string; email_verified: boolean; suspended: boolean; platform_role: PlatformRole | null; candidate_id: string | null;
  organization_id: string | null; organization_name: string | null; kind: "firm" | "company" | null; role: OrganizationRole | null; recruiter_id: string | null;
};

/**
 * Who a session's user is, in one statement: their place in the active organization, their candidate record, their platform role.
 * Without an active organization the first that they joined is it. Out: the anonymous actor when the user is gone.
 */
export async function actorOf(db: Reader, userId: string, sessionId: string, activeOrganizationId: string | null): Promise<Actor> {
  const [row] = await db.execute<Row>(sql`
    select u.name, u.email, u.email_verified, not ${canSignIn} as suspended, u.platform_role, c.id as candidate_id,
      o.id as organization_id, o.name as organization_name, o.kind, m.role, r.id as recruiter_id
    from users u
      left join candidates c on c.user_id = u.id
      left join lateral (select * from members x where x.user_id = u.id order by (x.organization_id = ${activeOrganizationId}) desc nulls last, x.created_at limit 1) m on true
      left join organizations o on o.id = m.organization_id
      left join recruiters r on r.user_id = u.id and r.firm_id = o.id
    where u.id = ${userId}`);
  if (!row) return anonymous;
  return {
    kind: "user", userId, sessionId, name: row.name, email: row.email, emailVerified: row.email_verified, suspended: row.suspended, platformRole: row.platform_role, candidateId: row.candidate_id,
    membership: row.organization_id && row.kind && row.role ? { organizationId: row.organization_id, organizationName: row.organization_name ?? "", kind: row.kind, role: row.role, recruiterId: row.recruiter_id } : null,
  };
}
