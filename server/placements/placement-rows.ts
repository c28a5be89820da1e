import { eq } from "drizzle-orm";
import { candidates } from "@/db/schema/candidates";
import { jobs, placements } from "@/db/schema/jobs";
import type { Reader } from "../kernel/database";
import { type JobTerms, jobTermsSnapshot } from "../jobs";

export type PlacementFacts = {
  id: string; companyId: string; candidateName: string; jobTitle: string; currency: string; feeMinor: bigint; terms: JobTerms; policyVersion: number; timeZone: string; state: string; startDate: string;
  startedAt: Date | null; guaranteeEndsAt: Date | null;
};

/** What billing and payouts need of a placement; null = there is none. */
export async function placementForBilling(db: Reader, placementId: string): Promise<PlacementFacts | null> {
  const [row] = await db
    .select({ placement: placements, candidateName: candidates.fullName, jobTitle: jobs.title })
    .from(placements)
    .innerJoin(candidates, eq(candidates.id, placements.candidateId))
    .innerJoin(jobs, eq(jobs.id, placements.jobId))
    .where(eq(placements.id, placementId));
  if (!row) return null;
  const { id, companyId, currency, feeMinor, policyVersion, timeZone, state, startDate, startedAt, guaranteeEndsAt } = row.placement;
  return { id, companyId, candidateName: row.candidateName, jobTitle: row.jobTitle, currency, feeMinor, terms: jobTermsSnapshot.parse(row.placement.terms), policyVersion, timeZone, state, startDate, startedAt, guaranteeEndsAt };
}
