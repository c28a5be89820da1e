import type { Database } from "@/server/kernel/database";
import { currentPolicy } from "@/server/policy";
import { publishPolicy } from "@/server/policy/publish-policy";
import { person } from "./people";

/** Publishes a policy that says this, and the defaults in all else. */
export async function policy(db: Database, settings: Parameters<typeof publishPolicy.call>[1]["settings"]): Promise<void> {
  const { version } = await currentPolicy(db);
  await publishPolicy.call((await person(db, { platformRole: "finance" })).ctx, { basedOnVersion: version, settings, reason: "In this test" });
}
