import { and, desc, eq, sql } from "drizzle-orm";
import { jobs, jobTerms } from "@/db/schema/jobs";
import { organizations } from "@/db/schema/identity";
import type { Reader, Tx } from "../kernel/database";
import { type JobLevel, jobLevelOf } from "../policy";
import { type JobTerms, jobTermsSnapshot } from "./terms";

export type OpenJob = {
  id: string; title: string; companyId: string; companyName: string; currency: string; timeZone: string; ownerRecruiterId: string | null; companySourcerRecruiterId: string | null;
  salaryMinMinor: bigint; salaryMaxMinor: bigint; level: JobLevel | null; terms: JobTerms;
};
type TermsRow = typeof jobTerms.$inferSelect;

/** A row of terms as the snapshot that others keep. */
export function snapshotOf(row: TermsRow): JobTerms {
  return jobTermsSnapshot.parse({
    id: row.id, version: row.version, feeKind: row.feeKind, feeBasisPoints: row.feeBasisPoints, feeFixedMinor: row.feeFixedMinor?.toString() ?? null, feeBase: row.feeBase, guaranteeDays: row.guaranteeDays,
    refundCurve: row.refundCurve, paymentDays: row.paymentDays, payoutTemplate: row.payoutTemplate, invoiceAt: row.invoiceAt,
  });
}

/** An open role with its newest terms; null when it is not open or does not exist. */
export async function openJob(db: Reader, jobId: string): Promise<OpenJob | null> {
  const [row] = await db
    .select({ job: jobs, company: organizations, terms: jobTerms })
    .from(jobs)
    .innerJoin(organizations, eq(organizations.id, jobs.companyId))
    .innerJoin(jobTerms, eq(jobTerms.jobId, jobs.id))
    .where(and(eq(jobs.id, jobId), eq(jobs.state, "open")))
    .orderBy(desc(jobTerms.version))
    .limit(1);
  if (!row) return null;
  return {
    id: row.job.id, title: row.job.title, companyId: row.job.companyId, companyName: row.company.name, currency: row.job.currency, timeZone: row.company.timeZone, ownerRecruiterId: row.job.ownerRecruiterId,
    companySourcerRecruiterId: row.company.broughtByRecruiterId, salaryMinMinor: row.job.salaryMinMinor, salaryMaxMinor: row.job.salaryMaxMinor, level: jobLevelOf(row.job.level), terms: snapshotOf(row.terms),
  };
}

/** The terms that something pinned. Throws for an id that never was. */
export async function termsById(db: Reader, termsId: string): Promise<JobTerms> {
  const [row] = await db.select().from(jobTerms).where(eq(jobTerms.id, termsId));
  if (!row) throw new Error(`There are no terms ${termsId}.`);
  return snapshotOf(row);
}

/** Closes a role that was filled; one that is paused or closed stays as it is. */
export async function markFilled(tx: Tx, jobId: string): Promise<void> {
  await tx.update(jobs).set({ state: "filled" }).where(and(eq(jobs.id, jobId), sql`${jobs.state} = 'open'`));
}
