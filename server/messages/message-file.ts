import { sql } from "drizzle-orm";
import { z } from "zod";
import { linkToFile } from "../files";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { messageId } from "./message-input";
import { isOwn } from "./own-connection";

/** Where a file of a message can be fetched for five minutes, by either of its two, as long as the message stands. */
export const messageFile = query({
  input: z.strictObject({ messageId, fileId: z.string().max(limits.idLength) }),
  output: z.strictObject({ href: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const [found] = await db.execute(sql`select 1 from message_files x join marketplace_messages m on m.id = x.message_id join marketplace_connections c on c.id = m.connection_id join connection_participants me on me.connection_id = c.id
      join files f on f.id = x.file_id where f.discarded_at is null and x.message_id = ${input.messageId} and x.file_id = ${input.fileId} and m.deleted_at is null and ${isOwn(scope)}`);
    return found ? { href: linkToFile({ fileId: input.fileId, userId: scope.userId, now: await now() }) } : notFound();
  },
});
