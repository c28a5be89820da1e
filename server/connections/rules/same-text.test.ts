// Proves: two texts count as one when only their case, spaces and punctuation differ, and a short one as nobody's. Would miss: how many of them are too many (messages.db.test.ts, connections.db.test.ts).
import { describe, expect, it } from "vitest";
import { sameTextKey } from "./same-text";

describe("the same text", () => {
  const pitch = "I have a role in Boston that fits you very well, shall we talk?";
  it("is the same in other case, spacing and punctuation", () => expect(sameTextKey(`  ${pitch.toUpperCase().replaceAll(" ", "\n")}!!`)).toBe(sameTextKey(pitch)));
  it("is another with another word", () => expect(sameTextKey(pitch.replace("Boston", "Denver"))).not.toBe(sameTextKey(pitch)));
  it("is nobody's when it is short", () => expect(sameTextKey("Thank you! Tuesday at ten?")).toBeNull());
});
