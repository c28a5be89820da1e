/** One thing to measure: does its work once and says how many units it did. */
export type Variant = () => Promise<number>;
export type Ratio = { median: number; min: number; max: number };

const median = (list: number[]): number => {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** Summary of per-round ratios. */
export function summary(ratios: number[]): Ratio {
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}

/**
 * Measures two variants interleaved in short slices, order reversed every round, and compares rates per round (BENCH.md, noise rule 1).
 * Out: ours ÷ floor in units per second; above 1 = ours is faster.
 */
export async function rateRatio(of: { ours: Variant; floor: Variant; rounds: number; sliceMs: number; concurrency?: number }): Promise<Ratio> {
  await slice(of.ours, of.sliceMs, of.concurrency ?? 1);
  await slice(of.floor, of.sliceMs, of.concurrency ?? 1);
  const ratios: number[] = [];
  for (let round = 0; round < of.rounds; round++) {
    const first = round % 2 === 0 ? of.ours : of.floor;
    const second = round % 2 === 0 ? of.floor : of.ours;
    const one = await slice(first, of.sliceMs, of.concurrency ?? 1);
    const two = await slice(second, of.sliceMs, of.concurrency ?? 1);
    ratios.push(round % 2 === 0 ? one / two : two / one);
  }
  return summary(ratios);
}

async function slice(work: Variant, sliceMs: number, concurrency: number): Promise<number> {
  const started = performance.now();
  let units = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() - started < sliceMs) units += await work();
    }),
  );
  return units / ((performance.now() - started) / 1000);
}

/**
 * Times one run of each per round, each after its own preparation; what stands around the floor (guards off, guards on) is not timed.
 * Out: our time ÷ the floor's; below 1 = ours is faster.
 */
export async function timeRatio(of: { prepare(): Promise<void>; ours(): Promise<void>; floor(): Promise<void>; beforeFloor?(): Promise<void>; afterFloor?(): Promise<void>; rounds: number }): Promise<Ratio> {
  const ratios: number[] = [];
  const timed = async (work: () => Promise<void>) => {
    await of.prepare();
    if (work === of.floor) await of.beforeFloor?.();
    const started = performance.now();
    await work();
    const took = performance.now() - started;
    if (work === of.floor) await of.afterFloor?.();
    return took;
  };
  await timed(of.ours);
  await timed(of.floor);
  for (let round = 0; round < of.rounds; round++) {
    const oursFirst = round % 2 === 0;
    const one = await timed(oursFirst ? of.ours : of.floor);
    const two = await timed(oursFirst ? of.floor : of.ours);
    ratios.push(oursFirst ? one / two : two / one);
  }
  return summary(ratios);
}

/**
 * Compares the middle latency of two variants, one call at a time, interleaved in short slices.
 * Out: ours ÷ floor in time; below 1 = ours is faster.
 */
export async function latencyRatio(of: { ours: Variant; floor: Variant; rounds: number; sliceMs: number }): Promise<Ratio> {
  await middle(of.ours, of.sliceMs);
  await middle(of.floor, of.sliceMs);
  const ratios: number[] = [];
  for (let round = 0; round < of.rounds; round++) {
    const oursFirst = round % 2 === 0;
    const one = await middle(oursFirst ? of.ours : of.floor, of.sliceMs);
    const two = await middle(oursFirst ? of.floor : of.ours, of.sliceMs);
    ratios.push(oursFirst ? one / two : two / one);
  }
  return summary(ratios);
}

async function middle(work: Variant, sliceMs: number): Promise<number> {
  const started = performance.now();
  const times: number[] = [];
  while (performance.now() - started < sliceMs) {
    const at = performance.now();
    await work();
    times.push(performance.now() - at);
  }
  return median(times);
}

/** The middle of so many calls, one at a time, in ms: a figure of this machine, for a note beside a ratio. */
export async function middleOf(work: Variant, calls: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const at = performance.now();
    await work();
    times.push(performance.now() - at);
  }
  return median(times);
}
