import { Journal } from "./journal";
import { type Table, tableNames, type Tables } from "./types";

type Maps = { [K in Table]: Map<string, Tables[K]> };
type Change = { table: Table; id: string; row: unknown };

const compactAbove = 2_000;

/** All rows, in memory, written to a journal change by change. A transaction is synchronous: nothing else runs inside it. */
export class Store {
  private readonly maps: Maps = emptyMaps();
  private readonly journal: Journal;
  private changes: Change[] | null = null;
  private undo: (() => void)[] = [];

  constructor(dataDir: string) {
    this.journal = new Journal(dataDir);
    const lines = this.journal.lines();
    for (const line of lines) for (const change of JSON.parse(line) as Change[]) this.load(change);
    if (lines.length > compactAbove) this.journal.replaceBy(JSON.stringify(this.everything()));
  }

  get<K extends Table>(table: K, id: string): Tables[K] | undefined {
    return this.maps[table].get(id);
  }

  /** The rows of a table, oldest first. */
  all<K extends Table>(table: K): Tables[K][] {
    return [...this.maps[table].values()];
  }

  count(table: Table): number {
    return this.maps[table].size;
  }

  put<K extends Table>(table: K, row: Tables[K]): Tables[K] {
    const map: Map<string, Tables[K]> = this.maps[table];
    const before = map.get(row.id);
    this.record({ table, id: row.id, row }, () => (before === undefined ? map.delete(row.id) : map.set(row.id, before)));
    map.set(row.id, row);
    return row;
  }

  remove(table: Table, id: string): void {
    const map: Map<string, unknown> = this.maps[table];
    const before = map.get(id);
    if (before === undefined) return;
    this.record({ table, id, row: null }, () => map.set(id, before));
    map.delete(id);
  }

  /** Runs a change. If it throws, nothing of it remains; otherwise all of it is in the journal when this returns. */
  transact<T>(change: () => T): T {
    if (this.changes) throw new Error("A transaction is already open.");
    this.changes = [];
    this.undo = [];
    try {
      const result = change();
      if (this.changes.length > 0) this.journal.append(JSON.stringify(this.changes));
      return result;
    } catch (cause) {
      this.rollBackTo(0);
      throw cause;
    } finally {
      this.changes = null;
      this.undo = [];
    }
  }

  /** Runs a part of a transaction that may fail by itself. If it throws, only that part is undone. */
  attempt<T>(part: () => T): T {
    const mark = this.undo.length;
    try {
      return part();
    } catch (cause) {
      this.rollBackTo(mark);
      throw cause;
    }
  }

  flushed(): Promise<void> {
    return this.journal.flushed();
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  private rollBackTo(mark: number): void {
    while (this.undo.length > mark) {
      this.undo.pop()?.();
      this.changes?.pop();
    }
  }

  private record(change: Change, undo: () => void): void {
    if (!this.changes) throw new Error("Rows change inside a transaction only.");
    this.changes.push(change);
    this.undo.push(undo);
  }

  private load({ table, id, row }: Change): void {
    const map: Map<string, unknown> = this.maps[table];
    if (row === null) map.delete(id);
    else map.set(id, row);
  }

  private everything(): Change[] {
    return tableNames.flatMap((table) => this.all(table).map((row) => ({ table, id: row.id, row })));
  }
}

function emptyMaps(): Maps {
  return Object.fromEntries(tableNames.map((name) => [name, new Map()])) as Maps;
}
