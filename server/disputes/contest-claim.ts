import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { candidateDossiers, candidateSourcers } from "@/db/schema/candidates";
import { applications } from "@/db/schema/jobs";
import { decisionOf, ensureDossier, findPerson, readKeys } from "../candidates";
import { attachFile } from "../files";
import { actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound, refuseKernel } from "../kernel/errors";
import { asRecruiter, type RecruiterScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { lockClaim, protectionAt } from "../sourcing";
import { liveAgreement } from "../splits";
import { evidenceInput } from "./dispute-evidence";
import { disputeErrors } from "./errors";
import { openDispute } from "./open-dispute";

const id = z.string().max(limits.idLength);
const optional = (max: number) => z.string().trim().max(max, `Use at most ${max} letters.`).default("");
const person = z.strictObject({ fullName: z.string().trim().min(2, "Enter the person's name.").max(limits.nameLength), email: optional(limits.emailLength), phone: optional(40), linkedin: optional(limits.urlLength) });

/**
 * A recruiter disputes another's claim: on a person whom they know too, by their own book or by the person's e-mail, phone or profile; or for one submission in which they
 * take part, where only its sourcer's share is contested. Of one who wants no answers given, or takes nothing from the reader, it answers as of one whom nobody protects. Opening needs a first piece of evidence: silence of the other side lets it stand.
 */
export const contestClaim = command({
  input: z.strictObject({
    candidateId: id.optional(), person: person.optional(), applicationId: id.optional(),
    statement: z.string().trim().min(10, "Say in a sentence why the claim is yours.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`), evidence: evidenceInput,
  }),
  output: z.strictObject({ disputeId: z.string(), answerDueAt: z.iso.datetime() }),
  allow: asRecruiter,
  errors: disputeErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const subject = input.applicationId === undefined ? await ofPerson(tx, scope, input, now) : await ofSubmission(tx, scope, input.applicationId);
    if (!subject) return refuse("nobody_protects");
    if (subject === "own_person") return refuse("own_person");
    if (subject.holderId === scope.recruiterId) return refuse("own_claim");
    if (input.evidence.happenedOn > now.toISOString().slice(0, 10)) return refuse("evidence_in_the_future");
    const { fileId, direction = null, ...piece } = input.evidence;
    const file = fileId === undefined ? null : await attachFile(tx, { fileId, userId: scope.userId, purpose: "evidence", now });
    const opened = await openDispute(tx, {
      kind: "claim", candidateId: subject.candidateId, claimId: subject.claimId, applicationId: subject.applicationId, opener: { recruiterId: scope.recruiterId }, openedBy: scope.userId, otherRecruiterId: subject.holderId,
      statement: input.statement, evidence: [{ ...piece, direction, addedBy: actorName(actor), file }], now,
    }, emit);
    return { disputeId: opened.disputeId, answerDueAt: opened.answerDueAt.toISOString() };
  },
});

type Subject = { candidateId: string; claimId: string; holderId: string; applicationId: string | null };

/** The claim that protects a person now; null = nobody's, or the person lets nobody but its holder's firm know of it. */
async function ofPerson(tx: Tx, scope: RecruiterScope, input: { candidateId?: string | undefined; person?: z.output<typeof person> | undefined }, now: Date): Promise<Subject | "own_person" | null> {
  const candidateId = input.candidateId ?? (input.person ? await findPerson(tx, readKeys(input.person)) : refuseKernel("invalid_input", {}, [{ path: "person.fullName", message: "Say whom it is about." }]));
  if (input.candidateId !== undefined) {
    const [known] = await tx.select({ id: candidateDossiers.id }).from(candidateDossiers).where(and(eq(candidateDossiers.candidateId, input.candidateId), eq(candidateDossiers.recruiterId, scope.recruiterId)));
    if (!known) return notFound();
  }
  if (candidateId === null) return null;
  const { own, available, wantsNoAnswers } = await decisionOf(tx, { candidateId, recruiterId: scope.recruiterId });
  if (own) return "own_person";
  const held = await protectionAt(tx, candidateId, now);
  if (!held) return null;
  if (held.recruiterId !== scope.recruiterId && (!available || (wantsNoAnswers && held.firmId !== scope.firmId))) return null;
  // Under the claim's lock: whoever takes it over or lets it go at the same time is waited for.
  if ((await lockClaim(tx, held.claimId))?.state !== "active") return refuseKernel("changed_meanwhile");
  if (input.person && held.recruiterId !== scope.recruiterId) {
    await ensureDossier(tx, { candidateId, recruiterId: scope.recruiterId, firmId: scope.firmId }, { ...input.person, email: input.person.email || null, phone: input.person.phone || null, linkedin: input.person.linkedin || null });
  }
  return { candidateId, claimId: held.claimId, holderId: held.recruiterId, applicationId: null };
}

/** The claim on which a submission rests, for one who submitted it or shares in it; null = it rests on none. */
async function ofSubmission(tx: Tx, scope: RecruiterScope, applicationId: string): Promise<Subject | null> {
  const [row] = await tx.select({ candidateId: applications.candidateId, recruiterId: applications.recruiterId, claimId: applications.sourcerClaimId }).from(applications).where(eq(applications.id, applicationId));
  if (!row) return notFound();
  const shares = (await liveAgreement(tx, applicationId))?.shares ?? [];
  if (row.recruiterId !== scope.recruiterId && !shares.some((share) => share.recruiterId === scope.recruiterId)) return notFound();
  if (row.claimId === null) return null;
  const [claim] = await tx.select({ holderId: candidateSourcers.recruiterId }).from(candidateSourcers).where(eq(candidateSourcers.id, row.claimId));
  return claim ? { candidateId: row.candidateId, claimId: row.claimId, holderId: claim.holderId, applicationId } : null;
}
