// Proves: what would change a page waits for the last part of it that the server sends, for ten seconds at most, and not at all when called off. Would miss: that React marks such parts otherwise one day
// (the journeys then find a text twice).
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onceDrawn } from "./once-drawn";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const page = (pending: { parts: number }) => ({ querySelector: (what: string) => (what.startsWith("template") && pending.parts > 0 ? {} : null) });

it("does it at once when nothing is awaited", () => {
  const then = vi.fn<() => void>();
  onceDrawn(page({ parts: 0 }), then);
  expect(then).toHaveBeenCalledTimes(1);
});

it("does it after the last part, once", () => {
  const then = vi.fn<() => void>();
  const pending = { parts: 2 };
  onceDrawn(page(pending), then);
  vi.advanceTimersByTime(500);
  pending.parts = 1;
  vi.advanceTimersByTime(500);
  expect(then).not.toHaveBeenCalled();
  pending.parts = 0;
  vi.advanceTimersByTime(500);
  expect(then).toHaveBeenCalledTimes(1);
});

it("does it all the same after ten seconds", () => {
  const then = vi.fn<() => void>();
  onceDrawn(page({ parts: 1 }), then);
  vi.advanceTimersByTime(9_900);
  expect(then).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(then).toHaveBeenCalledTimes(1);
});

it("does nothing once called off", () => {
  const then = vi.fn<() => void>();
  const pending = { parts: 1 };
  onceDrawn(page(pending), then)();
  pending.parts = 0;
  vi.advanceTimersByTime(20_000);
  expect(then).not.toHaveBeenCalled();
});
