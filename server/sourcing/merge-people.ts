import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { candidates } from "@/db/schema/candidates";
import { decisionAuditLog } from "@/db/schema/ground";
import { personMerges } from "@/db/schema/merges";
import { type Actor, actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import type { Reader, Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asRecruiter, type RecruiterScope } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import type { EventDraft } from "../kernel/outbox";
import { currentPolicy } from "../policy";
import { sourcingErrors } from "./errors";
import { type JoinFault, type Joined, joinPeople, liveClaims } from "./join-people";
import { lockPeople } from "./lock-people";
import { whichStays } from "./rules/which-stays";
import { standingRecord } from "./standing-record";

export const personId = z.string().max(limits.idLength);
export const mergeId = z.string().max(limits.idLength);

/** Whether the reader, or a colleague of their firm, has written down each of these people. */
export async function seesAll(db: Reader, scope: RecruiterScope, ids: readonly string[]): Promise<boolean> {
  const rows = await db.execute<{ id: string }>(sql`select distinct candidate_id as id from candidate_dossiers where candidate_id in ${ids} and firm_id = ${scope.firmId}`);
  return rows.length === new Set(ids).size;
}

/** Whether the reader protects both now, and no other claim waits: then nobody else's protection is touched, and nobody is asked. */
export async function holdsBoth(db: Reader, scope: RecruiterScope, ids: readonly [string, string], at: Date): Promise<boolean> {
  const live = await liveClaims(db, { winnerId: ids[0], loserId: ids[1], at });
  const protects = (onWinner: boolean) => live.some((claim) => claim.onWinner === onWinner && claim.from <= at.getTime());
  return protects(true) && protects(false) && live.every((claim) => claim.recruiterId === scope.recruiterId);
}

/** Which of the two would stand as things are; null = somebody has signed in to each. */
async function wouldStay(db: Reader, ids: readonly [string, string]) {
  const rows = await db.select({ id: candidates.id, userId: candidates.userId, createdAt: candidates.createdAt }).from(candidates).where(inArray(candidates.id, [...ids]));
  const [a, b] = rows;
  return a && b ? whichStays(a, b) : notFound();
}

/**
 * Says that two records are one person. Whoever protects both joins them at once; else an admin decides, since another's protection is at stake. Only people whom the reader's firm
 * has written down can be named: others answer as if they were not there.
 */
export const mergePeople = command({
  input: z.strictObject({ a: personId, b: personId, reason: z.string().trim().min(3, "Say how you know that they are one person.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`) }),
  output: z.strictObject({ mergeId: z.string(), state: z.enum(["merged", "proposed"]), candidateId: z.string() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const ids = [await standingRecord(tx, input.a), await standingRecord(tx, input.b)] as const;
    if (!(await seesAll(tx, scope, ids))) return notFound();
    if (ids[0] === ids[1]) return refuse("merged_already");
    const stays = await wouldStay(tx, ids);
    if (!stays) return refuse("two_accounts");
    // The records' locks come before the row that refers to them: two who merge at once wait for each other here, and nowhere else.
    const atOnce = await holdsBoth(tx, scope, ids, now);
    if (atOnce && !(await lockPeople(tx, ids))) return refuse("changed_meanwhile");
    await tx.execute(sql`select 1 from candidates where id in (${ids[0]}, ${ids[1]}) order by id for key share`);
    const mergeId = newId("merge");
    await tx.insert(personMerges).values({ id: mergeId, winnerId: stays.winner.id, loserId: stays.loser.id, proposedBy: scope.recruiterId, reason: input.reason, proposedAt: now });
    if (!atOnce) {
      emit({ type: "sourcing/merge.proposed", data: { mergeId, candidateId: stays.winner.id }, candidateId: stays.winner.id });
      return { mergeId, state: "proposed" as const, candidateId: stays.winner.id };
    }
    const policy = await currentPolicy(tx);
    const joined = await joinPeople(tx, { mergeId, ids, decidedBy: scope.userId, answer: null, policyVersion: policy.version });
    if ("code" in joined) return refuse(...refusalOf(joined));
    // What was read before the locks may have changed under them; the claims that were joined say for sure.
    if (joined.claims.some((claim) => claim.recruiterId !== scope.recruiterId)) return refuse("changed_meanwhile");
    await recordMerge(tx, { mergeId, actor, policyVersion: policy.version, joined, outcome: "merged", reason: input.reason, now });
    for (const event of newsOfMerge({ mergeId, joined, proposedBy: scope.recruiterId, except: scope.recruiterId })) emit(event);
    return { mergeId, state: "merged" as const, candidateId: joined.winnerId };
  },
});

export const refusalOf = (fault: JoinFault): [JoinFault["code"], Record<string, string>] => [fault.code, "details" in fault ? fault.details : {}];

/** Takes back a proposal that nobody has answered. */
export const withdrawMerge = command({
  input: z.strictObject({ mergeId }),
  output: z.strictObject({ state: z.literal("withdrawn") }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, refuse }, { mergeId }) {
    const mine = and(eq(personMerges.id, mergeId), eq(personMerges.proposedBy, scope.recruiterId));
    const done = await tx.update(personMerges).set({ state: "withdrawn", decidedAt: now }).where(and(mine, eq(personMerges.state, "proposed"))).returning({ id: personMerges.id });
    if (done.length > 0) return { state: "withdrawn" as const };
    const [known] = await tx.select({ id: personMerges.id }).from(personMerges).where(mine);
    return known ? refuse("changed_meanwhile") : notFound();
  },
});

/** Writes a merge, or its undoing, to the decisions that anybody of the platform can read again. */
export async function recordMerge(tx: Tx, of: { mergeId: string; actor: Actor; policyVersion: number | null; joined: Partial<Joined>; outcome: "merged" | "declined" | "undone"; reason: string; now: Date }): Promise<void> {
  await tx.insert(decisionAuditLog).values({ kind: "person_merge", subjectId: of.mergeId, actor: actorName(of.actor), rule: "merged-claims", policyVersion: of.policyVersion, inputs: of.joined, outcome: of.outcome, reason: of.reason, at: of.now });
}

/** Whom a merge is told to: the person, whoever proposed it, and each holder whose claim it changed. */
export function newsOfMerge(of: { mergeId: string; joined: Joined; proposedBy: string; except: string | null }): EventDraft[] {
  const candidateId = of.joined.winnerId;
  const changed = of.joined.claims.filter((claim) => claim.outcome !== "stays" && claim.recruiterId !== of.except);
  return [
    { type: "sourcing/people.merged", data: { mergeId: of.mergeId, candidateId }, candidateId },
    ...(of.proposedBy === of.except ? [] : [{ type: "sourcing/merge.accepted", data: { mergeId: of.mergeId, candidateId, recruiterId: of.proposedBy }, candidateId }]),
    ...changed.map((claim) => ({ type: "sourcing/claim.merged", data: { mergeId: of.mergeId, candidateId, claimId: claim.id, recruiterId: claim.recruiterId, outcome: claim.outcome, ...("from" in claim ? { from: new Date(claim.from).toISOString() } : {}) }, candidateId })),
  ];
}
