/**
 * Shares an amount by weights with the largest remainder: the parts sum to the amount, each differs from its exact share by less
 * than one unit, none is negative. Ties go to the earlier position, so the result is the same wherever it is computed.
 * In: minor units ≥ 0; weights ≥ 0 with at least one above 0. Throws RangeError otherwise (a programmer's error).
 * Out: for each weight its part and whether it got a remainder unit. Rule: RELIABILITY I-7; compute once, on the whole.
 */
export function allocate(amount: bigint, weights: readonly bigint[]): { part: bigint; remainderUnit: boolean }[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (amount < 0n || total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("allocate needs an amount of zero or more and weights of which one is above zero");
  }
  const exact = weights.map((weight, position) => ({ position, whole: (amount * weight) / total, rest: (amount * weight) % total }));
  const given = exact.reduce((sum, share) => sum + share.whole, 0n);
  const order = exact.toSorted((a, b) => (a.rest === b.rest ? a.position - b.position : a.rest > b.rest ? -1 : 1));
  const extra = new Set(order.slice(0, Number(amount - given)).map((share) => share.position));
  return exact.map(({ position, whole }) => ({ part: whole + (extra.has(position) ? 1n : 0n), remainderUnit: extra.has(position) }));
}

/** `basisPoints` of an amount, rounded half up to a whole minor unit. In: minor units ≥ 0; 0 to 10,000 basis points. */
export function basisPointsOf(amount: bigint, basisPoints: number): bigint {
  if (amount < 0n || !Number.isInteger(basisPoints) || basisPoints < 0 || basisPoints > 10_000) {
    throw new RangeError("basisPointsOf needs an amount of zero or more and 0 to 10,000 whole basis points");
  }
  return (amount * BigInt(basisPoints) + 5_000n) / 10_000n;
}

/** How many basis points a part is of a whole, rounded half up. In: minor units, 0 ≤ part ≤ whole, whole above 0. */
export function basisPointsIn(part: bigint, whole: bigint): number {
  if (part < 0n || whole <= 0n || part > whole) throw new RangeError("basisPointsIn needs a part between zero and a whole above zero");
  return Number((part * 10_000n + whole / 2n) / whole);
}
