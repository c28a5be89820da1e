import { sql } from "drizzle-orm";
import { z } from "zod";
import { flow, query } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { endConnectionsOf } from "../providers/realtime";
import { connectionId } from "./message-input";

/** As many as one run takes from the outbox. */
const of = z.strictObject({ connectionIds: z.array(connectionId).min(1).max(limits.rowsPerClaim) });

const talkers = query({
  input: of,
  output: z.strictObject({ userIds: z.array(z.string()) }),
  allow: asSystem,
  errors: {},
  async run({ db }, input) {
    const rows = await db.execute<{ user_id: string }>(sql`select distinct user_id from connection_participants where connection_id in ${input.connectionIds} order by user_id`);
    return { userIds: rows.map((row) => row.user_id) };
  },
});

/**
 * Ends the live connections of all whose talk in one of these is over, once each: what they listen to is signed anew, and the channel between two no more. Harmless when repeated. Throws when the push
 * server does not answer: the relay that runs every minute tries again.
 */
export const endTalk = flow({
  input: of,
  output: z.strictObject({ ended: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }, input) {
    const { userIds } = await talkers.call(ctx, input);
    for (const userId of userIds) await endConnectionsOf(userId);
    return { ended: userIds.length };
  },
});
