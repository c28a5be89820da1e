import { sql } from "drizzle-orm";
import { z } from "zod";
import { companiesCountedAs } from "../identity";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { introductionsAt } from "../sourcing";
import { leftOutRule } from "./rules/asked-by-name";

const right = z.strictObject({ signedAt: z.iso.datetime(), signedName: z.string(), endsOn: z.string(), receiptHash: z.string(), revokedAt: z.iso.datetime().nullable() });
/** Names are told to the company and to whose introduction it is. */
const introduction = z.strictObject({ recruiterName: z.string().nullable(), firmName: z.string().nullable(), companyName: z.string(), introducedAt: z.iso.datetime(), until: z.iso.datetime(), thisOne: z.boolean(), yours: z.boolean() });

type Row = { company_id: string; recruiter_id: string; candidate_id: string; submitted_at: string; signed_at: string | null; signed_name: string | null; ends_on: string | null; receipt_hash: string | null; revoked_at: string | null; asked_at: string | null; asking_company: string | null };

/**
 * On what a submission rests, for the company, the recruiter and the platform: the person's right to represent with its receipt, who introduced them to this company or another
 * of its group and until when that counts, and whether the company had asked for them by name, so that the sourcer has no share.
 */
export const submissionStanding = query({
  input: z.strictObject({ applicationId: z.string().max(limits.idLength) }),
  output: z.strictObject({ right: right.nullable(), introductions: z.array(introduction), askedByName: z.strictObject({ askedAt: z.iso.datetime(), companyName: z.string() }).nullable() }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { applicationId }) {
    const [row] = await db.execute<Row>(sql`
      select a.company_id, a.recruiter_id, a.candidate_id, a.submitted_at, r.signed_at, r.signed_name, r.ends_on::text, r.receipt_hash, r.revoked_at, n.asked_at, o.name as asking_company
      from applications a left join right_to_represent r on r.id = a.rtr_id left join named_people n on n.id = a.named_person_id left join organizations o on o.id = n.company_id
      where a.id = ${applicationId} and (a.company_id = ${scope.companyId} or a.recruiter_id = ${scope.recruiterId} or ${scope.admin})`);
    if (!row) return notFound();
    const iso = (text: string) => new Date(text).toISOString();
    const submittedAt = new Date(row.submitted_at);
    const family = await companiesCountedAs(db, row.company_id, submittedAt);
    const all = await introductionsAt(db, { candidateId: row.candidate_id, companyIds: family.map((one) => one.id), at: submittedAt });
    const sees = row.company_id === scope.companyId || scope.admin;
    return {
      right: row.signed_at && row.signed_name && row.ends_on && row.receipt_hash ? { signedAt: iso(row.signed_at), signedName: row.signed_name, endsOn: row.ends_on, receiptHash: row.receipt_hash, revokedAt: row.revoked_at ? iso(row.revoked_at) : null } : null,
      introductions: all.map((one) => {
        const yours = one.recruiterId === scope.recruiterId;
        const named = sees || yours;
        return { recruiterName: named ? one.recruiterName : null, firmName: named ? one.firmName : null, companyName: one.companyName, introducedAt: one.introducedAt.toISOString(), until: one.until.toISOString(), thisOne: one.applicationId === applicationId, yours };
      }),
      askedByName: row.asked_at && row.asking_company ? { askedAt: iso(row.asked_at), companyName: row.asking_company } : null,
    };
  },
});

/** Why the sourcer of a submission has no share, in the words of the split's line; null = they have it, or nobody is one. */
export async function leftOutOf(db: Reader, applicationId: string): Promise<string | null> {
  const [row] = await db.execute<{ asked_at: string; name: string }>(sql`
    select n.asked_at, o.name from applications a join named_people n on n.id = a.named_person_id join organizations o on o.id = n.company_id where a.id = ${applicationId}`);
  return row ? leftOutRule({ askedAt: new Date(row.asked_at), companyName: row.name }) : null;
}
