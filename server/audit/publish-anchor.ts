import { sql } from "drizzle-orm";
import { z } from "zod";
import { auditAnchors } from "@/db/schema/ground";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";

/** Publishes the chain heads of a day, once. The caller also sends them by mail, outside the database. */
export const publishAnchor = command({
  input: z.strictObject({}),
  output: z.strictObject({ day: z.string(), fresh: z.boolean(), heads: z.array(z.strictObject({ chain: z.number().int(), seq: z.string(), hash: z.string() })) }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }) {
    const day = now.toISOString().slice(0, 10);
    const rows = await tx.execute<{ chain: number; seq: string; hash: string }>(sql`select chain, seq::text, encode(hash, 'hex') as hash from audit_heads order by chain`);
    const heads = rows.map((row) => ({ chain: row.chain, seq: row.seq, hash: row.hash }));
    const written = await tx.insert(auditAnchors).values({ day, heads, publishedAt: now }).onConflictDoNothing().returning({ day: auditAnchors.day });
    if (written.length > 0) emit({ type: "audit/anchor.published", data: { day } });
    return { day, fresh: written.length > 0, heads };
  },
});
