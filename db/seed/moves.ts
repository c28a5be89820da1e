import { eq, sql } from "drizzle-orm";
import { postJob } from "../../server/jobs/post-job";
import { makeOffer } from "../../server/applications/make-offer";
import { startReview } from "../../server/applications/review-application";
import { submitCandidate } from "../../server/applications/submit-candidate";
import { issueInvoice, recordInvoicePayments } from "../../server/billing";
import { allocateFee, claimDueSchedules, completePaidPlacements, paySchedule, releaseDueHolds } from "../../server/payouts";
import { myPayee } from "../../server/payouts/payee-account";
import { refreshPayeeAccount, setUpPayouts } from "../../server/payouts/set-up-payouts-flow";
import { acceptOffer } from "../../server/placements/accept-offer";
import { confirmStart } from "../../server/placements/confirm-start";
import { paymentsOf } from "../../server/providers/stripe-money";
import { addCandidate } from "../../server/sourcing/add-candidate";
import { signRtr } from "../../server/sourcing/answer-rtr";
import { requestRtr } from "../../server/sourcing/request-rtr";
import { invoices, payoutSchedules } from "../schema/money";
import { emailOf, seedCandidates } from "./candidates";
import type { Stage } from "./stage";

export type Role = { company: string; by: string; title: string; location: string; mode: "on_site" | "hybrid" | "remote"; level?: "entry" | "mid" | "senior" | "lead" | "executive"; min: number; max: number; currency?: "USD" | "GBP"; fee?: number; template?: "at_guarantee_end" | "thirds" | "half_then_quarters" | "monthly_run"; net?: number; guarantee?: number; about: string };

/** Posts a role. Amounts in whole units of the currency. Out: its id. */
export async function post(stage: Stage, role: Role): Promise<string> {
  const { jobId } = await postJob.call(stage.as(role.by), {
    title: role.title, description: role.about, location: role.location, workMode: role.mode, level: role.level ?? null, currency: role.currency ?? "USD", salaryMinMinor: `${role.min}00`, salaryMaxMinor: `${role.max}00`,
    terms: { feeKind: "percentage", feeBasisPoints: role.fee ?? 2_000, feeFixedMinor: null, feeBase: ["base_salary"], guaranteeDays: role.guarantee ?? 90, refundCurve: "tiers", paymentDays: role.net ?? 30, payoutTemplate: role.template ?? "thirds", invoiceAt: "confirmed_start" },
  });
  return jobId;
}

/** A recruiter adds one of the demo's candidates by their place in the list. Out: the person's id. */
export async function add(stage: Stage, recruiter: string, index: number): Promise<string> {
  const [fullName, headline, location, currentEmployer] = seedCandidates[index] ?? seedCandidates[0];
  const { candidateId } = await addCandidate.call(stage.as(recruiter), { fullName, headline, location, currentEmployer, email: emailOf(fullName), note: index % 3 === 0 ? "Met at the spring conference; open to a move in the next quarter." : "" });
  return candidateId;
}

/** A recruiter asks for, and the candidate signs, the right to represent. */
export async function consent(stage: Stage, recruiter: string, index: number, company: string): Promise<string> {
  const [fullName] = seedCandidates[index] ?? seedCandidates[0];
  const email = emailOf(fullName);
  const { rtrId, candidateId } = await requestRtr.call(stage.as(recruiter), { person: { fullName, email }, companyId: stage.organization(company) });
  const candidate = await stage.candidateUser(fullName, email);
  await signRtr.call(candidate, { rtrId, signedName: fullName, textVersion: 1 });
  return candidateId;
}

/** Submits one's own candidate. Out: the application. */
export async function submit(stage: Stage, recruiter: string, candidateId: string, jobId: string, note = ""): Promise<string> {
  return (await submitCandidate.call(stage.as(recruiter), { candidateId, jobId, note })).applicationId;
}

/** The company reviews and offers. Out: the offer. */
export async function offer(stage: Stage, by: string, applicationId: string, salary: number, startDate: string): Promise<string> {
  await startReview.call(stage.as(by), { applicationId });
  return (await makeOffer.call(stage.as(by), { applicationId, baseSalaryMinor: `${salary}00`, startDate })).offerId;
}

/** The candidate accepts. Out: the placement. */
export async function accept(stage: Stage, index: number, offerId: string): Promise<string> {
  const [fullName] = seedCandidates[index] ?? seedCandidates[0];
  return (await acceptOffer.call(await stage.candidateUser(fullName, emailOf(fullName)), { offerId })).placementId;
}

/** Both sides confirm the start, and the invoice goes out. */
export async function start(stage: Stage, placementId: string, company: string, recruiter: string): Promise<void> {
  await confirmStart.call(stage.as(company), { placementId });
  await confirmStart.call(stage.as(recruiter), { placementId });
  await issueInvoice.call(stage.system, { placementId });
}

/** The company pays on the hosted page, and the fee is shared. */
export async function pay(stage: Stage, placementId: string): Promise<void> {
  const [invoice] = await stage.system.db.select().from(invoices).where(eq(invoices.placementId, placementId));
  if (!invoice?.stripeInvoiceId) throw new Error(`${placementId} has no invoice.`);
  await stage.control(`invoices/${invoice.stripeInvoiceId}/pay`, { paymentMethod: "pm_usBankAccount" });
  await recordInvoicePayments.call(stage.system, { stripeInvoiceId: invoice.stripeInvoiceId, payments: await paymentsOf(invoice.stripeInvoiceId) });
  await allocateFee.call(stage.system, { placementId });
}

/** A recruiter finishes the provider's onboarding. */
export async function onboard(stage: Stage, recruiter: string): Promise<void> {
  await setUpPayouts.call(stage.as(recruiter), { country: "US" });
  const { stripeAccountId } = await myPayee.call(stage.as(recruiter), {});
  if (!stripeAccountId) throw new Error(`${recruiter} has no account.`);
  await stage.control(`accounts/${stripeAccountId}/activate`, {});
  await refreshPayeeAccount.call(stage.system, { stripeAccountId });
}

/** Runs what is due: releases, claims, transfers. In: a placement whose first transfer meets a broken line, also at the second try. */
export async function runDue(stage: Stage, of: { answerLostFor?: string } = {}): Promise<void> {
  await releaseDueHolds.call(stage.system, {});
  await claimDueSchedules.call(stage.system, {});
  const claimed = await stage.system.db.select({ id: payoutSchedules.id, claimNo: payoutSchedules.claimNo, placementId: payoutSchedules.placementId }).from(payoutSchedules).where(eq(payoutSchedules.state, "claimed")).orderBy(payoutSchedules.dueAt, payoutSchedules.payeeId);
  const unlucky = claimed.find((schedule) => schedule.placementId === of.answerLostFor);
  for (const schedule of claimed) {
    if (schedule === unlucky) await stage.control("faults", { match: { method: "POST", path: "/v1/transfers" }, kind: "reset_before", times: 2 });
    await paySchedule.call(stage.system, { scheduleId: schedule.id, claimNo: schedule.claimNo });
  }
  await completePaidPlacements.call(stage.system, {});
}

/** Today, moved by days, as a calendar date of the demo's clock. */
export async function day(stage: Stage, plus = 0): Promise<string> {
  const [row] = await stage.system.db.execute<{ d: string }>(sql`select ((app.now() at time zone 'America/Los_Angeles')::date + ${plus}::int)::text as d`);
  return row?.d ?? "";
}

