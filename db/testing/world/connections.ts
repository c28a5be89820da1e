import { eq } from "drizzle-orm";
import { clockOf, type Database } from "@/server/kernel/database";
import { newId } from "@/server/kernel/ids";
import { sendMessage } from "@/server/messages/send-message";
import { marketplaceConnections } from "../../schema/connections";
import { type Candidate, candidate, fresh, type Recruiter, recruiter, type Someone } from "./people";

export type Connected = { connectionId: string; recruiter: Recruiter; person: Candidate };

/** A candidate and a recruiter who may talk: asked for by the recruiter, and accepted. */
export async function connected(db: Database, of: { recruiter?: Recruiter; person?: Candidate } = {}): Promise<Connected> {
  const [by, person] = [of.recruiter ?? (await recruiter(db)), of.person ?? (await candidate(db))];
  const [connectionId, now] = [newId("connection"), await clockOf(db)];
  await db.insert(marketplaceConnections).values({ id: connectionId, candidateId: person.candidateId, recruiterId: by.recruiterId, askedBy: "recruiter", askedAt: now, movedBy: "recruiter", movedAt: now });
  await db.update(marketplaceConnections).set({ state: "active", movedBy: "candidate", movedAt: now }).where(eq(marketplaceConnections.id, connectionId));
  return { connectionId, recruiter: by, person };
}

/** Ends a connection from the recruiter's side. */
export async function disconnected(db: Database, connectionId: string): Promise<void> {
  await db.update(marketplaceConnections).set({ state: "inactive", movedBy: "recruiter", movedAt: await clockOf(db) }).where(eq(marketplaceConnections.id, connectionId));
}

/** Something said in a connection by one of its two. */
export const said = (by: Someone, connectionId: string, body = `Hello ${fresh()}`) => sendMessage.call(by.ctx, { connectionId, clientId: `client-${fresh()}`, body });
