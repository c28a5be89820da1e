import { sql } from "drizzle-orm";
import { z } from "zod";
import { claimUnpublished, notePublished } from "../events";
import { activeUsers, isErasedAddress } from "../identity";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { toldIds } from "./rules/told-ids";
import { countTold } from "./told-counts";

const news = z.strictObject({ eventId: z.string(), type: z.string(), ids: toldIds, userIds: z.array(z.string()) });

/**
 * Notes of what was said in conversations that it was told, and takes what is to be told next with those who are to hear it: in sets, so that a hundred messages at once cost little more than one.
 * In: the events that were told; whether to take more. Out: how many were noted now; what is to be told, in the order in which it was said.
 */
export const takeTalk = command({
  input: z.strictObject({ told: z.array(z.uuid()).max(limits.rowsPerClaim), more: z.boolean() }),
  output: z.strictObject({ noted: z.number().int(), news: z.array(news) }),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { told, more }) {
    const noted = await notePublished(tx, { ids: told, now });
    const events = more ? await claimUnpublished(tx, { of: "talk", now }) : [];
    if (events.length === 0) return { noted, news: [] };
    const said = events.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt)).map(({ id, type, data }) => ({ eventId: id, type, ids: toldIds.parse(data), only: typeof data["userId"] === "string" ? data["userId"] : null }));
    const talkers = await talkersOf(tx, [...new Set(said.flatMap(({ ids }) => ids.connectionId ?? []))]);
    const taken = said.map(({ only, ...one }) => ({ ...one, userIds: (talkers.get(one.ids.connectionId ?? "") ?? []).filter((userId) => only === null || userId === only) }));
    await countTold(tx, [...new Set(taken.flatMap(({ userIds }) => userIds))]);
    return { noted, news: taken };
  },
});

/** The two of each conversation, without who is suspended or erased: what is said concerns them and nobody else. */
async function talkersOf(tx: Tx, connectionIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.execute<{ connection_id: string; user_id: string; email: string }>(sql`select t.connection_id, u.id as user_id, u.email from connection_participants t join users u on u.id = t.user_id where t.connection_id = any(${sql.param([...connectionIds])}::text[])`);
  const active = new Set(await activeUsers(tx, [...new Set(rows.filter(({ email }) => !isErasedAddress(email)).map((row) => row.user_id))]));
  const talkers = new Map<string, string[]>();
  for (const row of rows.filter(({ user_id: userId }) => active.has(userId))) talkers.set(row.connection_id, [...(talkers.get(row.connection_id) ?? []), row.user_id]);
  return talkers;
}
