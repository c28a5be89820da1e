import { desc, eq } from "drizzle-orm";
import { marketplaceConfig } from "@/db/schema/ground";
import type { Reader } from "../kernel/database";
import { type Policy, policySettings } from "./settings";

/** The policy in force: the highest version. Throws if the marketplace has none (it is seeded with version 1). */
export async function currentPolicy(db: Reader): Promise<Policy> {
  const [row] = await db.select().from(marketplaceConfig).orderBy(desc(marketplaceConfig.version)).limit(1);
  if (!row) throw new Error("The marketplace has no policy; run the migrations.");
  return { version: row.version, settings: policySettings.parse(row.settings) };
}

/** The policy that something was made under. Throws for a version that never was. */
export async function policyAt(db: Reader, version: number): Promise<Policy> {
  const [row] = await db.select().from(marketplaceConfig).where(eq(marketplaceConfig.version, version));
  if (!row) throw new Error(`There is no policy version ${version}.`);
  return { version: row.version, settings: policySettings.parse(row.settings) };
}
