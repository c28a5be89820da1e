import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { marketplaceConfig } from "@/db/schema/ground";
import { users } from "@/db/schema/identity";
import { query } from "../kernel/command";
import { asAdmin, asSignedIn } from "../kernel/gates";
import { policySettings } from "./settings";
import { currentPolicy } from "./current-policy";

/** The settings in force, for forms and explanations. */
export const policyInForce = query({
  input: z.strictObject({}),
  output: z.strictObject({ version: z.number().int(), settings: policySettings }),
  allow: asSignedIn,
  errors: {},
  run: ({ db }) => currentPolicy(db),
});

/** Every version with who published it and why, newest first. */
export const policyHistory = query({
  input: z.strictObject({}),
  output: z.strictObject({ versions: z.array(z.strictObject({ version: z.number().int(), reason: z.string(), createdBy: z.string(), createdByName: z.string().nullable(), createdAt: z.iso.datetime(), settings: policySettings })) }),
  allow: asAdmin,
  errors: {},
  async run({ db }) {
    const rows = await db.select({ config: marketplaceConfig, name: users.name }).from(marketplaceConfig).leftJoin(users, eq(users.id, marketplaceConfig.createdBy)).orderBy(desc(marketplaceConfig.version)).limit(100);
    return { versions: rows.map(({ config: row, name }) => ({ ...row, createdByName: name, settings: policySettings.parse(row.settings), createdAt: row.createdAt.toISOString() })) };
  },
});
