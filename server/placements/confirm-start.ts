import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { placements } from "@/db/schema/jobs";
import { actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { calendarDay } from "../applications";
import { jobTermsSnapshot } from "../jobs";
import { placementErrors } from "./errors";
import { calendarDaysAfter, startOfCalendarDay } from "./rules/payout-dates";

/**
 * Confirms that the person has started: once by the company and once by the recruiter or the candidate (DESIGN §3). With both, the
 * guarantee runs from the start date in the company's zone, and the invoice is due to be issued.
 */
export const confirmStart = command({
  input: z.strictObject({ placementId: z.string().max(limits.idLength) }),
  output: z.strictObject({ state: z.string(), waitsFor: z.enum(["company", "talent", "nobody"]) }),
  allow: asParty,
  errors: placementErrors,
  async run({ tx, scope, now, actor, emit, refuse }, { placementId }) {
    const [placement] = await tx.select().from(placements).where(sql`${placements.id} = ${placementId} and (${placements.companyId} = ${scope.companyId} or ${placements.recruiterId} = ${scope.recruiterId} or ${placements.candidateId} = ${scope.candidateId})`).for("update");
    if (!placement) return notFound();
    if (placement.startDate > calendarDay(now, placement.timeZone)) return refuse("start_not_reached", { startDate: placement.startDate });
    const byCompany = placement.companyId === scope.companyId;
    if (placement.state !== "awaiting_start" || (byCompany ? placement.companyConfirmedAt : placement.talentConfirmedAt)) return refuse("changed_meanwhile");
    const mine = byCompany ? { companyConfirmedAt: now, companyConfirmedBy: actorName(actor) } : { talentConfirmedAt: now, talentConfirmedBy: actorName(actor) };
    const both = byCompany ? placement.talentConfirmedAt !== null : placement.companyConfirmedAt !== null;
    const startedAt = startOfCalendarDay(placement.startDate, placement.timeZone);
    const terms = jobTermsSnapshot.parse(placement.terms);
    await tx
      .update(placements)
      .set({ ...mine, ...(both ? { state: "started", startedAt, guaranteeEndsAt: calendarDaysAfter(startedAt, terms.guaranteeDays, placement.timeZone) } : {}) })
      .where(eq(placements.id, placementId));
    emit({ type: "placements/start.confirmed", data: { placementId, by: byCompany ? "company" : "talent" }, placementId });
    if (both) emit({ type: "placements/placement.started", data: { placementId }, placementId });
    return { state: both ? "started" : "awaiting_start", waitsFor: both ? ("nobody" as const) : byCompany ? ("talent" as const) : ("company" as const) };
  },
});
