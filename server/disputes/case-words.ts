import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "../kernel/database";
import { type CaseViewer, type Dispute, factsOf, kindOf, sideOf } from "./case-access";
import { caseAt } from "./rules/case-at";

export const kinds = z.enum(["claim", "not_allowed", "objection"]);
export const states = z.enum(["open", "answered", "decided", "appealed", "closed", "withdrawn"]);
export const outcomes = z.enum(["upheld", "overturned", "shared", "withdrawn"]);
export const sides = z.enum(["opener", "other", "admin"]);

/** A case as a line of a list, as its reader may see it. A name that is null is not for this reader. */
export const caseLine = z.strictObject({
  id: z.string(), kind: kinds, state: states, side: sides, candidateName: z.string(), companyName: z.string().nullable(), jobTitle: z.string().nullable(), applicationId: z.string().nullable(),
  openerName: z.string().nullable(), otherName: z.string().nullable(), openedAt: z.iso.datetime(), answerDueAt: z.iso.datetime(), timeZone: z.string(), outcome: outcomes.nullable(), openerBasisPoints: z.number().int().nullable(),
  decidedAt: z.iso.datetime().nullable(), appealDueAt: z.iso.datetime().nullable(), closedAt: z.iso.datetime().nullable(),
});
export type CaseLine = z.output<typeof caseLine>;

type Names = { id: string; candidate_name: string; dossier_name: string | null; company_name: string | null; job_title: string | null; opener_name: string; opener_firm: string | null; other_name: string; other_firm: string; acquainted: boolean };

/** Cases as one reader may see them: in a fight over a claim neither recruiter learns who the other is, unless they know each other from their firm or from a placement of this person. */
export async function caseLines(db: Reader, cases: readonly Dispute[], scope: CaseViewer, now: Date): Promise<CaseLine[]> {
  if (cases.length === 0) return [];
  const rows = await db.execute<Names>(sql`
    select d.id, c.full_name as candidate_name, x.full_name as dossier_name, co.name as company_name, j.title as job_title, coalesce(ou.name, oc.full_name, oo.name) as opener_name, of.name as opener_firm, tu.name as other_name, tf.name as other_firm,
      coalesce(r1.firm_id = r2.firm_id or exists (select 1 from placements p join placement_collaborators k1 on k1.placement_id = p.id and k1.recruiter_id = r1.id join placement_collaborators k2 on k2.placement_id = p.id and k2.recruiter_id = r2.id where p.candidate_id = d.candidate_id), false) as acquainted
    from disputes d join candidates c on c.id = d.candidate_id left join candidate_dossiers x on x.candidate_id = d.candidate_id and x.recruiter_id = ${scope.recruiterId}
      left join applications a on a.id = d.application_id left join jobs j on j.id = a.job_id left join organizations co on co.id = a.company_id
      left join recruiters r1 on r1.id = d.opener_recruiter_id left join users ou on ou.id = r1.user_id left join organizations of on of.id = r1.firm_id left join candidates oc on oc.id = d.opener_candidate_id left join organizations oo on oo.id = d.opener_company_id
      join recruiters r2 on r2.id = d.other_recruiter_id join users tu on tu.id = r2.user_id join organizations tf on tf.id = r2.firm_id
    where d.id in (${sql.join(cases.map((one) => sql`${one.id}`), sql`, `)})`);
  const names = new Map(rows.map((row) => [row.id, row]));
  return cases.map((one) => shape(one, names.get(one.id), scope, now));
}

function shape(dispute: Dispute, names: Names | undefined, scope: CaseViewer, now: Date): CaseLine {
  if (!names) throw new Error(`Dispute ${dispute.id} has nobody in it.`);
  const side = sideOf(dispute, scope) ?? "admin";
  const told = side === "admin" || dispute.kind !== "claim" || names.acquainted;
  const named = (name: string, firm: string | null) => (firm === null ? name : `${name}, ${firm}`);
  const standing = caseAt(factsOf(dispute), now);
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: dispute.id, kind: kindOf(dispute), state: standing.state, side, candidateName: side === "admin" ? names.candidate_name : (names.dossier_name ?? names.candidate_name), companyName: names.company_name, jobTitle: names.job_title, applicationId: dispute.applicationId,
    openerName: told || side === "opener" ? named(names.opener_name, names.opener_firm) : null, otherName: told || side === "other" ? named(names.other_name, names.other_firm) : null,
    openedAt: dispute.openedAt.toISOString(), answerDueAt: dispute.answerDueAt.toISOString(), timeZone: dispute.timeZone, outcome: standing.outcome, openerBasisPoints: standing.openerBasisPoints,
    decidedAt: iso(standing.decidedAt), appealDueAt: iso(standing.appealDueAt), closedAt: iso(standing.closedAt),
  };
}

/** The cases in which somebody is a side. */
export const ownCases = (scope: CaseViewer): SQL => sql`(opener_recruiter_id = ${scope.recruiterId} or opener_candidate_id = ${scope.candidateId} or opener_company_id = ${scope.companyId} or other_recruiter_id = ${scope.recruiterId})`;
