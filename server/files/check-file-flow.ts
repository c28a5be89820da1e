import { z } from "zod";
import { decisionAuditLog } from "@/db/schema/ground";
import { actorName } from "../kernel/actor";
import { command, type Ctx } from "../kernel/command";
import { asSignedIn } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { scanFile } from "../providers/file-scan";
import { fileErrors } from "./errors";
import { takeFromDay } from "./file-quota";
import { type FilePurpose, filePurposes, type MediaType } from "./rules/kind-of-file";

/** Writes down that something harmful was sent: who, what was found, and the hash; neither its name nor a byte of it. It counts as the largest file, so that nobody fills the record with it. */
const noteHarmful = command({
  input: z.strictObject({ purpose: z.enum(filePurposes), mediaType: z.string(), bytes: z.number().int(), sha256: z.string(), found: z.string() }),
  output: z.strictObject({}),
  allow: asSignedIn,
  errors: fileErrors,
  async run({ tx, scope, now, actor }, input) {
    await takeFromDay(tx, { userId: scope.userId, now, bytes: limits.fileBytes });
    await tx.insert(decisionAuditLog).values({ kind: "file", subjectId: scope.userId, actor: actorName(actor), rule: "file.scan", inputs: input, outcome: "refused", reason: "The scanner found something harmful.", at: now });
    return {};
  },
});

/** Has a file looked into that is about to be kept. Refuses what is harmful, and what nobody could look into: a scanner that is down must not be the way in. */
export async function checkFile(ctx: Ctx, file: { purpose: FilePurpose; name: string; bytes: Uint8Array; mediaType: MediaType; sha256: string }, refuse: (code: keyof typeof fileErrors, details: Record<string, string>) => never): Promise<void> {
  const scan = await scanFile(file.bytes, file.mediaType);
  if (scan.kind === "accepted") return;
  if (scan.kind === "refused") {
    await noteHarmful.call(ctx, { purpose: file.purpose, mediaType: file.mediaType, bytes: file.bytes.length, sha256: file.sha256, found: scan.code });
    return refuse("file_harmful", { name: file.name });
  }
  log.error({ why: scan.why, requestId: ctx.requestId }, "the scanner did not say whether a file is clean");
  return refuse("file_not_scanned", { name: file.name });
}
