// Proves: however the claims of two records lie, after a merge no two protect at once, nobody protects at an instant that they did not have, whoever was first keeps all of it, and
// whatever one of two had, somebody still has. Would miss: who may join the records, and that the rows become what the rule says (merge-people.db.test.ts).
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LiveClaim, mergedClaims } from "./merged-claims";
import { peopleTables } from "./people-tables";
import { sameFields } from "./same-fields";
import { whichStays } from "./which-stays";

const claim = (id: string, of: Partial<LiveClaim>): LiveClaim => ({ id, onWinner: true, origin: of.from ?? 0, from: 0, until: 0, ...of });
/** The period that a claim has after the merge at `at`; null = none. */
const periodAfter = (claims: readonly LiveClaim[], at: number) => {
  const outcomes = mergedClaims(claims, at);
  return (id: string) => {
    const [one, before] = [outcomes.find((each) => each.id === id), claims.find((each) => each.id === id)];
    if (!one || !before || one.outcome === "ends" || one.outcome === "rests") return null;
    return { from: one.outcome === "stays" ? Math.max(before.from, at) : one.from, until: one.outcome === "goes_on" ? one.until : before.until };
  };
};

/** One record's claims: one after the other, as the exclusion constraint leaves them; all begun but the later ones. */
const recordOf = (onWinner: boolean) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 90 })), { maxLength: 3 }).chain((steps) => {
    let end = 0;
    const periods = steps.map(([gap, length]) => ({ from: end + gap, until: (end += gap + length) }));
    return fc.tuple(...periods.map((period, i) => fc.integer({ min: 0, max: period.from }).map((origin) => claim(`${onWinner ? "w" : "l"}${i}`, { onWinner, ...period, origin }))));
  });
const records = fc.tuple(recordOf(true), recordOf(false)).map(([winner, loser]) => [...winner, ...loser]);

describe("merged claims", () => {
  it("never protect twice at once, and never longer or earlier than each did", () => {
    fc.assert(fc.property(records, fc.integer({ min: 0, max: 200 }), (claims, at) => {
      const after = periodAfter(claims, at);
      const periods = claims.flatMap((one) => after(one.id) ?? []);
      for (const [i, one] of periods.entries()) {
        expect(one.from).toBeLessThan(one.until);
        expect(one.from).toBeGreaterThanOrEqual(at);
        for (const other of periods.slice(i + 1)) expect(one.until <= other.from || other.until <= one.from).toBe(true);
      }
      for (const before of claims) {
        const period = after(before.id);
        if (period) expect(period.from >= before.from && period.until <= before.until).toBe(true);
      }
    }), { numRuns: 2_000 });
  });
  it("leave the first to bring the person all that they had", () => {
    fc.assert(fc.property(records, fc.integer({ min: 0, max: 200 }), (claims, at) => {
      const live = claims.filter((one) => one.until > at);
      const first = live.toSorted((a, b) => a.origin - b.origin || a.from - b.from || (a.id < b.id ? -1 : 1))[0];
      if (first) expect(periodAfter(claims, at)(first.id)).toEqual({ from: Math.max(first.from, at), until: first.until });
    }), { numRuns: 1_000 });
  });
  it("protect every instant that one of two running claims protected", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (a, b, originA, originB) => {
      const claims = [claim("w", { origin: originA, from: 0, until: 50 + a }), claim("l", { onWinner: false, origin: originB, from: 0, until: 50 + b })];
      const after = periodAfter(claims, 50);
      const length = claims.flatMap((one) => after(one.id) ?? []).reduce((sum, one) => sum + one.until - one.from, 0);
      expect(length).toBe(Math.max(a, b));
    }));
  });
  it("do not depend on the order in which they are read, and settle: a second merge of the same changes nothing", () => {
    fc.assert(fc.property(records, fc.integer({ min: 0, max: 200 }), (claims, at) => {
      const sorted = (outcomes: ReturnType<typeof mergedClaims>) => outcomes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(sorted(mergedClaims(claims.toReversed(), at))).toEqual(sorted(mergedClaims(claims, at)));
      const after = periodAfter(claims, at);
      const joined = claims.flatMap((one) => { const period = after(one.id); return period ? [{ ...one, ...period, onWinner: true }] : []; });
      expect(mergedClaims(joined, at).every((one) => one.outcome === "stays")).toBe(true);
    }), { numRuns: 1_000 });
  });
  it("read as one would say it: the later claim waits for the earlier, and ends on its own day", () => {
    const claims = [claim("mine", { origin: 0, from: 0, until: 60 }), claim("theirs", { onWinner: false, origin: 10, from: 10, until: 90 })];
    expect(mergedClaims(claims, 20)).toEqual([{ id: "mine", outcome: "stays" }, { id: "theirs", outcome: "goes_on", from: 60, until: 90 }]);
    expect(mergedClaims([{ ...claims[0]!, onWinner: false }, { ...claims[1]!, onWinner: true }], 20)).toEqual([{ id: "mine", outcome: "goes_on", from: 20, until: 60 }, { id: "theirs", outcome: "goes_on", from: 60, until: 90 }]);
    expect(mergedClaims([claims[0]!, { ...claims[1]!, until: 55 }], 20)[1]).toEqual({ id: "theirs", outcome: "ends" });
  });
});

describe("which record stays", () => {
  const day = (n: number) => new Date(n * 86_400_000);
  it("is the one that the person signed in to, else the older; two accounts cannot be joined", () => {
    const [older, younger] = [{ id: "b", userId: null, createdAt: day(1) }, { id: "a", userId: null, createdAt: day(2) }];
    expect(whichStays(younger, older)?.winner).toBe(older);
    expect(whichStays(older, { ...younger, userId: "u" })?.winner.id).toBe("a");
    expect(whichStays({ ...older, userId: "v" }, { ...younger, userId: "u" })).toBeNull();
    expect(whichStays({ ...older, createdAt: day(2) }, younger)?.winner.id).toBe("a");
  });
});

describe("fields of two records", () => {
  const card = { fullName: "Elena Marsh", email: null, phone: null, linkedin: null, headline: null, location: null, currentEmployer: null };
  it("are the same or alike, whatever the spelling; what one lacks says nothing", () => {
    expect(sameFields({ ...card, fullName: "Marsh, Élena" }, card)).toEqual([{ field: "fullName", how: "same" }]);
    expect(sameFields({ ...card, fullName: "E. Marsh", email: "elena.marsh@acme.com", phone: "+47 415 55 501" }, { ...card, email: "elenamarsh+jobs@gmail.com", phone: "41555501" })).toEqual([{ field: "fullName", how: "alike" }, { field: "email", how: "alike" }, { field: "phone", how: "alike" }]);
    expect(sameFields({ ...card, fullName: "Bo Lund", linkedin: "linkedin.com/in/bo-lund-7a1b", location: "Oslo" }, { ...card, fullName: "Kim Ek", linkedin: "https://linkedin.com/in/bo-lund", location: "Oslo, Norway" })).toEqual([{ field: "linkedin", how: "alike" }, { field: "location", how: "alike" }]);
    expect(sameFields(card, { ...card, fullName: "Kim Ek" })).toEqual([]);
  });
});

it("each table of people says once what becomes of its rows", () => {
  const names = peopleTables.map((one) => `${one.table}.${one.column}`);
  expect(new Set(names).size).toBe(names.length);
});
