// Proves: suspensions of one admin that overlap, follow each other within a day or are linked by others count as one; those that are long over do not. Would miss: whose and of whom they are (actions.db.test.ts).
import { expect, it } from "vitest";
import { daysAlone, endOfDays } from "./lasting";

const start = new Date("2026-01-01T00:00:00.000Z");
const at = (day: number) => endOfDays(start, day);
const span = (from: number, to: number) => ({ beganAt: at(from), until: at(to) });

it.each([
  ["none", [], 0, 30],
  ["one that goes on", [span(0, 30)], 29, 1],
  ["one whose end lies less than a day back", [span(0, 30)], 30.5, 0],
  ["one whose end lies more than a day back", [span(0, 30)], 31.5, 30],
  ["a chain of short ones", [span(20, 30), span(0, 10), span(10.5, 20)], 30, 0],
  ["one that is to last longer than it has", [span(0, 10)], 3, 27],
])("%s", (_, spans, now, days) => expect(daysAlone(spans, { now: at(now), aloneDays: 30 })).toBe(days));
