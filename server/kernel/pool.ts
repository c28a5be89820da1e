import { env } from "../env";
import { type Database, openDatabase } from "./database";

let pool: Database | undefined;

/** The process's one pool, opened at first use. */
export function database(): Database {
  pool ??= openDatabase(env().DATABASE_URL, env().DB_POOL);
  return pool;
}
