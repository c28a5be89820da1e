// Proves: slices always sum to the share, and the words a payee reads follow from the facts. Would miss: a fact read wrongly from the database.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slicesOf } from "./slices";
import { type PayoutFacts, whatItWaitsFor } from "./what-it-waits-for";

const now = new Date("2026-03-01T00:00:00Z");
const thirds = [33, 33, 34].map((weight, i) => ({ sliceNo: i + 1, weight, dueAt: new Date(now.getTime() + (i + 1) * 30 * 86_400_000) }));

describe("slicesOf", () => {
  it("sums to the share and leaves no empty slice", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10_000_000_000_000n }), (share) => {
        const slices = slicesOf(share, thirds);
        expect(slices.reduce((sum, slice) => sum + slice.amountMinor, 0n)).toBe(share);
        expect(slices.every((slice) => slice.amountMinor > 0n)).toBe(true);
      }),
    );
  });
  it("gives the last third the larger part", () => {
    expect(slicesOf(216_000n, thirds).map((slice) => slice.amountMinor)).toEqual([71_280n, 71_280n, 73_440n]);
  });
});

describe("whatItWaitsFor", () => {
  const ready: PayoutFacts = { started: true, invoicePaid: true, holdState: "released", openDisputes: 0, notBefore: now, scheduleState: "scheduled", refusal: null, retryAt: null, payeeReady: true, waitUntil: null, stopped: false };
  const codes = (facts: Partial<PayoutFacts>) => whatItWaitsFor({ ...ready, ...facts }, now).map((wait) => wait.code);
  it("names each condition that is not met, in the order in which they fall", () => {
    expect(codes({ started: false, invoicePaid: false, holdState: null, scheduleState: null, notBefore: null, payeeReady: false })).toEqual(["start", "invoice", "payee_onboarding"]);
    expect(codes({ notBefore: new Date(now.getTime() + 1) })).toEqual(["date"]);
    expect(codes({ openDisputes: 1 })).toEqual(["dispute"]);
    expect(codes({ payeeReady: false })).toEqual(["payee_onboarding"]);
    expect(codes({ waitUntil: new Date(now.getTime() + 1) })).toEqual(["bank_change"]);
    expect(codes({ stopped: true })).toEqual(["stopped"]);
    expect(codes({ scheduleState: "frozen" })).toEqual(["checking"]);
    expect(codes({ refusal: "balance_insufficient", retryAt: new Date(now.getTime() + 1) })).toEqual(["provider_refusal"]);
  });
  it("waits only for the run once all is met, and for nothing once paid", () => {
    expect(codes({})).toEqual(["next_run"]);
    expect(codes({ scheduleState: "paid" })).toEqual([]);
    expect(codes({ holdState: "forfeited" })).toEqual([]);
  });
});
