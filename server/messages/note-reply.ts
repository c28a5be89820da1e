import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";
import { currentPolicy } from "../policy";
import { addEvidence, daysOf, protectionAt } from "../sourcing";
import type { OwnConnection } from "./own-connection";

/**
 * A candidate's message that follows one of the recruiter's is a reply: two-way contact, which extends the recruiter's claim if they hold one. Written down once in a day (UTC): more
 * would move the end by hours. The one place where messages become evidence.
 */
export async function noteReply(tx: Tx, of: { connection: OwnConnection; messageId: string; seq: number; now: Date; actorName: string }): Promise<void> {
  const { connection, now } = of;
  if (connection.side !== "candidate") return;
  const [before] = await tx.execute(sql`select 1 from marketplace_messages m join connection_participants p on p.connection_id = m.connection_id and p.user_id = m.sender_id and p.slot = 1 where m.connection_id = ${connection.connectionId} and m.seq < ${of.seq} limit 1`);
  if (!before) return;
  const protection = await protectionAt(tx, connection.candidateId, now);
  if (protection?.recruiterId !== connection.recruiterId) return;
  const [today] = await tx.execute(sql`select 1 from sourcer_evidence where claim_id = ${protection.claimId} and kind = 'reply' and at >= date_trunc('day', ${now.toISOString()}::timestamptz, 'UTC') limit 1`);
  if (today) return;
  await addEvidence(tx, { claimId: protection.claimId, kind: "reply", days: daysOf("contact", await currentPolicy(tx)), at: now, refersTo: of.messageId, actorName: of.actorName, tier: "contact" });
}
