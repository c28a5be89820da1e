import type { Store } from "./store";

/** Simulated time: real time and an offset. The larger of the given and the stored offset counts, so that a restart never goes back. */
export class Clock {
  constructor(
    private readonly store: Store,
    private readonly given: () => number,
  ) {}

  offsetMs(): number {
    return Math.max(this.given(), Number(this.store.get("settings", "offsetMs")?.value ?? 0));
  }

  /** Seconds, as Stripe counts. */
  now(): number {
    return Math.floor((Date.now() + this.offsetMs()) / 1000);
  }

  /** Inside a transaction. */
  move(offsetMs: number): void {
    this.store.put("settings", { id: "offsetMs", value: String(offsetMs) });
  }
}
