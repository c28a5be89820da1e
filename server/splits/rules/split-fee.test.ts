// Proves: for any fee, parties and currency the lines and the platform's part sum to the fee, nobody loses a unit, order does not matter.
// Would miss: parties chosen wrongly by a caller.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Party, type SplitPolicy, SplitError, checkShares, equalShares, splitFee, splitRoles, templateShares } from "./split-fee";

const policy: SplitPolicy = { version: 1, platformBasisPoints: 1_000, sourcerBasisPoints: 1_000, jobSideWeight: 1, candidateSideWeight: 1, minimumBasisPoints: 500, partiesMax: 10 };
const b: Party = { role: "candidate_recruiter", recruiterId: "rec_b" };
const a: Party = { role: "candidate_sourcer", recruiterId: "rec_a" };
const c: Party = { role: "company_sourcer", recruiterId: "rec_c" };

const parties = fc
  .uniqueArray(fc.record({ role: fc.constantFrom(...splitRoles.filter((role) => role !== "candidate_sourcer")), recruiterId: fc.integer({ min: 1, max: 40 }).map((n) => `rec_${n}`) }), { minLength: 1, maxLength: 8, selector: (party) => `${party.role}:${party.recruiterId}` })
  .chain((rest) => fc.boolean().map((sourced): Party[] => (sourced ? [...rest, a] : rest)));
/** Amounts up to 10^13 minor units stand for every currency: decimals are only how they are written. */
const fee = fc.bigInt({ min: 1_000n, max: 10_000_000_000_000n });

describe("splitFee", () => {
  it("shares 24,000.00 of the story to the cent", () => {
    const split = splitFee(2_400_000n, templateShares([b, a, c], policy), policy);
    expect(split.platformMinor).toBe(240_000n);
    expect(split.lines.map((line) => [line.role, line.basisPoints, line.amountMinor])).toEqual([["candidate_sourcer", 1_000, 216_000n], ["candidate_recruiter", 4_500, 972_000n], ["company_sourcer", 4_500, 972_000n]]);
  });
  it("gives the candidate side all that remains when nobody is on the job side", () => {
    expect(templateShares([b, a], policy).map((share) => share.basisPoints)).toEqual([1_000, 9_000]);
    expect(templateShares([b], policy).map((share) => share.basisPoints)).toEqual([10_000]);
  });
  it("sums exactly, is never negative, and does not depend on the order in which parties are given", () => {
    fc.assert(
      fc.property(parties, fee, fc.integer({ min: 0, max: 5_000 }), (list, amount, platformBasisPoints) => {
        const own = { ...policy, platformBasisPoints, minimumBasisPoints: 1 };
        const split = splitFee(amount, templateShares(list, own), own);
        expect(split.platformMinor + split.lines.reduce((sum, line) => sum + line.amountMinor, 0n)).toBe(amount);
        expect(split.lines.reduce((sum, line) => sum + line.basisPoints, 0)).toBe(10_000);
        expect(split.lines.every((line) => line.amountMinor > 0n)).toBe(true);
        expect(splitFee(amount, templateShares(list.toReversed(), own), own)).toEqual(split);
      }),
      { numRuns: 2_000 },
    );
  });
  it("shares equally with a fixed tie-break", () => {
    expect(equalShares([b, a, c], policy).map((share) => share.basisPoints)).toEqual([3_334, 3_333, 3_333]);
  });
  it("refuses what is not a split", () => {
    const faultOf = (work: () => unknown) => {
      try {
        work();
      } catch (cause) {
        if (cause instanceof SplitError) return cause.fault;
        throw cause;
      }
      return null;
    };
    const share = (basisPoints: number, party: Party) => ({ ...party, basisPoints, rule: "custom" });
    expect(faultOf(() => checkShares([share(5_000, a), share(4_999, b)], policy))).toBe("not_whole");
    expect(faultOf(() => checkShares([share(9_600, a), share(400, b)], policy))).toBe("below_minimum");
    expect(faultOf(() => checkShares([share(5_000, a), share(5_000, a)], policy))).toBe("party_twice");
    expect(faultOf(() => checkShares([], policy))).toBe("no_parties");
    expect(faultOf(() => equalShares(Array.from({ length: 11 }, (_, i) => ({ role: "collaborator" as const, recruiterId: `rec_${i}` })), policy))).toBe("too_many_parties");
    expect(faultOf(() => splitFee(1n, templateShares([a, b, c], policy), policy))).toBe("fee_too_small");
  });
});
