import { and, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import { files } from "@/db/schema/files";
import type { Reader, Tx } from "../kernel/database";
import { Refusal } from "../kernel/errors";
import { limits } from "../kernel/limits";
import { fileErrors } from "./errors";
import type { FilePurpose } from "./rules/kind-of-file";

export type FileFacts = { id: string; name: string; mediaType: string; bytes: number; sha256: string };
const facts = { id: files.id, name: files.name, mediaType: files.mediaType, bytes: files.bytes, sha256: files.sha256 };

type Unattached = { fileId: string; userId: string; purpose: FilePurpose };
const missing = () => new Refusal("file_missing", fileErrors.file_missing);

/** A file that its sender sent for this purpose and that nothing refers to yet. Throws `file_missing` for any other. */
export async function unattachedFile(db: Reader, of: Unattached): Promise<FileFacts> {
  const [file] = await db.select(facts).from(files).where(and(eq(files.id, of.fileId), eq(files.uploadedBy, of.userId), eq(files.purpose, of.purpose), isNotNull(files.storedAt), isNull(files.attachedAt)));
  if (!file) throw missing();
  return file;
}

/**
 * Puts a file to use that its sender sent for this purpose and that nothing refers to yet: once, whoever else tries at the same time.
 * Throws `file_missing` for a file that is not there, another's, already used or older than a day, without telling which.
 */
export async function attachFile(tx: Tx, of: Unattached & { now: Date }): Promise<FileFacts> {
  const [file] = await tx.update(files).set({ attachedAt: of.now })
    .where(and(eq(files.id, of.fileId), eq(files.uploadedBy, of.userId), eq(files.purpose, of.purpose), isNotNull(files.storedAt), isNull(files.attachedAt), gt(files.createdAt, new Date(of.now.getTime() - limits.fileUnattachedMs))))
    .returning(facts);
  if (!file) throw missing();
  return file;
}

/** Names and kinds of files, by id. Whoever asks has made sure that the reader may know of them. */
export async function unsafeFileFacts(db: Reader, fileIds: readonly string[]): Promise<Map<string, FileFacts>> {
  if (fileIds.length === 0) return new Map();
  const rows = await db.select(facts).from(files).where(inArray(files.id, [...fileIds]));
  return new Map(rows.map((row) => [row.id, row]));
}
