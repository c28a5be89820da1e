// Proves: what was found is shown on one line around the first word, with the places of all words, whatever letters there are; a search never becomes a query of its own. Would miss: what the
// database finds.
import fc from "fast-check";
import { expect, it } from "vitest";
import { excerptOf, tsQuery } from "./found-words";

it("looks for all words, each from its beginning, and for nothing else", () => {
  expect(tsQuery("Start  DATE, start")).toBe("start:* & date:*");
  expect(tsQuery("a & !b | (c:*) '\\")).toBe("a:* & b:* & c:*");
  expect(tsQuery(" -- !! ")).toBeNull();
});
it("looks for words without case, accents, and what joins them", () => {
  expect(tsQuery("Node.js odile@acme.com")).toBe("node:* & js:* & odile:* & acme:* & com:*");
  expect(tsQuery("Zoë ZOE ﬁn.")).toBe("zoe:* & fin:*");
  expect(tsQuery("x".repeat(60))).toBe(`${"x".repeat(40)}:*`);
});
it.each([
  ["Zoe\u0308's école, ﬁnally", "zo ecole fi", ["Zo", "école", "ﬁ"]],
  ["Zoe\u0308's", "zoe", ["Zoe\u0308"]],
  ["Node.js and nodes", "node.js", ["Node", "js", "node"]],
])("marks in %j, as it is written, %j", (body, asked, marked) => {
  const { text, ranges } = excerptOf(body, asked);
  expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(marked);
});
it("shows what is far inside of an address without a space", () => {
  const { text, ranges } = excerptOf(`https://acme.example/${"path/".repeat(60)}needle/${"path/".repeat(60)} end`, "needle");
  expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(["needle"]);
});
it("shows where the words stand", () => {
  const { text, ranges } = excerptOf("The start date is Monday,\nand starting late is fine", "start mon");
  expect(text).toBe("The start date is Monday, and starting late is fine");
  expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(["start", "Mon", "start"]);
});
it("shows what is far inside", () => {
  const { text, ranges } = excerptOf(`${"one two three ".repeat(40)}needle ${"four five ".repeat(40)}`, "needle");
  expect(text.length).toBeLessThan(190);
  expect(text).toMatch(/^… .* …$/);
  expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(["needle"]);
});
it("names places inside the text, in order, for any letters", () => {
  const piece = fc.constantFrom("start ", "👩‍👧 ", "Ünder ", "漢字 ", "\n", "x".repeat(70), "İ ");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom("start", "ünder x", "漢", "i"), (parts, asked) => {
      const { text, ranges } = excerptOf(parts.join(""), asked);
      let last = 0;
      for (const [from, to] of ranges) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        last = to;
      }
      expect(/\p{Surrogate}/u.test(text)).toBe(false);
    }),
  );
});
