import { eq } from "drizzle-orm";
import { clockOf, type Database } from "@/server/kernel/database";
import { sendMessage } from "@/server/messages/send-message";
import { marketplaceConnections } from "../../schema/connections";
import { fresh, type Someone } from "./people";

/** Ends a connection from the recruiter's side. */
export async function disconnected(db: Database, connectionId: string): Promise<void> {
  await db.update(marketplaceConnections).set({ state: "inactive", movedBy: "recruiter", movedAt: await clockOf(db) }).where(eq(marketplaceConnections.id, connectionId));
}

/** Something said in a connection by one of its two. */
export const said = (by: Someone, connectionId: string, body = `Hello ${fresh()}`) => sendMessage.call(by.ctx, { connectionId, clientId: `client-${fresh()}`, body });
