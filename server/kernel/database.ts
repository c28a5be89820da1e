import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { openConnections } from "./database-connections";

type NoRelations = Record<string, never>;
export type Database = PostgresJsDatabase<NoRelations> & { readonly $client: Pick<postgres.Sql, "end"> };
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a query may run on: the pool, or the transaction it is part of. */
export type Reader = Database | Tx;

/** A pool of connections as the application's role. In: its address and the most connections at once. Sessions are in UTC. It outlives a database that stops and comes back. */
export function openDatabase(url: string, connections = 10): Database {
  return drizzle(openConnections(url, connections) as postgres.Sql, { casing: "snake_case" });
}

const inside = new AsyncLocalStorage<true>();

/** Runs a transaction in which outside calls are refused (I-21). */
export function transaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inside.run(true, () => db.transaction(work));
}

/** Throws when called inside a transaction: a provider must not hold locks open (I-21). */
export function assertOutsideTransaction(what: string): void {
  if (inside.getStore()) throw new Error(`${what} was called inside an open transaction; move it after the commit.`);
}

/** The one clock: real time plus the stored offset of a demo or test. */
export async function clockOf(db: Reader): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select app.now() as now`);
  if (!row) throw new Error("The database did not tell the time.");
  return new Date(row.now);
}
