import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "../env";
import { limits } from "../kernel/limits";

const sign = (fileId: string, userId: string, until: number) => createHmac("sha256", env().AUTH_SECRET).update(`file|${fileId}|${userId}|${until}`).digest("base64url");

/** Where this user can fetch a file for five minutes. Whoever makes a link has made sure that they may see the file. */
export function linkToFile(of: { fileId: string; userId: string; now: Date }): string {
  const until = of.now.getTime() + limits.fileLinkMs;
  return `/api/files/${of.fileId}?until=${until}&signature=${sign(of.fileId, of.userId, until)}`;
}

/** Whether a link was made for this user and file, and holds at an instant. */
export function linkHolds(of: { fileId: string; userId: string; until: number; signature: string; now: Date }): boolean {
  const expected = Buffer.from(sign(of.fileId, of.userId, of.until));
  const given = Buffer.from(of.signature);
  return expected.length === given.length && timingSafeEqual(expected, given) && of.until >= of.now.getTime();
}
