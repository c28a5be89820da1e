import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Reader } from "../kernel/database";
import type { PartyScope } from "../kernel/gates";
import { type Kept, keptIn } from "./kept-message";
import { type Message, messageRows } from "./message-rows";
import { ownConnection, type Side } from "./own-connection";
import { type RecordedMessage, type RecordLine, threadRecord } from "./rules/thread-record";

/** Messages that are read at a time. */
const AT_ONCE = 1_000;

export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

export type ThreadRecord = { connectionId: string; candidate: string; recruiter: string; /** Of how many messages there are. */ of: number; /** "" when the first message of all is here. */ chainBefore: string; messages: (RecordLine & { kept: Kept | null })[] };

/**
 * A conversation as it is written into files: who its two are, and its newest messages with their hashes, the oldest first. The chain runs from its first message on, however many of them are here, so
 * that two files of one conversation have the same. A foreign one answers as one that never was.
 */
export async function readRecord(db: Reader, scope: PartyScope, input: { connectionId: string; newest: number }): Promise<ThreadRecord> {
  const { connectionId, side, lastSeq } = await ownConnection(db, scope, input);
  const people = await db.execute<{ slot: number; name: string }>(sql`select p.slot, u.name from connection_participants p join users u on u.id = p.user_id where p.connection_id = ${connectionId}`);
  const nameOf = (slot: number) => people.find((one) => one.slot === slot)?.name ?? "";
  const firstHere = Math.max(1, lastSeq - input.newest + 1);
  const kept = await keptIn(db, connectionId);
  const here: ThreadRecord["messages"] = [];
  let [chain, chainBefore] = ["", ""];
  for (let after = 0; after < lastSeq; after += AT_ONCE) {
    const rows = await messageRows(db, scope.userId, { where: sql`m.connection_id = ${connectionId} and m.seq > ${after} and m.seq <= ${Math.min(after + AT_ONCE, lastSeq)}`, order: sql`m.seq`, limit: AT_ONCE });
    for (const line of threadRecord({ connectionId, chainBefore: chain, messages: rows.map((row) => recorded(row, side)) }, sha256)) {
      if (line.seq >= firstHere) here.push({ ...line, kept: kept.get(line.id) ?? null });
      else chainBefore = line.chain;
      chain = line.chain;
    }
  }
  return { connectionId, candidate: nameOf(0), recruiter: nameOf(1), of: lastSeq, chainBefore, messages: here };
}

const otherSide = { candidate: "recruiter", recruiter: "candidate" } as const;

const recorded = ({ seq, id, mine, sentAt, editedAt, deletedAt, replyTo, body, files, job, rtr }: Message, side: Side): RecordedMessage => ({
  seq, id, from: mine ? side : otherSide[side], sentAt, editedAt, deletedAt, answersSeq: replyTo?.seq ?? null, body,
  files: files.map(({ name, bytes, sha256: hash }) => ({ name, bytes, sha256: hash })),
  card: job ? { kind: "role", id: job.jobId, title: `${job.title}, ${job.companyName}` } : rtr ? { kind: "request", id: rtr.rtrId, title: rtr.jobTitle === null ? rtr.companyName : `${rtr.jobTitle}, ${rtr.companyName}` } : null,
});
