import { formatBasisPoints, formatMoney, type WireMoney } from "@/components/format";

const modes: Readonly<Record<string, string>> = { on_site: "On site", hybrid: "Hybrid", remote: "Remote" };
/** Where the work is done. */
export const workModeWord = (mode: string): string => modes[mode] ?? mode;

/** How senior a role may be said to be, in order. */
export const jobLevels = ["entry", "mid", "senior", "lead", "executive"] as const;
export type JobLevel = (typeof jobLevels)[number];
export const levelWords: Readonly<Record<JobLevel, string>> = { entry: "Entry level", mid: "Mid level", senior: "Senior", lead: "Lead", executive: "Executive" };

/** `Boston, MA, hybrid`; a place that says already that it is remote is not told twice. */
export function placeText(job: { location: string; workMode: string }): string {
  const mode = workModeWord(job.workMode).toLowerCase();
  return job.location.toLowerCase().includes(mode) ? job.location : `${job.location}, ${mode}`;
}

/** `98,000 to 124,000 USD`: one currency for both ends; one end when they are equal. */
export function rangeText(from: WireMoney, to: WireMoney): string {
  const upper = formatMoney(to, { fraction: "hide-zero" });
  return from.minor === to.minor ? upper : `${formatMoney(from, { currency: "none", fraction: "hide-zero" })} to ${upper}`;
}

/** `20%`, or that the fee is one fixed sum. */
export const feeWord = (terms: { feeBasisPoints: number | null }): string => (terms.feeBasisPoints === null ? "Fixed" : formatBasisPoints(terms.feeBasisPoints));
