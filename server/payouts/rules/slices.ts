import { allocate } from "../../money";

export type SliceDate = { sliceNo: number; weight: number; dueAt: Date };
export type Slice = { sliceNo: number; amountMinor: bigint; dueAt: Date };

/**
 * Cuts one share into its dated slices: exact, by largest remainder, computed once on the whole share (I-7).
 * In: minor units of the share and the dates of the payout template. Out: slices above zero, in order of date.
 */
export function slicesOf(shareMinor: bigint, dates: readonly SliceDate[]): Slice[] {
  const parts = allocate(shareMinor, dates.map((date) => BigInt(date.weight)));
  return dates.flatMap((date, i) => {
    const amountMinor = parts[i]?.part ?? 0n;
    return amountMinor > 0n ? [{ sliceNo: date.sliceNo, amountMinor, dueAt: date.dueAt }] : [];
  });
}

/** The later of two instants. */
export const later = (a: Date, b: Date): Date => (a.getTime() >= b.getTime() ? a : b);
