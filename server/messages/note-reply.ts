import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";
import { recordContact, wasCountedToday } from "../sourcing";
import type { OwnConnection } from "./own-connection";

/**
 * A candidate's message that follows one of the recruiter's is a reply: two-way contact, which counts for the recruiter's protection of them. Written down once in a day (UTC): more
 * would move the end by hours. The one place where messages become evidence. Out: the events to emit. The person is locked already.
 */
export async function noteReply(tx: Tx, of: { connection: OwnConnection; messageId: string; seq: number; now: Date; actorName: string }): Promise<EventDraft[]> {
  const { connection: { connectionId, candidateId, recruiterId, firmId, side }, now } = of;
  if (side !== "candidate") return [];
  const [before] = await tx.execute(sql`select 1 from marketplace_messages m join connection_participants p on p.connection_id = m.connection_id and p.user_id = m.sender_id and p.slot = 1 where m.connection_id = ${connectionId} and m.seq < ${of.seq} limit 1`);
  if (!before) return [];
  if (await wasCountedToday(tx, { candidateId, recruiterId, kind: "reply", at: now })) return [];
  return recordContact(tx, { candidateId, recruiterId, firmId, kind: "reply", refersTo: of.messageId, at: now, actorName: of.actorName });
}
