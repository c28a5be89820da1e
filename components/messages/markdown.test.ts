// Proves: the few forms that a message may have are read as they are meant, everything else stays the text that it is, only web addresses become links, and no text takes long
// to read. Would miss: how it looks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, markdownOf, plainLine } from "./markdown";

const textOf = (blocks: readonly Block[]): string => blocks.map((block) => (block.kind === "code" ? block.text : (block.kind === "list" ? block.items : block.lines).map((line) => line.map((piece) => piece.text).join("")).join("\n"))).join("\n");
const line = (text: string) => {
  const [block] = markdownOf(text);
  return block?.kind === "lines" ? block.lines[0] : block;
};

describe("a message", () => {
  it.each([
    ["a **bold** word", [{ kind: "text", text: "a " }, { kind: "bold", text: "bold" }, { kind: "text", text: " word" }]],
    ["*so* and _so_", [{ kind: "italic", text: "so" }, { kind: "text", text: " and " }, { kind: "italic", text: "so" }]],
    ["run `npm **x**`", [{ kind: "text", text: "run " }, { kind: "code", text: "npm **x**" }]],
    ["see https://acme.com/a_b_c.", [{ kind: "text", text: "see " }, { kind: "link", text: "https://acme.com/a_b_c", href: "https://acme.com/a_b_c" }, { kind: "text", text: "." }]],
    ["[the role](https://acme.com/x)", [{ kind: "link", text: "the role", href: "https://acme.com/x" }]],
    ["snake_case_name and 2 * 3 * 4", [{ kind: "text", text: "snake_case_name and 2 * 3 * 4" }]],
    ["<b onclick=x>hi</b>", [{ kind: "text", text: "<b onclick=x>hi</b>" }]],
    ["[x](javascript:alert(1)) data:text/html,x", [{ kind: "text", text: "[x](javascript:alert(1)) data:text/html,x" }]],
  ])("%s", (text, pieces) => expect(line(text)).toEqual(pieces));
  it("is one plain line at a glance", () => expect(plainLine("Hi **Odile**,\n- *one*\n- `two`\n\nsee [it](https://acme.com)")).toBe("Hi Odile, one two see it"));
  it("has lists, and code as it was typed", () => {
    expect(markdownOf("Two:\n- one\n- two\n3. three\n```\n**x**\n```\nend")).toEqual([
      { kind: "lines", lines: [[{ kind: "text", text: "Two:" }]] },
      { kind: "list", ordered: false, start: 1, items: [[{ kind: "text", text: "one" }], [{ kind: "text", text: "two" }]] },
      { kind: "list", ordered: true, start: 3, items: [[{ kind: "text", text: "three" }]] },
      { kind: "code", text: "**x**" },
      { kind: "lines", lines: [[{ kind: "text", text: "end" }]] },
    ]);
  });
  it("without a form stays word for word", () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z<>&"'().,!? ]{0,80}$/), (text) => {
      expect(textOf(markdownOf(`x${text}`))).toBe(`x${text}`);
    }));
  });
  it("is read at once, however it is built", () => {
    for (const bomb of ["*[".repeat(5_000), "_a".repeat(5_000), "`".repeat(10_000), "[".repeat(10_000), "**a".repeat(3_000), "```\n".repeat(2_500), "- ".repeat(5_000), "https://".repeat(1_250)]) expect(markdownOf(bomb).length).toBeLessThan(5_001);
  });
});
