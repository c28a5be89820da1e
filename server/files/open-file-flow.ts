import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { files } from "@/db/schema/files";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asSignedIn } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { getBytes } from "../providers/files";
import { linkHolds } from "./file-link";

/** The file behind a link, for the one whom it was made for, while it holds. Anything else answers like a file that is not there. */
export const openFile = query({
  input: z.strictObject({ fileId: z.string().max(limits.idLength), until: z.coerce.number().int(), signature: z.string().max(100) }),
  output: z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.custom<Uint8Array>((given) => given instanceof Uint8Array) }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope, now }, { fileId, until, signature }) {
    if (!linkHolds({ fileId, userId: scope.userId, until, signature, now: await now() })) return notFound();
    const [file] = await db.select({ name: files.name, mediaType: files.mediaType, key: files.storageKey }).from(files).where(and(eq(files.id, fileId), isNull(files.discardedAt)));
    const bytes = file ? await getBytes(file.key) : null;
    return file && bytes ? { name: file.name, mediaType: file.mediaType, bytes } : notFound();
  },
});

/** The bytes of an attached file, for a job. Outside any transaction. Throws when the store has lost them. */
export async function unsafeFileBytes(db: Reader, fileId: string): Promise<Uint8Array> {
  const [file] = await db.select({ key: files.storageKey }).from(files).where(eq(files.id, fileId));
  const bytes = file ? await getBytes(file.key) : null;
  if (!bytes) throw new Error(`The store has nothing for file ${fileId}.`);
  return bytes;
}
