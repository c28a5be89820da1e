import { z } from "zod";

/** One comparison. `ours` and `theirs` in minor units; `rows` names what differs. */
export const proofLine = z.strictObject({ check: z.string(), account: z.string(), currency: z.string(), ours: z.string(), theirs: z.string(), difference: z.string(), rows: z.array(z.string()) });
export type ProofLine = z.output<typeof proofLine>;

export const line = (check: string, account: string, currency: string, ours: bigint, theirs: bigint, rows: string[] = []): ProofLine => ({
  check, account, currency, ours: ours.toString(), theirs: theirs.toString(), difference: (ours - theirs).toString(), rows,
});

export const isClean = (of: ProofLine): boolean => of.difference === "0" && of.rows.length === 0;

const keyOf = ({ check, account, currency }: ProofLine): string => `${check}|${account}|${currency}`;

/** What two looks at moving books come to: each comparison as the later look has it, unless only the earlier one was clean. What is wrong is wrong at every look; money on its way is elsewhere each time. */
export function better(earlier: readonly ProofLine[], later: readonly ProofLine[]): ProofLine[] {
  const clean = new Map(earlier.filter(isClean).map((one) => [keyOf(one), one]));
  return later.map((one) => (isClean(one) ? one : (clean.get(keyOf(one)) ?? one)));
}
