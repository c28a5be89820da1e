import { eq } from "drizzle-orm";
import { marketplaceConnections } from "@/db/schema/connections";
import type { Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";
import { connectionEvent, moveConnection } from "./move-connection";
import { lockConnection, type Party } from "./standing";

/** Ends all that a person has with others, for good: what is active is over, what they asked is taken back, what they were asked is declined; what they wrote with a request is gone. Out: what the others are told. */
export async function leaveConnections(tx: Tx, party: Party, now: Date): Promise<EventDraft[]> {
  const told: EventDraft[] = [];
  const own = party.recruiterId === null ? eq(marketplaceConnections.candidateId, party.candidateId ?? "") : eq(marketplaceConnections.recruiterId, party.recruiterId);
  // In one order, so that of two who leave at once neither waits for the other for ever.
  for (const { id } of await tx.select({ id: marketplaceConnections.id }).from(marketplaceConnections).where(own).orderBy(marketplaceConnections.candidateId, marketplaceConnections.id)) {
    const mine = await lockConnection(tx, party, id);
    if (!mine) continue;
    const { connection, side, standing } = mine;
    const asked = standing.askedBy === side;
    const to = standing.state === "active" ? "inactive" : standing.state === "pending" ? (asked ? "withdrawn" : "declined") : null;
    if (to) {
      await moveConnection(tx, { connectionId: id, to, by: side, at: now, said: "" });
      told.push(connectionEvent(to === "inactive" ? "ended" : to, { connectionId: id, candidateId: connection.candidateId, recruiterId: connection.recruiterId, by: side }));
    }
    const moved = to !== null || connection.movedBy === side;
    if (asked || moved) await tx.update(marketplaceConnections).set({ ...(asked ? { note: null } : {}), ...(moved ? { reason: null } : {}) }).where(eq(marketplaceConnections.id, id));
  }
  return told;
}
