import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { applications } from "@/db/schema/jobs";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asHiringManager, asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { applicationErrors } from "./errors";

const applicationId = z.string().max(limits.idLength);

/** Takes a submission into review: the recruiter sees that someone looks. */
export const startReview = command({
  input: z.strictObject({ applicationId }),
  output: z.strictObject({ state: z.string() }),
  allow: asHiringManager,
  errors: applicationErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const own = and(eq(applications.id, input.applicationId), eq(applications.companyId, scope.companyId));
    const [row] = await tx.update(applications).set({ state: "in_review", updatedAt: now }).where(and(own, eq(applications.state, "submitted"))).returning();
    if (row) {
      emit({ type: "applications/application.reviewed", data: { applicationId: row.id, recruiterId: row.recruiterId }, applicationId: row.id, candidateId: row.candidateId });
      return { state: row.state };
    }
    const [known] = await tx.select({ id: applications.id }).from(applications).where(own);
    return known ? refuse("changed_meanwhile") : notFound();
  },
});

/** Turns a submission down, with the reason that the recruiter reads. */
export const rejectApplication = command({
  input: z.strictObject({ applicationId, reason: z.string().trim().min(3, "Say why: the recruiter reads it.").max(limits.noteLength) }),
  output: z.strictObject({ state: z.string() }),
  allow: asHiringManager,
  errors: applicationErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const own = and(eq(applications.id, input.applicationId), eq(applications.companyId, scope.companyId));
    const [row] = await tx.update(applications).set({ state: "rejected", verdict: input.reason, updatedAt: now }).where(and(own, inArray(applications.state, ["submitted", "in_review"]))).returning();
    if (row) {
      emit({ type: "applications/application.rejected", data: { applicationId: row.id, recruiterId: row.recruiterId }, applicationId: row.id, candidateId: row.candidateId });
      return { state: row.state };
    }
    const [known] = await tx.select({ id: applications.id }).from(applications).where(own);
    return known ? refuse("changed_meanwhile") : notFound();
  },
});

/** Takes a submission back before an offer is accepted. */
export const withdrawApplication = command({
  input: z.strictObject({ applicationId }),
  output: z.strictObject({ state: z.string() }),
  allow: asRecruiter,
  errors: applicationErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const own = and(eq(applications.id, input.applicationId), eq(applications.recruiterId, scope.recruiterId));
    const [row] = await tx.update(applications).set({ state: "withdrawn", updatedAt: now }).where(and(own, inArray(applications.state, ["submitted", "in_review"]))).returning();
    if (row) {
      emit({ type: "applications/application.withdrawn", data: { applicationId: row.id, companyId: row.companyId }, applicationId: row.id, candidateId: row.candidateId });
      return { state: row.state };
    }
    const [known] = await tx.select({ id: applications.id }).from(applications).where(own);
    return known ? refuse("changed_meanwhile") : notFound();
  },
});
