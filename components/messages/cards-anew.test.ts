// Proves: of what is shown, the pages with a card are read anew, each once, and no other. Would miss: when it is asked for (e2e/journeys/cards.spec.ts).
import { expect, it } from "vitest";
import { readCardsAnew } from "./cards-anew";

it.each<[string, number[], number[]]>([["no card", [], []], ["one", [7], [6]], ["two on one page", [7, 9], [6]], ["the first of the next page", [7, 17], [6, 16]], ["far apart", [2, 40], [1, 39]]])("asks for pages with %s", async (_, cards, asked) => {
  const shown = Array.from({ length: 50 }, (_one, i) => ({ seq: i + 1, job: null, rtr: cards.includes(i + 1) ? {} : null }));
  const after: number[] = [];
  await readCardsAnew(shown, async (seq) => {
    after.push(seq);
    return shown.slice(seq, seq + 10);
  });
  expect(after).toEqual(asked);
});
