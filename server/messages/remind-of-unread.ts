import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { messageFact } from "./events";
import { unreadOfMe } from "./unread";

/**
 * Reminds by mail of messages that nobody has seen for as long as the policy says. Once for each conversation, until its reader has looked at it again, be it at a part of what waits, and that look is as
 * long ago; never of one that is quiet or over. What was told is noted with the event in one transaction, so that a repeated call tells nothing twice. Out: how many were reminded; fewer than the limit
 * means that none is left.
 */
export const remindOfUnread = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim).default(limits.rowsPerClaim) }),
  output: z.strictObject({ reminded: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { limit }) {
    const { remindMinutes } = (await currentPolicy(tx)).settings.messages;
    const before = new Date(now.getTime() - remindMinutes * 60_000).toISOString();
    const due = await tx.execute<{ connection_id: string; user_id: string; last_seq: number }>(sql`
      with due as (
        select me.connection_id, me.slot, c.last_seq from connection_participants me join marketplace_connections c on c.id = me.connection_id
        where c.state = 'active' and c.last_seq > me.read_seq and me.muted_at is null and me.reminded_seq <= me.read_seq and coalesce(me.read_at <= ${before}::timestamptz, true)
          and exists (select 1 ${unreadOfMe} and n.sent_at <= ${before}::timestamptz)
        order by c.last_message_at limit ${limit} for update of me skip locked)
      update connection_participants p set reminded_seq = p.read_seq + 1 from due where p.connection_id = due.connection_id and p.slot = due.slot returning p.connection_id, p.user_id, due.last_seq`);
    for (const one of due) emit(messageFact("unread.reminded", { connectionId: one.connection_id, userId: one.user_id, seq: one.last_seq }));
    return { reminded: due.length };
  },
});
