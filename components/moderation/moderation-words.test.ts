// Proves: the line above the reports says what waits, and never that nothing does while a note is said to be hidden by mistake. Would miss: what is counted (server/connections/mask-reports.db.test.ts).
import { expect, it } from "vitest";
import { waitingWords } from "./moderation-words";

it.each([
  [{}, "No report waits."],
  [{ masks: 1 }, "One note waits for a look at what is hidden."],
  [{ open: 1, masks: 2 }, "One report waits. 2 notes wait for a look at what is hidden."],
  [{ second: 1, appeals: 2 }, "No report waits. One suspension waits for a second admin. 2 appeals wait for an answer."],
  [{ open: 3 }, "3 reports wait."],
])("says of %j: %s", (waiting, words) => {
  expect(waitingWords({ open: 0, second: 0, appeals: 0, masks: 0, ...waiting })).toBe(words);
});
