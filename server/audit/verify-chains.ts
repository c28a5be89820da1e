import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database, Tx } from "../kernel/database";

export type ChainBreak = { chain: number; seq: string; what: string };
export type AuditVerdict = { entries: number; chains: number; broken: ChainBreak | null };

const ZERO = (chain: number) => createHash("sha256").update(`fairsplit audit chain ${chain}`).digest();

/**
 * Recomputes every audit chain from the exact bytes that were hashed, compares the readable columns with them, and the last hash with
 * the chain's head and with each published anchor (I-16), all of one instant: what is written meanwhile is not looked at. Out: how many
 * entries were read and the first break, if any.
 */
export function verifyChains(db: Database): Promise<AuditVerdict> {
  return db.transaction(verdictOf, { isolationLevel: "repeatable read", accessMode: "read only" });
}

async function verdictOf(db: Tx): Promise<AuditVerdict> {
  let entries = 0;
  const heads = await db.execute<{ chain: number; seq: string; hash: Buffer }>(sql`select chain, seq::text, hash from audit_heads order by chain`);
  const anchors = await db.execute<{ day: string; heads: { chain: number; seq: string; hash: string }[] }>(sql`select day, heads from audit_anchors order by day`);
  const hashAt = new Map<string, string>();
  for (const head of heads) {
    let prev: Buffer = ZERO(head.chain);
    let seq = 0n;
    hashAt.set(`${head.chain}:0`, prev.toString("hex"));
    for (;;) {
      const rows = await db.execute<Row>(sql`select seq::text, at, actor, fact, subject_id, placement_id, format, bytes, prev, hash from payout_audit_log
        where chain = ${head.chain} and seq > ${seq.toString()}::bigint order by payout_audit_log.seq limit 2000`);
      if (rows.length === 0) break;
      for (const row of rows) {
        const broken = breakOf(row, seq + 1n, prev);
        if (broken) return { entries, chains: heads.length, broken: { chain: head.chain, seq: row.seq, what: broken } };
        prev = row.hash;
        seq = BigInt(row.seq);
        entries++;
        hashAt.set(`${head.chain}:${row.seq}`, prev.toString("hex"));
      }
    }
    if (seq !== BigInt(head.seq) || !prev.equals(head.hash)) {
      return { entries, chains: heads.length, broken: { chain: head.chain, seq: head.seq, what: "the end of the chain differs from its head: entries are missing or the head was changed" } };
    }
  }
  for (const anchor of anchors) {
    const lost = anchor.heads.find((head) => hashAt.get(`${head.chain}:${head.seq}`) !== head.hash);
    if (lost) return { entries, chains: heads.length, broken: { chain: lost.chain, seq: lost.seq, what: `differs from the head published on ${anchor.day}` } };
  }
  return { entries, chains: heads.length, broken: null };
}

type Row = { seq: string; at: string; actor: string; fact: string; subject_id: string; placement_id: string | null; format: number; bytes: string; prev: Buffer; hash: Buffer };

function breakOf(row: Row, expectedSeq: bigint, prev: Buffer): string | null {
  if (BigInt(row.seq) !== expectedSeq) return `entry ${expectedSeq} is missing`;
  if (row.format !== 1) return `unknown format ${row.format}`;
  if (!row.prev.equals(prev)) return "does not continue the entry before it";
  if (!createHash("sha256").update(prev).update(row.bytes, "utf8").digest().equals(row.hash)) return "its bytes were changed";
  const said = JSON.parse(row.bytes) as { fact: string; subject: string; placement: string | null; actor: string; at: string };
  const same = said.fact === row.fact && said.subject === row.subject_id && said.placement === row.placement_id && said.actor === row.actor && said.at === new Date(row.at).toISOString();
  return same ? null : "its readable columns differ from the bytes that were hashed";
}
