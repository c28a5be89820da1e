import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { applications, offers, placements } from "@/db/schema/jobs";
import { organizationById } from "../identity";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asCandidate } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { isDisputed } from "../applications";
import { feeFor, markFilled, termsById } from "../jobs";
import { policyAt } from "../policy";
import { lockSplit, recordMoneySplit } from "../splits";
import { placementErrors } from "./errors";

const offerId = z.string().max(limits.idLength);

/**
 * Accepts an offer: the split locks, and the placement is made with a snapshot of terms, split and policy, and the sourcer of the day of
 * submission. Two clicks make one placement.
 */
export const acceptOffer = command({
  input: z.strictObject({ offerId }),
  output: z.strictObject({ placementId: z.string() }),
  allow: asCandidate,
  errors: placementErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const [found] = await tx
      .select({ offer: offers, application: applications })
      .from(offers)
      .innerJoin(applications, eq(applications.id, offers.applicationId))
      .where(and(eq(offers.id, input.offerId), eq(applications.candidateId, scope.candidateId)))
      // The application before its offer, as everyone who decides over an offer does: else two decisions deadlock.
      .for("update", { of: applications });
    if (!found) return notFound();
    const { offer, application } = found;
    if (await isDisputed(tx, application.id)) return refuse("submission_disputed");
    const accepted = await tx.update(offers).set({ state: "accepted", answeredAt: now }).where(and(eq(offers.id, offer.id), eq(offers.state, "made"))).returning({ id: offers.id });
    if (accepted.length === 0) return refuse("changed_meanwhile");
    await tx.update(applications).set({ state: "accepted", updatedAt: now }).where(eq(applications.id, application.id));
    const company = await organizationById(tx, application.companyId);
    if (!company) throw new Error(`Company ${application.companyId} is gone.`);
    const terms = await termsById(tx, application.termsId);
    const policy = await policyAt(tx, application.policyVersion);
    const { agreementId, shares } = await lockSplit(tx, application.id, now);
    const fee = feeFor(terms, offer);
    const placementId = newId("placement");
    await tx.insert(placements).values({
      id: placementId, applicationId: application.id, offerId: offer.id, agreementId, jobId: application.jobId, companyId: application.companyId, candidateId: application.candidateId, recruiterId: application.recruiterId,
      currency: offer.currency, ...fee, terms, policyVersion: policy.version, timeZone: company.timeZone, sourcerClaimId: application.sourcerClaimId, sourcedAsOf: application.submittedAt, startDate: offer.startDate, createdAt: now,
    });
    await recordMoneySplit(tx, { placementId, currency: offer.currency, feeMinor: fee.feeMinor, shares, policy, now });
    await markFilled(tx, application.jobId);
    emit({ type: "placements/offer.accepted", data: { placementId, applicationId: application.id }, placementId, applicationId: application.id, candidateId: application.candidateId });
    return { placementId };
  },
});

/** Says no to an offer; the submission is in review again. */
export const declineOffer = command({
  input: z.strictObject({ offerId }),
  output: z.strictObject({ state: z.string() }),
  allow: asCandidate,
  errors: placementErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const [found] = await tx.select({ application: applications }).from(offers).innerJoin(applications, eq(applications.id, offers.applicationId)).where(and(eq(offers.id, input.offerId), eq(applications.candidateId, scope.candidateId))).for("update", { of: applications });
    if (!found) return notFound();
    const declined = await tx.update(offers).set({ state: "declined", answeredAt: now }).where(and(eq(offers.id, input.offerId), eq(offers.state, "made"))).returning({ id: offers.id });
    if (declined.length === 0) return refuse("changed_meanwhile");
    await tx.update(applications).set({ state: "in_review", updatedAt: now }).where(eq(applications.id, found.application.id));
    emit({ type: "placements/offer.declined", data: { applicationId: found.application.id, offerId: input.offerId }, applicationId: found.application.id, candidateId: found.application.candidateId });
    return { state: "declined" };
  },
});
