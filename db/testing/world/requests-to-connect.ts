import { eq } from "drizzle-orm";
import { acceptConnection } from "@/server/connections/answer-request";
import { askCandidate, askRecruiter } from "@/server/connections/ask-connection";
import { clockOf, type Database } from "@/server/kernel/database";
import { sendMessage } from "@/server/messages/send-message";
import { marketplaceConnections } from "../../schema/connections";
import { claimed } from "./hiring";
import { candidate, type Candidate, fresh, recruiter, type Recruiter, type Someone } from "./people";

export type Pair = { recruiter: Recruiter; person: Candidate };
export type Connected = Pair & { connectionId: string };

/** A recruiter and a person with an account of whom they have nothing written down. */
export async function strangers(db: Database, of: Partial<Pair> = {}): Promise<Pair> {
  return { recruiter: of.recruiter ?? (await recruiter(db)), person: of.person ?? (await candidate(db)) };
}

/** A recruiter and somebody with an account who is in their candidates, and claimed by them. */
export async function acquainted(db: Database, of: { recruiter?: Recruiter } = {}): Promise<Pair & { claimId: string }> {
  const by = of.recruiter ?? (await recruiter(db));
  const who = await claimed(by);
  return { recruiter: by, claimId: who.claimId, person: await candidate(db, { name: who.fullName, email: who.email }) };
}

/** A request of the candidate that waits for the recruiter. */
export async function askedByCandidate(db: Database, of: Partial<Pair> & { note?: string } = {}): Promise<Connected> {
  const pair = await strangers(db, of);
  const { connectionId } = await askRecruiter.call(pair.person.ctx, { recruiterId: pair.recruiter.recruiterId, note: of.note ?? "" });
  return { ...pair, connectionId };
}

/** A request of the recruiter that waits for the candidate. */
export async function askedByRecruiter(db: Database, of: { recruiter?: Recruiter; note?: string } = {}): Promise<Connected & { claimId: string }> {
  const pair = await acquainted(db, of);
  const { connectionId } = await askCandidate.call(pair.recruiter.ctx, { candidateId: pair.person.candidateId, note: of.note ?? "" });
  return { ...pair, connectionId };
}

/** Two who are connected; the candidate asked. */
export async function accepted(db: Database, of: Partial<Pair> = {}): Promise<Connected> {
  const made = await askedByCandidate(db, of);
  await acceptConnection.call(made.recruiter.ctx, { connectionId: made.connectionId });
  return made;
}

/** Ends a connection from the recruiter's side. */
export async function disconnected(db: Database, connectionId: string): Promise<void> {
  await db.update(marketplaceConnections).set({ state: "inactive", movedBy: "recruiter", movedAt: await clockOf(db) }).where(eq(marketplaceConnections.id, connectionId));
}

/** Something said in a connection by one of its two. */
export const said = (by: Someone, connectionId: string, body = `Hello ${fresh()}`) => sendMessage.call(by.ctx, { connectionId, clientId: `client-${fresh()}`, body });
