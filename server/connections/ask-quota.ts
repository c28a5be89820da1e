import { and, eq, sql } from "drizzle-orm";
import { connectionQuotas } from "@/db/schema/connections";
import type { Reader, Tx } from "../kernel/database";
import type { Policy } from "../policy";
import type { Side } from "./rules/moves";

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** How many connections one may ask for in a day (UTC). */
export const allowedPerDay = ({ settings: { connections } }: Policy, side: Side): number => (side === "candidate" ? connections.perCandidatePerDay : connections.perRecruiterPerDay);

/** Counts one request against a user's day. The row's CHECK refuses one too many, as `asked_enough`, whatever asks at once. Out: how many are left. */
export async function takeFromQuota(tx: Tx, of: { userId: string; at: Date; allowed: number }): Promise<number> {
  const [row] = await tx.insert(connectionQuotas).values({ userId: of.userId, day: dayOf(of.at), used: 1, allowed: of.allowed })
    .onConflictDoUpdate({ target: [connectionQuotas.userId, connectionQuotas.day], set: { used: sql`${connectionQuotas.used} + 1`, allowed: sql`excluded.allowed` } })
    .returning({ used: connectionQuotas.used });
  return of.allowed - (row?.used ?? 0);
}

/** How many requests a user has left for the day of an instant. */
export async function quotaLeft(db: Reader, of: { userId: string; at: Date; allowed: number }): Promise<number> {
  const [row] = await db.select({ used: connectionQuotas.used }).from(connectionQuotas).where(and(eq(connectionQuotas.userId, of.userId), eq(connectionQuotas.day, dayOf(of.at))));
  return Math.max(0, of.allowed - (row?.used ?? 0));
}
