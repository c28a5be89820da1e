import { sql } from "drizzle-orm";
import { introductions } from "@/db/schema/candidates";
import { businessCalendarOf } from "../identity";
import type { Reader, Tx } from "../kernel/database";
import { newId } from "../kernel/ids";
import { businessDeadline, type Policy } from "../policy";
import { daysAfter } from "./protection";

/**
 * Records that a recruiter has presented a person to a company, with a clock of its own, and until when the company may object: counted once, by its working days as they are now,
 * and stored with what it was counted by.
 */
export async function recordIntroduction(tx: Tx, of: { candidateId: string; companyId: string; recruiterId: string; applicationId: string; at: Date; policy: Policy }): Promise<void> {
  const { introductionDays, objections } = of.policy.settings;
  const { calendarId, calendarVersion, timeZone, ...days } = await businessCalendarOf(tx, of.companyId);
  await tx.insert(introductions).values({
    id: newId("introduction"), candidateId: of.candidateId, companyId: of.companyId, recruiterId: of.recruiterId, applicationId: of.applicationId, introducedAt: of.at, until: daysAfter(of.at, introductionDays),
    objectUntil: businessDeadline(of.at, objections.businessDays, { ...days, timeZone }), calendarId, calendarVersion, timeZone,
  });
}

export type Introduction = { applicationId: string; recruiterId: string; recruiterName: string; firmName: string; companyName: string; introducedAt: Date; until: Date };

/** Introductions of a person to any of these companies that count at an instant, the first one first. */
export async function introductionsAt(db: Reader, of: { candidateId: string; companyIds: readonly string[]; at: Date }): Promise<Introduction[]> {
  const at = sql`${of.at.toISOString()}::timestamptz`;
  const rows = await db.execute<{ application_id: string; recruiter_id: string; recruiter_name: string; firm_name: string; company_name: string; introduced_at: string; until: string }>(sql`
    select n.application_id, n.recruiter_id, u.name as recruiter_name, f.name as firm_name, o.name as company_name, n.introduced_at, n.until
    from introductions n join recruiters r on r.id = n.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = r.firm_id join organizations o on o.id = n.company_id
      join applications a on a.id = n.application_id
    where a.candidate_id = ${of.candidateId} and n.company_id in (select json_array_elements_text(${JSON.stringify(of.companyIds)}::json)) and n.introduced_at <= ${at} and n.until > ${at}
    order by n.introduced_at, n.id`);
  return rows.map((row) => ({ applicationId: row.application_id, recruiterId: row.recruiter_id, recruiterName: row.recruiter_name, firmName: row.firm_name, companyName: row.company_name, introducedAt: new Date(row.introduced_at), until: new Date(row.until) }));
}

/** Whether one of these recruiters had, at an instant, the person's right to represent at one of these companies, or an introduction there that counted. */
export async function hadStandingAt(db: Reader, of: { candidateId: string; recruiterIds: readonly string[]; companyIds: readonly string[]; at: Date }): Promise<boolean> {
  const at = sql`${of.at.toISOString()}::timestamptz`;
  const [row] = await db.execute<{ had: boolean }>(sql`
    with at_these as (select json_array_elements_text(${JSON.stringify(of.companyIds)}::json) as id), by_these as (select json_array_elements_text(${JSON.stringify(of.recruiterIds)}::json) as id)
    select exists (select 1 from right_to_represent r where r.candidate_id = ${of.candidateId} and r.recruiter_id in (select id from by_these)
        and (r.company_id in (select id from at_these) or r.also_at && array(select id from at_these))
        and r.signed_at <= ${at} and (r.revoked_at is null or r.revoked_at > ${at}) and r.ends_on >= (${at} at time zone 'UTC')::date)
      or exists (select 1 from introductions n join applications a on a.id = n.application_id where a.candidate_id = ${of.candidateId} and n.recruiter_id in (select id from by_these) and n.company_id in (select id from at_these) and n.introduced_at <= ${at} and n.until > ${at}) as had`);
  return row?.had ?? false;
}
