/**
 * How the sourcer's share is divided between the holder of a claim and the one who handed it on for a part of it.
 * In: the share in basis points of the pool; the part kept, in basis points of that share; the least that anybody may have of the pool.
 * Out: basis points of the pool that sum to the share. Where the share cannot be divided so that each has the least, all of it is the holder's.
 */
export function partsOfSourcerShare(of: { share: number; keepsBasisPoints: number; minimum: number }): { holder: number; kept: number } {
  const kept = Math.floor((of.share * of.keepsBasisPoints) / 10_000);
  const holder = of.share - kept;
  return kept < of.minimum || holder < of.minimum ? { holder: of.share, kept: 0 } : { holder, kept };
}
