import { Journal } from "../stripe-sandbox/journal";
import type { JobEvent, JobFunction, Run } from "./types";

/** A change of state: each part replaces or adds what it names. The first line of a compacted journal is one that holds everything. */
type Change = { functions?: JobFunction[]; runs?: Run[]; seen?: [string, number][]; unrouted?: JobEvent[] };

/** Runs of one function that are kept once they are over. */
export const runsKept = 200;
const idsKeptMs = 86_400_000;
const linesUntilCompaction = 20_000;

/** The executor's state in memory and, line by line, on disk. Whatever `write` has returned from survives `kill -9`; what `flushed` has answered survives a power cut. */
export class Store {
  functions: JobFunction[] = [];
  readonly runs = new Map<string, Run>();
  /** Runs that are not over, oldest first. */
  readonly open = new Map<string, Run>();
  /** Event ids of the last day; the same id runs nothing twice. */
  readonly seen = new Map<string, number>();
  /** Events that came before any function was known. */
  unrouted: JobEvent[] = [];
  private readonly journal: Journal;
  private lines = 0;

  constructor(dataDir: string, private readonly now: () => number) {
    this.journal = new Journal(dataDir);
    for (const line of this.journal.lines()) this.apply(JSON.parse(line) as Change);
    this.compact();
  }

  write(change: Change): void {
    this.apply(change);
    this.journal.append(JSON.stringify(change));
    if (++this.lines > linesUntilCompaction) this.compact();
  }

  flushed(): Promise<void> {
    return this.journal.flushed();
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  private apply(change: Change): void {
    if (change.functions) this.functions = change.functions;
    if (change.unrouted) this.unrouted = change.unrouted;
    for (const [id, at] of change.seen ?? []) this.seen.set(id, at);
    for (const run of change.runs ?? []) {
      this.runs.set(run.id, run);
      if (run.endedAt === null) this.open.set(run.id, run);
      else this.open.delete(run.id);
    }
  }

  /** Forgets what is old and writes the rest as one line. */
  private compact(): void {
    for (const [id, at] of this.seen) if (at < this.now() - idsKeptMs) this.seen.delete(id);
    const ended = new Map<string, number>();
    for (const run of [...this.runs.values()].filter((one) => one.endedAt !== null).toReversed()) {
      const newer = ended.get(run.functionId) ?? 0;
      ended.set(run.functionId, newer + 1);
      if (newer >= runsKept) this.runs.delete(run.id);
    }
    this.journal.replaceBy(JSON.stringify({ functions: this.functions, runs: [...this.runs.values()], seen: [...this.seen], unrouted: this.unrouted } satisfies Change));
    this.lines = 0;
  }
}
