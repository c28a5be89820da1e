import type { Ratio } from "./rounds";

/** One line of the table. `better` says on which side of the goal a good figure lies. */
export type Line = { scenario: string; size: string; ours: string; comparedWith: string; ratio: Ratio; goal: number; better: "higher" | "lower"; note?: string };
export type Judged = Line & { verdict: "ok" | "MISS" | "noisy" };

/** Judges a line: a miss on noise alone is called noisy (BENCH.md, noise rule 2). */
export function judge(line: Line, quiet: boolean): Judged {
  // The control may stray to either side: what it says of the machine is already in `quiet`.
  if (line.scenario === "A/A") return { ...line, verdict: quiet ? "ok" : "noisy" };
  const met = (value: number) => (line.better === "higher" ? value >= line.goal : value <= line.goal);
  if (met(line.ratio.median)) return { ...line, verdict: "ok" };
  const best = line.better === "higher" ? line.ratio.max : line.ratio.min;
  return { ...line, verdict: !quiet && met(best) ? "noisy" : "MISS" };
}

/** Prints the table. */
export function print(lines: readonly Judged[]): void {
  const cell = (line: Judged) => [
    line.scenario, line.size, line.ours, line.comparedWith, `${line.ratio.median.toFixed(2)} [${line.ratio.min.toFixed(2)}–${line.ratio.max.toFixed(2)}]`,
    `${line.better === "higher" ? "≥" : "≤"} ${line.goal}`, line.verdict + (line.note ? ` (${line.note})` : ""),
  ];
  const head = ["scenario", "size", "ours", "compared with", "ratio (median [min–max])", "goal", "verdict"];
  const rows = [head, ...lines.map(cell)];
  const widths = head.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of rows) console.log(row.map((text, i) => text.padEnd(widths[i] ?? 0)).join(" | "));
}
