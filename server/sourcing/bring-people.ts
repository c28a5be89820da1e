import { sql } from "drizzle-orm";
import { constraintErrors } from "@/db/constraint-errors";
import { type CandidateKey, decisionsOf, type DossierFields, ensureDossiers, findPeople, writePeople } from "../candidates";
import { recruiterContact } from "../identity";
import { databaseError } from "../kernel/command";
import type { Reader, Tx } from "../kernel/database";
import { sourcingErrors } from "./errors";
import { type Claimer, claimPeople } from "./protection";

/** Somebody as a recruiter wrote them down. */
export type BroughtPerson = { fields: DossierFields; keys: readonly CandidateKey[] };

/**
 * What bringing a person would come to now: `free` is theirs who come first, whether anybody knows the person or not; `refused` = they take nothing from this recruiter, or somebody
 * protects them and they want nobody told until when; or they are this recruiter.
 */
export type Outlook =
  | { kind: "free"; candidateId: string | null; wantsNoAnswers: boolean }
  | { kind: "refused"; code: "not_available" | "own_person" }
  | { kind: "yours"; candidateId: string; until: Date }
  | { kind: "protected"; until: Date; colleague: { name: string; email: string } | null }
  | { kind: "two_people" };

/** What bringing a person came to. `same` = the person at that place of the same list; `refused` = by a rule of the database that has words for people. */
export type Brought = Exclude<Outlook, { kind: "free" | "refused" }> | { kind: "claimed"; candidateId: string; claimId: string; until: Date } | { kind: "same"; at: number } | { kind: "changed" } | { kind: "refused"; code: keyof typeof sourcingErrors };

type Looker = { recruiterId: string; firmId: string; now: Date };

/** Says of each person what bringing them would come to. Names nobody but a colleague of the asker's own firm. */
export async function lookAtPeople(db: Reader, by: Looker, people: readonly Pick<BroughtPerson, "keys">[]): Promise<Outlook[]> {
  const found = await findPeople(db, people);
  const ids = [...new Set(found.flatMap((known) => (known.length === 1 ? known : [])))];
  const holders = await holdersOf(db, ids, by.now);
  const decided = await decisionsOf(db, { recruiterId: by.recruiterId, candidateIds: ids });
  const colleagues = new Map<string, { name: string; email: string }>();
  for (const { recruiterId, firmId } of holders.values()) if (firmId === by.firmId && recruiterId !== by.recruiterId && !colleagues.has(recruiterId)) colleagues.set(recruiterId, await recruiterContact(db, recruiterId));
  return found.map((known): Outlook => {
    const [candidateId = null, second] = known;
    if (second !== undefined) return { kind: "two_people" };
    const holder = candidateId === null ? undefined : holders.get(candidateId);
    if (candidateId === null) return { kind: "free", candidateId, wantsNoAnswers: false };
    const { own, available, wantsNoAnswers } = decided.get(candidateId) ?? { own: false, available: true, wantsNoAnswers: false };
    if (own) return { kind: "refused", code: "own_person" };
    if (holder?.recruiterId === by.recruiterId) return { kind: "yours", candidateId, until: holder.until };
    if (!available) return { kind: "refused", code: "not_available" };
    if (!holder) return { kind: "free", candidateId, wantsNoAnswers };
    const colleague = colleagues.get(holder.recruiterId) ?? null;
    return wantsNoAnswers && colleague === null ? { kind: "refused", code: "not_available" } : { kind: "protected", until: holder.until, colleague };
  });
}

/** Who holds each of these people at an instant, or begins to after it, as one does who committed while we waited: their claim is in the way as well. */
async function holdersOf(db: Reader, candidateIds: readonly string[], from: Date): Promise<Map<string, { recruiterId: string; firmId: string; until: Date }>> {
  if (candidateIds.length === 0) return new Map();
  const rows = await db.execute<{ candidate_id: string; recruiter_id: string; firm_id: string; until: string }>(sql`
    select distinct on (s.candidate_id) s.candidate_id, s.recruiter_id, s.firm_id, upper(s."window") as until
    from json_array_elements_text(${JSON.stringify(candidateIds)}::json) as a(id) join candidate_sourcers s on s.candidate_id = a.id and s."window" && tstzrange(${from.toISOString()}::timestamptz, null)
    order by s.candidate_id, lower(s."window")`);
  return new Map(rows.map((row) => [row.candidate_id, { recruiterId: row.recruiter_id, firmId: row.firm_id, until: new Date(row.until) }]));
}

/** Somebody else came first while we wrote: the set is undone and looked at anew. */
class Outrun extends Error {}

/** How often a set that was outrun is looked at anew before it is taken in halves. */
const triesOfSet = 5;

type Open = { at: number; person: BroughtPerson; candidateId: string | null };

/**
 * Brings people by the one set of rules, a single one as well as a whole list: each who is free is written down, claimed and kept in the recruiter's book; of each
 * other nothing is left behind. A person who is there twice is brought once. When one of a set is outrun, the set is undone and looked at anew; when the database refuses
 * one, it is brought in halves, so that nobody else in it loses anything. Out: what it came to for each, in order.
 */
export async function bringPeople(tx: Tx, by: Claimer, people: readonly BroughtPerson[], tries = 1): Promise<Brought[]> {
  const outlooks = await lookAtPeople(tx, by, people);
  const first = new Map<string, number>();
  const open: Open[] = [];
  const brought = people.map((person, at): Brought => {
    const outlook = outlooks[at];
    if (!outlook) throw new Error("A person was not looked at.");
    if (outlook.kind !== "free") return outlook;
    const marks = [...person.keys.map((key) => `${key.kind}:${key.value}`), ...(outlook.candidateId ? [outlook.candidateId] : [])];
    const before = marks.flatMap((mark) => first.get(mark) ?? []);
    const earliest = before.length > 0 ? Math.min(...before) : null;
    for (const mark of marks) if (!first.has(mark)) first.set(mark, earliest ?? at);
    if (earliest !== null) return { kind: "same", at: earliest };
    open.push({ at, person, candidateId: outlook.candidateId });
    return { kind: "changed" };
  });
  for (const [i, outcome] of (await bringFree(tx, by, open, tries)).entries()) {
    const one = open[i];
    if (one) brought[one.at] = outcome.kind === "same" ? { kind: "same", at: open[outcome.at]?.at ?? one.at } : outcome;
  }
  return brought;
}

async function bringFree(tx: Tx, by: Claimer, open: readonly Open[], tries: number): Promise<Brought[]> {
  if (open.length === 0) return [];
  try {
    return await tx.transaction((part) => claimAll(part, by, open));
  } catch (cause) {
    const code = cause instanceof Outrun ? null : refusalBehind(cause);
    // Who outran us is there to be seen by now. The whole set is taken again, in its order: halves would take keys out of it, and wait for each other.
    if (!code && tries < triesOfSet) return bringPeople(tx, by, open.map(({ person }) => person), tries + 1);
    if (open.length > 1) {
      const half = Math.ceil(open.length / 2);
      const left = await bringPeople(tx, by, open.slice(0, half).map(({ person }) => person));
      const right = await bringPeople(tx, by, open.slice(half).map(({ person }) => person));
      return [...left, ...right.map((one): Brought => (one.kind === "same" ? { kind: "same", at: one.at + half } : one))];
    }
    return [code ? { kind: "refused", code } : { kind: "changed" }];
  }
}

/** All of them or none: throws `Outrun` when somebody else was there first for any of them. */
async function claimAll(tx: Tx, by: Claimer, open: readonly Open[]): Promise<Brought[]> {
  const ids = await writePeople(tx, open.map(({ person, candidateId }) => ({ ...person, candidateId })));
  if (!ids) throw new Outrun();
  const claims = await claimPeople(tx, by, ids);
  if (claims.size < ids.length) throw new Outrun();
  await ensureDossiers(tx, { recruiterId: by.recruiterId, firmId: by.firmId }, open.map(({ person }, i) => ({ candidateId: ids[i] ?? "", fields: person.fields })));
  return ids.map((candidateId) => {
    const claim = claims.get(candidateId);
    if (!claim) throw new Outrun();
    return { kind: "claimed", candidateId, ...claim };
  });
}

/** The words that a rule of the database has for people. Throws what has none: it is our own fault, or is tried again from the start. */
function refusalBehind(cause: unknown): keyof typeof sourcingErrors {
  const constraint = databaseError(cause)?.constraint;
  const code = constraint ? constraintErrors[constraint] : undefined;
  const known = (Object.keys(sourcingErrors) as (keyof typeof sourcingErrors)[]).find((one) => one === code);
  if (!known) throw cause;
  return known;
}
