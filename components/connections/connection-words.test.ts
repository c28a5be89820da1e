// Proves: the moment from which somebody may ask again is written by the reader's clock and never before it is so. Would miss: which instant that is (server/connections/rules/moves.test.ts).
import { describe, expect, it } from "vitest";
import { askAgainWords } from "./connection-words";

describe("asking again", () => {
  it("names the first whole minute in which it is allowed", () => {
    expect(askAgainWords("2026-03-03T09:41:12.345Z", {})).toBe("You can ask again from Tue 3 Mar 2026, 09:42 UTC.");
    expect(askAgainWords("2026-03-03T09:41:00.000Z", {})).toBe("You can ask again from Tue 3 Mar 2026, 09:41 UTC.");
    expect(askAgainWords("2026-03-02T23:59:30.000Z", {})).toBe("You can ask again from Tue 3 Mar 2026, 00:00 UTC.");
  });
  it("is the reader's own time", () => {
    expect(askAgainWords("2026-03-03T23:30:00.000Z", { timeZone: "Europe/Berlin" })).toBe("You can ask again from Wed 4 Mar 2026, 00:30 CET.");
  });
});
