import { makeOffer } from "@/server/applications/make-offer";
import { calendarDay } from "@/server/applications";
import { submitCandidate } from "@/server/applications/submit-candidate";
import { postJob } from "@/server/jobs/post-job";
import { clockOf, type Database } from "@/server/kernel/database";
import { acceptOffer } from "@/server/placements/accept-offer";
import { confirmStart } from "@/server/placements/confirm-start";
import type { JobLevel } from "@/server/policy";
import { addCandidate } from "@/server/sourcing/add-candidate";
import { signRtr } from "@/server/sourcing/answer-rtr";
import { requestRtr } from "@/server/sourcing/request-rtr";
import { type Candidate, candidate, company, type CompanyUser, fresh, type Recruiter, recruiter } from "./people";

export const terms = { feeKind: "percentage", feeBasisPoints: 2_000, feeFixedMinor: null, feeBase: ["base_salary"], guaranteeDays: 90, refundCurve: "tiers", paymentDays: 30, payoutTemplate: "thirds", invoiceAt: "confirmed_start" } as const;
export type TermsInput = Omit<typeof terms, "feeBasisPoints" | "payoutTemplate" | "feeBase" | "guaranteeDays"> & { feeBasisPoints: number; guaranteeDays: number; feeBase: ("base_salary" | "signing_bonus" | "target_bonus")[]; payoutTemplate: "at_guarantee_end" | "thirds" | "half_then_quarters" | "monthly_run" };
export const jobForm = (of: { terms?: Partial<TermsInput>; title?: string; level?: JobLevel } = {}) => ({
  title: of.title ?? `Role ${fresh()}`, description: "What the person will do, in a sentence.", location: "Boston, MA", workMode: "hybrid" as const, level: of.level ?? null, currency: "USD" as const,
  salaryMinMinor: "10000000", salaryMaxMinor: "14000000", terms: { ...terms, feeBase: [...terms.feeBase], ...of.terms },
});

/** A posted, open role. */
export async function job(by: CompanyUser, of: Parameters<typeof jobForm>[0] = {}): Promise<string> {
  return (await postJob.call(by.ctx, jobForm(of))).jobId;
}

export type Claimed = { candidateId: string; claimId: string; fullName: string; email: string };
/** A person whom a recruiter was first to bring; not signed in yet. */
export async function claimed(by: Recruiter, of: { fullName?: string; email?: string; phone?: string; note?: string; headline?: string; location?: string } = {}): Promise<Claimed> {
  const key = fresh();
  const { fullName = `Candidate ${key}`, email = `candidate.${key}@example.com` } = of;
  const { candidateId, claimId } = await addCandidate.call(by.ctx, { ...of, fullName, email });
  return { candidateId, claimId, fullName, email };
}

/** An unanswered request for the right to represent. */
export async function requested(by: Recruiter, who: { fullName: string; email: string }, companyId: string): Promise<string> {
  return (await requestRtr.call(by.ctx, { person: { fullName: who.fullName, email: who.email }, companyId })).rtrId;
}

/** A right to represent that the person has signed. Out: its id and the person, signed in. */
export async function consented(db: Database, by: Recruiter, who: { fullName: string; email: string }, companyId: string): Promise<{ rtrId: string; person: Candidate }> {
  const rtrId = await requested(by, who, companyId);
  const signer = await candidate(db, { name: who.fullName, email: who.email });
  await signRtr.call(signer.ctx, { rtrId, signedName: who.fullName, textVersion: 1 });
  return { rtrId, person: signer };
}

export type Submission = { applicationId: string; jobId: string; company: CompanyUser; recruiter: Recruiter; person: Candidate };
export type SubmissionOptions = { company?: CompanyUser; recruiter?: Recruiter; jobId?: string; holder?: Recruiter; terms?: Partial<TermsInput>; note?: string; heldAs?: { phone?: string; note?: string; email?: string; headline?: string; location?: string } };

/** A submission. With `holder`, another recruiter protects the person, and the submitter rests on a signed right to represent. */
export async function submission(db: Database, of: SubmissionOptions = {}): Promise<Submission> {
  const by = of.recruiter ?? (await recruiter(db));
  const at = of.company ?? (await company(db));
  const jobId = of.jobId ?? (await job(at, of.terms ? { terms: of.terms } : {}));
  const who = await claimed(of.holder ?? by, of.heldAs);
  const person = of.holder ? (await consented(db, by, who, at.companyId)).person : await candidate(db, { name: who.fullName, email: who.email });
  const { applicationId } = await submitCandidate.call(by.ctx, { jobId, candidateId: person.candidateId, note: of.note ?? "" });
  return { applicationId, jobId, company: at, recruiter: by, person };
}

export type Offered = Submission & { offerId: string };
/** A submission with an open offer. The start is today in the company's zone. */
export async function offered(db: Database, of: SubmissionOptions & { baseSalaryMinor?: string } = {}): Promise<Offered> {
  const made = await submission(db, of);
  const { offerId } = await makeOffer.call(made.company.ctx, { applicationId: made.applicationId, baseSalaryMinor: of.baseSalaryMinor ?? "12000000", startDate: calendarDay(await clockOf(db), made.company.timeZone) });
  return { ...made, offerId };
}

export type Placed = Offered & { placementId: string };
/** A placement that waits for its start to be confirmed. */
export async function placed(db: Database, of: Parameters<typeof offered>[1] = {}): Promise<Placed> {
  const made = await offered(db, of);
  return { ...made, placementId: (await acceptOffer.call(made.person.ctx, { offerId: made.offerId })).placementId };
}

/** A placement whose start both sides have confirmed. */
export async function started(db: Database, of: Parameters<typeof offered>[1] = {}): Promise<Placed> {
  const made = await placed(db, of);
  await confirmStart.call(made.company.ctx, { placementId: made.placementId });
  await confirmStart.call(made.recruiter.ctx, { placementId: made.placementId });
  return made;
}
