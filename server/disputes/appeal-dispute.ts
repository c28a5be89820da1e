import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { disputes } from "@/db/schema/disputes";
import { command } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { lockOwnCase, otherSide, tellSide } from "./case-access";
import { disputeErrors } from "./errors";
import { settleCase } from "./settle-case";

/** Either side appeals a decision, once and in time: somebody else of the platform decides anew. What is frozen stays frozen until then. */
export const appealDispute = command({
  input: z.strictObject({ disputeId: z.string().max(limits.idLength), reason: z.string().trim().min(10, "Say in a sentence what was overlooked.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`) }),
  output: z.strictObject({ state: z.literal("appealed") }),
  allow: asParty,
  errors: disputeErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const own = await lockOwnCase(tx, input.disputeId, scope, actor);
    const dispute = await settleCase(tx, own.dispute, now, emit);
    if (dispute.appealedAt !== null) return refuse("appealed_already");
    if (dispute.state === "closed") return refuse("appeal_too_late");
    const done = await tx.update(disputes).set({ state: "appealed", appealedBy: own.side, appealReason: input.reason, appealedAt: now }).where(and(eq(disputes.id, dispute.id), eq(disputes.state, "decided"))).returning({ id: disputes.id });
    if (done.length === 0) return refuse("changed_meanwhile");
    emit({ type: "disputes/dispute.appealed", data: { disputeId: dispute.id, kind: dispute.kind, ...tellSide(dispute, otherSide(own.side)) } });
    return { state: "appealed" as const };
  },
});
