import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";
import { lockClaim, protectsAt } from "./protection";

/**
 * Ends a claim because a decision says that it was wrong. A period that is past stays as it was, so it ends now and not when the decision became final.
 * Out: whether it was still its holder's to lose, and whether it protected the person at that instant; one that has ended otherwise stays as it is.
 */
export async function overturnClaim(tx: Tx, of: { claimId: string; reason: string; finalAt: Date; now: Date }): Promise<{ ended: boolean; protectedThen: boolean }> {
  const claim = await lockClaim(tx, of.claimId);
  if (claim?.state !== "active") return { ended: false, protectedThen: false };
  const protectedThen = await protectsAt(tx, claim.id, of.finalAt);
  const at = sql`${of.now.toISOString()}::timestamptz`;
  await tx.execute(sql`update candidate_sourcers set state = 'overturned', closed_at = ${at}, close_reason = ${of.reason},
    "window" = case when upper("window") > ${at} then tstzrange(lower("window"), greatest(${at}, lower("window") + interval '1 millisecond'), '[)') else "window" end where id = ${claim.id}`);
  return { ended: true, protectedThen };
}
