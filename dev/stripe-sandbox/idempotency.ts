import { createHash } from "node:crypto";
import { Failure } from "./errors";
import type { RawObject } from "./params";
import type { Call } from "./sandbox";
import type { StoredAnswer } from "./types";

const keptSeconds = 86_400;
const keyMax = 255;

const sorted = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)])) : value;

/** What must be equal for a key to mean the same request. */
export const fingerprintOf = (method: string, path: string, params: RawObject): string => createHash("sha256").update(`${method} ${path} ${JSON.stringify(sorted(params))}`).digest("hex");

export const answerId = (owner: string, key: string): string => `${owner}:${key}`;

export function checkKey(key: string): void {
  if (key.length > keyMax) throw new Failure(400, { type: "idempotency_error", message: `Keys for idempotent requests may have at most ${keyMax} characters.` }, { stored: false });
}

/** The answer that a key remembers, if it is no older than a day of simulated time. Refuses another request under the same key. */
export function rememberedAnswer(call: Call, id: string, fingerprint: string, key: string): StoredAnswer | null {
  const stored = call.store.get("answers", id);
  if (!stored || call.now - stored.storedAt >= keptSeconds) return null;
  if (stored.fingerprint === fingerprint) return stored;
  throw new Failure(400, { type: "idempotency_error", message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.` }, { stored: false });
}

/** Forgets keys that are a day old, or all of them; inside a transaction. */
export function pruneKeys(call: Call, all = false): number {
  const old = call.store.all("answers").filter((answer) => all || call.now - answer.storedAt >= keptSeconds);
  for (const answer of old) call.store.remove("answers", answer.id);
  return old.length;
}
