// Proves: two texts count as one when only their case, accents, the shape of their letters, spaces and punctuation differ, and a short one as nobody's. Would miss: how many of them are too many (messages.db.test.ts, connections.db.test.ts).
import { describe, expect, it } from "vitest";
import { sameTextKey } from "./same-text";

describe("the same text", () => {
  const pitch = "I have a role in Boston that fits you very well, shall we talk?";
  it("is the same in other case, spacing and punctuation", () => expect(sameTextKey(`  ${pitch.toUpperCase().replaceAll(" ", "\n")}!!`)).toBe(sameTextKey(pitch)));
  it("is the same in capitals of another shape", () => {
    const shaped = (from: number) => pitch.toUpperCase().replace(/[A-Z]/g, (letter) => String.fromCodePoint(from + letter.charCodeAt(0) - 65));
    for (const from of [0x1d400, 0x1d56c, 0xff21]) expect(sameTextKey(shaped(from))).toBe(sameTextKey(pitch));
  });
  it("is the same with accents, in one piece or apart", () => {
    for (const form of ["NFC", "NFD"] as const) expect(sameTextKey(pitch.replaceAll("e", "é").replaceAll("o", "ö").normalize(form))).toBe(sameTextKey(pitch));
  });
  it("is another with another word", () => expect(sameTextKey(pitch.replace("Boston", "Denver"))).not.toBe(sameTextKey(pitch)));
  it("is nobody's when it is short", () => expect(sameTextKey("Thank you! Tuesday at ten?")).toBeNull());
});
