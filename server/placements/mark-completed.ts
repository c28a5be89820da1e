import { and, eq, inArray } from "drizzle-orm";
import { placements } from "@/db/schema/jobs";
import type { Tx } from "../kernel/database";

/** Ends placements whose guarantee is over and whose money is all paid; the database closes their accounts, which must be at zero (I-4). Out: those that ended now. */
export async function markCompleted(tx: Tx, placementIds: readonly string[]): Promise<string[]> {
  if (placementIds.length === 0) return [];
  const rows = await tx.update(placements).set({ state: "completed" }).where(and(inArray(placements.id, [...placementIds]), eq(placements.state, "started"))).returning({ id: placements.id });
  return rows.map((row) => row.id);
}
