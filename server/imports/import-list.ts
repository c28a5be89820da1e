import { and, desc, eq, lt, or } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema/imports";
import { query } from "../kernel/command";
import { instantText } from "../kernel/cursor";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { countsOf, importCounts, importState, listSource } from "./import-shape";

const cursor = z.strictObject({ createdAt: instantText, importId: z.string().max(limits.idLength) });

/** A recruiter's imports, the newest first. */
export const importList = query({
  input: z.strictObject({ after: cursor.optional() }),
  output: z.strictObject({
    imports: z.array(z.strictObject({ importId: z.string(), fileName: z.string(), source: listSource, state: importState, rows: z.number().int(), counts: importCounts, createdAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable() })),
    next: cursor.nullable(),
  }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { after }) {
    const at = after ? new Date(after.createdAt) : null;
    const rows = await db.select().from(imports)
      .where(and(eq(imports.recruiterId, scope.recruiterId), ...(after && at ? [or(lt(imports.createdAt, at), and(eq(imports.createdAt, at), lt(imports.id, after.importId)))] : [])))
      .orderBy(desc(imports.createdAt), desc(imports.id)).limit(limits.pageSize + 1);
    const shown = rows.slice(0, limits.pageSize);
    const last = shown.at(-1);
    return {
      imports: shown.map((row) => ({
        importId: row.id, fileName: row.fileName, source: listSource.parse(row.source), state: importState.parse(row.state), rows: row.rows, counts: countsOf(row.counts), createdAt: row.createdAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null,
      })),
      next: rows.length > limits.pageSize && last ? { createdAt: last.createdAt.toISOString(), importId: last.id } : null,
    };
  },
});
