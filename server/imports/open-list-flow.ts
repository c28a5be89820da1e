import { sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema/imports";
import { attachFile, unattachedFile, unsafeFileBytes } from "../files";
import { actorName } from "../kernel/actor";
import { command, flow } from "../kernel/command";
import { asRecruiter } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { importErrors } from "./errors";
import { readList } from "./read-list";
import { sourceOf } from "./rules/known-columns";

const fileId = z.string().max(limits.idLength);
/** Rows that go to the database in one statement. */
const rowsPerStatement = 2_000;

/**
 * Reads a list that was sent, and keeps it as a draft: nobody is looked up yet. The file is put to use by this, once.
 * A list that can't be read is refused with the row and the reason, and stays free to be sent again.
 */
export const openList = flow({
  input: z.strictObject({ fileId }),
  output: z.strictObject({ importId: z.string() }),
  allow: asRecruiter,
  errors: importErrors,
  repeatable: true,
  async run({ ctx, last, scope, refuse }, input) {
    const file = await unattachedFile(ctx.db, { fileId: input.fileId, userId: scope.userId, purpose: "import" });
    const { headers, rows } = await readList(await unsafeFileBytes(ctx.db, file.id), file.mediaType);
    if (rows.length > limits.listRows) return refuse("list_too_long", { most: limits.listRows.toLocaleString("en-US") });
    // As text, and not as objects: a million cells are then looked through and passed on in one piece each.
    const parts = Array.from({ length: Math.ceil(rows.length / rowsPerStatement) }, (_, i) => JSON.stringify(rows.slice(i * rowsPerStatement, (i + 1) * rowsPerStatement).map(({ rowNo, cells }) => ({ row_no: rowNo, cells }))));
    return keepList.call(last, { fileId: input.fileId, headers, rows: rows.length, parts });
  },
});

const keepList = command({
  input: z.strictObject({ fileId, headers: z.array(z.string()).min(1).max(limits.listColumns), rows: z.number().int().min(1).max(limits.listRows), parts: z.array(z.string()) }),
  output: z.strictObject({ importId: z.string() }),
  allow: asRecruiter,
  errors: importErrors,
  async run({ tx, scope, now, actor }, input) {
    const file = await attachFile(tx, { fileId: input.fileId, userId: scope.userId, purpose: "import", now });
    const importId = newId("import");
    await tx.insert(imports).values({
      id: importId, recruiterId: scope.recruiterId, firmId: scope.firmId, startedBy: actorName(actor), fileId: file.id, fileName: file.name, source: sourceOf(input.headers), headers: input.headers, rows: input.rows, createdAt: now, movedAt: now,
    });
    for (const part of input.parts) await tx.execute(sql`insert into import_rows (import_id, row_no, cells) select ${importId}, a.row_no, a.cells from json_to_recordset(${part}::json) as a(row_no int, cells jsonb)`);
    return { importId };
  },
});
