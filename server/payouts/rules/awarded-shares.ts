import { allocate } from "../../money";

export type Award = { fromPayeeId: string; toPayeeId: string; basisPoints: number };
export type ShareLine = { payoutSplitId: string; payeeId: string; role: string; amountMinor: bigint };

/**
 * Shares as final decisions have left them: of a sourcer's share, each award gives its part of what the giver still has to the winner, exact to the cent, one after the other.
 * In: the agreed shares; the awards on this placement in the order in which they were made. Out: lines that sum to the same, none of them zero.
 */
export function withAwards(shares: readonly ShareLine[], awards: readonly Award[]): ShareLine[] {
  return awards.reduce<ShareLine[]>(
    (lines, award) =>
      lines.flatMap((line) => {
        if (line.role !== "candidate_sourcer" || line.payeeId !== award.fromPayeeId) return [line];
        const won = wonOf(line.amountMinor, award.basisPoints);
        return [{ ...line, payeeId: award.toPayeeId, amountMinor: won }, { ...line, amountMinor: line.amountMinor - won }].filter((part) => part.amountMinor > 0n);
      }),
    [...shares],
  );
}

/** What a winner gets of an amount. In: minor units, 1 to 10,000 basis points. */
export const wonOf = (amountMinor: bigint, basisPoints: number): bigint => allocate(amountMinor, [BigInt(basisPoints), BigInt(10_000 - basisPoints)])[0]?.part ?? 0n;

/** What of each held amount goes to the winner: computed once on all of them together, then by their size, so that the parts are what was won. */
export function wonOfEach(amounts: readonly bigint[], basisPoints: number): bigint[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  return total === 0n ? amounts.map(() => 0n) : allocate(wonOf(total, basisPoints), amounts).map((part) => part.part);
}
