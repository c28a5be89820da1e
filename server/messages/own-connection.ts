import { type SQL, sql } from "drizzle-orm";
import type { Reader, Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import type { PartyScope } from "../kernel/gates";
import { inOneGo } from "../kernel/in-one-go";

export type Side = "candidate" | "recruiter";
/** A connection in which the reader is one of the two. */
export type OwnConnection = { connectionId: string; candidateId: string; recruiterId: string; firmId: string; side: Side; otherUserId: string; active: boolean; lastSeq: number; changeNo: number };
type Row = { id: string; candidate_id: string; recruiter_id: string; firm_id: string; slot: number; other_id: string; state: string; last_seq: number; change_no: number };

/**
 * The condition that a connection `c` with its participant `me` is the reader's own, from the side on which they act: as the candidate that they are, or as the recruiter of the firm for
 * which they act now. One that was never active has nothing in it, and nobody's name is shown by it.
 */
export const isOwn = (scope: PartyScope): SQL =>
  sql`(me.user_id = ${scope.userId} and ((me.slot = 1 and c.recruiter_id = ${scope.recruiterId}) or (me.slot = 0 and c.candidate_id = ${scope.candidateId})) and (c.state = 'active' or c.last_seq > 0))`;

const shape = (row: Row): OwnConnection => ({ connectionId: row.id, candidateId: row.candidate_id, recruiterId: row.recruiter_id, firmId: row.firm_id, side: row.slot === 0 ? "candidate" : "recruiter", otherUserId: row.other_id, active: row.state === "active", lastSeq: row.last_seq, changeNo: row.change_no });

/** What is meant: a conversation, or the one that a message is in. */
export type Within = { connectionId: string } | { messageId: string };
const isIt = (of: Within): SQL => ("connectionId" in of ? sql`c.id = ${of.connectionId}` : sql`c.id = (select m.connection_id from marketplace_messages m where m.id = ${of.messageId})`);

const ownOnly = (scope: PartyScope, of: Within): SQL => sql`select c.id, c.candidate_id, c.recruiter_id, r.firm_id, me.slot, you.user_id as other_id, c.state, c.last_seq, c.change_no from marketplace_connections c join recruiters r on r.id = c.recruiter_id
  join connection_participants me on me.connection_id = c.id join connection_participants you on you.connection_id = c.id and you.user_id <> me.user_id where ${isIt(of)} and ${isOwn(scope)}`;

/** A connection of the reader's. Answers `not_found` for anybody else's as for one that never was. */
export async function ownConnection(db: Reader, scope: PartyScope, of: Within): Promise<OwnConnection> {
  const [row] = await db.execute<Row>(ownOnly(scope, of));
  return row ? shape(row) : notFound();
}

/**
 * The same, held until the commit by whoever changes something in it: changes have one order. The person's row is taken before it, in the order in which a block takes them, so that of a block and
 * a message at once one sees the other and neither waits for ever.
 */
export async function lockOwnConnection(tx: Tx, scope: PartyScope, of: Within): Promise<OwnConnection> {
  const { connectionId, candidateId } = await ownConnection(tx, scope, of);
  const [, , own] = await inOneGo<Row>(
    tx,
    sql`select 1 from candidates where id = ${candidateId} for key share`,
    sql`select 1 from marketplace_connections where id = ${connectionId} for no key update`,
    ownOnly(scope, { connectionId }),
  );
  return own?.[0] ? shape(own[0]) : notFound();
}
