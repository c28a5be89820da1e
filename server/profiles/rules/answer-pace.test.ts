// Proves: a pace is shown in four steps, each up to and with its end, and nothing of fewer than five questions or of fewer than three conversations. Would miss: how questions and waits are counted
// (answer-times.db.test.ts).
import { describe, expect, it } from "vitest";
import { paceOf } from "./answer-pace";

const enough = { questions: 5, conversations: 3 };

describe("the pace of answers", () => {
  it.each([[0, "hour"], [60, "hour"], [61, "day"], [1_440, "day"], [1_441, "week"], [10_080, "week"], [10_081, "later"]] as const)("of a median of %i minutes is %s", (medianMinutes, pace) => {
    expect(paceOf({ ...enough, medianMinutes })).toBe(pace);
  });
  it.each([{ ...enough, questions: 4, medianMinutes: 1 }, { ...enough, conversations: 2, medianMinutes: 1 }, { questions: 0, conversations: 0, medianMinutes: null }])("is not shown of %j", (counted) => {
    expect(paceOf(counted)).toBeNull();
  });
});
