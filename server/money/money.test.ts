// Proves: amounts are exact on the wire, shares always sum to the whole and are fair. Would miss: a wrong weight chosen by a caller.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, basisPointsIn, basisPointsOf, currencies, decimalText, minorUnits } from ".";

const amount = fc.bigInt({ min: 0n, max: 10_000_000_000_000n });
const weights = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 10 }).filter((list) => list.some((weight) => weight > 0n));

describe("allocate", () => {
  it("sums to the amount, is never negative and stays within one unit of the exact share", () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        const parts = allocate(total, list).map((share) => share.part);
        const sum = list.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, i) => {
          expect(part >= 0n).toBe(true);
          const error = part * sum - total * (list[i] ?? 0n);
          expect(error < sum && error > -sum).toBe(true);
        });
      }),
      { numRuns: 5_000 },
    );
  });
  it("breaks ties by position", () => {
    expect(allocate(1n, [1n, 1n, 1n]).map((share) => share.part)).toEqual([1n, 0n, 0n]);
    expect(allocate(100n, [33n, 33n, 34n]).map((share) => share.part)).toEqual([33n, 33n, 34n]);
  });
  it("refuses what cannot be shared", () => {
    expect(() => allocate(-1n, [1n])).toThrow(RangeError);
    expect(() => allocate(1n, [0n])).toThrow(RangeError);
    expect(() => allocate(1n, [2n, -1n])).toThrow(RangeError);
  });
});

describe("amounts", () => {
  it("writes each currency with its own decimals", () => {
    expect(decimalText({ minor: 12_000_000n, currency: "USD" })).toBe("120000.00");
    expect(decimalText({ minor: 5n, currency: "KWD" })).toBe("0.005");
    expect(decimalText({ minor: -7n, currency: "JPY" })).toBe("-7");
  });
  it("keeps every unit in every currency", () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...currencies), (minor, currency) => {
        expect(BigInt(decimalText({ minor, currency }).replace(".", ""))).toBe(minor);
      }),
    );
  });
  it("refuses zero, negative, fractional and absurd pay", () => {
    for (const bad of ["0", "-1", "1.5", "1e5", "", "10000000000001", "99999999999999999"]) expect(minorUnits().safeParse(bad).success).toBe(false);
    expect(minorUnits().parse("10000000000000")).toBe(10_000_000_000_000n);
    expect(minorUnits(0n).parse("0")).toBe(0n);
  });
  it("rounds basis points half up", () => {
    expect(basisPointsOf(12_000_000n, 2_000)).toBe(2_400_000n);
    expect(basisPointsOf(5n, 1_000)).toBe(1n);
    expect(basisPointsOf(4n, 1_000)).toBe(0n);
    expect(basisPointsIn(240_000n, 2_400_000n)).toBe(1_000);
    expect(basisPointsIn(1n, 3n)).toBe(3_333);
    expect(() => basisPointsIn(1n, 0n)).toThrow(RangeError);
  });
});
