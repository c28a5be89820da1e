/** What a key may still send: it fills evenly up to its size, and each request takes one. */
export type Bucket = { tokens: number; /** Milliseconds of a clock that only goes forward. */ at: number };

/** Takes one request from a bucket; a new one is full. Out: the bucket afterwards, and how long to wait when it was empty (0 = go on). */
export function take(bucket: Bucket | undefined, nowMs: number, of: { size: number; perSecond: number }): { bucket: Bucket; waitMs: number } {
  const filled = bucket === undefined ? of.size : Math.min(of.size, bucket.tokens + (Math.max(0, nowMs - bucket.at) / 1000) * of.perSecond);
  if (filled >= 1) return { bucket: { tokens: filled - 1, at: nowMs }, waitMs: 0 };
  return { bucket: { tokens: filled, at: nowMs }, waitMs: Math.ceil(((1 - filled) / of.perSecond) * 1000) };
}
