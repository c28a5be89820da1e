import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { personMerges } from "@/db/schema/merges";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { sourcingErrors } from "./errors";
import { joinPeople } from "./join-people";
import { mergeId, newsOfMerge, recordMerge, refusalOf } from "./merge-people";
import { partPeople } from "./part-people";

const words = (message: string) => z.string().trim().min(3, message).max(limits.noteLength, `Use at most ${limits.noteLength} letters.`);

async function lockMerge(tx: Tx, mergeId: string) {
  const [row] = await tx.select().from(personMerges).where(eq(personMerges.id, mergeId)).for("update");
  return row ?? null;
}

/** An admin answers a proposal: the two are one person, and are joined; or they are not. */
export const decideMerge = command({
  input: z.strictObject({ mergeId, decision: z.enum(["merge", "decline"]), answer: words("Say why: the recruiter reads it.") }),
  output: z.strictObject({ state: z.enum(["merged", "declined"]), candidateId: z.string() }),
  allow: asAdmin,
  errors: sourcingErrors,
  async run({ tx, scope, now, actor, emit, refuse }, { mergeId, decision, answer }) {
    const merge = await lockMerge(tx, mergeId);
    if (!merge) return notFound();
    if (merge.state !== "proposed") return refuse("changed_meanwhile");
    if (decision === "decline") {
      await tx.update(personMerges).set({ state: "declined", decidedBy: scope.userId, decidedAt: now, answer }).where(eq(personMerges.id, mergeId));
      await recordMerge(tx, { mergeId, actor, policyVersion: null, joined: { winnerId: merge.winnerId, loserId: merge.loserId }, outcome: "declined", reason: answer, now });
      emit({ type: "sourcing/merge.declined", data: { mergeId, candidateId: merge.winnerId, recruiterId: merge.proposedBy }, candidateId: merge.winnerId });
      return { state: "declined" as const, candidateId: merge.winnerId };
    }
    const policy = await currentPolicy(tx);
    const joined = await joinPeople(tx, { mergeId, ids: [merge.winnerId, merge.loserId], decidedBy: scope.userId, answer, policyVersion: policy.version });
    if ("code" in joined) return refuse(...refusalOf(joined));
    await recordMerge(tx, { mergeId, actor, policyVersion: policy.version, joined, outcome: "merged", reason: answer, now });
    for (const event of newsOfMerge({ mergeId, joined, proposedBy: merge.proposedBy, except: null })) emit(event);
    return { state: "merged" as const, candidateId: joined.winnerId };
  },
});

/** Undoes a merge, with a reason: two records again, each with what was its own. */
export const undoMerge = command({
  input: z.strictObject({ mergeId, reason: words("Say why they are two people.") }),
  output: z.strictObject({ state: z.literal("undone") }),
  allow: asAdmin,
  errors: sourcingErrors,
  async run({ tx, scope, now, actor, emit, refuse }, { mergeId, reason }) {
    const merge = await lockMerge(tx, mergeId);
    if (!merge) return notFound();
    if (merge.state !== "merged") return refuse("changed_meanwhile");
    const parted = await partPeople(tx, merge, { undoneBy: scope.userId, reason });
    if (parted !== "undone") return refuse(parted.code);
    await recordMerge(tx, { mergeId, actor, policyVersion: merge.policyVersion, joined: { winnerId: merge.winnerId, loserId: merge.loserId }, outcome: "undone", reason, now });
    const concerned = await tx.execute<{ recruiter_id: string; candidate_id: string }>(sql`
      select distinct on (c.recruiter_id) c.recruiter_id, c.candidate_id from (
        select recruiter_id, candidate_id from candidate_sourcers where candidate_id in (${merge.winnerId}, ${merge.loserId}) and state = 'active' and upper("window") > ${now.toISOString()}::timestamptz
        union all select ${merge.proposedBy}, ${merge.winnerId}) c order by c.recruiter_id, c.candidate_id`);
    for (const one of concerned) emit({ type: "sourcing/merge.undone", data: { mergeId, candidateId: one.candidate_id, recruiterId: one.recruiter_id }, candidateId: one.candidate_id });
    emit({ type: "sourcing/people.parted", data: { mergeId, candidateId: merge.winnerId }, candidateId: merge.winnerId });
    return { state: "undone" as const };
  },
});
