import { and, eq, sql } from "drizzle-orm";
import { marketplaceConnections } from "@/db/schema/connections";
import { lockPerson } from "../candidates";
import type { Reader, Tx } from "../kernel/database";
import type { ConnectionState, Side, Standing } from "./rules/moves";

type Row = typeof marketplaceConnections.$inferSelect;
/** Who acts, by the sides that they have: of a connection they are at most one of the two. */
export type Party = { candidateId: string | null; recruiterId: string | null };
export type Mine = { connection: Row; side: Side; standing: Standing };

/** A connection of the actor's, its person and its row locked; null = there is none, or it is others'. The person comes first, as for whoever blocks. */
export async function lockConnection(tx: Tx, party: Party, connectionId: string): Promise<Mine | null> {
  const [found] = await tx.select({ candidateId: marketplaceConnections.candidateId, recruiterId: marketplaceConnections.recruiterId }).from(marketplaceConnections).where(eq(marketplaceConnections.id, connectionId));
  const side: Side | null = !found ? null : found.candidateId === party.candidateId ? "candidate" : found.recruiterId === party.recruiterId ? "recruiter" : null;
  if (!found || !side) return null;
  await lockPerson(tx, found.candidateId);
  const connection = await lockPair(tx, found);
  return connection ? { connection, side, standing: await standingOf(tx, connection) } : null;
}

/** The row of a pair, locked; null = neither has ever asked. */
export async function lockPair(tx: Tx, pair: { candidateId: string; recruiterId: string }): Promise<Row | null> {
  const [row] = await tx.select().from(marketplaceConnections).where(and(eq(marketplaceConnections.candidateId, pair.candidateId), eq(marketplaceConnections.recruiterId, pair.recruiterId))).for("update");
  return row ?? null;
}

/** Whether the candidate of a connection has shown the recruiter who they are: they have asked, or accepted, once. */
export async function hasShownThemselves(db: Reader, connectionId: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from connection_moves where connection_id = ${connectionId} and (to_state = 'active' or (to_state = 'pending' and moved_by = 'candidate')) limit 1`);
  return rows.length > 0;
}

/** Where a connection stands, with what its last move and the blocks say. */
export async function standingOf(db: Reader, row: Row): Promise<Standing> {
  const [more] = await db.execute<{ came_from: string | null; candidate_blocks: boolean }>(sql`
    select (select m.from_state from connection_moves m where m.connection_id = ${row.id} order by m.move_no desc limit 1) as came_from,
      exists (select 1 from blocked_recruiters b where b.candidate_id = ${row.candidateId} and b.recruiter_id = ${row.recruiterId}) as candidate_blocks`);
  return {
    state: row.state as ConnectionState, askedBy: row.askedBy as Side, movedBy: row.movedBy as Standing["movedBy"], movedAt: row.movedAt, quiet: row.quiet === 1,
    cameFrom: more?.came_from ?? null, recruiterBlocks: row.recruiterBlocks === 1, candidateBlocks: more?.candidate_blocks ?? false,
  };
}
