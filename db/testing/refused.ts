import type postgres from "postgres";

export type Failure = { code: string; constraint: string };
type Work<T> = (tx: postgres.TransactionSql) => Promise<T>;

/** Runs statements in one transaction, and says with which SQLSTATE and constraint the database refused it. Throws when it did not. */
export async function refused(sql: postgres.Sql, work: Work<unknown>, actor = "system:test"): Promise<Failure> {
  try {
    await allowed(sql, work, actor);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause) return { code: String(cause.code), constraint: "constraint_name" in cause ? String(cause.constraint_name) : "" };
    throw cause;
  }
  throw new Error("nothing refused it");
}

/** Runs statements in one transaction as an actor. */
export function allowed<T>(sql: postgres.Sql, work: Work<T>, actor = "system:test") {
  return sql.begin(async (tx) => {
    if (actor) await tx`select set_config('app.actor', ${actor}, true)`;
    return work(tx);
  });
}
