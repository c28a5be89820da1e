import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema/imports";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";

/**
 * Starts imports anew that should be moving and are not: their run was lost with a process or an event. One that comes to nothing again and again is given up,
 * and its owner told, who may let it go on. Out: how many were started, and how many given up.
 */
export const wakeImports = command({
  input: z.strictObject({}),
  output: z.strictObject({ woken: z.number().int(), givenUp: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }) {
    const still = new Date(now.getTime() - limits.importStillMs).toISOString();
    const rows = await tx.execute<{ id: string; recruiter_id: string; file_name: string; stalls: number }>(sql`
      select id, recruiter_id, file_name, stalls from imports where state in ('checking','running') and moved_at < ${still}::timestamptz order by moved_at limit ${limits.rowsPerClaim} for update skip locked`);
    let givenUp = 0;
    for (const row of rows) {
      const data = { importId: row.id, recruiterId: row.recruiter_id, fileName: row.file_name };
      if (row.stalls >= limits.importStalls) {
        givenUp++;
        await tx.update(imports).set({ state: "failed", failure: "Something went wrong on our side, several times. What was brought until now stays." }).where(eq(imports.id, row.id));
        emit({ type: "imports/import.failed", data });
      } else {
        await tx.update(imports).set({ stalls: row.stalls + 1, movedAt: now }).where(eq(imports.id, row.id));
        emit({ type: "imports/import.due", data });
      }
    }
    return { woken: rows.length - givenUp, givenUp };
  },
});
