import { and, eq, lte, or, sql } from "drizzle-orm";
import { z } from "zod";
import { disputeDecisions, disputes } from "@/db/schema/disputes";
import { decisionAuditLog } from "@/db/schema/ground";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import type { EventDraft } from "../kernel/outbox";
import { lockClaim } from "../sourcing";
import { carryOut } from "./carry-out";
import { type Dispute, factsOf, lockCase, tellSide } from "./case-access";
import { lastDay } from "./open-dispute";
import { basisPointsFor, caseAt, type DecidedOutcome } from "./rules/case-at";

export const RULE_DEFAULT = "rule:default";
const sides = ["opener", "other"] as const;

/**
 * Writes down what time has made of a locked case: what came of silence, and that a decision is final. The instants are those of the deadlines, whenever this runs; asked
 * again, it changes nothing. Out: the case as it is now.
 */
export async function settleCase(tx: Tx, dispute: Dispute, now: Date, emit: (event: EventDraft) => void): Promise<Dispute> {
  const standing = caseAt(factsOf(dispute), now);
  let settled = dispute;
  if (settled.state === "open" && standing.state !== "open") {
    const reason = `Nobody answered until ${lastDay(dispute.answerDueAt, dispute.timeZone)}.`;
    settled = await recordDecision(tx, { dispute, round: 1, outcome: dispute.defaultOutcome === "upheld" ? "upheld" : "overturned", openerBasisPoints: null, decidedBy: RULE_DEFAULT, prevBy: null, actor: "system:disputes", reason, publishedSummary: null, at: dispute.answerDueAt, appealDueAt: dispute.defaultAppealDueAt, final: false }, emit);
  }
  if (settled.state === "decided" && standing.state === "closed") {
    await lockContested(tx, settled);
    [settled = settled] = await tx.update(disputes).set({ state: "closed", closedAt: settled.appealDueAt }).where(and(eq(disputes.id, settled.id), eq(disputes.state, "decided"))).returning();
    await finish(tx, settled, now, emit);
  }
  return settled;
}

export type Decision = {
  dispute: Dispute; round: 1 | 2; outcome: DecidedOutcome; openerBasisPoints: number | null; decidedBy: string; prevBy: string | null; actor: string; reason: string; publishedSummary: string | null; at: Date;
  /** Of a first decision: until when it may be appealed. */
  appealDueAt: Date | null; final: boolean;
};

/** Records a decision with everything that it rests on, once per round; a final one is carried out. Out: the case with it. */
export async function recordDecision(tx: Tx, of: Decision, emit: (event: EventDraft) => void): Promise<Dispute> {
  const { dispute, outcome, at } = of;
  const openerBasisPoints = basisPointsFor(outcome, of.openerBasisPoints);
  const decided = { outcome, openerBasisPoints, reason: of.reason };
  await tx.insert(disputeDecisions).values({ disputeId: dispute.id, round: of.round, ...decided, decidedBy: of.decidedBy, prevBy: of.prevBy, publishedSummary: of.publishedSummary, policyVersion: dispute.policyVersion, at });
  await tx.insert(decisionAuditLog).values({
    kind: "dispute", subjectId: dispute.id, actor: of.actor, rule: of.decidedBy === RULE_DEFAULT ? `disputes.${dispute.kind}.unanswered` : `disputes.${dispute.kind}.${of.round === 1 ? "decided" : "appeal"}`, policyVersion: dispute.policyVersion,
    inputs: { round: of.round, claimId: dispute.claimId, applicationId: dispute.applicationId, openerBasisPoints, answered: dispute.answeredAt !== null }, outcome, reason: of.reason, at,
  });
  if (of.final) await lockContested(tx, dispute);
  const next = of.final ? { state: "closed", closedAt: at } : { state: "decided", decidedAt: at, appealDueAt: of.appealDueAt };
  const [settled] = await tx.update(disputes).set({ outcome, openerBasisPoints, ...next }).where(and(eq(disputes.id, dispute.id), eq(disputes.state, dispute.state))).returning();
  if (!settled) throw new Error(`Dispute ${dispute.id} changed under its lock.`);
  if (of.final) await finish(tx, settled, at, emit);
  else {
    const data = { disputeId: settled.id, kind: settled.kind, outcome, byDefault: of.decidedBy === RULE_DEFAULT ? "yes" : "no", appealDueOn: of.appealDueAt ? lastDay(of.appealDueAt, settled.timeZone) : "" };
    for (const side of sides) emit({ type: "disputes/dispute.decided", data: { ...data, ...tellSide(settled, side) } });
  }
  return settled;
}

/** The contested claim's lock comes before its holds' everywhere: whoever shares out a fee takes them in the same order, so that the two wait and never deadlock. */
async function lockContested(tx: Tx, dispute: Dispute): Promise<void> {
  if (dispute.claimId !== null) await lockClaim(tx, dispute.claimId);
}

async function finish(tx: Tx, dispute: Dispute, now: Date, emit: (event: EventDraft) => void): Promise<void> {
  await carryOut(tx, dispute, now, emit);
  for (const side of sides) emit({ type: "disputes/dispute.closed", data: { disputeId: dispute.id, kind: dispute.kind, outcome: dispute.outcome ?? "", ...tellSide(dispute, side) } });
}

/** Writes down what time has made of one case. Out: whether there was anything to write. */
export const settleDispute = command({
  input: z.strictObject({ disputeId: z.string().max(limits.idLength) }),
  output: z.strictObject({ settled: z.boolean() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { disputeId }) {
    const dispute = await lockCase(tx, disputeId);
    if (!dispute) return { settled: false };
    return { settled: (await settleCase(tx, dispute, now, emit)).state !== dispute.state };
  },
});

/** Cases of which time has made something that is not written down, the oldest first; and, once for each, the other side is told that a day is left to answer. */
export const dueDisputes = command({
  input: z.strictObject({}),
  output: z.strictObject({ disputeIds: z.array(z.string()), warned: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }) {
    const tomorrow = new Date(now.getTime() + 86_400_000);
    const warned = await tx.execute<{ id: string }>(sql`update disputes set warned_at = ${now.toISOString()}::timestamptz where id in (select id from disputes where state = 'open' and warned_at is null and answer_due_at > ${now.toISOString()}::timestamptz and answer_due_at <= ${tomorrow.toISOString()}::timestamptz order by id limit ${limits.pageSizeMax} for update skip locked) returning id`);
    for (const { id } of warned) {
      const dispute = await lockCase(tx, id);
      if (dispute) emit({ type: "disputes/answer.due", data: { disputeId: id, kind: dispute.kind, answerDueOn: lastDay(dispute.answerDueAt, dispute.timeZone), ...tellSide(dispute, "other") } });
    }
    const due = await tx.select({ id: disputes.id }).from(disputes).where(or(and(eq(disputes.state, "open"), lte(disputes.answerDueAt, now)), and(eq(disputes.state, "decided"), lte(disputes.appealDueAt, now)))).orderBy(disputes.answerDueAt, disputes.id).limit(limits.pageSizeMax);
    return { disputeIds: due.map((row) => row.id), warned: warned.length };
  },
});
