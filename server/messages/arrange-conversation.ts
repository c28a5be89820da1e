import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { messageErrors } from "./errors";
import { connectionId } from "./message-input";
import { ownConnection } from "./own-connection";

/** Puts a conversation at the top of the reader's list, quietens it, or puts it away; what is not named stays. The other learns nothing of it. */
export const arrangeConversation = command({
  input: z.strictObject({ connectionId, pinned: z.boolean().optional(), muted: z.boolean().optional(), archived: z.boolean().optional() }),
  output: z.strictObject({}),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now }, input) {
    await ownConnection(tx, scope, input);
    const since = (on: boolean | undefined, column: "pinned_at" | "muted_at" | "archived_at") => {
      const name = sql.identifier(column);
      return on === undefined ? name : on ? sql`coalesce(${name}, ${now.toISOString()}::timestamptz)` : sql`null::timestamptz`;
    };
    await tx.execute(sql`update connection_participants set pinned_at = ${since(input.pinned, "pinned_at")}, muted_at = ${since(input.muted, "muted_at")}, archived_at = ${since(input.archived, "archived_at")}
      where connection_id = ${input.connectionId} and user_id = ${scope.userId}`);
    return {};
  },
});
