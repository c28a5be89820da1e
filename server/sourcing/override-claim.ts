import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { claimOverrides, claimReleaseRequests } from "@/db/schema/candidates";
import { decisionAuditLog } from "@/db/schema/ground";
import { beginWaiting, decisionOf } from "../candidates";
import { firmOfRecruiter, recruiterByEmail } from "../identity";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { type AdminScope, asFinance } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { sourcingErrors } from "./errors";
import { daysAfter, endOf, lockClaim, protectsAt } from "./protection";
import { copyDossier, handClaimOn, isClaimDisputed } from "./transfer-claim";

const overrideId = z.string().max(limits.idLength);
const RULE = "claim-override.two-admins";
type Override = typeof claimOverrides.$inferSelect;
type Claim = NonNullable<Awaited<ReturnType<typeof lockClaim>>>;

/** The instant at which a last day (UTC) is over. */
const endOfDay = (day: string): Date => daysAfter(new Date(`${day}T00:00:00.000Z`), 1);

/**
 * An admin proposes to end a claim, to move its end, or to hand it to another recruiter, against its rules and with a reason that all whom it concerns read.
 * Nothing changes until another admin approves. The end moves within the year and the policy's most.
 */
export const proposeOverride = command({
  input: z.strictObject({
    claimId: z.string().max(limits.idLength), kind: z.enum(["end", "move_end", "hand_over"], "Choose what is to be done."),
    /** With `move_end`: the last day of the protection, in UTC. */
    lastDay: z.iso.date("Enter the last day.").optional(),
    /** With `hand_over`: the recruiter who is to hold the claim. */
    toEmail: z.email("Enter the recruiter's e-mail.").max(limits.emailLength).optional(),
    reason: z.string().trim().min(10, "Say why: the holder and the person read it.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`),
  }),
  output: z.strictObject({ overrideId: z.string() }),
  allow: asFinance,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const claim = await lockClaim(tx, input.claimId);
    if (!claim) return notFound();
    if (!(await protectsAt(tx, claim.id, now))) return refuse("override_too_late");
    const until = input.kind === "move_end" ? await newEnd() : null;
    const toRecruiterId = input.kind === "hand_over" ? await newHolder() : null;
    const { version } = await currentPolicy(tx);
    const id = newId("override");
    await tx.insert(claimOverrides).values({ id, claimId: claim.id, kind: input.kind, until, toRecruiterId, reason: input.reason, policyVersion: version, proposedBy: scope.userId, proposedAt: now });
    emit({ type: "sourcing/override.proposed", data: { overrideId: id, claimId: claim.id } });
    return { overrideId: id };

    async function newEnd(): Promise<Date> {
      if (input.lastDay === undefined) return refuse("override_needs_day");
      const end = endOfDay(input.lastDay);
      const latest = await latestEnd(tx, input.claimId);
      if (end <= now) return refuse("override_day_past");
      if (end > latest) return refuse("override_past_longest", { latest: daysAfter(latest, -1).toISOString().slice(0, 10) });
      if (end.getTime() === (await endOf(tx, input.claimId)).getTime()) return refuse("override_same_end");
      return end;
    }
    async function newHolder(): Promise<string> {
      const to = input.toEmail === undefined ? null : await recruiterByEmail(tx, input.toEmail);
      if (!to) return refuse("no_such_recruiter");
      if (to === claim?.recruiterId) return refuse("override_same_holder");
      return claim && (await decisionOf(tx, { candidateId: claim.candidateId, recruiterId: to })).own ? refuse("given_to_the_person") : to;
    }
  },
});

/** The latest that a claim may end: the policy's most from the first holder's start. */
async function latestEnd(tx: Tx, claimId: string): Promise<Date> {
  const { maxDays } = (await currentPolicy(tx)).settings.protection;
  const [row] = await tx.execute<{ latest: string }>(sql`select origin_from + make_interval(hours => ${24 * maxDays}::int) as latest from candidate_sourcers where id = ${claimId}`);
  if (!row) throw new Error(`There is no claim ${claimId}.`);
  return new Date(row.latest);
}

/**
 * A second admin approves what another proposed, and it takes effect at once. Whoever proposed it cannot, and the database refuses it too. What was submitted
 * until now keeps its shares.
 */
export const approveOverride = command({
  input: z.strictObject({ overrideId }),
  output: z.strictObject({ claimId: z.string() }),
  allow: asFinance,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const opened = await lockedWith(tx, input.overrideId);
    if (!opened) return notFound();
    if (opened.override.proposedBy === scope.userId) return refuse("second_admin_needed");
    if (!(await protectsAt(tx, opened.claim.id, now)) || (opened.override.until !== null && opened.override.until <= now)) return refuse("override_too_late");
    // While a case is open its outcome is the court's alone.
    if (await isClaimDisputed(tx, opened.claim.id)) return refuse("claim_disputed");
    const override = await decide(tx, opened.override, scope, { state: "approved", now });
    if (!override) return refuse("changed_meanwhile");
    const claimId = await carryOut(tx, opened.claim, override, now);
    await record(tx, override, scope, { outcome: "approved", reason: override.reason, claim: opened.claim, now });
    const data = { overrideId: override.id, candidateId: opened.claim.candidateId, change: override.kind };
    emit({ type: "sourcing/override.approved", data: { ...data, claimId: opened.claim.id, recruiterId: opened.claim.recruiterId }, candidateId: opened.claim.candidateId });
    if (override.toRecruiterId) emit({ type: "sourcing/claim.given", data: { ...data, claimId, recruiterId: override.toRecruiterId }, candidateId: opened.claim.candidateId });
    return { claimId };
  },
});

/** A second admin turns a proposal down and says why; the claim stays as it is. */
export const rejectOverride = command({
  input: z.strictObject({ overrideId, answer: z.string().trim().min(3, "Say why.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`) }),
  output: z.strictObject({ state: z.literal("rejected") }),
  allow: asFinance,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const opened = await lockedWith(tx, input.overrideId);
    if (!opened) return notFound();
    if (opened.override.proposedBy === scope.userId) return refuse("second_admin_needed");
    const override = await decide(tx, opened.override, scope, { state: "rejected", answer: input.answer, now });
    if (!override) return refuse("changed_meanwhile");
    await record(tx, override, scope, { outcome: "rejected", reason: input.answer, claim: opened.claim, now });
    emit({ type: "sourcing/override.rejected", data: { overrideId: override.id, claimId: opened.claim.id } });
    return { state: "rejected" as const };
  },
});

/** Whoever proposed an override takes it back before anybody decided it. */
export const withdrawOverride = command({
  input: z.strictObject({ overrideId }),
  output: z.strictObject({ state: z.literal("withdrawn") }),
  allow: asFinance,
  errors: sourcingErrors,
  async run({ tx, scope, now, refuse }, input) {
    const opened = await lockedWith(tx, input.overrideId);
    if (opened?.override.proposedBy !== scope.userId) return notFound();
    return (await decide(tx, opened.override, scope, { state: "withdrawn", now })) ? { state: "withdrawn" as const } : refuse("changed_meanwhile");
  },
});

/** An override and its claim, which is locked first, as everywhere; null = none. */
async function lockedWith(tx: Tx, id: string): Promise<{ override: Override; claim: Claim } | null> {
  const [override] = await tx.select().from(claimOverrides).where(eq(claimOverrides.id, id));
  const claim = override ? await lockClaim(tx, override.claimId) : null;
  return override && claim ? { override, claim } : null;
}

/** Leaves `proposed`; null = somebody else did meanwhile. */
async function decide(tx: Tx, of: Override, by: AdminScope, to: { state: "approved" | "rejected" | "withdrawn"; answer?: string; now: Date }): Promise<Override | null> {
  const [decided] = await tx.update(claimOverrides).set({ state: to.state, decidedBy: by.userId, decidedAt: to.now, answer: to.answer ?? null }).where(and(eq(claimOverrides.id, of.id), eq(claimOverrides.state, "proposed"))).returning();
  return decided ?? null;
}

/** Moves the locked claim as approved. Out: the claim that protects from now on, or the one that has ended. */
async function carryOut(tx: Tx, claim: Claim, override: Override, now: Date): Promise<string> {
  const at = sql`${now.toISOString()}::timestamptz`;
  switch (override.kind) {
    case "end":
      await tx.execute(sql`update candidate_sourcers set state = 'overturned', override_id = ${override.id}, closed_at = ${at}, close_reason = ${override.reason},
        "window" = tstzrange(lower("window"), greatest(${at}, lower("window") + interval '1 millisecond'), '[)') where id = ${claim.id}`);
      await beginWaiting(tx, { candidateId: claim.candidateId, now });
      await tx.update(claimReleaseRequests).set({ answer: "released", answeredAt: now }).where(and(eq(claimReleaseRequests.claimId, claim.id), isNull(claimReleaseRequests.answer)));
      return claim.id;
    case "move_end":
      await tx.execute(sql`update candidate_sourcers set override_id = ${override.id}, "window" = tstzrange(lower("window"), ${override.until?.toISOString() ?? null}::timestamptz, '[)') where id = ${claim.id}`);
      await beginWaiting(tx, { candidateId: claim.candidateId, now });
      return claim.id;
    case "hand_over": {
      const to = override.toRecruiterId ?? "";
      const firmId = await firmOfRecruiter(tx, to);
      const { claimId } = await handClaimOn(tx, { claim, toRecruiterId: to, toFirmId: firmId, keepsBasisPoints: 0, reason: override.reason, now });
      await tx.execute(sql`update candidate_sourcers set override_id = ${override.id} where id = ${claim.id}`);
      await copyDossier(tx, claim, { recruiterId: to, firmId });
      return claimId;
    }
    default:
      throw new Error(`An override cannot ${override.kind}.`);
  }
}

/** Writes the decision where all decisions are: who proposed and who decided, under which rule and policy, and what stood before. */
async function record(tx: Tx, override: Override, by: AdminScope, of: { outcome: string; reason: string; claim: Claim; now: Date }): Promise<void> {
  await tx.insert(decisionAuditLog).values({
    kind: "claim_override", subjectId: override.claimId, actor: `user:${by.userId}`, rule: RULE, policyVersion: override.policyVersion, outcome: of.outcome, reason: of.reason, at: of.now,
    inputs: { overrideId: override.id, change: override.kind, until: override.until?.toISOString() ?? null, toRecruiterId: override.toRecruiterId, proposedBy: override.proposedBy, proposedReason: override.reason, before: { recruiterId: of.claim.recruiterId, window: of.claim.window, tier: of.claim.tier, policyVersion: of.claim.policyVersion } },
  });
}
