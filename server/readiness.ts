import { sql } from "drizzle-orm";
import { database } from "./kernel/pool";

/** Each thing that the app needs before it can serve, by name. */
export async function readiness(): Promise<{ ok: boolean; checks: Record<string, "ok" | "failed"> }> {
  const works = (statement: ReturnType<typeof sql>) => database().execute(statement).then(() => "ok" as const, () => "failed" as const);
  const checks = { database: await works(sql`select 1`), migrations: await works(sql`select version from marketplace_config limit 1`) };
  return { ok: Object.values(checks).every((check) => check === "ok"), checks };
}
