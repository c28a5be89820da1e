import { valueOf } from "./expressions";
import type { JobFunction, Run } from "./types";

const callsAtOnce = 32;

/** Which calls run now, counted per concurrency limit. As on the real server, a limit counts steps at work, not runs that sleep or wait. */
export class LimitsInUse {
  private readonly counts = new Map<string, number>();
  private total = 0;

  /** Takes a place under every limit of the function, or none. Out: how to give it back; null = full. */
  take(fn: JobFunction, run: Run): (() => void) | null {
    const wanted = fn.concurrency.map((one, at) => ({ limit: one.limit, bucket: JSON.stringify([(one.scope ?? "fn") === "fn" ? `${fn.id}:${at}` : one.scope, one.key === undefined ? null : (valueOf(one.key, { event: run.event }) ?? null)]) }));
    if (this.total >= callsAtOnce || wanted.some(({ bucket, limit }) => (this.counts.get(bucket) ?? 0) >= limit)) return null;
    this.add(wanted.map(({ bucket }) => bucket), 1);
    return () => this.add(wanted.map(({ bucket }) => bucket), -1);
  }

  private add(buckets: string[], by: number): void {
    this.total += by;
    for (const bucket of buckets) {
      const count = (this.counts.get(bucket) ?? 0) + by;
      if (count === 0) this.counts.delete(bucket);
      else this.counts.set(bucket, count);
    }
  }
}
