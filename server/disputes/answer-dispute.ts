import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { disputes } from "@/db/schema/disputes";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { factsOf, lockOwnCase, tellSide } from "./case-access";
import { disputeErrors } from "./errors";
import { caseAt } from "./rules/case-at";

const disputeId = z.string().max(limits.idLength);

/** The other side answers, once and in time: then a person of the platform decides, and silence no longer does. */
export const answerDispute = command({
  input: z.strictObject({ disputeId, answer: z.string().trim().min(10, "Say in a sentence how it was.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`) }),
  output: z.strictObject({ state: z.literal("answered") }),
  allow: asParty,
  errors: disputeErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const { dispute, side } = await lockOwnCase(tx, input.disputeId, scope, actor);
    // The opener has no answer to give: there is nothing here for them.
    if (side !== "other") return notFound();
    if (dispute.state === "open" && caseAt(factsOf(dispute), now).state !== "open") return refuse("answer_too_late");
    const done = await tx.update(disputes).set({ state: "answered", answer: input.answer, answeredAt: now }).where(and(eq(disputes.id, dispute.id), eq(disputes.state, "open"))).returning({ id: disputes.id });
    if (done.length === 0) return refuse("changed_meanwhile");
    emit({ type: "disputes/dispute.answered", data: { disputeId: dispute.id, kind: dispute.kind, ...tellSide(dispute, "opener") } });
    return { state: "answered" as const };
  },
});

/** The opener takes a case back that nobody has decided. What it froze is free at once, and it can be opened anew. */
export const withdrawDispute = command({
  input: z.strictObject({ disputeId }),
  output: z.strictObject({ state: z.literal("withdrawn") }),
  allow: asParty,
  errors: disputeErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const { dispute, side } = await lockOwnCase(tx, input.disputeId, scope, actor);
    if (side !== "opener") return notFound();
    const { state } = caseAt(factsOf(dispute), now);
    if (state !== "open" && state !== "answered") return refuse("nothing_to_withdraw");
    await tx.update(disputes).set({ state: "withdrawn", outcome: "withdrawn", closedAt: now }).where(eq(disputes.id, dispute.id));
    emit({ type: "disputes/dispute.withdrawn", data: { disputeId: dispute.id, kind: dispute.kind, ...tellSide(dispute, "other") } });
    return { state: "withdrawn" as const };
  },
});
