import { createHash } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { idempotencyKeys } from "@/db/schema/api-keys";
import { command, databaseError, type Once } from "../kernel/command";
import { clockOf, type Reader, type Tx } from "../kernel/database";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { accessRefusal, refuseAccess } from "./problem";

const LOCK_NOT_AVAILABLE = "55P03";

/** A request that may be sent again: who sent it, under which key, and what it was. */
export type Repeatable = { apiKeyId: string; key: string; requestHash: string };
/** What was answered, body byte for byte. */
export type Kept = { status: number; body: string };

/** Ends a call that was answered before: its transaction is undone, and had done nothing yet. */
export class AnsweredBefore extends Error {
  constructor(readonly kept: Kept) {
    super("answered before");
    this.name = "AnsweredBefore";
  }
}

/** What makes two requests the same: address and content, whatever the order of the fields. */
export const hashOfRequest = (method: string, path: string, body: unknown): string => createHash("sha256").update(`${method} ${path}\n${JSON.stringify(ordered(body))}`).digest("hex");

function ordered(value: unknown): unknown {
  if (value instanceof Uint8Array) return createHash("sha256").update(value).digest("hex");
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, ordered(part)]);
}

/**
 * Holds a command to one effect per key. A second call waits for the first, then gets its answer; if the first was undone, it takes its place. `began` says
 * whether the command was reached: what is refused before leaves the key free.
 */
export function onceFor(request: Repeatable, answer: (output: unknown) => Kept): Once & { readonly began: boolean; ahead(db: Reader): Promise<void> } {
  let began = false;
  const look = async (db: Reader, now: Date) => {
    const kept = await keptFor(db, request, now);
    if (kept) throw new AnsweredBefore(kept);
    began = true;
  };
  return {
    get began() {
      return began;
    },
    /** Before a flow, whose first steps would be in vain, or refused because the first call went through them. Its last command looks again, in its turn. */
    ahead: async (db) => look(db, await clockOf(db)),
    async before(tx, now) {
      began = false;
      await waitForTurn(tx, request);
      await look(tx, now);
    },
    async after(tx, now, output) {
      await keep(tx, request, answer(output), now);
    },
  };
}

/** Until its end a transaction is alone with its request. Refuses when another takes longer than a statement waits. */
async function waitForTurn(tx: Tx, { apiKeyId, key }: Repeatable): Promise<void> {
  try {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${apiKeyId} ${key}`}, 1))`);
  } catch (cause) {
    if (databaseError(cause)?.code === LOCK_NOT_AVAILABLE) throw accessRefusal("still_running");
    throw cause;
  }
}

/** What the request was answered before; null = it is new, or its day has passed. Refuses a key that belongs to another request. */
async function keptFor(db: Reader, request: Repeatable, now: Date): Promise<Kept | null> {
  const [row] = await db.select().from(idempotencyKeys).where(and(eq(idempotencyKeys.apiKeyId, request.apiKeyId), eq(idempotencyKeys.key, request.key), gt(idempotencyKeys.expiresAt, now)));
  if (!row) return null;
  if (row.requestHash !== request.requestHash) return refuseAccess("idempotency_key_reused");
  return { status: row.status, body: row.body };
}

/** Writes an answer down for a day. The row's key lets one request be answered once: a second row undoes what came with it. */
async function keep(tx: Tx, { apiKeyId, key, requestHash }: Repeatable, { status, body }: Kept, now: Date): Promise<void> {
  const row = { requestHash, status, body, createdAt: now, expiresAt: new Date(now.getTime() + limits.answerKeptMs) };
  const written = await tx.insert(idempotencyKeys).values({ apiKeyId, key, ...row }).onConflictDoUpdate({ target: [idempotencyKeys.apiKeyId, idempotencyKeys.key], set: row, setWhere: sql`${idempotencyKeys.expiresAt} <= ${now.toISOString()}::timestamptz` }).returning({ key: idempotencyKeys.key });
  if (written.length === 0) throw new Error("A request was answered twice under one key.");
}

/** Keeps what a rule answered to a request that left nothing behind. Out: the answer that counts, which may be that of another try that was quicker. */
export const keepRefusal = command({
  input: z.strictObject({ apiKeyId: z.string(), key: z.string(), requestHash: z.string(), status: z.number().int(), body: z.string() }),
  output: z.strictObject({ status: z.number().int(), body: z.string(), replayed: z.boolean() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { status, body, ...request }) {
    await waitForTurn(tx, request);
    const kept = await keptFor(tx, request, now);
    if (kept) return { ...kept, replayed: true };
    await keep(tx, request, { status, body }, now);
    return { status, body, replayed: false };
  },
});

/** Forgets answers whose day has passed. Out: how many. */
export const forgetAnswers = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim) }),
  output: z.strictObject({ forgotten: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { limit }) {
    const gone = await tx.execute(sql`delete from idempotency_keys where (api_key_id, key) in (select api_key_id, key from idempotency_keys where expires_at <= ${now.toISOString()}::timestamptz order by expires_at limit ${limit} for update skip locked) returning key`);
    return { forgotten: gone.length };
  },
});
