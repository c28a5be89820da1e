import { desc } from "drizzle-orm";
import { z } from "zod";
import { marketplaceConfig } from "@/db/schema/ground";
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
  output: z.strictObject({ versions: z.array(z.strictObject({ version: z.number().int(), reason: z.string(), createdBy: z.string(), createdAt: z.iso.datetime(), settings: policySettings })) }),
  allow: asAdmin,
  errors: {},
  async run({ db }) {
    const rows = await db.select().from(marketplaceConfig).orderBy(desc(marketplaceConfig.version)).limit(100);
    return { versions: rows.map((row) => ({ ...row, settings: policySettings.parse(row.settings), createdAt: row.createdAt.toISOString() })) };
  },
});
