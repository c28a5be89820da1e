import { and, inArray, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { files } from "@/db/schema/files";
import { command, flow, query } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { removeBytes } from "../providers/files";

/** Marks attached files as kept no longer: from now on nobody opens them, and their names are gone; their bytes follow by a job. One that is marked already stays as it is. */
export async function discardFiles(tx: Tx, fileIds: readonly string[], now: Date): Promise<void> {
  if (fileIds.length > 0) await tx.update(files).set({ discardedAt: now, name: "no longer kept" }).where(and(inArray(files.id, [...fileIds]), isNotNull(files.attachedAt), isNull(files.discardedAt)));
}

const discardedFiles = query({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim) }),
  output: z.strictObject({ files: z.array(z.strictObject({ fileId: z.string(), storageKey: z.string() })) }),
  allow: asSystem,
  errors: {},
  run: async ({ db }, { limit }) => ({ files: await db.select({ fileId: files.id, storageKey: files.storageKey }).from(files).where(and(isNotNull(files.discardedAt), isNull(files.removedAt))).limit(limit) }),
});

const noteRemoved = command({
  input: z.strictObject({ fileIds: z.array(z.string()) }),
  output: z.strictObject({}),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { fileIds }) {
    await tx.update(files).set({ removedAt: now }).where(and(inArray(files.id, fileIds), isNotNull(files.discardedAt), isNull(files.removedAt)));
    return {};
  },
});

/** Removes the bytes of discarded files: first the bytes, then the note of it, so that a crash between them is made good by the next run. Out: how many; fewer than the limit means that none is left. */
export const removeDiscardedFiles = flow({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim) }),
  output: z.strictObject({ removed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }, input) {
    const { files: found } = await discardedFiles.call(ctx, input);
    for (const one of found) await removeBytes(one.storageKey);
    if (found.length > 0) await noteRemoved.call(ctx, { fileIds: found.map((one) => one.fileId) });
    return { removed: found.length };
  },
});
