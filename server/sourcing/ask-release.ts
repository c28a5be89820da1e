import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { claimReleaseRequests } from "@/db/schema/candidates";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asCandidate, asRecruiter } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { sourcingErrors } from "./errors";
import { lockClaim, protectsAt } from "./protection";

const claimId = z.string().max(limits.idLength);

/** A person asks the one who protects them to let them go. The claim stands until its holder answers, or its end. */
export const askRelease = command({
  input: z.strictObject({ claimId, reason: z.string().trim().min(3, "Say why: the recruiter reads it.").max(limits.noteLength) }),
  output: z.strictObject({ askedAt: z.iso.datetime() }),
  allow: asCandidate,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const claim = await lockClaim(tx, input.claimId);
    if (claim?.candidateId !== scope.candidateId) return notFound();
    if (!(await protectsAt(tx, claim.id, now))) return refuse("changed_meanwhile");
    await tx.insert(claimReleaseRequests).values({ id: newId("releaseRequest"), claimId: claim.id, reason: input.reason, askedAt: now });
    emit({ type: "sourcing/release.asked", data: { claimId: claim.id, candidateId: claim.candidateId, recruiterId: claim.recruiterId }, candidateId: claim.candidateId });
    return { askedAt: now.toISOString() };
  },
});

/** The holder keeps the claim and says why. To let the person go is `releaseClaim`, which answers an open request too. */
export const keepClaim = command({
  input: z.strictObject({ claimId, note: z.string().trim().min(3, "Say why: the person reads it.").max(limits.noteLength) }),
  output: z.strictObject({ answeredAt: z.iso.datetime() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const claim = await lockClaim(tx, input.claimId);
    if (claim?.recruiterId !== scope.recruiterId) return notFound();
    const answered = await tx.update(claimReleaseRequests).set({ answer: "kept", note: input.note, answeredAt: now }).where(and(eq(claimReleaseRequests.claimId, claim.id), isNull(claimReleaseRequests.answer))).returning({ id: claimReleaseRequests.id });
    if (answered.length === 0) return refuse("changed_meanwhile");
    emit({ type: "sourcing/release.declined", data: { claimId: claim.id, candidateId: claim.candidateId, recruiterId: claim.recruiterId }, candidateId: claim.candidateId });
    return { answeredAt: now.toISOString() };
  },
});
