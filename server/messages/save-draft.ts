import { sql } from "drizzle-orm";
import { z } from "zod";
import { instantText } from "../kernel/cursor";
import { lettersOf } from "../kernel/rules/cleaned-text";
import { command } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { messageErrors } from "./errors";
import { connectionId } from "./message-input";
import { MESSAGE_LETTERS } from "./rules/message-text";
import { ownConnection } from "./own-connection";

const tooLong = `Use at most ${MESSAGE_LETTERS.toLocaleString("en-US")} letters.`;

/**
 * Keeps what the reader has typed and not sent, as it is, for all their devices; "" = nothing. `typedAt` is the device's own time: what was typed earlier never replaces what was typed later,
 * in whatever order they arrive. A clock that is ahead counts as the server's. Out: what is kept now.
 */
export const saveDraft = command({
  input: z.strictObject({ connectionId, text: z.string().max(2 * MESSAGE_LETTERS, tooLong).refine((text) => lettersOf(text) <= MESSAGE_LETTERS, tooLong), typedAt: instantText }),
  output: z.strictObject({ draft: z.string().nullable(), draftAt: z.iso.datetime().nullable() }),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now }, input) {
    await ownConnection(tx, scope, input);
    const typedAt = new Date(Math.min(new Date(input.typedAt).getTime(), now.getTime())).toISOString();
    const mine = sql`connection_id = ${input.connectionId} and user_id = ${scope.userId}`;
    await tx.execute(sql`update connection_participants set draft = ${input.text || null}, draft_at = ${typedAt} where ${mine} and (draft_at is null or draft_at <= ${typedAt}::timestamptz)`);
    const [kept] = await tx.execute<{ draft: string | null; draft_at: string | null }>(sql`select draft, draft_at from connection_participants where ${mine}`);
    return { draft: kept?.draft ?? null, draftAt: kept?.draft_at ? new Date(kept.draft_at).toISOString() : null };
  },
});
