import { and, eq, isNull } from "drizzle-orm";
import { files } from "@/db/schema/files";
import type { Reader } from "../kernel/database";
import { log } from "../kernel/log";
import { getBytes } from "../providers/files";

/** The longer side of a picture in a list, in pixels: twice what is shown, for screens of two pixels per point. */
const SIDE = 720;
/** More than any camera's; a file of a few kB can claim a picture that fills the memory. */
const MOST_PIXELS = 64_000_000;
const SECONDS = 5;
const pictures = new Set(["image/png", "image/jpeg", "image/webp"]);

/**
 * A small WebP of an attached picture, upright and without what the camera wrote into it (where, when, with what). In: the file's id, from a caller who has made sure that its reader may see it.
 * Out: its bytes; null = the file is no picture, the store has lost it, or it cannot be drawn.
 */
export async function unsafePicture(db: Reader, fileId: string): Promise<Uint8Array | null> {
  const [file] = await db.select({ key: files.storageKey, mediaType: files.mediaType }).from(files).where(and(eq(files.id, fileId), isNull(files.discardedAt)));
  if (!file || !pictures.has(file.mediaType)) return null;
  const bytes = await getBytes(file.key);
  if (!bytes) return null;
  // Loaded when there is something to draw: a job that draws nothing starts without it.
  const { default: sharp } = await import("sharp");
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" }).timeout({ seconds: SECONDS }).rotate().resize({ width: SIDE, height: SIDE, fit: "inside", withoutEnlargement: true }).webp({ quality: 78 }).toBuffer();
  } catch (err) {
    // Its sender sent bytes that only begin as a picture: it is shown by its name, like any file.
    log.info({ err, fileId }, "a picture cannot be drawn");
    return null;
  }
}
