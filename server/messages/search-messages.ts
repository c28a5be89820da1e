import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { ofSide, side } from "./conversation-list";
import { connectionId } from "./message-input";
import { excerptOf, tsQuery } from "./rules/found-words";

const found = z.strictObject({ messageId: z.string(), connectionId: z.string(), seq: z.number().int(), otherName: z.string(), mine: z.boolean(), sentAt: z.iso.datetime(), text: z.string(), /** Where the words stand in the text, from and to. */ ranges: z.array(z.tuple([z.number().int(), z.number().int()])) });
type Row = { id: string; connection_id: string; seq: number; other_name: string; mine: boolean; sent_at: string; /** Where the words are: what it says, or the name of a file. */ text: string };

/**
 * Finds messages in the reader's conversations, or in one of them, that have all the words, each from its beginning, in what they say or in the name of a file that came with them; the newest first. Case, accents and what stands
 * between letters make no difference. A deleted message says nothing, and is not found.
 */
export const searchMessages = query({
  input: z.strictObject({ ...pageInput, words: z.string().max(limits.lineLength), side, connectionId: connectionId.optional() }),
  output: pageOf(found),
  allow: asParty,
  errors: {},
  async run({ db, scope }, input) {
    const asked = tsQuery(input.words);
    if (asked === null) return { data: [], nextCursor: null };
    const says = sql`app.message_words(m.body) @@ to_tsquery('simple', ${asked})`;
    // What is found by a file is what its own words do not find: each message once.
    const named = sql`cross join lateral (select f.name from message_files x join files f on f.id = x.file_id where x.message_id = m.id and f.discarded_at is null and app.message_words(f.name) @@ to_tsquery('simple', ${asked}) order by x.position limit 1) named`;
    const oneWay = (text: SQL, more: SQL, where: SQL) => sql`
      (select m.id, m.connection_id, m.seq, case when me.slot = 1 then k.full_name else u.name end as other_name, m.sender_id = me.user_id as mine, m.sent_at, ${text} as text
      from connection_participants me join marketplace_connections c on c.id = me.connection_id join candidates k on k.id = c.candidate_id join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id
        join marketplace_messages m on m.connection_id = c.id ${more}
      where ${ofSide(scope, input.side)} and (${input.connectionId ?? null}::text is null or c.id = ${input.connectionId ?? null}) and ${where}
        and ${after(input.cursor, sql`m.sent_at`, sql`m.id`)} order by m.sent_at desc, m.id desc limit ${input.limit + 1})`;
    const rows = await db.execute<Row>(sql`${oneWay(sql`m.body`, sql``, says)} union all ${oneWay(sql`named.name`, named, sql`m.file_count > 0 and m.deleted_at is null and ${says} is not true`)} order by sent_at desc, id desc limit ${input.limit + 1}`);
    const shape = (row: Row): z.input<typeof found> => ({ messageId: row.id, connectionId: row.connection_id, seq: row.seq, otherName: row.other_name, mine: row.mine, sentAt: new Date(row.sent_at).toISOString(), ...excerptOf(row.text, input.words) });
    return pageFrom(rows, input.limit, shape, (row) => [row.sent_at, row.id]);
  },
});
