/** A protected period that has not ended, of one of two records of a person. Instants in milliseconds. */
export type LiveClaim = {
  id: string;
  onWinner: boolean;
  /** Where the year of its first holder began: who was first to bring the person. */
  origin: number;
  from: number;
  until: number;
};

/**
 * What a merge makes of a claim. `stays`: as it is. `goes_on`: it ends now, and what is left of it goes on as a claim of the same holder in this period. `moves`: it has not
 * begun, and waits on the standing record. `ends`: an earlier claim runs at least as long. `rests`: the same for one that has not begun; it is put aside on the other record.
 */
export type MergedClaim = { id: string } & ({ outcome: "stays" } | { outcome: "goes_on"; from: number; until: number } | { outcome: "moves"; from: number } | { outcome: "ends" } | { outcome: "rests" });

type Period = { from: number; until: number };

/**
 * Whose protection is when, once two records are one. The first to bring the person keeps the whole of their period; each later one has what the earlier leave free
 * of theirs: it waits, and ends on its own day. Nobody gets an instant that they did not have.
 */
export function mergedClaims(claims: readonly LiveClaim[], at: number): MergedClaim[] {
  const taken: Period[] = [];
  return claims
    .filter((claim) => claim.until > at)
    .toSorted((a, b) => a.origin - b.origin || a.from - b.from || (a.id < b.id ? -1 : 1))
    .map((claim) => {
      const begun = claim.from <= at;
      const left = freeParts({ from: Math.max(claim.from, at), until: claim.until }, taken);
      // One that has not begun keeps its last day; one that runs is not interrupted, and takes the first part that is free.
      const part = begun ? left[0] : left.find((one) => one.until === claim.until);
      if (!part) return { id: claim.id, outcome: begun ? "ends" : "rests" };
      taken.push(part);
      if (claim.onWinner && part.until === claim.until && part.from === Math.max(claim.from, at)) return { id: claim.id, outcome: "stays" };
      return begun ? { id: claim.id, outcome: "goes_on", ...part } : { id: claim.id, outcome: "moves", from: part.from };
    });
}

/** What of a period is outside the others, in order. */
function freeParts(period: Period, taken: readonly Period[]): Period[] {
  return taken
    .reduce<Period[]>((parts, one) => parts.flatMap((part) => [{ from: part.from, until: Math.min(part.until, one.from) }, { from: Math.max(part.from, one.until), until: part.until }].filter((rest) => rest.from < rest.until)), [period])
    .toSorted((a, b) => a.from - b.from);
}
