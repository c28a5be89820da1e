import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema/imports";
import { query } from "../kernel/command";
import { instantText } from "../kernel/cursor";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after as behind, pageFrom, pageInput, pageOf } from "../kernel/page";
import { countsOf, importCounts, importState, listSource } from "./import-shape";

const cursor = z.strictObject({ createdAt: instantText, importId: z.string().max(limits.idLength) });

const facts = { fileName: z.string(), source: listSource, state: importState, rows: z.number().int(), counts: importCounts, createdAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable() };
const factsOf = (row: typeof imports.$inferSelect) => ({
  fileName: row.fileName, source: listSource.parse(row.source), state: importState.parse(row.state), rows: row.rows, counts: countsOf(row.counts), createdAt: row.createdAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null,
});

/** A recruiter's imports, the newest first. */
export const importList = query({
  input: z.strictObject({ after: cursor.optional() }),
  output: z.strictObject({
    imports: z.array(z.strictObject({ importId: z.string(), ...facts })),
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
      imports: shown.map((row) => ({ importId: row.id, ...factsOf(row) })),
      next: rows.length > limits.pageSize && last ? { createdAt: last.createdAt.toISOString(), importId: last.id } : null,
    };
  },
});

/** The same for programs, page by page. */
export const importPage = query({
  input: z.strictObject({ ...pageInput, state: importState.optional() }),
  output: pageOf(z.strictObject({ id: z.string(), ...facts })),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { cursor: from, limit, state }) {
    const rows = await db.select().from(imports)
      .where(and(eq(imports.recruiterId, scope.recruiterId), state === undefined ? undefined : eq(imports.state, state), behind(from, sql`created_at`, sql`id`)))
      .orderBy(desc(imports.createdAt), desc(imports.id)).limit(limit + 1);
    return pageFrom(rows, limit, (row) => ({ id: row.id, ...factsOf(row) }), (row) => [row.createdAt.toISOString(), row.id]);
  },
});
