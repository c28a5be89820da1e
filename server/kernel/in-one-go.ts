import type { SQL } from "drizzle-orm";
import type { Tx } from "./database";

/**
 * Sends statements to the database together, in one round trip instead of one each. They are done in this order, each seeing what was committed while the one before it waited for a lock: all take the same way
 * through the driver, and a transaction has one connection. Out: the rows of each; `Row` is the form of those that are read. Throws what the first that failed did: what follows a failure in a transaction fails
 * for its sake alone.
 */
export async function inOneGo<Row extends Record<string, unknown>>(tx: Tx, ...statements: readonly SQL[]) {
  const settled = await Promise.allSettled(statements.map((statement) => tx.execute<Row>(statement).then((rows) => rows)));
  const failed = settled.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
  return settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}
