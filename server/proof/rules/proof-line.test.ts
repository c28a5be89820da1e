// Proves: a comparison counts as wrong only if it was wrong at every look, and then as the last look has it.
import { expect, it } from "vitest";
import { better, isClean, line } from "./proof-line";

const wrongAt = (looks: ReturnType<typeof line>[][]) => looks.reduce((earlier, later) => better(earlier, later)).filter((one) => !isClean(one));
const [clean, off] = [(account: string) => line("check", account, "USD", 5n, 5n), (account: string, by = 1n) => line("check", account, "USD", 5n + by, 5n)];

it("keeps what was clean at one look, and tells what never was", () => {
  expect(wrongAt([[off("a"), clean("b")], [clean("a"), off("b")]]), "money on its way is elsewhere each time").toEqual([]);
  expect(wrongAt([[off("a"), clean("b")], [off("a", 2n), off("b")], [off("a", 3n), off("b")]])).toEqual([off("a", 3n)]);
  expect(wrongAt([[], [off("new")]]), "not seen before").toEqual([off("new")]);
  expect(wrongAt([[line("check", "a", "EUR", 1n, 1n)], [off("a")]]), "another currency is another comparison").toEqual([off("a")]);
  expect(isClean(line("check", "a", "USD", 5n, 5n, ["tr_1"]))).toBe(false);
});
