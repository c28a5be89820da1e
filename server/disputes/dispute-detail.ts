import { asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { disputeDecisions, disputeEvidence, type disputes } from "@/db/schema/disputes";
import { unsafeFileFacts } from "../files";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { toWire, wireMoney } from "../money";
import { factsOf, sideOf, unsafeCase } from "./case-access";
import { caseLine, caseLines, outcomes } from "./case-words";
import { caseAt } from "./rules/case-at";

const evidence = z.strictObject({
  id: z.string(), side: z.enum(["opener", "other", "record"]), happenedOn: z.string(), direction: z.enum(["out", "in", "both"]).nullable(), note: z.string(), fileName: z.string().nullable(), addedAt: z.iso.datetime(), hash: z.string(),
});
const decision = z.strictObject({ round: z.number().int(), outcome: outcomes, openerBasisPoints: z.number().int(), byDefault: z.boolean(), decidedByName: z.string().nullable(), reason: z.string(), publishedSummary: z.string().nullable(), at: z.iso.datetime() });

/** One case with what both sides bring, for them and for the platform. Money is told to whose it is, to those who share the placement, and to the platform. */
export const disputeDetail = query({
  input: z.strictObject({ disputeId: z.string().max(limits.idLength) }),
  output: z.strictObject({
    dispute: caseLine, statement: z.string(), answer: z.string().nullable(), answeredAt: z.iso.datetime().nullable(), defaultOutcome: z.enum(["upheld", "overturned"]), defaultAppealDueAt: z.iso.datetime(), policyVersion: z.number().int(),
    appeal: z.strictObject({ by: z.enum(["opener", "other"]), reason: z.string(), at: z.iso.datetime() }).nullable(),
    evidence: z.array(evidence), decisions: z.array(decision), frozen: z.array(wireMoney), isFrozen: z.boolean(),
    may: z.strictObject({
      addEvidence: z.boolean(), answer: z.boolean(), withdraw: z.boolean(), appeal: z.boolean(),
      /** An admin may, who is no side of it and did not decide it before. */
      decide: z.boolean(),
    }),
    now: z.iso.datetime(),
  }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { disputeId }) {
    const dispute = await unsafeCase(db, disputeId);
    const side = dispute ? sideOf(dispute, scope) : null;
    if (!dispute || !(side || scope.admin)) return notFound();
    const at = await now();
    const [line] = await caseLines(db, [dispute], scope, at);
    if (!line) return notFound();
    const { state } = caseAt(factsOf(dispute), at);
    const undecided = state === "open" || state === "answered";
    const decisions = await decisionsOf(db, disputeId, scope.admin);
    const frozen = await frozenBy(db, dispute, scope, side === "other");
    return {
      dispute: line, statement: dispute.statement, answer: dispute.answer, answeredAt: dispute.answeredAt?.toISOString() ?? null, defaultOutcome: factsOf(dispute).defaultOutcome, defaultAppealDueAt: dispute.defaultAppealDueAt.toISOString(), policyVersion: dispute.policyVersion,
      appeal: dispute.appealedAt && dispute.appealReason ? { by: dispute.appealedBy === "opener" ? ("opener" as const) : ("other" as const), reason: dispute.appealReason, at: dispute.appealedAt.toISOString() } : null,
      evidence: await evidenceOf(db, disputeId), decisions: decisions.map((one) => one.line), frozen: frozen.amounts, isFrozen: frozen.isFrozen,
      may: { addEvidence: side !== null && (undecided || state === "appealed"), answer: side === "other" && state === "open", withdraw: side === "opener" && undecided, appeal: side !== null && state === "decided" && dispute.appealedAt === null, decide: scope.admin && side === null && (state === "answered" || state === "appealed") && !decisions.some((one) => one.by === scope.userId) },
      now: at.toISOString(),
    };
  },
});

async function evidenceOf(db: Reader, disputeId: string): Promise<z.input<typeof evidence>[]> {
  const rows = await db.select().from(disputeEvidence).where(eq(disputeEvidence.disputeId, disputeId)).orderBy(asc(disputeEvidence.happenedOn), asc(disputeEvidence.addedAt), asc(disputeEvidence.id));
  const files = await unsafeFileFacts(db, rows.flatMap((row) => (row.fileId === null ? [] : [row.fileId])));
  return rows.map((row) => ({
    id: row.id, side: row.side as "opener", happenedOn: row.happenedOn, direction: row.direction as "out" | null, note: row.note, fileName: row.fileId === null ? null : (files.get(row.fileId)?.name ?? null), addedAt: row.addedAt.toISOString(), hash: row.hash,
  }));
}

async function decisionsOf(db: Reader, disputeId: string, forPlatform: boolean): Promise<{ by: string; line: z.input<typeof decision> }[]> {
  const rows = await db.select({ decision: disputeDecisions, name: sql<string | null>`(select name from users where id = ${disputeDecisions.decidedBy})` }).from(disputeDecisions).where(eq(disputeDecisions.disputeId, disputeId)).orderBy(asc(disputeDecisions.round));
  return rows.map(({ decision: one, name }) => ({
    by: one.decidedBy,
    line: { round: one.round, outcome: one.outcome as "upheld", openerBasisPoints: one.openerBasisPoints, byDefault: one.decidedBy === "rule:default", decidedByName: forPlatform ? name : null, reason: one.reason, publishedSummary: one.publishedSummary, at: one.at.toISOString() },
  }));
}

/** What the case keeps frozen now: sums by currency for those who may know them, and for the others only that there is something. */
async function frozenBy(db: Reader, dispute: typeof disputes.$inferSelect, scope: PartyScope, theirs: boolean): Promise<{ amounts: z.input<typeof wireMoney>[]; isFrozen: boolean }> {
  const rows = await db.execute<{ currency: string; amount: string; may_know: boolean }>(sql`
    select f.currency, sum(f.amount_minor)::text as amount, bool_and(exists (select 1 from placement_collaborators k where k.placement_id = f.placement_id and k.recruiter_id = ${scope.recruiterId})) as may_know
    from dispute_freezes f join escrow_holds h on h.id = f.hold_id and h.state = 'held' where f.dispute_id = ${dispute.id} and f.lifted_at is null group by f.currency order by f.currency`);
  return { amounts: rows.filter((row) => theirs || scope.admin || row.may_know).map((row) => toWire(BigInt(row.amount), row.currency)), isFrozen: rows.length > 0 };
}
