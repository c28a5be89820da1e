// Proves: what makes two messages the same text. Would miss: letters that look like others.
import { describe, expect, it } from "vitest";
import { sameTextKey } from "./message-text";

describe("the same text", () => {
  const pitch = "I have a role in Boston that fits you very well, shall we talk?";
  it("is the same in other case, spacing and punctuation", () => expect(sameTextKey(`  ${pitch.toUpperCase().replaceAll(" ", "\n")}!!`)).toBe(sameTextKey(pitch)));
  it("is another with another word", () => expect(sameTextKey(pitch.replace("Boston", "Denver"))).not.toBe(sameTextKey(pitch)));
  it("is nobody's when it is short", () => expect(sameTextKey("Thank you! Tuesday at ten?")).toBeNull());
});
