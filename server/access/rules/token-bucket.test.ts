// Proves: a key may send so many at once and so many a second after that, and is told how long to wait. Would miss: several processes, each with buckets of its own.
import { expect, it } from "vitest";
import { type Bucket, take } from "./token-bucket";

const of = { size: 3, perSecond: 2 };

it("gives what it holds, then as much as flows in, and never more than its size", () => {
  let bucket: Bucket | undefined;
  const ask = (at: number) => {
    const taken = take(bucket, at, of);
    bucket = taken.bucket;
    return taken.waitMs;
  };
  expect([ask(0), ask(0), ask(0), ask(0)]).toEqual([0, 0, 0, 500]);
  expect(ask(250)).toBe(250);
  expect(ask(500)).toBe(0);
  expect([ask(60_000), ask(60_000), ask(60_000), ask(60_000)]).toEqual([0, 0, 0, 500]);
});

it("is not emptied by a clock that stands still or goes back", () => {
  expect(take({ tokens: 1, at: 1_000 }, 500, of)).toEqual({ bucket: { tokens: 0, at: 500 }, waitMs: 0 });
});
