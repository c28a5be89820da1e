import type { Line } from "../lib/report";
import { rateRatio } from "../lib/rounds";
import type { Stage } from "../lib/stage";

/** The same against itself: what this machine's noise looks like. */
export async function aaControl({ app, settings }: Stage): Promise<Line[]> {
  const one = async () => {
    await app`select count(*) from ledger_accounts`;
    return 1;
  };
  const ratio = await rateRatio({ ours: one, floor: one, ...settings });
  return [{ scenario: "A/A", size: "-", ours: "a query", comparedWith: "itself", ratio, goal: 0.95, better: "higher" }];
}
