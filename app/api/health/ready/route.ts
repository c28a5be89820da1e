import { sql } from "drizzle-orm";
import { database } from "@/server/kernel/pool";

/** Each thing that the app needs, by name. */
export async function GET(): Promise<Response> {
  const checks = { database: await works(() => database().execute(sql`select 1`)), migrations: await works(() => database().execute(sql`select version from marketplace_config limit 1`)) };
  const ok = Object.values(checks).every((check) => check === "ok");
  return Response.json({ ok, checks }, { status: ok ? 200 : 503 });
}

async function works(check: () => Promise<unknown>): Promise<"ok" | "failed"> {
  return check().then(
    () => "ok" as const,
    () => "failed" as const,
  );
}
