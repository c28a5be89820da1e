// Proves: what is kept of what somebody types is what a person can see of it; floods of what has no width or piles up on a letter shrink, scripts and emoji that need joiners stay
// whole, cleaning twice is cleaning once, and limits count letters of what is kept. Would miss: letters that look like others.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanedText, cleanText, lettersOf } from "./cleaned-text";

describe("a text", () => {
  it.each([
    ["spaces and blank lines at its ends", " \n Hello \n\n", "Hello"],
    ["line breaks of every kind", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["control characters", "a\u0007b\u001b[31mc", "ab[31mc"],
    ["an override of the direction", "pay \u202e0001\u202c now", "pay 0001 now"],
    ["isolates", "\u2067abc\u2069", "abc"],
    ["marks without a width", "a\u200b\u200b\u2060\ufeffb", "ab"],
    ["letters of invisible tags", "hi\u{e0041}\u{e007f}", "hi"],
    ["a flood of joiners", `a${"\u200d".repeat(500)}b`, "a\u200db"],
    ["a letter with five hundred accents", `e${"\u0301".repeat(500)}!`, `e${"\u0301".repeat(8)}!`],
  ])("is kept without %s", (_, sent, kept) => expect(cleanText(sent)).toBe(kept));
  it.each(["", "   ", "\n\t\n", "\u200b\u200c\u200d", "\u2800".replace("\u2800", "\u3164"), "\u202e\u202c", "\u0301\u0301", "\ufe0f"])("is nothing where nothing can be seen (%j)", (sent) => expect(cleanText(sent)).toBe(""));
  it.each(["می\u200cخواهم", "👩\u200d👩\u200d👧", "क्\u200dष", "שלום\u200f!", "❤\ufe0f", "<b>bold</b> & **bold**", "a\tb", "é, Ω, 漢字"])("stays as it is: %s", (sent) => expect(cleanText(sent)).toBe(sent));
  const sign = fc.constantFrom("a", " ", "\n", "\r", "\u0301", "\u200b", "\u200d", "\u200c", "\u202e", "\ufe0f", "\ud83d\udc69", "\u0007", "\ud83d", "م");
  it("is cleaned once and for all, and never grows", () => {
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
        const sent = signs.join("");
        const kept = cleanText(sent);
        expect(cleanText(kept)).toBe(kept);
        expect(kept.length).toBeLessThanOrEqual(sent.length);
      }),
    );
  });
  it("is measured in letters, not in halves of them", () => {
    expect(lettersOf("👩👩")).toBe(2);
  });
});

describe("words of at most five letters", () => {
  const said = (text: string, least?: { letters: number; say: string }) => {
    const read = cleanedText(5, least).safeParse(text);
    return read.success ? read.data : read.error.issues[0]?.message;
  };
  it("are kept as they can be seen, and counted so", () => {
    expect([said(" a\u202eb\u0007c "), said("👩👩👩👩👩"), said("\u200babcde\u200b"), said("\u2060\u200d")]).toEqual(["abc", "👩👩👩👩👩", "abcde", ""]);
    for (const long of ["abcdef", "👩👩👩👩👩👩", `${"\u200b".repeat(20)}a`]) expect(said(long)).toBe("Use at most 5 letters.");
  });
  it("are not fewer than they must be, and nothing that can be seen is nothing", () => {
    const least = { letters: 2, say: "Say more." };
    expect([said("ab", least), said("a", least), said("\u200b\u200b\u200b", least), said("👩", least)]).toEqual(["ab", "Say more.", "Say more.", "Say more."]);
  });
});
