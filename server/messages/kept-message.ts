import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { messageId } from "./message-input";
import { sentFile } from "./message-rows";
import { isOwn } from "./own-connection";
import { wordsIn } from "./rules/evidence-text";

/** That what was kept of a message `m` with its pin `p` is for its two to read: also after its deletion, but not after the platform took it out. */
const isShown = sql`p.message_id is not null and m.deleted_by is distinct from 'admin'`;

/** That the files of a message `m` are for its two to open: it stands, or it was kept as evidence. */
export const opensFiles: SQL = sql`(m.deleted_at is null or exists (select 1 from message_pins p where p.message_id = m.id and ${isShown}))`;

/**
 * What was kept of a message as evidence, for either of its two, also after it was deleted or its writer left. `text` is what the hash is of, `words` the message in it, `files` those that can still be
 * opened. Answers `not_found` for a message of others, one that was not kept, and one that the platform removed: what that said is in its case alone.
 */
export const keptMessage = query({
  input: z.strictObject({ messageId }),
  output: z.strictObject({ kept: z.strictObject({ mine: z.boolean(), at: z.iso.datetime(), text: z.string(), words: z.string(), hash: z.string(), files: z.array(sentFile) }) }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, input) {
    const [pin] = await db.execute<{ pinned_by: string; pinned_at: string; body: string; hash: string }>(sql`
      select p.pinned_by, p.pinned_at, p.body, p.hash from message_pins p join marketplace_messages m on m.id = p.message_id join marketplace_connections c on c.id = m.connection_id join connection_participants me on me.connection_id = c.id
      where m.id = ${input.messageId} and ${isShown} and ${isOwn(scope)}`);
    if (!pin) return notFound();
    const files = await db.execute<{ id: string; name: string; media_type: string; bytes: number; sha256: string }>(sql`
      select f.id, f.name, f.media_type, f.bytes::int, f.sha256 from message_files x join files f on f.id = x.file_id where x.message_id = ${input.messageId} and f.discarded_at is null order by x.position`);
    return {
      kept: {
        mine: pin.pinned_by === scope.userId, at: new Date(pin.pinned_at).toISOString(), text: pin.body, words: wordsIn(pin.body), hash: pin.hash,
        files: files.map((file) => ({ fileId: file.id, name: file.name, mediaType: file.media_type, bytes: file.bytes, sha256: file.sha256 })),
      },
    };
  },
});

export type Kept = { at: string; by: string; text: string; hash: string };

/** What was kept of a conversation's messages and is for its two to read, by the message. The caller has made sure that the reader is one of them. */
export async function keptIn(db: Reader, connectionId: string): Promise<Map<string, Kept>> {
  const rows = await db.execute<{ id: string; by: string; at: string; body: string; hash: string }>(sql`
    select m.id, u.name as by, p.pinned_at as at, p.body, p.hash from message_pins p join marketplace_messages m on m.id = p.message_id join users u on u.id = p.pinned_by where m.connection_id = ${connectionId} and ${isShown}`);
  return new Map(rows.map((row) => [row.id, { at: new Date(row.at).toISOString(), by: row.by, text: row.body, hash: row.hash }]));
}
