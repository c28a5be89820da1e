import { sql } from "drizzle-orm";
import { candidateDossiers, candidateKeys, candidates } from "@/db/schema/candidates";
import type { Reader, Tx } from "../kernel/database";
import { newId } from "../kernel/ids";
import type { DossierFields } from "./people";
import type { CandidateKey } from "./rules/canonical-keys";

/** One person to be written: `candidateId` is theirs if they are known here. */
export type PersonOfSet = { candidateId: string | null; fields: DossierFields; keys: readonly CandidateKey[] };

const kindRank = { email: 0, phone: 1, linkedin: 2 } as const;
/** Whoever writes keys takes them in this order, so that two who write the same ones wait and never block each other. */
const inOrder = (a: CandidateKey, b: CandidateKey): number => kindRank[a.kind] - kindRank[b.kind] || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
const keyText = (key: { kind: string; value: string }): string => `${key.kind}:${key.value}`;

/** Whom each of these people is known as, by any of their keys. Out: ids for each, in order; none = nobody yet, two = their keys belong to two people. */
export async function findPeople(db: Reader, people: readonly { keys: readonly CandidateKey[] }[]): Promise<string[][]> {
  const asked = people.flatMap(({ keys }) => keys);
  if (asked.length === 0) return people.map(() => []);
  const rows = await db.execute<{ kind: string; value: string; candidate_id: string }>(sql`
    select k.kind, k.value, k.candidate_id from json_to_recordset(${JSON.stringify(asked.map(({ kind, value }) => ({ kind, value })))}::json) as a(kind text, value text) join candidate_keys k on k.kind = a.kind and k.value = a.value`);
  const owners = new Map(rows.map((row) => [keyText(row), row.candidate_id]));
  return people.map(({ keys }) => [...new Set(keys.flatMap((key) => owners.get(keyText(key)) ?? []))]);
}

/**
 * Writes people with all of their keys; to those who are known it adds the keys that are new. No two of them may share a key.
 * Out: the id of each, in order; null when somebody else took one of the keys in the meantime: the caller then undoes the whole set and looks anew.
 */
export async function writePeople(tx: Tx, people: readonly PersonOfSet[]): Promise<string[] | null> {
  const ids = people.map(({ candidateId }) => candidateId ?? newId("candidate"));
  const idOf = (at: number) => ids[at] ?? "";
  const strangers = people.flatMap(({ candidateId, fields }, at) => (candidateId ? [] : [{ id: idOf(at), fullName: fields.fullName, headline: fields.headline || null, location: fields.location || null, currentEmployer: fields.currentEmployer || null }]));
  if (strangers.length > 0) await tx.insert(candidates).values(strangers);
  const keys = people.flatMap((person, at) => person.keys.map((key) => ({ ...key, candidateId: idOf(at) }))).toSorted(inOrder);
  const written = await tx.insert(candidateKeys).values(keys).onConflictDoNothing().returning({ kind: candidateKeys.kind, value: candidateKeys.value });
  if (written.length === keys.length) return ids;
  const fresh = new Set(written.map(keyText));
  const others = keys.filter((key) => !fresh.has(keyText(key)));
  if (others.some((key) => !people.some(({ candidateId }) => candidateId === key.candidateId))) return null;
  const owners = await findPeople(tx, others.map((key) => ({ keys: [key] })));
  return others.every((key, at) => owners[at]?.[0] === key.candidateId) ? ids : null;
}

/** Writes what a recruiter knows of people, or completes it: what is empty leaves what was there. There is one dossier per recruiter and person. */
export async function ensureDossiers(tx: Tx, by: { recruiterId: string; firmId: string }, people: readonly { candidateId: string; fields: DossierFields }[]): Promise<void> {
  if (people.length === 0) return;
  const filled = (name: string) => sql`coalesce(excluded.${sql.identifier(name)}, candidate_dossiers.${sql.identifier(name)})`;
  await tx.insert(candidateDossiers)
    .values(people.map(({ candidateId, fields }) => ({
      id: newId("dossier"), candidateId, ...by, fullName: fields.fullName, email: fields.email || null, phone: fields.phone || null, linkedin: fields.linkedin || null,
      headline: fields.headline || null, location: fields.location || null, currentEmployer: fields.currentEmployer || null, note: fields.note || null,
    })))
    .onConflictDoUpdate({
      target: [candidateDossiers.recruiterId, candidateDossiers.candidateId],
      set: { fullName: sql`excluded.full_name`, email: filled("email"), phone: filled("phone"), linkedin: filled("linkedin"), headline: filled("headline"), location: filled("location"), currentEmployer: filled("current_employer"), note: filled("note") },
    });
}
