import { and, eq } from "drizzle-orm";
import { candidateDossiers, candidates } from "@/db/schema/candidates";
import { marketplaceConnections } from "@/db/schema/connections";
import { candidateUser, ensureDossier } from "../candidates";
import { firmOfRecruiter } from "../identity";
import { type Actor, actorName } from "../kernel/actor";
import type { Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";
import { sharedProfile } from "../profiles";
import { recordContact } from "../sourcing";
import { type ConnectionState, otherSide, type Side } from "./rules/moves";
import type { Mine } from "./standing";

type Fields = Partial<Pick<typeof marketplaceConnections.$inferInsert, "askedBy" | "askedAt" | "note" | "jobId" | "companyId" | "quiet" | "recruiterBlocks" | "masked">>;

/** Moves a locked connection. The database writes the move down, and refuses one that its table of states does not have. */
export async function moveConnection(tx: Tx, of: { connectionId: string; to: ConnectionState; by: Side; at: Date; said: string; fields?: Fields }): Promise<void> {
  await tx.update(marketplaceConnections).set({ quiet: 0, ...of.fields, state: of.to, movedBy: of.by, movedAt: of.at, reason: of.to === "pending" ? null : of.said || null }).where(eq(marketplaceConnections.id, of.connectionId));
}

/** What the other is told of a move, and whose screens read themselves anew. */
export function connectionEvent(happened: "asked" | "accepted" | "declined" | "withdrawn" | "ended", of: { connectionId: string; candidateId: string; recruiterId: string; by: Side }): EventDraft {
  const { connectionId, candidateId, recruiterId } = of;
  return { type: `connections/connection.${happened}`, data: { connectionId, candidateId, recruiterId, to: otherSide(of.by) } };
}

/** A move that the other is not told of: it concerns the screens of who made it alone, and names nobody else. */
export const untoldEvent = (of: { connectionId: string; candidateId: string; recruiterId: string; by: Side }): EventDraft => ({
  type: "connections/connection.changed", data: { connectionId: of.connectionId, ...(of.by === "candidate" ? { candidateId: of.candidateId } : { recruiterId: of.recruiterId }) },
});

/**
 * Accepts the other's request, of a locked connection that allows it: both may talk, the recruiter has the person in their candidates with the address of their account, and it
 * counts as two-way contact for the recruiter's protection. `said`: what who accepts had written with a request of their own.
 */
export async function acceptRequest(tx: Tx, of: Mine & { said: string; at: Date; actor: Actor; emit(event: EventDraft): void }): Promise<void> {
  const { id: connectionId, candidateId, recruiterId } = of.connection;
  await moveConnection(tx, { connectionId, to: "active", by: of.side, at: of.at, said: of.said });
  const firmId = await firmOfRecruiter(tx, recruiterId);
  await noteDown(tx, { candidateId, recruiterId, firmId });
  of.emit(connectionEvent("accepted", { connectionId, candidateId, recruiterId, by: of.side }));
  const counted = await recordContact(tx, { candidateId, recruiterId, firmId, kind: "connection", refersTo: connectionId, at: of.at, actorName: actorName(of.actor) });
  for (const event of counted) of.emit(event);
}

/**
 * Writes a person down for the recruiter whom they are connected to, as they show themselves: name, the address of their account, and the title of a profile that they share. What others wrote of them is
 * others'. What the recruiter has written down already stays as it is.
 */
async function noteDown(tx: Tx, { candidateId, ...by }: { candidateId: string; recruiterId: string; firmId: string }): Promise<void> {
  const [known] = await tx.select({ id: candidateDossiers.id }).from(candidateDossiers).where(and(eq(candidateDossiers.candidateId, candidateId), eq(candidateDossiers.recruiterId, by.recruiterId)));
  if (known) return;
  const [person] = await tx.select({ fullName: candidates.fullName }).from(candidates).where(eq(candidates.id, candidateId));
  if (!person) throw new Error(`There is no person ${candidateId}.`);
  await ensureDossier(tx, { candidateId, ...by }, { ...person, headline: (await sharedProfile(tx, candidateId))?.title ?? null, email: (await candidateUser(tx, candidateId))?.email ?? null });
}
