import { sql } from "drizzle-orm";
import { eraseCandidate } from "../candidates";
import { leaveConnections } from "../connections";
import { ERASED_NAME, eraseAccount } from "../identity";
import type { Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";
import { eraseMessagesOf } from "../messages";
import { eraseMailsOf } from "../notifications";
import { eraseProfiles } from "../profiles";
import { giveClaimsUp, takeRightsBack } from "../sourcing";

/**
 * Forgets a person, in one transaction: what they wrote, showed and had with others ends, and their name and address are taken out wherever law, money and others' proof do not need them. Ledger, invoices, agreements, signed
 * rights with their receipts, decided cases, evidence and the audit's chains stay as they are: they name people by ids, or are what somebody must be able to show. Out: what others are told.
 */
export async function erasePerson(tx: Tx, of: { userId: string; now: Date }): Promise<EventDraft[]> {
  const { userId, now } = of;
  const [who] = await tx.execute<{ name: string; email: string }>(sql`select name, email from users where id = ${userId} for update`);
  if (!who) throw new Error(`There is no user ${userId}.`);
  const [candidate] = await tx.execute<{ id: string; full_name: string }>(sql`select id, full_name from candidates where user_id = ${userId} for update`);
  const recruiterIds = (await tx.execute<{ id: string }>(sql`select id from recruiters where user_id = ${userId} order by id`)).map(({ id }) => id);
  const candidateId = candidate?.id ?? null;

  const told: EventDraft[] = [];
  if (candidateId !== null) told.push(...(await leaveConnections(tx, { candidateId, recruiterId: null }, now)), ...(await takeRightsBack(tx, candidateId, now)));
  for (const recruiterId of recruiterIds) told.push(...(await leaveConnections(tx, { candidateId: null, recruiterId }, now)), ...(await giveClaimsUp(tx, recruiterId, now)));
  await eraseMessagesOf(tx, userId, now);
  await eraseProfiles(tx, { candidateId, recruiterIds, now });
  for (const name of new Set([who.name, candidate?.full_name ?? who.name])) await eraseMailsOf(tx, { userId, email: who.email, name, candidateId, recruiterIds, erasedName: ERASED_NAME });
  if (candidateId !== null) await eraseCandidate(tx, { candidateId, erasedName: ERASED_NAME, now });
  await eraseAccount(tx, { userId, email: who.email, now });
  return told;
}
