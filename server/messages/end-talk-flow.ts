import { sql } from "drizzle-orm";
import { z } from "zod";
import { flow, query } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { endConnectionsOf } from "../providers/realtime";
import { connectionId } from "./message-input";

const talkers = query({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ userIds: z.array(z.string()) }),
  allow: asSystem,
  errors: {},
  async run({ db }, input) {
    const rows = await db.execute<{ user_id: string }>(sql`select user_id from connection_participants where connection_id = ${input.connectionId} order by slot`);
    return { userIds: rows.map((row) => row.user_id) };
  },
});

/**
 * Ends the live connections of two who may no longer talk: what they listen to is signed anew, and the channel between them no more. Harmless when repeated. Throws when the push server does not
 * answer: the relay that runs every minute tries again.
 */
export const endTalk = flow({
  input: z.strictObject({ connectionId: z.string().max(limits.idLength) }),
  output: z.strictObject({ ended: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }, input) {
    const { userIds } = await talkers.call(ctx, input);
    for (const userId of userIds) await endConnectionsOf(userId);
    return { ended: userIds.length };
  },
});
