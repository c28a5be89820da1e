import { proposeOverride } from "@/server/sourcing/override-claim";
import type { Prepared, Row } from "./rows";
import type { Setting } from "./setting";

const reason = "Both firms asked us to settle it.";
const everyClaim = { claimId: "the platform sees every claim" };
const everyOverride = { overrideId: "the platform decides every override" };

/** What one admin has proposed for a claim, and another may decide. */
async function proposed(s: Setting): Promise<string> {
  const { claimId } = await s.world.claimed(s.recruiter);
  return (await proposeOverride.call(s.as.owner, { claimId, kind: "end", reason })).overrideId;
}
async function open(s: Setting, more: Prepared["input"] = {}): Promise<Prepared> {
  return { input: { overrideId: await proposed(s), ...more } };
}

/** Claims as the platform sees them, and what two admins may do to one. */
export const overrideRows: Readonly<Record<string, Row>> = {
  "policy.preview": { as: "support", prepare: () => ({ input: { settings: { protection: { consentedDays: 30 } } } }), mayNameHolder: true },
  "sourcing.platformClaims": { as: "support", prepare: () => ({ input: {} }), mayNameHolder: true },
  "sourcing.platformClaim": { as: "support", prepare: async (s) => ({ input: { claimId: (await s.world.claimed(s.recruiter)).claimId } }), noForeign: everyClaim, mayNameHolder: true },
  "sourcing.overrides": { as: "support", prepare: async (s) => ((await proposed(s)), { input: {} }), mayNameHolder: true },
  "sourcing.proposeOverride": { as: "finance", prepare: async (s) => ({ input: { claimId: (await s.world.claimed(s.recruiter)).claimId, kind: "end", reason } }), noForeign: everyClaim },
  "sourcing.approveOverride": { as: "finance", prepare: (s) => open(s), noForeign: everyOverride },
  "sourcing.rejectOverride": { as: "finance", prepare: (s) => open(s, { answer: "No proof of that." }), noForeign: everyOverride },
  "sourcing.withdrawOverride": { as: "owner", prepare: (s) => open(s), noForeign: everyOverride },
};
