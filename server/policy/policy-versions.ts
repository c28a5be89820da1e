import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { marketplaceConfig } from "@/db/schema/ground";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asSignedIn } from "../kernel/gates";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { policySettings } from "./settings";

/** What was in force is no secret: applications, placements and claims pin its version. Who published it, and why, is the platform's. */
const version = z.strictObject({ id: z.string(), version: z.number().int(), settings: policySettings, createdAt: z.iso.datetime() });
const shape = (row: typeof marketplaceConfig.$inferSelect) => ({ id: String(row.version), version: row.version, settings: policySettings.parse(row.settings), createdAt: row.createdAt.toISOString() });

/** Every version of the policy, newest first; the first is in force. */
export const policyVersionList = query({
  input: z.strictObject(pageInput),
  output: pageOf(version),
  allow: asSignedIn,
  errors: {},
  async run({ db }, { cursor, limit }) {
    const rows = await db.select().from(marketplaceConfig).where(after(cursor, sql`created_at`, sql`lpad(version::text, 10, '0')`)).orderBy(desc(marketplaceConfig.createdAt), desc(marketplaceConfig.version)).limit(limit + 1);
    return pageFrom(rows, limit, shape, (row) => [row.createdAt.toISOString(), String(row.version).padStart(10, "0")]);
  },
});

/** One version. */
export const policyVersionDetail = query({
  input: z.strictObject({ version: z.string().max(9).regex(/^\d+$/, "A version is a number.") }),
  output: z.strictObject({ policy: version }),
  allow: asSignedIn,
  errors: {},
  async run({ db }, { version: asked }) {
    const [row] = await db.select().from(marketplaceConfig).where(eq(marketplaceConfig.version, Number(asked)));
    return row ? { policy: shape(row) } : notFound();
  },
});
