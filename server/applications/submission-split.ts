import type { Reader } from "../kernel/database";
import { Refusal } from "../kernel/errors";
import { type AskedByName, askedByName, type OpenJob } from "../jobs";
import { percentText } from "../money";
import type { Policy } from "../policy";
import { type FeeSplit, type Party, type PartyShare, SplitError, splitErrors, splitFee, splitPolicy, templateShares } from "../splits";
import { partsOfSourcerShare, type Protection, protectionAt } from "../sourcing";
import { keptRule } from "./rules/asked-by-name";

/**
 * Who shares the fee if this recruiter submits this person now: the claim in force decides who the sourcer is, and has no share where the company asked for the person by name
 * before (DESIGN §3). `protection` null = a person whom nobody protects; `leftOut` null = the sourcer has their share.
 */
export async function sharesFor(db: Reader, of: { job: OpenJob; candidateId: string | null; recruiterId: string; policy: Policy; now: Date }): Promise<{ shares: PartyShare[]; protection: Protection | null; leftOut: AskedByName | null }> {
  const protection = of.candidateId ? await protectionAt(db, of.candidateId, of.now) : null;
  const sourcerIds = [protection?.recruiterId ?? of.recruiterId, ...(protection?.sharedWith ? [protection.sharedWith.recruiterId] : [])];
  const asked = of.candidateId ? await askedByName(db, { candidateId: of.candidateId, companyId: of.job.companyId, sourcerIds, at: of.now }) : null;
  const leftOut = asked && !asked.sourcerKeeps ? asked : null;
  const parties: Party[] = [{ role: "candidate_recruiter", recruiterId: of.recruiterId }, ...(leftOut ? [] : sourcersOf(protection, of, asked))];
  if (of.job.ownerRecruiterId) parties.push({ role: "job_owner", recruiterId: of.job.ownerRecruiterId });
  if (of.job.companySourcerRecruiterId) parties.push({ role: "company_sourcer", recruiterId: of.job.companySourcerRecruiterId });
  return { shares: orRefuse(() => templateShares(parties, splitPolicy(of.policy)), of.policy), protection, leftOut };
}

/** The claim's holder and, where it was handed on for a part, the one who keeps that part; a person whom nobody protects is sourced by who submits them. */
function sourcersOf(protection: Protection | null, of: { recruiterId: string; policy: Policy }, asked: AskedByName | null): Party[] {
  const { sourcerBasisPoints: share, minimumBasisPoints: minimum } = of.policy.settings.split;
  const inForce = asked ? `the claim was in force at submission, and ${keptRule(asked)}` : "the claim was in force at submission";
  if (!protection) return [{ role: "candidate_sourcer", recruiterId: of.recruiterId, ...(asked ? { ofSourcerShare: { basisPoints: share, why: inForce } } : {}) }];
  const { holder, kept } = partsOfSourcerShare({ share, keepsBasisPoints: protection.sharedWith?.basisPoints ?? 0, minimum });
  if (!protection.sharedWith || kept === 0) return [{ role: "candidate_sourcer", recruiterId: protection.recruiterId, ofSourcerShare: { basisPoints: share, why: inForce } }];
  return [
    { role: "candidate_sourcer", recruiterId: protection.recruiterId, ofSourcerShare: { basisPoints: holder, why: `${inForce}; the rest of it is kept by whom it was taken over from` } },
    { role: "candidate_sourcer", recruiterId: protection.sharedWith.recruiterId, ofSourcerShare: { basisPoints: kept, why: "the claim was handed on for this part" } },
  ];
}

/** What the agreed shares come to for a fee, by the policy that was pinned. Throws SplitError. */
export const agreedSplit = (feeMinor: bigint, agreement: { shares: readonly PartyShare[]; platformBasisPoints: number }, policy: Policy): FeeSplit =>
  splitFee(feeMinor, agreement.shares, { ...splitPolicy(policy), platformBasisPoints: agreement.platformBasisPoints });

/** The same for a page that only shows it; null = the fee is too small to be shared. */
export function agreedSplitOrNull(...of: Parameters<typeof agreedSplit>): FeeSplit | null {
  try {
    return agreedSplit(...of);
  } catch (cause) {
    if (cause instanceof SplitError) return null;
    throw cause;
  }
}

/** Turns a split that cannot be into words for the user. */
export function orRefuse<T>(work: () => T, policy: Policy): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof SplitError)) throw cause;
    if (cause.fault === "below_minimum") throw new Refusal("split_below_minimum", splitErrors.split_below_minimum, { minimum: percentText(policy.settings.split.minimumBasisPoints) });
    if (cause.fault === "not_whole") throw new Refusal("split_not_whole", splitErrors.split_not_whole);
    throw new Refusal("split_impossible", splitErrors.split_impossible, { why: cause.fault.replaceAll("_", " ") });
  }
}
