import { z } from "zod";
import { command } from "../kernel/command";
import { actorName } from "../kernel/actor";
import { notFound } from "../kernel/errors";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { factsOf, lockCase } from "./case-access";
import { disputeErrors } from "./errors";
import { caseAt } from "./rules/case-at";
import { RULE_ACCEPTED, recordDecision, settleCase } from "./settle-case";

/**
 * The recruiter accepts a company's objection: the introduction does not count and the submission ends, at once and for good. It can be accepted until it is decided, also
 * after an answer.
 */
export const acceptObjection = command({
  input: z.strictObject({ disputeId: z.string().max(limits.idLength) }),
  output: z.strictObject({ state: z.literal("closed") }),
  allow: asRecruiter,
  errors: disputeErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const dispute = await lockCase(tx, input.disputeId);
    if (dispute?.kind !== "objection" || dispute.otherRecruiterId !== scope.recruiterId) return notFound();
    const { state } = caseAt(factsOf(dispute), now);
    if (state !== "open" && state !== "answered") return refuse("changed_meanwhile");
    // Decided and final in one: both sides agree, so nobody has a time to appeal, and both are told once.
    const agreed = await recordDecision(tx, {
      dispute, round: 1, outcome: "overturned", openerBasisPoints: null, decidedBy: RULE_ACCEPTED, prevBy: null, actor: actorName(actor), reason: "The recruiter accepted the objection.", publishedSummary: null, at: now, appealDueAt: now, final: false,
    }, () => undefined);
    await settleCase(tx, agreed, now, emit);
    return { state: "closed" as const };
  },
});
