// Proves: each state of a right to represent is shown by its own word to each of its two, so that no word means one thing in the wallet and another in a conversation, and one whose day is over as ended. Would miss: where it is
// shown (e2e/journeys/cards.spec.ts, wallet.spec.ts).
import { expect, it } from "vitest";
import { consentPill } from "./consent-words";

it.each([
  ["requested", false, "Waits for you", "Waits for an answer"], ["requested", true, "Ended without an answer", "Ended without an answer"], ["signed", false, "In force", "Signed"], ["signed", true, "Ended", "Ended"],
  ["declined", false, "You declined", "Declined"], ["withdrawn", false, "Withdrawn", "Withdrawn"], ["revoked", true, "Taken back", "Revoked"], ["ended", true, "Ended", "Ended"],
] as const)("%s, over: %s", (state, over, forCandidate, forRecruiter) => {
  expect(consentPill({ state, over }, "candidate").word).toBe(forCandidate);
  expect(consentPill({ state, over }, "recruiter").word).toBe(forRecruiter);
});
