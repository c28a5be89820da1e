import { and, inArray, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { files } from "@/db/schema/files";
import { command, flow, query } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { removeBytes } from "../providers/files";

/** An hour after the last moment at which a file could still be put to use: whoever attaches one and whoever forgets it never mean the same. */
const forgottenAfterMs = limits.fileUnattachedMs + 3_600_000;
const old = z.strictObject({ fileId: z.string(), storageKey: z.string() });

const unattachedFiles = query({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim) }),
  output: z.strictObject({ files: z.array(old) }),
  allow: asSystem,
  errors: {},
  async run({ db, now }, { limit }) {
    const before = new Date((await now()).getTime() - forgottenAfterMs);
    return { files: await db.select({ fileId: files.id, storageKey: files.storageKey }).from(files).where(and(isNull(files.attachedAt), lt(files.createdAt, before))).limit(limit) };
  },
});

const dropFileRows = command({
  input: z.strictObject({ fileIds: z.array(z.string()) }),
  output: z.strictObject({ dropped: z.number().int() }),
  allow: asSystem,
  errors: {},
  run: async ({ tx }, { fileIds }) => ({ dropped: (await tx.delete(files).where(and(inArray(files.id, fileIds), isNull(files.attachedAt))).returning({ id: files.id })).length }),
});

/** Forgets files that nobody put to use: first the bytes, then the row, so that a crash between them is made good by the next run. */
export const forgetUnattachedFiles = flow({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim) }),
  output: z.strictObject({ forgotten: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }, input) {
    const { files: found } = await unattachedFiles.call(ctx, input);
    for (const one of found) await removeBytes(one.storageKey);
    if (found.length === 0) return { forgotten: 0 };
    const { dropped } = await dropFileRows.call(ctx, { fileIds: found.map((one) => one.fileId) });
    return { forgotten: dropped };
  },
});
