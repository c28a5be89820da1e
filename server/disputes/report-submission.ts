import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { applications } from "@/db/schema/jobs";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asCandidate } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { disputeErrors } from "./errors";
import { openDispute } from "./open-dispute";

/** "I never allowed this": a person reports a submission. Whether they had signed for it is attached by the marketplace; no hire comes of it until the case is over. */
export const reportSubmission = command({
  input: z.strictObject({ applicationId: z.string().max(limits.idLength), statement: z.string().trim().min(10, "Say in a sentence what happened.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`) }),
  output: z.strictObject({ disputeId: z.string(), answerDueAt: z.iso.datetime() }),
  allow: asCandidate,
  errors: disputeErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const [row] = await tx.select().from(applications).where(and(eq(applications.id, input.applicationId), eq(applications.candidateId, scope.candidateId))).for("update");
    if (!row) return notFound();
    if (row.state === "withdrawn" || row.state === "rejected") return refuse("submission_over");
    const opened = await openDispute(tx, { kind: "not_allowed", candidateId: scope.candidateId, applicationId: row.id, opener: { candidateId: scope.candidateId }, openedBy: scope.userId, otherRecruiterId: row.recruiterId, statement: input.statement, evidence: [], now }, emit);
    return { disputeId: opened.disputeId, answerDueAt: opened.answerDueAt.toISOString() };
  },
});
