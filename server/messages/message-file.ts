import { sql } from "drizzle-orm";
import { z } from "zod";
import { linkToFile, unsafePicture } from "../files";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { opensFiles } from "./kept-message";
import { messageId } from "./message-input";
import { isOwn } from "./own-connection";

const input = z.strictObject({ messageId, fileId: z.string().max(limits.idLength) });

/** Whether a file came with a message of the reader's that stands, or was kept as evidence. */
async function isTheirs(db: Reader, scope: PartyScope, of: z.output<typeof input>): Promise<boolean> {
  const [found] = await db.execute(sql`select 1 from message_files x join marketplace_messages m on m.id = x.message_id join marketplace_connections c on c.id = m.connection_id join connection_participants me on me.connection_id = c.id
    join files f on f.id = x.file_id where f.discarded_at is null and x.message_id = ${of.messageId} and x.file_id = ${of.fileId} and ${opensFiles} and ${isOwn(scope)}`);
  return found !== undefined;
}

/** Where a file of a message can be fetched for five minutes, by either of its two, as long as the message stands or what was kept of it can be read. */
export const messageFile = query({
  input,
  output: z.strictObject({ href: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, of) {
    return (await isTheirs(db, scope, of)) ? { href: linkToFile({ fileId: of.fileId, userId: scope.userId, now: await now() }) } : notFound();
  },
});

/** A small WebP of a picture that came with a message, for either of its two, as long as the file itself can be fetched. What is no picture, or cannot be drawn, answers like one that is not there. */
export const messagePicture = query({
  input,
  output: z.strictObject({ bytes: z.custom<Uint8Array>((given) => given instanceof Uint8Array) }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, of) {
    const bytes = (await isTheirs(db, scope, of)) ? await unsafePicture(db, of.fileId) : null;
    return bytes ? { bytes } : notFound();
  },
});
