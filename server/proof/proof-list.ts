import { desc } from "drizzle-orm";
import { z } from "zod";
import { proofRuns } from "@/db/schema/ground";
import { query } from "../kernel/command";
import { asAdmin } from "../kernel/gates";
import { toWire, wireMoney } from "../money";
import { proofLine } from "./rules/proof-line";
import { saysBroken } from "./rules/audit-words";

const shown = z.strictObject({ check: z.string(), account: z.string(), currency: z.string(), ours: wireMoney, theirs: wireMoney, difference: wireMoney, rows: z.array(z.string()) });

/** The last proofs, newest first, with their lines. */
export const proofList = query({
  input: z.strictObject({ limit: z.number().int().min(1).max(30).default(30) }),
  output: z.strictObject({ runs: z.array(z.strictObject({ id: z.string(), startedAt: z.iso.datetime(), finishedAt: z.iso.datetime(), outcome: z.enum(["clean", "difference"]), audit: z.string(), auditBroken: z.boolean(), lines: z.array(shown) })) }),
  allow: asAdmin,
  errors: {},
  async run({ db }, { limit }) {
    const rows = await db.select().from(proofRuns).orderBy(desc(proofRuns.startedAt)).limit(limit);
    return {
      runs: rows.map((row) => ({
        id: row.id, startedAt: row.startedAt.toISOString(), finishedAt: row.finishedAt.toISOString(), outcome: row.outcome === "clean" ? ("clean" as const) : ("difference" as const), audit: row.auditVerified, auditBroken: saysBroken(row.auditVerified),
        lines: z.array(proofLine).parse(row.lines).map((line) => ({ ...line, ours: toWire(BigInt(line.ours), line.currency), theirs: toWire(BigInt(line.theirs), line.currency), difference: toWire(BigInt(line.difference), line.currency) })),
      })),
    };
  },
});
