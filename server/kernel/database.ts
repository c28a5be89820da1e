import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

type NoRelations = Record<string, never>;
export type Database = PostgresJsDatabase<NoRelations> & { readonly $client: postgres.Sql };
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a query may run on: the pool, or the transaction it is part of. */
export type Reader = Database | Tx;

/** A pool of connections as the application's role. In: its address and the most connections at once. Sessions are in UTC. */
export function openDatabase(url: string, connections = 10): Database {
  const client = postgres(url, { max: connections, onnotice: () => {}, connection: { TimeZone: "UTC", application_name: "fairsplit" }, idle_timeout: 30 });
  return drizzle(preparing(client), { casing: "snake_case" });
}

/** A statement with more parameters than this has a list in it, and hardly ever comes again with the same text. */
const PARAMETERS_OF_ONE_TEXT = 64;

/**
 * drizzle asks for every statement to be parsed and planned anew, in a round trip of its own. Ours have few texts, so each connection prepares
 * them once, as the driver does by default; connections are renewed within the hour.
 */
function preparing<Client extends postgres.Sql | postgres.TransactionSql>(client: Client): Client {
  const unsafe = client.unsafe.bind(client);
  client.unsafe = (text, parameters, options) => unsafe(text, parameters, { ...options, prepare: (parameters?.length ?? 0) <= PARAMETERS_OF_ONE_TEXT });
  if ("begin" in client) {
    const begin = client.begin.bind(client);
    const prepared = (work: Parameters<typeof begin>[1]) => (tx: postgres.TransactionSql) => work(preparing(tx));
    client.begin = (first: string | Parameters<typeof begin>[1], work?: Parameters<typeof begin>[1]) => (typeof first === "string" ? begin(first, prepared(work ?? (() => undefined))) : begin("", prepared(first)));
  }
  return client;
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
