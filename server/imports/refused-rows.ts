import { asc, eq } from "drizzle-orm";
import Papa from "papaparse";
import { z } from "zod";
import { importRows } from "@/db/schema/imports";
import { query } from "../kernel/command";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { readImport } from "./import-detail";

/** Marks a file as UTF-8 for spreadsheets. */
const mark = "\uFEFF";

/**
 * The rows that were not added, with why, as a file for a spreadsheet: the columns as they came, with two before them. A cell that a spreadsheet would
 * take for a formula is quoted.
 */
export const refusedRows = query({
  input: z.strictObject({ importId: z.string().max(limits.idLength) }),
  output: z.strictObject({ name: z.string(), rows: z.number().int(), csv: z.string() }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }, { importId }) {
    const list = await readImport(db, scope, importId);
    const rows = await db.select({ rowNo: importRows.rowNo, cells: importRows.cells, verdict: importRows.verdict, reason: importRows.reason }).from(importRows).where(eq(importRows.importId, importId)).orderBy(asc(importRows.rowNo));
    const over = list.state === "cancelled" ? "The import was cancelled before this row." : "Not brought yet.";
    const refused = rows.filter((row) => row.verdict !== "added").map((row) => [String(row.rowNo), row.verdict === null || row.verdict === "new" || row.verdict === "perhaps" ? over : (row.reason ?? ""), ...list.headers.map((_, at) => row.cells[at] ?? "")]);
    const csv = Papa.unparse({ fields: ["Row", "Why it was not added", ...list.headers], data: refused }, { escapeFormulae: true });
    return { name: `${list.fileName.replace(/\.[a-z0-9]{1,5}$/i, "")} - not added.csv`, rows: refused.length, csv: mark + csv };
  },
});
