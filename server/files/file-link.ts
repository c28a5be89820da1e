import { createHmac, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { files } from "@/db/schema/files";
import { env } from "../env";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asSignedIn } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { getBytes } from "../providers/files";

const sign = (fileId: string, userId: string, until: number) => createHmac("sha256", env().AUTH_SECRET).update(`file|${fileId}|${userId}|${until}`).digest("base64url");

/** Where this user can fetch a file for five minutes. Whoever makes a link has made sure that they may see the file. */
export function linkToFile(of: { fileId: string; userId: string; now: Date }): string {
  const until = of.now.getTime() + limits.fileLinkMs;
  return `/api/files/${of.fileId}?until=${until}&signature=${sign(of.fileId, of.userId, until)}`;
}

/** The file behind a link, for the one whom it was made for, while it holds. Anything else answers like a file that is not there. */
export const openFile = query({
  input: z.strictObject({ fileId: z.string().max(limits.idLength), until: z.coerce.number().int(), signature: z.string().max(100) }),
  output: z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.custom<Uint8Array>((given) => given instanceof Uint8Array) }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope, now }, { fileId, until, signature }) {
    const expected = Buffer.from(sign(fileId, scope.userId, until));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given) || until < (await now()).getTime()) return notFound();
    const [file] = await db.select({ name: files.name, mediaType: files.mediaType, key: files.storageKey }).from(files).where(eq(files.id, fileId));
    const bytes = file ? await getBytes(file.key) : null;
    return file && bytes ? { name: file.name, mediaType: file.mediaType, bytes } : notFound();
  },
});
