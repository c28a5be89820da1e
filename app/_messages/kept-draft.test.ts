// Proves: an answer of the server to what one tab typed does not take from this browser what another tab has typed since. Would miss: when a tab asks and reads (e2e/journeys/reading.spec.ts).
import { beforeEach, expect, it, vi } from "vitest";
import { keepAnswer } from "./kept-draft";

const name = "fairsplit:draft:candidate:cnx_1";
let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("window", { localStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text) } });
});
const sent = { text: "Half a", at: 100 };

it.each([
  ["what was sent is still here", sent, { text: "Half a", at: 90 }],
  ["nothing is here", null, { text: "Half a", at: 90 }],
  ["another tab has typed since", { text: "Half a thought", at: 101 }, null],
])("%s", (_, here, then) => {
  if (here !== null) kept.set(name, JSON.stringify(here));
  keepAnswer(name, sent, { text: "Half a", at: 90 });
  expect(JSON.parse(kept.get(name) ?? "null")).toEqual(then ?? here);
});
