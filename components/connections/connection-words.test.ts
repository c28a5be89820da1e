// Proves: the moment from which somebody may ask again is written with its minute, by the reader's clock. Would miss: which minute that is (server/connections/rules/moves.test.ts).
import { describe, expect, it } from "vitest";
import { askAgainWords } from "./connection-words";

describe("asking again", () => {
  it("names the minute", () => {
    expect(askAgainWords("2026-03-03T09:41:00.000Z", {})).toBe("You can ask again from Tue 3 Mar 2026, 09:41 UTC.");
    expect(askAgainWords("2026-03-03T00:00:00.000Z", {})).toBe("You can ask again from Tue 3 Mar 2026, 00:00 UTC.");
  });
  it("is the reader's own time", () => {
    expect(askAgainWords("2026-03-03T23:30:00.000Z", { timeZone: "Europe/Berlin" })).toBe("You can ask again from Wed 4 Mar 2026, 00:30 CET.");
  });
});
