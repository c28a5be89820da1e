import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { organizations } from "@/db/schema/identity";
import { applications, jobs, offers } from "@/db/schema/jobs";
import { command } from "../kernel/command";
import { notFound, refuseKernel } from "../kernel/errors";
import { asHiringManager } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { feeFor, termsById } from "../jobs";
import { minorUnits } from "../money";
import { policyAt } from "../policy";
import { liveAgreement } from "../splits";
import { isObjectedTo } from "./disputed";
import { applicationErrors } from "./errors";
import { calendarDay } from "./rules/calendar-day";
import { agreedSplit, orRefuse } from "./submission-split";

const applicationId = z.string().max(limits.idLength);

/** Offers the job to the candidate of a submission. The fee follows from its pay by the terms that the submission pinned. */
export const makeOffer = command({
  input: z.strictObject({ applicationId, baseSalaryMinor: minorUnits(), signingBonusMinor: minorUnits(0n).default(0n), targetBonusMinor: minorUnits(0n).default(0n), startDate: z.iso.date("Enter the start date.") }),
  output: z.strictObject({ offerId: z.string() }),
  allow: asHiringManager,
  errors: applicationErrors,
  async run({ tx, scope, now, emit, refuse }, { applicationId: id, startDate, ...pay }) {
    const [found] = await tx
      .select({ application: applications, currency: jobs.currency, timeZone: organizations.timeZone })
      .from(applications)
      .innerJoin(jobs, eq(jobs.id, applications.jobId))
      .innerJoin(organizations, eq(organizations.id, applications.companyId))
      .where(and(eq(applications.id, id), eq(applications.companyId, scope.companyId)))
      .for("update", { of: applications });
    if (!found) return notFound();
    if (await isObjectedTo(tx, id)) return refuse("objection_open");
    if (startDate < calendarDay(now, found.timeZone)) return refuse("start_in_past");
    const { feeMinor } = feeFor(await termsById(tx, found.application.termsId), pay);
    if (feeMinor > limits.amountMinor || feeMinor < 1n) return refuseKernel("invalid_input", {}, [{ path: "baseSalaryMinor", message: "This pay makes a fee of zero or beyond what an invoice can carry." }]);
    const agreement = await liveAgreement(tx, id);
    const policy = await policyAt(tx, found.application.policyVersion);
    // Refused here to whom it can help: at acceptance it would be too late.
    if (agreement) orRefuse(() => agreedSplit(feeMinor, agreement, policy), policy);
    const moved = await tx.update(applications).set({ state: "offered", updatedAt: now }).where(and(eq(applications.id, id), inArray(applications.state, ["submitted", "in_review"]))).returning({ id: applications.id });
    if (moved.length === 0) return refuse(found.application.state === "offered" ? "offer_open" : "changed_meanwhile");
    const offerId = newId("offer");
    await tx.insert(offers).values({ id: offerId, applicationId: id, currency: found.currency, ...pay, startDate, madeBy: scope.userId, madeAt: now });
    emit({ type: "applications/offer.made", data: { applicationId: id, offerId }, applicationId: id, candidateId: found.application.candidateId });
    return { offerId };
  },
});

/** Takes an unanswered offer back; the submission is in review again. */
export const withdrawOffer = command({
  input: z.strictObject({ applicationId }),
  output: z.strictObject({ state: z.string() }),
  allow: asHiringManager,
  errors: applicationErrors,
  async run({ tx, scope, now, emit, refuse }, { applicationId: id }) {
    const own = and(eq(applications.id, id), eq(applications.companyId, scope.companyId));
    const [application] = await tx.select().from(applications).where(own).for("update");
    if (!application) return notFound();
    const [offer] = await tx.update(offers).set({ state: "withdrawn", answeredAt: now }).where(and(eq(offers.applicationId, id), eq(offers.state, "made"))).returning({ id: offers.id });
    if (!offer) return refuse("changed_meanwhile");
    await tx.update(applications).set({ state: "in_review", updatedAt: now }).where(own);
    emit({ type: "applications/offer.withdrawn", data: { applicationId: id, offerId: offer.id }, applicationId: id, candidateId: application.candidateId });
    return { state: "in_review" };
  },
});
