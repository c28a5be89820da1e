import { eq } from "drizzle-orm";
import { z } from "zod";
import { disputeEvidence } from "@/db/schema/disputes";
import { attachFile, linkToFile } from "../files";
import { actorName } from "../kernel/actor";
import { command, query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { factsOf, lockOwnCase, otherSide, sideOf, tellSide, unsafeCase } from "./case-access";
import { evidenceInput, writeEvidence } from "./dispute-evidence";
import { disputeErrors } from "./errors";
import { caseAt } from "./rules/case-at";

const id = z.string().max(limits.idLength);

/** A side adds a piece of evidence: a day, who spoke, what it shows, at most one file. It can be added until the case is decided, and again after an appeal. */
export const addDisputeEvidence = command({
  input: z.strictObject({ disputeId: id, ...evidenceInput.shape }),
  output: z.strictObject({ evidenceId: z.string(), hash: z.string() }),
  allow: asParty,
  errors: disputeErrors,
  async run({ tx, scope, now, actor, emit, refuse }, { disputeId, fileId, direction = null, ...piece }) {
    const { dispute, side } = await lockOwnCase(tx, disputeId, scope, actor);
    const { state } = caseAt(factsOf(dispute), now);
    if (state !== "open" && state !== "answered" && state !== "appealed") return refuse("case_over");
    if (piece.happenedOn > now.toISOString().slice(0, 10)) return refuse("evidence_in_the_future");
    const file = fileId === undefined ? null : await attachFile(tx, { fileId, userId: scope.userId, purpose: "evidence", now });
    const [written] = await writeEvidence(tx, dispute.id, [{ ...piece, side, direction, addedBy: actorName(actor), file }], now);
    if (!written) throw new Error("A piece of evidence was written and has no id.");
    emit({ type: "disputes/evidence.added", data: { disputeId: dispute.id, kind: dispute.kind, ...tellSide(dispute, otherSide(side)) } });
    return { evidenceId: written.id, hash: written.hash };
  },
});

/** Where the file of a piece of evidence can be fetched, by both sides and the platform. */
export const disputeEvidenceFile = query({
  input: z.strictObject({ evidenceId: id }),
  output: z.strictObject({ href: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { evidenceId }) {
    const [piece] = await db.select({ disputeId: disputeEvidence.disputeId, fileId: disputeEvidence.fileId }).from(disputeEvidence).where(eq(disputeEvidence.id, evidenceId));
    const dispute = piece ? await unsafeCase(db, piece.disputeId) : null;
    if (!dispute || !piece?.fileId || !(scope.admin || sideOf(dispute, scope))) return notFound();
    return { href: linkToFile({ fileId: piece.fileId, userId: scope.userId, now: await now() }) };
  },
});
