import { and, asc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { importRows, imports } from "@/db/schema/imports";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asRecruiter, type RecruiterScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { pageInput, pageOf } from "../kernel/page";
import { countsOf, importCounts, importState, listSource, verdict } from "./import-shape";
import { mappingInput } from "./run-import";
import { importFields, mappingOf, type Mapping } from "./rules/known-columns";
import { personOfRow } from "./rules/row-to-person";

const importId = z.string().max(limits.idLength);
const sampleRows = 5;

/** An import of the recruiter's own; anything else answers like one that is not there. */
export async function readImport(db: Reader, scope: RecruiterScope, id: string): Promise<typeof imports.$inferSelect & { columns: Mapping }> {
  const [row] = await db.select().from(imports).where(and(eq(imports.id, id), eq(imports.recruiterId, scope.recruiterId)));
  if (!row) return notFound();
  const decided = row.mapping;
  return { ...row, columns: decided ? (Object.fromEntries(importFields.map((field) => [field, decided[field] ?? null])) as Mapping) : mappingOf(row.headers) };
}

/** An import: its columns with their mapping, a sample, how far it is and what its rows came to. */
export const importDetail = query({
  input: z.strictObject({ importId }),
  output: z.strictObject({
    importId: z.string(), fileName: z.string(), source: listSource, state: importState, rows: z.number().int(), counts: importCounts, headers: z.array(z.string()),
    /** The one decided on; before that, what the columns' names tell. */
    mapping: mappingInput,
    sample: z.array(z.array(z.string())),
    /** Rows that the present pass has done. */
    passed: z.number().int(), leaveOutSimilar: z.boolean(), begun: z.boolean(), failure: z.string().nullable(), createdAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable(),
  }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { importId: id }) {
    const row = await readImport(db, scope, id);
    const sample = await db.select({ cells: importRows.cells }).from(importRows).where(eq(importRows.importId, id)).orderBy(asc(importRows.rowNo)).limit(sampleRows);
    const [done] = await db.execute<{ n: number }>(sql`select count(*)::int as n from import_rows where import_id = ${id} and row_no <= ${row.cursor}`);
    return {
      importId: row.id, fileName: row.fileName, source: listSource.parse(row.source), state: importState.parse(row.state), rows: row.rows, counts: countsOf(row.counts), headers: row.headers, mapping: row.columns, sample: sample.map(({ cells }) => cells),
      passed: row.state === "checked" || row.state === "done" ? row.rows : (done?.n ?? 0), leaveOutSimilar: row.leaveOutSimilar, begun: row.startedAt !== null, failure: row.failure, createdAt: row.createdAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null,
    };
  },
});

const rowLine = z.strictObject({ rowNo: z.number().int(), name: z.string(), contact: z.string(), verdict: verdict.nullable(), reason: z.string().nullable(), protectedUntil: z.iso.datetime().nullable(), sameAs: z.number().int().nullable(), candidateId: z.string().nullable() });

/** Rows behind one of them, in the order of the file. Out: at most so many, and the last one if others follow. */
async function rowsAfter(db: Reader, list: Awaited<ReturnType<typeof readImport>>, of: { only: z.output<typeof verdict> | undefined; after: number; limit: number }): Promise<{ rows: z.input<typeof rowLine>[]; next: number | null }> {
  const rows = await db.select().from(importRows).where(and(eq(importRows.importId, list.id), gt(importRows.rowNo, of.after), ...(of.only ? [eq(importRows.verdict, of.only)] : []))).orderBy(asc(importRows.rowNo)).limit(of.limit + 1);
  const shown = rows.slice(0, of.limit);
  return {
    rows: shown.map((row) => {
      const { fields, keys } = personOfRow(row.cells, list.columns, list.headers);
      // A person who is not theirs is known by nothing but what their own file says.
      const theirs = row.verdict === "added" || row.verdict === "yours";
      return { rowNo: row.rowNo, name: fields.fullName, contact: keys[0]?.asGiven ?? "", verdict: verdict.nullable().parse(row.verdict), reason: row.reason, protectedUntil: row.protectedUntil?.toISOString() ?? null, sameAs: row.sameAs, candidateId: theirs ? row.candidateId : null };
    }),
    next: rows.length > of.limit ? (shown.at(-1)?.rowNo ?? null) : null,
  };
}

/** The rows of an import with what each came to, a page at a time, all or those of one verdict. */
export const importRowList = query({
  input: z.strictObject({ importId, verdict: verdict.optional(), after: z.number().int().min(0).max(limits.listRows).default(0) }),
  output: z.strictObject({
    rows: z.array(rowLine),
    next: z.number().int().nullable(),
  }),
  allow: asRecruiter,
  errors: {},
  run: async ({ db, scope }, { importId: id, verdict: only, after }) => rowsAfter(db, await readImport(db, scope, id), { only, after, limit: limits.pageSize }),
});

/** The same for programs: a page goes on behind the number of its last row. */
export const importRowPage = query({
  input: z.strictObject({ importId, verdict: verdict.optional(), cursor: z.string().max(7).regex(/^\d{1,7}$/, "Go on from a row that the list itself named.").optional(), limit: pageInput.limit }),
  output: pageOf(rowLine),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { importId: id, verdict: only, cursor, limit }) {
    const { rows, next } = await rowsAfter(db, await readImport(db, scope, id), { only, after: Number(cursor ?? "0"), limit });
    return { data: rows, nextCursor: next === null ? null : String(next) };
  },
});
