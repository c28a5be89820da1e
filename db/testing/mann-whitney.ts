/**
 * Whether one of two samples tends to be larger (Mann-Whitney, normal approximation with ties). In: two samples of the same measure, each of at least 20.
 * Out: z (0 = no tendency; above 0 the first is larger), its two-sided p, and both medians.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): { z: number; p: number; medians: [number, number] } {
  const all = [...a.map((value) => ({ value, first: true })), ...b.map((value) => ({ value, first: false }))].toSorted((x, y) => x.value - y.value);
  let rankSum = 0;
  let ties = 0;
  for (let i = 0; i < all.length; ) {
    let j = i;
    while (j < all.length && all[j]?.value === all[i]?.value) j++;
    const rank = (i + j + 1) / 2;
    for (let k = i; k < j; k++) if (all[k]?.first) rankSum += rank;
    ties += (j - i) ** 3 - (j - i);
    i = j;
  }
  const n = a.length + b.length;
  const u = rankSum - (a.length * (a.length + 1)) / 2;
  const spread = Math.sqrt(((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1))));
  const z = spread === 0 ? 0 : (u - (a.length * b.length) / 2) / spread;
  return { z, p: 2 * (1 - normal(Math.abs(z))), medians: [median(a), median(b)] };
}

const median = (sample: readonly number[]) => sample.toSorted((x, y) => x - y)[Math.floor(sample.length / 2)] ?? 0;

/** The normal distribution up to x (Abramowitz and Stegun 7.1.26: off by less than 1.5e-7). */
function normal(x: number): number {
  const t = 1 / (1 + (0.3275911 * x) / Math.SQRT2);
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return 0.5 * (1 + (1 - poly * Math.exp((-x * x) / 2)));
}
