// Proves: what a decision divides sums to the same cents, whatever the amounts, the slices and the order of decisions; nobody gets less than nothing, and no slice gives more than it
// has. Would miss: a decision applied to a share that it is not about.
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Award, type ShareLine, withAwards, wonOf, wonOfEach } from "./awarded-shares";

const minor = fc.bigInt({ min: 1n, max: 10_000_000_000_000n });
const basisPoints = fc.integer({ min: 1, max: 10_000 });
const payee = fc.constantFrom("pye_a", "pye_b", "pye_c");
const award = fc.record({ fromPayeeId: payee, toPayeeId: payee, basisPoints }).filter((one) => one.fromPayeeId !== one.toPayeeId);
const line = fc.record({ payoutSplitId: fc.constantFrom("psp_1", "psp_2", "psp_3"), payeeId: payee, role: fc.constantFrom("candidate_sourcer", "candidate_recruiter", "job_owner"), amountMinor: minor });
const sum = (lines: readonly { amountMinor: bigint }[]) => lines.reduce((total, one) => total + one.amountMinor, 0n);

it("keeps every share whole through any decisions, and leaves alone what is no sourcer's", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.array(award, { maxLength: 4 }), (shares: ShareLine[], awards: Award[]) => {
      const after = withAwards(shares, awards);
      expect(sum(after)).toBe(sum(shares));
      for (const splitId of new Set(shares.map((one) => one.payoutSplitId))) expect(sum(after.filter((one) => one.payoutSplitId === splitId))).toBe(sum(shares.filter((one) => one.payoutSplitId === splitId)));
      expect(after.every((one) => one.amountMinor > 0n)).toBe(true);
      expect(after.filter((one) => one.role !== "candidate_sourcer")).toEqual(shares.filter((one) => one.role !== "candidate_sourcer"));
    }),
  );
});
it("divides held slices so that the parts are what was won, and no slice gives more than it has", () => {
  fc.assert(
    fc.property(fc.array(minor, { minLength: 1, maxLength: 8 }), basisPoints, (amounts, part) => {
      const won = wonOfEach(amounts, part);
      expect(won.reduce((total, one) => total + one, 0n)).toBe(wonOf(amounts.reduce((total, one) => total + one, 0n), part));
      amounts.forEach((amount, i) => expect((won[i] ?? -1n) >= 0n && (won[i] ?? 0n) <= amount).toBe(true));
      if (part === 10_000) expect(won).toEqual(amounts);
    }),
  );
});
it("gives all of it by a whole award, and rounds the half unit to the winner", () => {
  const share = { payoutSplitId: "psp_1", payeeId: "pye_a", role: "candidate_sourcer", amountMinor: 101n };
  expect(withAwards([share], [{ fromPayeeId: "pye_a", toPayeeId: "pye_b", basisPoints: 10_000 }])).toEqual([{ ...share, payeeId: "pye_b" }]);
  expect(withAwards([share], [{ fromPayeeId: "pye_a", toPayeeId: "pye_b", basisPoints: 5_000 }]).map((one) => one.amountMinor)).toEqual([51n, 50n]);
});
