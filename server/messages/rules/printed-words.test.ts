// Proves: a print says which messages of how many it has, and where the earlier ones are. Would miss: whether it has them.
import { expect, it } from "vitest";
import { printedWords } from "./printed-words";

it.each([
  [0, [], "Nothing has been said yet."],
  [2, [{ seq: 1 }, { seq: 2 }], "Messages 1 to 2 of 2."],
  [700, [{ seq: 201 }, { seq: 700 }], "Messages 201 to 700 of 700. What was said before is in the conversation as JSON."],
])("of %d", (of, messages, words) => {
  expect(printedWords({ of, messages })).toBe(words);
});
