// Proves: how a case stands depends on what was written down and on the instant, never on whether a job has written the deadline down: to write it down changes nothing that is read.
// Would miss: whether the job writes the same (court.db.test.ts).
import fc from "fast-check";
import { expect, it } from "vitest";
import { basisPointsFor, type CaseFacts, caseAt, defaultOutcomeOf } from "./case-at";

const day = 86_400_000;
const open = (answerDue: number, appealDays: number, defaultOutcome: "upheld" | "overturned"): CaseFacts => ({
  state: "open", answerDueAt: new Date(answerDue), defaultOutcome, defaultAppealDueAt: new Date(answerDue + appealDays * day), outcome: null, openerBasisPoints: null, decidedAt: null, appealDueAt: null, closedAt: null,
});
const facts = fc.record({ due: fc.integer({ min: day, max: 40 * day }), appeal: fc.integer({ min: 1, max: 20 }), by: fc.constantFrom("upheld" as const, "overturned" as const) }).map(({ due, appeal, by }) => open(due, appeal, by));
const instant = fc.integer({ min: 0, max: 80 * day }).map((at) => new Date(at));

it("stands the same whether or not what time has made of it was written down, once or twice", () => {
  fc.assert(
    fc.property(facts, instant, instant, (given, wrote, looks) => {
      const later = new Date(Math.max(wrote.getTime(), looks.getTime()));
      const written = { ...given, ...caseAt(given, wrote) };
      expect(caseAt(written, later)).toEqual(caseAt(given, later));
      expect(caseAt({ ...written, ...caseAt(written, wrote) }, later)).toEqual(caseAt(given, later));
    }),
  );
});
it("changes at the deadline itself and not a millisecond before", () => {
  const given = open(10 * day, 7, "overturned");
  expect(caseAt(given, new Date(10 * day - 1)).state).toBe("open");
  expect(caseAt(given, new Date(10 * day))).toMatchObject({ state: "decided", outcome: "overturned", openerBasisPoints: 10_000, decidedAt: given.answerDueAt });
  expect(caseAt(given, new Date(17 * day - 1)).state).toBe("decided");
  expect(caseAt(given, new Date(17 * day))).toMatchObject({ state: "closed", closedAt: given.defaultAppealDueAt });
});
it("is not touched by time once both have spoken, while an appeal runs, or after it was taken back", () => {
  for (const state of ["answered", "appealed", "withdrawn"] as const) {
    const given = { ...open(day, 1, "upheld"), state, appealDueAt: new Date(2 * day) };
    expect(caseAt(given, new Date(50 * day)).state).toBe(state);
  }
});
it("lets silence speak for the opener, but not against the person's own signature", () => {
  expect([defaultOutcomeOf("claim", false), defaultOutcomeOf("objection", true), defaultOutcomeOf("not_allowed", false), defaultOutcomeOf("not_allowed", true)]).toEqual(["overturned", "overturned", "overturned", "upheld"]);
  expect([basisPointsFor("overturned", 5), basisPointsFor("upheld", 5), basisPointsFor("shared", 5)]).toEqual([10_000, 0, 5]);
});
