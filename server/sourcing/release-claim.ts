import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { claimReleaseRequests } from "@/db/schema/candidates";
import { beginWaiting } from "../candidates";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { sourcingErrors } from "./errors";
import { lockClaim } from "./protection";

/** Gives up a protected period before its end; what was submitted within it keeps its sourcer share. */
export const releaseClaim = command({
  input: z.strictObject({ claimId: z.string().max(limits.idLength), reason: z.string().trim().min(3, "Say why.").max(limits.lineLength) }),
  output: z.strictObject({ endedAt: z.iso.datetime() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, { claimId, reason }) {
    const claim = await lockClaim(tx, claimId);
    if (claim?.recruiterId !== scope.recruiterId) return notFound();
    const ended = await tx.execute(sql`update candidate_sourcers set state = 'released', closed_at = ${now.toISOString()}::timestamptz, close_reason = ${reason},
      "window" = tstzrange(lower("window"), greatest(${now.toISOString()}::timestamptz, lower("window") + interval '1 millisecond'), '[)')
      where id = ${claimId} and state = 'active' and "window" @> ${now.toISOString()}::timestamptz returning id`);
    if (ended.length === 0) return refuse("changed_meanwhile");
    await beginWaiting(tx, { candidateId: claim.candidateId, now });
    await tx.update(claimReleaseRequests).set({ answer: "released", answeredAt: now }).where(and(eq(claimReleaseRequests.claimId, claimId), isNull(claimReleaseRequests.answer)));
    emit({ type: "sourcing/claim.released", data: { claimId, candidateId: claim.candidateId, recruiterId: scope.recruiterId }, candidateId: claim.candidateId });
    return { endedAt: now.toISOString() };
  },
});
