import { allocate, basisPointsOf, percentText } from "../../money";

/** Roles in the order in which ties are broken. */
export const splitRoles = ["candidate_sourcer", "candidate_recruiter", "job_owner", "company_sourcer", "collaborator"] as const;
export type SplitRole = (typeof splitRoles)[number];

/** `ofSourcerShare`: of two sourcers of one claim, what this one gets of their share (basis points of the pool) and why; absent = all of it. */
export type Party = { role: SplitRole; recruiterId: string; ofSourcerShare?: { basisPoints: number; why: string } };
export type SplitPolicy = { version: number; platformBasisPoints: number; sourcerBasisPoints: number; jobSideWeight: number; candidateSideWeight: number; minimumBasisPoints: number; partiesMax: number };
export type PartyShare = Pick<Party, "role" | "recruiterId"> & { basisPoints: number; rule: string };
export type SplitLine = PartyShare & { amountMinor: bigint; remainderUnit: boolean };
export type FeeSplit = { feeMinor: bigint; platformMinor: bigint; platformBasisPoints: number; platformRule: string; poolMinor: bigint; policyVersion: number; lines: SplitLine[] };

/** Why a split cannot be: the wording is the domain's. */
export type SplitFault = "no_parties" | "too_many_parties" | "below_minimum" | "not_whole" | "party_twice" | "fee_too_small";
export class SplitError extends Error {
  constructor(readonly fault: SplitFault) {
    super(fault);
    this.name = "SplitError";
  }
}

const WHOLE = 10_000;
const JOB_SIDE: readonly SplitRole[] = ["job_owner", "company_sourcer"];
const CANDIDATE_SIDE: readonly SplitRole[] = ["candidate_recruiter", "collaborator"];

/**
 * The template's shares of the pool (DESIGN §3, splits): the sourcer's first, the rest by weight between the two sides, a side's part
 * equally among its parties; a side with nobody goes to the other.
 * In: who takes part, and the policy. Out: basis points that sum to 10,000, in tie-break order. Throws SplitError.
 */
export function templateShares(parties: readonly Party[], policy: SplitPolicy): PartyShare[] {
  const ordered = inOrder(parties);
  const sourcers = ordered.filter((party) => party.role === "candidate_sourcer");
  const jobSide = ordered.filter((party) => JOB_SIDE.includes(party.role));
  const candidateSide = ordered.filter((party) => CANDIDATE_SIDE.includes(party.role));
  if (candidateSide.length === 0 && jobSide.length === 0) throw new SplitError("no_parties");
  const sourced = sourcers.length > 0 ? policy.sourcerBasisPoints : 0;
  const sides = [
    { parties: jobSide, weight: policy.jobSideWeight, name: "job side" },
    { parties: candidateSide, weight: policy.candidateSideWeight, name: "candidate side" },
  ].filter((side) => side.parties.length > 0);
  const parts = allocate(BigInt(WHOLE - sourced), sides.map((side) => BigInt(side.weight)));
  const shares: PartyShare[] = sourcers.map(({ role, recruiterId, ofSourcerShare }) => ({ role, recruiterId, basisPoints: ofSourcerShare?.basisPoints ?? sourced, rule: `Sourcer share: ${percentText(ofSourcerShare?.basisPoints ?? sourced)} of the pool, because ${ofSourcerShare?.why ?? "the claim was in force at submission"}` }));
  sides.forEach((side, i) => {
    const sideShare = parts[i]?.part ?? 0n;
    const each = allocate(sideShare, side.parties.map(() => 1n));
    const whole = sides.length === 1 ? `all that remains, since nobody is on the ${side.name === "job side" ? "candidate" : "job"} side` : `${percentText(Number(sideShare))} of the pool`;
    side.parties.forEach((party, k) => {
      const among = side.parties.length > 1 ? `, shared by ${side.parties.length}` : "";
      shares.push({ role: party.role, recruiterId: party.recruiterId, basisPoints: Number(each[k]?.part ?? 0n), rule: `${capital(side.name)}: ${whole}${among}` });
    });
  });
  return checkShares(inOrder(shares), policy);
}

/** Equal basis points for all who take part. */
export function equalShares(parties: readonly Party[], policy: SplitPolicy): PartyShare[] {
  const ordered = inOrder(parties);
  if (ordered.length === 0) throw new SplitError("no_parties");
  const each = allocate(BigInt(WHOLE), ordered.map(() => 1n));
  return checkShares(ordered.map(({ role, recruiterId }, i) => ({ role, recruiterId, basisPoints: Number(each[i]?.part ?? 0n), rule: `Equal parts among ${ordered.length}` })), policy);
}

/** Refuses shares that are not whole, too small, too many, or name a party twice. Out: the same shares. Throws SplitError. */
export function checkShares(shares: readonly PartyShare[], policy: Pick<SplitPolicy, "minimumBasisPoints" | "partiesMax">): PartyShare[] {
  if (shares.length === 0) throw new SplitError("no_parties");
  if (shares.length > policy.partiesMax) throw new SplitError("too_many_parties");
  if (new Set(shares.map((share) => `${share.role}:${share.recruiterId}`)).size !== shares.length) throw new SplitError("party_twice");
  if (shares.some((share) => !Number.isInteger(share.basisPoints) || share.basisPoints < policy.minimumBasisPoints)) throw new SplitError("below_minimum");
  if (shares.reduce((sum, share) => sum + share.basisPoints, 0) !== WHOLE) throw new SplitError("not_whole");
  return [...shares];
}

/**
 * The one function behind the preview, the agreement and the money: fee → platform → pool → parties, exact to the minor unit.
 * In: the fee (minor units, above 0), the agreed shares and the policy. Out: every line with its rule; lines and platform sum to the fee.
 * Throws SplitError "fee_too_small" when a party would get nothing.
 */
export function splitFee(feeMinor: bigint, shares: readonly PartyShare[], policy: SplitPolicy): FeeSplit {
  const ordered = inOrder(shares);
  const platformMinor = basisPointsOf(feeMinor, policy.platformBasisPoints);
  const poolMinor = feeMinor - platformMinor;
  const parts = allocate(poolMinor, ordered.map((share) => BigInt(share.basisPoints)));
  const lines = ordered.map((share, i) => ({ ...share, amountMinor: parts[i]?.part ?? 0n, remainderUnit: parts[i]?.remainderUnit ?? false }));
  if (lines.some((line) => line.amountMinor <= 0n)) throw new SplitError("fee_too_small");
  return { feeMinor, platformMinor, platformBasisPoints: policy.platformBasisPoints, platformRule: `Platform fee: ${percentText(policy.platformBasisPoints)} of the fee`, poolMinor, policyVersion: policy.version, lines };
}

function inOrder<T extends Pick<Party, "role" | "recruiterId">>(parties: readonly T[]): T[] {
  const rank = (party: Pick<Party, "role">) => splitRoles.indexOf(party.role);
  return parties.toSorted((a, b) => rank(a) - rank(b) || (a.recruiterId < b.recruiterId ? -1 : a.recruiterId > b.recruiterId ? 1 : 0));
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
