import { sql } from "drizzle-orm";
import { z } from "zod";
import { decisionOf, lockPerson } from "../candidates";
import type { Reader, Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";
import { currentPolicy } from "../policy";
import { addEvidence, claimPerson, daysAfter, daysOf, endWith, type Evidence, protectionAt } from "./protection";

/** What counts as two-way contact by itself. */
type ContactKind = Extract<Evidence["kind"], "connection" | "reply" | "profile_opened">;
type Contact = { candidateId: string; recruiterId: string; firmId: string; kind: ContactKind; refersTo: string; at: Date; actorName: string };

/**
 * Counts two-way contact of a person with a recruiter, at the present instant: evidence for the recruiter's own claim; if nobody protects the person, a claim starts with
 * it; beside another's claim nothing moves (DESIGN §3). What a person who is not available, or has blocked the recruiter, does not give is left out and refuses nothing: the
 * contact itself stands. Out: the events to emit. Locks the person first; call it before any row of theirs is locked, or with theirs locked already.
 */
export async function recordContact(tx: Tx, of: Contact): Promise<EventDraft[]> {
  await lockPerson(tx, of.candidateId);
  const policy = await currentPolicy(tx);
  const { candidateId, recruiterId } = of;
  const event = (type: string, claimId: string): EventDraft => ({ type, data: { claimId, candidateId, recruiterId }, candidateId });
  const held = await protectionAt(tx, candidateId, of.at);
  if (held && held.recruiterId !== recruiterId) return [];
  if (held) {
    const until = await addEvidence(tx, { claimId: held.claimId, kind: of.kind, tier: "contact", days: daysOf("contact", policy), at: of.at, refersTo: of.refersTo, actorName: of.actorName });
    return until.getTime() > held.until.getTime() ? [event("sourcing/claim.extended", held.claimId)] : [];
  }
  if (!(await decisionOf(tx, { candidateId, recruiterId })).available) return [];
  const claim = await claimPerson(tx, { candidateId, recruiterId, firmId: of.firmId, policy, now: of.at, actorName: of.actorName, tier: "contact", kind: of.kind, refersTo: of.refersTo });
  return claim ? [event("sourcing/claim.started", claim.claimId)] : [];
}

/** Whether a kind of contact has counted for a recruiter's protection of a person already on the day (UTC) of `at`: more would move an end by hours. */
export async function wasCountedToday(db: Reader, of: { candidateId: string; recruiterId: string; kind: ContactKind; at: Date }): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from sourcer_evidence e join candidate_sourcers c on c.id = e.claim_id
    where c.candidate_id = ${of.candidateId} and c.recruiter_id = ${of.recruiterId} and e.kind = ${of.kind} and e.at >= date_trunc('day', ${of.at.toISOString()}::timestamptz, 'UTC') limit 1`);
  return rows.length > 0;
}

/**
 * What contact would do for a recruiter's protection of a person: start it, extend it, leave its end as it is, nothing because another protects them, or nothing because the person
 * is not available. `until`: the end in force afterwards, an instant; of another's claim its end; null = there would be none.
 */
export const contactOutlookShape = z.strictObject({ effect: z.enum(["starts", "extends", "stays", "another", "none"]), until: z.iso.datetime().nullable() });
export type ContactOutlook = z.output<typeof contactOutlookShape>;

/** What `recordContact` would come to at an instant. `asIfAvailable`: for those who must not learn by it whether the person is. */
export async function contactOutlook(db: Reader, of: { candidateId: string; recruiterId: string; at: Date; asIfAvailable?: boolean }): Promise<ContactOutlook> {
  const policy = await currentPolicy(db);
  const days = daysOf("contact", policy);
  const { maxDays } = policy.settings.protection;
  const held = await protectionAt(db, of.candidateId, of.at);
  if (held && held.recruiterId !== of.recruiterId) return { effect: "another", until: held.until.toISOString() };
  if (!held) return of.asIfAvailable || (await decisionOf(db, of)).available ? { effect: "starts", until: daysAfter(of.at, Math.min(days, maxDays)).toISOString() } : { effect: "none", until: null };
  const [row] = await db.execute<{ until: string }>(sql`select ${endWith({ at: of.at, days, maxDays })} as until from candidate_sourcers where id = ${held.claimId}`);
  const until = row ? new Date(row.until) : held.until;
  return until.getTime() > held.until.getTime() ? { effect: "extends", until: until.toISOString() } : { effect: "stays", until: held.until.toISOString() };
}
