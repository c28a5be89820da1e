import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { candidates, candidateSourcers, handEvidence } from "@/db/schema/candidates";
import { attachFile, linkToFile } from "../files";
import { actorName } from "../kernel/actor";
import { command, query } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asCandidate, asParty, asRecruiter } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy, type Policy } from "../policy";
import { sourcingErrors } from "./errors";
import { addEvidence, daysAfter, daysOf, endOf, goesOnAs, lockClaim, protectsAt, type Tier } from "./protection";
import { personOf, standingRecord } from "./standing-record";

const evidenceId = z.string().max(limits.idLength);
export const directions = ["out", "in", "both"] as const;

/** A day counts from its beginning in UTC: never later than the contact itself. */
const startOf = (day: string) => new Date(`${day}T00:00:00.000Z`);

/** What a piece gives once the person has confirmed it: contact is two-way only if they spoke too (DESIGN §3). */
const tierOf = (direction: (typeof directions)[number]): Tier => (direction === "out" ? "identified" : "contact");

/**
 * Writes down contact that happened elsewhere: a day, who spoke, what about, and a file if there is one. Until the person confirms it, it gives what
 * knowing them gives, and of what nobody has confirmed only one piece extends a claim, so that nobody protects by typing.
 * Out: the end of the protection now, and whether this piece moved it.
 */
export const addHandEvidence = command({
  input: z.strictObject({
    claimId: z.string().max(limits.idLength), happenedOn: z.iso.date("Enter a day."), direction: z.enum(directions, "Say who spoke."),
    note: z.string().trim().min(3, "Say what it was about.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`), fileId: z.string().max(limits.idLength).optional(),
  }),
  output: z.strictObject({ evidenceId: z.string(), until: z.iso.datetime(), extended: z.boolean() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const claim = await lockClaim(tx, input.claimId);
    if (claim?.recruiterId !== scope.recruiterId) return notFound();
    if (!(await protectsAt(tx, claim.id, now))) return refuse("changed_meanwhile");
    if (input.happenedOn > now.toISOString().slice(0, 10)) return refuse("evidence_in_the_future");
    const since = await knownSince(tx, claim.candidateId);
    if (input.happenedOn < since) return refuse("evidence_before_known", { since });
    const file = input.fileId === undefined ? null : await attachFile(tx, { fileId: input.fileId, userId: scope.userId, purpose: "evidence", now });
    const id = newId("handEvidence");
    const hash = createHash("sha256").update(JSON.stringify([claim.id, input.happenedOn, input.direction, input.note, file?.sha256 ?? null, now.toISOString()])).digest("hex");
    const policy = await currentPolicy(tx);
    const before = await endOf(tx, claim.id);
    const reaches = daysAfter(startOf(input.happenedOn), daysOf("identified", policy)) > before;
    const extended = reaches && !(await unconfirmedExtends(tx, claim.id));
    await tx.insert(handEvidence).values({ id, claimId: claim.id, addedBy: scope.recruiterId, happenedOn: input.happenedOn, direction: input.direction, note: input.note, fileId: file?.id ?? null, addedAt: now, hash, extended });
    const until = extended ? await weigh(tx, { claimId: claim.id, evidenceId: id, happenedOn: input.happenedOn, tier: "identified", policy, actorName: actorName(actor) }) : before;
    emit({ type: "sourcing/evidence.added", data: { evidenceId: id, claimId: claim.id, candidateId: claim.candidateId, recruiterId: scope.recruiterId }, candidateId: claim.candidateId });
    return { evidenceId: id, until: until.toISOString(), extended };
  },
});

/** The person says whether a contact took place. What they confirm gives its full days; what they deny stays with their word beside it. */
export const answerHandEvidence = command({
  input: z.strictObject({ evidenceId, answer: z.enum(["confirmed", "denied"]) }),
  output: z.strictObject({ until: z.iso.datetime() }),
  allow: asCandidate,
  errors: sourcingErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const [known] = await tx.select({ claimId: handEvidence.claimId }).from(handEvidence).innerJoin(candidateSourcers, eq(candidateSourcers.id, handEvidence.claimId)).where(and(eq(handEvidence.id, input.evidenceId), sql`${candidateSourcers.candidateId} in ${personOf(scope.candidateId)}`));
    const claim = known ? await lockClaim(tx, known.claimId) : null;
    if (!claim) return notFound();
    const [piece] = await tx.update(handEvidence).set({ answer: input.answer, answeredAt: now }).where(and(eq(handEvidence.id, input.evidenceId), isNull(handEvidence.answer))).returning();
    if (!piece) return refuse("changed_meanwhile");
    emit({ type: `sourcing/evidence.${input.answer}`, data: { evidenceId: piece.id, claimId: claim.id, candidateId: claim.candidateId, recruiterId: claim.recruiterId }, candidateId: claim.candidateId });
    const claimId = await goesOnAs(tx, claim.id);
    const until = await endOf(tx, claimId);
    if (input.answer === "denied" || !(await protectsAt(tx, claimId, now))) return { until: until.toISOString() };
    const tier = tierOf(piece.direction as (typeof directions)[number]);
    return { until: (await weigh(tx, { claimId, evidenceId: piece.id, happenedOn: piece.happenedOn, tier, policy: await currentPolicy(tx), actorName: actorName(actor) })).toISOString() };
  },
});

/** Where the file of a piece of evidence can be fetched, by its holder and by the person it is about. */
export const handEvidenceFile = query({
  input: z.strictObject({ evidenceId }),
  output: z.strictObject({ href: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const [piece] = await db.select({ fileId: handEvidence.fileId, addedBy: handEvidence.addedBy, holder: candidateSourcers.recruiterId, candidateId: candidateSourcers.candidateId }).from(handEvidence).innerJoin(candidateSourcers, eq(candidateSourcers.id, handEvidence.claimId)).where(eq(handEvidence.id, input.evidenceId));
    const mine = piece && (piece.addedBy === scope.recruiterId || (await standingRecord(db, piece.candidateId)) === scope.candidateId);
    if (!mine || !piece.fileId) return notFound();
    return { href: linkToFile({ fileId: piece.fileId, userId: scope.userId, now: await now() }) };
  },
});

const weigh = (tx: Tx, of: { claimId: string; evidenceId: string; happenedOn: string; tier: Tier; policy: Policy; actorName: string }) =>
  addEvidence(tx, { claimId: of.claimId, kind: "manual", tier: of.tier, days: daysOf(of.tier, of.policy), at: startOf(of.happenedOn), refersTo: of.evidenceId, actorName: of.actorName });

/** Whether the one place for unconfirmed evidence that extends is taken; the index of the same condition decides when two ask at once (both hold the claim's lock). */
async function unconfirmedExtends(tx: Tx, claimId: string): Promise<boolean> {
  const rows = await tx.select({ id: handEvidence.id }).from(handEvidence).where(and(eq(handEvidence.claimId, claimId), eq(handEvidence.extended, true), sql`answer is distinct from 'confirmed'`)).limit(1);
  return rows.length > 0;
}

async function knownSince(tx: Tx, candidateId: string): Promise<string> {
  const [person] = await tx.select({ createdAt: candidates.createdAt }).from(candidates).where(eq(candidates.id, candidateId));
  if (!person) throw new Error(`Claim on nobody: ${candidateId}.`);
  return person.createdAt.toISOString().slice(0, 10);
}
