import { sql } from "drizzle-orm";
import type { Database } from "@/server/kernel/database";
import { connectionsInUse } from "@/server/kernel/database-connections";

/** Starts all at once behind a barrier. Out: what each came to, and how many of them the database worked for at the same time: each on a connection of its own, in a statement or an open transaction. */
export async function together<T>(count: number, work: (i: number) => Promise<T>): Promise<{ results: PromiseSettledResult<T>[]; inFlight: number }> {
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let inUse = 0;
  let inFlight = 0;
  const heard = (by: unknown): void => {
    inUse += Number(by);
    inFlight = Math.max(inFlight, inUse);
  };
  connectionsInUse.subscribe(heard);
  try {
    const all = Array.from({ length: count }, async (_, i) => {
      await gate;
      return work(i);
    });
    open();
    return { results: await Promise.allSettled(all), inFlight };
  } finally {
    connectionsInUse.unsubscribe(heard);
  }
}

export const failures = (results: readonly PromiseSettledResult<unknown>[]): string[] => results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
export const fulfilled = <T>(results: readonly PromiseSettledResult<T>[]): T[] => results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));

/** Opens every connection of a pool before a race, so that the racers start together and not as connections come up. */
export async function warm(db: Database, connections: number): Promise<void> {
  await Promise.all(Array.from({ length: connections }, () => db.execute(sql`select pg_sleep(0.2)`)));
}

/** Waits until somebody waits for a lock in this database. Throws if nobody comes to. */
export async function lockAwaited(db: Database): Promise<void> {
  for (let asked = 0; asked < 10_000; asked++) {
    const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if (row && row.n > 0) return;
  }
  throw new Error("Nobody waits.");
}

/** Deadlocks that PostgreSQL has counted in this database; retries hide them from callers. */
export async function deadlocksOf(db: Database): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select deadlocks::int as n from pg_stat_database where datname = current_database()`);
  return row?.n ?? 0;
}

/** Numbers from 0 to under 1 that a seed repeats. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same items in an order that a seed repeats. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items.map((item) => ({ item, at: random() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item);
}
