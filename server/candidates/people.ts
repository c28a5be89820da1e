import { and, eq, inArray, or, type SQL, TransactionRollbackError } from "drizzle-orm";
import { candidateKeys, candidates } from "@/db/schema/candidates";
import { users } from "@/db/schema/identity";
import type { Reader, Tx } from "../kernel/database";
import { Refusal, refuseKernel } from "../kernel/errors";
import { candidateErrors } from "./errors";
import { ensureDossiers, writePeople } from "./people-in-sets";
import { type CandidateKey, canonicalKeys } from "./rules/canonical-keys";

export type PersonFields = { fullName: string; headline?: string | null; location?: string | null; currentEmployer?: string | null };

/** Reads keys from a form. Throws the field errors of what cannot be read, or of a person without any key. */
export function readKeys(given: { email?: string | null; phone?: string | null; linkedin?: string | null }): CandidateKey[] {
  const { keys, faults } = canonicalKeys(given);
  if (faults.length > 0) return refuseKernel("invalid_input", {}, faults.map((fault) => ({ path: fault.field, message: fault.message })));
  if (keys.length === 0) return refuseKernel("invalid_input", {}, [{ path: "email", message: "Enter an e-mail, a phone number or a LinkedIn profile." }]);
  return keys;
}

const sameKey = (key: CandidateKey): SQL | undefined => and(eq(candidateKeys.kind, key.kind), eq(candidateKeys.value, key.value));

/** The person that these keys belong to; null = nobody yet. Throws `keys_of_two_people`. */
export async function findPerson(db: Reader, keys: readonly CandidateKey[]): Promise<string | null> {
  if (keys.length === 0) return null;
  const rows = await db.selectDistinct({ id: candidateKeys.candidateId }).from(candidateKeys).where(or(...keys.map(sameKey)));
  if (rows.length > 1) throw new Refusal("keys_of_two_people", candidateErrors.keys_of_two_people);
  return rows[0]?.id ?? null;
}

/**
 * Finds the person of these keys or writes them down; keys that are new to a known person are added. Two at once end with one person:
 * the keys' primary key decides, and the loser leaves nothing behind and takes the winner's.
 */
export async function ensurePerson(tx: Tx, person: PersonFields, keys: readonly CandidateKey[]): Promise<string> {
  const id = await tryToWrite(tx, person, keys, await findPerson(tx, keys));
  if (id) return id;
  const known = await findPerson(tx, keys);
  if (!known) throw new Error("A key was taken, and by nobody.");
  const second = await tryToWrite(tx, person, keys, known);
  if (!second) throw new Error(`The keys of ${known} lead to someone else.`);
  return second;
}

/** The person with all of their keys, or nothing written: null when somebody took one of the keys in the meantime. */
async function tryToWrite(tx: Tx, fields: PersonFields, keys: readonly CandidateKey[], candidateId: string | null): Promise<string | null> {
  try {
    return await tx.transaction(async (part) => (await writePeople(part, [{ candidateId, fields, keys }]))?.[0] ?? part.rollback());
  } catch (cause) {
    if (cause instanceof TransactionRollbackError) return null;
    throw cause;
  }
}

export type DossierFields = PersonFields & { email?: string | null; phone?: string | null; linkedin?: string | null; note?: string | null };

/** Writes what a recruiter knows of a person, or completes it. Out: nothing; there is one per recruiter and person. */
export const ensureDossier = (tx: Tx, { candidateId, ...by }: { candidateId: string; recruiterId: string; firmId: string }, fields: DossierFields): Promise<void> => ensureDossiers(tx, by, [{ candidateId, fields }]);

/** The user behind a person, if they have signed in, and how to reach them. */
export async function candidateUser(db: Reader, candidateId: string): Promise<{ userId: string | null; email: string | null; fullName: string } | null> {
  const [row] = await db.select({ userId: candidates.userId, fullName: candidates.fullName, email: users.email }).from(candidates).leftJoin(users, eq(users.id, candidates.userId)).where(eq(candidates.id, candidateId));
  if (!row) return null;
  if (row.email) return row;
  const [key] = await db.select({ asGiven: candidateKeys.asGiven }).from(candidateKeys).where(and(eq(candidateKeys.candidateId, candidateId), inArray(candidateKeys.kind, ["email"])));
  return { ...row, email: key?.asGiven.toLowerCase() ?? null };
}
