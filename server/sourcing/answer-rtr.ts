import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { rtrReceipts } from "@/db/schema/candidate-decisions";
import { candidates, rightToRepresent } from "@/db/schema/candidates";
import { jobs } from "@/db/schema/jobs";
import { decisionOf, hidesFromCompany, lockPerson } from "../candidates";
import { organizationById, recruiterName } from "../identity";
import { actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asCandidate } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy, jobLevelOf } from "../policy";
import { sourcingErrors } from "./errors";
import { addEvidence, claimPerson, daysOf, protectionAt } from "./protection";
import { RECEIPT_FORMAT, receiptText } from "./rules/receipt-text";
import { sameName } from "./rules/rtr-text";

const rtrId = z.string().max(limits.idLength);

/**
 * Signs a right to represent and writes its receipt: the text that was shown, names, scope, the typed name, the time and their hash. It is evidence for the recruiter's own
 * claim; if nobody protects the person, a claim starts with it.
 */
export const signRtr = command({
  input: z.strictObject({ rtrId, signedName: z.string().trim().min(1, "Type your full name.").max(limits.nameLength), textVersion: z.number().int() }),
  output: z.strictObject({ receiptId: z.string(), receiptHash: z.string(), signedAt: z.iso.datetime() }),
  allow: asCandidate,
  errors: sourcingErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    await lockPerson(tx, scope.candidateId);
    const [rtr] = await tx.select().from(rightToRepresent).where(and(eq(rightToRepresent.id, input.rtrId), eq(rightToRepresent.candidateId, scope.candidateId))).for("update");
    if (!rtr) return notFound();
    if (rtr.state !== "requested" || rtr.textVersion !== input.textVersion) return refuse("changed_meanwhile");
    if ((await decisionOf(tx, { candidateId: scope.candidateId, recruiterId: rtr.recruiterId })).own) return refuse("own_person");
    if (rtr.endsOn < now.toISOString().slice(0, 10)) return refuse("request_ended", { endsOn: rtr.endsOn });
    if (await hidesFromCompany(tx, { candidateId: scope.candidateId, companyId: rtr.companyId })) return refuse("you_hide_from_them", { company: (await organizationById(tx, rtr.companyId))?.name ?? "this company" });
    const [person] = await tx.select({ fullName: candidates.fullName }).from(candidates).where(eq(candidates.id, scope.candidateId));
    const shown = /^I, (.+?), allow /.exec(rtr.textShown)?.[1] ?? person?.fullName ?? "";
    if (!sameName(input.signedName, shown) && !sameName(input.signedName, person?.fullName ?? "")) return refuse("name_differs");
    const receipt = await receiptOf(tx, { rtr, candidateName: person?.fullName ?? input.signedName, signedName: input.signedName, signedAt: now });
    await tx.update(rightToRepresent).set({ state: "signed", signedAt: now, signedName: input.signedName, receiptHash: receipt.hash, answeredAt: now }).where(eq(rightToRepresent.id, rtr.id));
    await tx.insert(rtrReceipts).values(receipt);
    const policy = await currentPolicy(tx);
    const [job] = rtr.jobId === null ? [] : await tx.select({ level: jobs.level }).from(jobs).where(eq(jobs.id, rtr.jobId));
    const level = jobLevelOf(job?.level);
    const held = await protectionAt(tx, scope.candidateId, now);
    const holder = { candidateId: scope.candidateId, recruiterId: rtr.recruiterId, firmId: rtr.firmId };
    if (held?.recruiterId === rtr.recruiterId) {
      await addEvidence(tx, { claimId: held.claimId, kind: "rtr_signed", tier: "consented", days: daysOf("consented", policy, level), at: now, refersTo: rtr.id, actorName: actorName(actor) });
      emit({ type: "sourcing/claim.extended", data: { claimId: held.claimId, candidateId: scope.candidateId, recruiterId: rtr.recruiterId }, candidateId: scope.candidateId });
    } else if (!held) {
      const claim = await claimPerson(tx, { ...holder, policy, now, actorName: actorName(actor), tier: "consented", refersTo: rtr.id, level });
      if (claim) emit({ type: "sourcing/claim.started", data: { claimId: claim.claimId, candidateId: scope.candidateId, recruiterId: rtr.recruiterId }, candidateId: scope.candidateId });
    }
    emit({ type: "sourcing/rtr.signed", data: { rtrId: rtr.id, candidateId: scope.candidateId, recruiterId: rtr.recruiterId, companyId: rtr.companyId }, candidateId: scope.candidateId });
    return { receiptId: receipt.id, receiptHash: receipt.hash, signedAt: now.toISOString() };
  },
});

async function receiptOf(tx: Tx, of: { rtr: typeof rightToRepresent.$inferSelect; candidateName: string; signedName: string; signedAt: Date }): Promise<typeof rtrReceipts.$inferSelect> {
  const { rtr, candidateName, signedName, signedAt } = of;
  const by = await recruiterName(tx, rtr.recruiterId);
  const company = await organizationById(tx, rtr.companyId);
  const [job] = rtr.jobId ? await tx.select({ title: jobs.title }).from(jobs).where(eq(jobs.id, rtr.jobId)) : [];
  const id = newId("receipt");
  const body = receiptText({
    receiptId: id, rtrId: rtr.id, candidateName, recruiterName: by.name, firmName: by.firmName, companyName: company?.name ?? "", jobTitle: job?.title ?? null, endsOn: rtr.endsOn,
    textVersion: rtr.textVersion, textShown: rtr.textShown, signedName, signedAt: signedAt.toISOString(),
  });
  return { id, rtrId: rtr.id, format: RECEIPT_FORMAT, body, hash: createHash("sha256").update(body, "utf8").digest("hex"), signedAt };
}

const answer = (from: "requested" | "signed", to: "declined" | "revoked") =>
  command({
    input: z.strictObject({ rtrId }),
    output: z.strictObject({ state: z.string() }),
    allow: asCandidate,
    errors: sourcingErrors,
    async run({ tx, scope, now, emit, refuse }, input) {
      const mine = and(eq(rightToRepresent.id, input.rtrId), eq(rightToRepresent.candidateId, scope.candidateId));
      const [row] = await tx.update(rightToRepresent).set(to === "revoked" ? { state: to, revokedAt: now } : { state: to, answeredAt: now }).where(and(mine, eq(rightToRepresent.state, from))).returning();
      if (row) {
        emit({ type: `sourcing/rtr.${to}`, data: { rtrId: row.id, candidateId: row.candidateId, recruiterId: row.recruiterId, companyId: row.companyId }, candidateId: row.candidateId });
        return { state: row.state };
      }
      const [known] = await tx.select({ id: rightToRepresent.id }).from(rightToRepresent).where(mine);
      return known ? refuse("changed_meanwhile") : notFound();
    },
  });

/** Says no to a request. */
export const declineRtr = answer("requested", "declined");
/** Takes a signed right back: from now on it allows no new submission. */
export const revokeRtr = answer("signed", "revoked");
