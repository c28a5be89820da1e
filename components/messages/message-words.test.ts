// Proves: each state of a request to represent is shown by its own word, and one whose day is over as ended, whatever was answered before. Would miss: where it is shown (e2e/journeys/cards.spec.ts).
import { expect, it } from "vitest";
import { rtrPill } from "./message-words";

it.each([
  ["requested", false, "Waits for an answer"], ["requested", true, "Ended without an answer"], ["signed", false, "Signed"], ["signed", true, "Signed, and ended"], ["declined", false, "Declined"], ["withdrawn", false, "Taken back"], ["revoked", true, "Revoked"], ["ended", true, "Ended"],
] as const)("%s, over: %s", (state, over, word) => {
  expect(rtrPill({ state, over }).word).toBe(word);
});
