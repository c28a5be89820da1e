import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { files } from "@/db/schema/files";
import { command, flow } from "../kernel/command";
import { notFound, Refusal, refuseKernel } from "../kernel/errors";
import { asSignedIn } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { putBytes } from "../providers/files";
import { checkFile } from "./check-file-flow";
import { fileErrors } from "./errors";
import { fitsIntoDay, takeFromDay } from "./file-quota";
import { unpackedSize } from "./rules/archive";
import { contentWords, endingsOf, type FilePurpose, filePurposes, isArchive, kindOfFile, type MediaType, promisedType, taken } from "./rules/kind-of-file";

const purpose = z.enum(filePurposes);
/** Without folders, without what nobody sees, and without dots and spaces around it: a first dot hides a file, two name a folder, and some systems drop a last one and take what stands before it for the ending. */
const bareName = (given: string) => given.split(/[\\/]/).at(-1)?.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").replace(/^[\s.]+|[\s.]+$/g, "") ?? "";
const name = z.string().transform(bareName).pipe(z.string().min(1, "A file needs a name.").max(limits.nameLength, `Use a name of at most ${limits.nameLength} letters.`));
const fileFacts = z.strictObject({ fileId: z.string(), name: z.string(), mediaType: z.string(), bytes: z.number().int(), sha256: z.string() });

/**
 * Takes one file that somebody sends: says what it is by its content, keeps its bytes, and answers the id by which it can be attached within a day.
 * In: the whole file, at most `limits.fileBytes`. What is refused leaves nothing behind; bytes whose sender went away are forgotten by a sweep.
 */
export const receiveFile = flow({
  input: z.strictObject({ purpose, name, bytes: z.custom<Uint8Array>((given) => given instanceof Uint8Array, "Send the file's bytes.") }),
  output: fileFacts,
  allow: asSignedIn,
  errors: fileErrors,
  repeatable: true,
  async run({ ctx, last, scope, refuse }, input) {
    if (scope.actor.key?.scope === "read") return refuseKernel("key_only_reads");
    if (input.bytes.length === 0) return refuse("file_empty", { name: input.name });
    if (input.bytes.length > limits.fileBytes) return refuse("file_too_large", { most: `${limits.fileBytes / 1_048_576} MB` });
    const mediaType = admit(input, refuse);
    if (!(await fitsIntoDay(ctx.db, { userId: scope.userId, bytes: input.bytes.length }))) return refuse("files_sent_enough");
    const sha256 = createHash("sha256").update(input.bytes).digest("hex");
    await checkFile(ctx, { ...input, mediaType, sha256 }, refuse);
    const announced = await announceFile.call(ctx, { purpose: input.purpose, name: input.name, mediaType, bytes: input.bytes.length, sha256 });
    await putBytes(announced.storageKey, input.bytes);
    return noteStored.call(last, { fileId: announced.fileId });
  },
});

/** What the content is, if the purpose takes it and the name ends as files of that kind do: whoever saves it opens it by its ending. */
function admit(input: { purpose: FilePurpose; name: string; bytes: Uint8Array }, refuse: (code: keyof typeof fileErrors, details: Record<string, string>) => never): MediaType {
  const { name: called, purpose: of, bytes } = input;
  const found = kindOfFile(bytes);
  const promised = promisedType(called);
  const takes = taken[of].types.some((one) => one === found);
  if ((promised !== null || takes) && found !== promised) return refuse("file_not_what_it_says", { name: called, content: found ? contentWords[found] : "something that we do not know", ending: found && takes ? `, or give it a name that ends in ${endingsOf(found)}` : "" });
  if (found === null || !takes) return refuse("file_kind_refused", { name: called, kinds: taken[of].words });
  if (isArchive(found) && unpackedSize(bytes) > limits.unpackedBytes) return refuse("file_unpacks_too_large", { name: called, most: `${limits.unpackedBytes / 1_048_576} MB` });
  return found;
}

const announceFile = command({
  input: z.strictObject({ purpose, name: z.string(), mediaType: z.string(), bytes: z.number().int(), sha256: z.string() }),
  output: z.strictObject({ fileId: z.string(), storageKey: z.string() }),
  allow: asSignedIn,
  errors: fileErrors,
  async run({ tx, scope, now }, input) {
    await takeFromDay(tx, { userId: scope.userId, now, bytes: input.bytes });
    const random = randomBytes(24).toString("hex");
    const file = { id: newId("file"), storageKey: `${random.slice(0, 2)}/${random}` };
    await tx.insert(files).values({ ...file, ...input, uploadedBy: scope.userId, createdAt: now });
    return { fileId: file.id, storageKey: file.storageKey };
  },
});

const noteStored = command({
  input: z.strictObject({ fileId: z.string() }),
  output: fileFacts,
  allow: asSignedIn,
  errors: {},
  async run({ tx, scope, now }, { fileId }) {
    const [stored] = await tx.update(files).set({ storedAt: now }).where(and(eq(files.id, fileId), eq(files.uploadedBy, scope.userId), isNull(files.storedAt))).returning({ fileId: files.id, name: files.name, mediaType: files.mediaType, bytes: files.bytes, sha256: files.sha256 });
    return stored ?? notFound();
  },
});

/** The refusal of a body that is longer than any file may be, before it is read to its end. */
export const tooLarge = (): Refusal => new Refusal("file_too_large", fileErrors.file_too_large, { most: `${limits.fileBytes / 1_048_576} MB` });
