import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { candidateDossiers, type candidateSourcers, claimTransfers } from "@/db/schema/candidates";
import { ensureDossier, requireAvailable } from "../candidates";
import { recruiterByEmail } from "../identity";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asRecruiter } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { percentText } from "../money";
import { currentPolicy, type Policy } from "../policy";
import { sourcingErrors } from "./errors";
import { daysAfter, endOf, lockClaim, protectsAt } from "./protection";
import { partsOfSourcerShare } from "./rules/sourcer-parts";

const transferId = z.string().max(limits.idLength);
type Claim = typeof candidateSourcers.$inferSelect;

/**
 * Offers a claim to another recruiter, for nothing or for a part of what it earns (basis points of the sourcer's share). The claim stays with its holder until
 * the other accepts; it can be accepted for the policy's days, and no longer than the protection runs.
 */
export const offerClaim = command({
  input: z.strictObject({
    claimId: z.string().max(limits.idLength), toEmail: z.email("Enter the recruiter's e-mail.").max(limits.emailLength), keepsBasisPoints: z.number().int().min(0).max(9_999, "Keep less than the whole.").default(0),
    note: z.string().trim().max(limits.noteLength, `Use at most ${limits.noteLength} letters.`).default(""),
  }),
  output: z.strictObject({ transferId: z.string(), openUntil: z.iso.datetime() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const claim = await lockClaim(tx, input.claimId);
    if (claim?.recruiterId !== scope.recruiterId) return notFound();
    if (!(await protectsAt(tx, claim.id, now))) return refuse("changed_meanwhile");
    const to = await recruiterByEmail(tx, input.toEmail);
    if (!to) return refuse("no_such_recruiter");
    if (to === scope.recruiterId) return refuse("offered_to_oneself");
    const policy = await currentPolicy(tx);
    if (input.keepsBasisPoints > 0) {
      if (claim.sharedWith !== null) return refuse("part_owed_already");
      const fault = partFault(input.keepsBasisPoints, policy);
      if (fault) return refuse("part_too_small", fault);
    }
    await tx.update(claimTransfers).set({ state: "lapsed", answeredAt: now }).where(and(eq(claimTransfers.claimId, claim.id), eq(claimTransfers.state, "offered"), sql`open_until <= ${now.toISOString()}::timestamptz`));
    const id = newId("transfer");
    const openUntil = new Date(Math.min(daysAfter(now, policy.settings.protection.transferOfferDays).getTime(), (await endOf(tx, claim.id)).getTime()));
    await tx.insert(claimTransfers).values({ id, claimId: claim.id, fromRecruiterId: scope.recruiterId, toRecruiterId: to, keepsBasisPoints: input.keepsBasisPoints, note: input.note || null, offeredAt: now, openUntil });
    emit({ type: "sourcing/transfer.offered", data: { transferId: id, claimId: claim.id, candidateId: claim.candidateId, recruiterId: to }, candidateId: claim.candidateId });
    return { transferId: id, openUntil: openUntil.toISOString() };
  },
});

/** What is wrong with a part that the giver wants to keep, in the words of the refusal; null = nothing. */
function partFault(keepsBasisPoints: number, policy: Policy): { share: string; minimum: string; possible: string } | null {
  const { sourcerBasisPoints: share, minimumBasisPoints: minimum } = policy.settings.split;
  if (partsOfSourcerShare({ share, keepsBasisPoints, minimum }).kept > 0) return null;
  const least = Math.ceil((minimum * 10_000) / share);
  return { share: percentText(share), minimum: percentText(minimum), possible: least > 10_000 - least ? "none" : least === 10_000 - least ? percentText(least) : `${percentText(least)} to ${percentText(10_000 - least)}` };
}

/**
 * Takes over an offered claim: the giver's ends as transferred, and one begins at the same instant that lasts as long as theirs would have, within the same year.
 * What was submitted until now stays the giver's. The taker gets the giver's contact data of the person, not their note, and no signed right: a right is given to a person.
 */
export const acceptClaim = command({
  input: z.strictObject({ transferId }),
  output: z.strictObject({ claimId: z.string(), candidateId: z.string(), until: z.iso.datetime() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const offered = await offerTo(tx, input.transferId, scope.recruiterId);
    if (!offered) return notFound();
    // The claim's lock comes first everywhere: an offer is answered while nobody else changes its claim.
    const claim = await lockClaim(tx, offered.claimId);
    if (!claim) return notFound();
    const [taken] = await tx.update(claimTransfers).set({ state: "accepted", answeredAt: now }).where(and(eq(claimTransfers.id, offered.id), eq(claimTransfers.state, "offered"), sql`open_until > ${now.toISOString()}::timestamptz`)).returning();
    if (!taken || claim.recruiterId !== taken.fromRecruiterId || !(await protectsAt(tx, claim.id, now))) return refuse("offer_lapsed");
    if (await isClaimDisputed(tx, claim.id)) return refuse("claim_disputed");
    await requireAvailable(tx, { candidateId: claim.candidateId, recruiterId: scope.recruiterId });
    const handedOn = await handClaimOn(tx, { claim, toRecruiterId: scope.recruiterId, toFirmId: scope.firmId, keepsBasisPoints: taken.keepsBasisPoints, reason: "Handed on to another recruiter", now });
    await copyDossier(tx, claim, scope);
    emit({ type: "sourcing/transfer.accepted", data: { transferId: taken.id, claimId: claim.id, candidateId: claim.candidateId, recruiterId: claim.recruiterId }, candidateId: claim.candidateId });
    emit({ type: "sourcing/claim.started", data: { claimId: handedOn.claimId, candidateId: claim.candidateId, recruiterId: scope.recruiterId }, candidateId: claim.candidateId });
    return { claimId: handedOn.claimId, candidateId: claim.candidateId, until: handedOn.until.toISOString() };
  },
});

/**
 * Ends a locked, protecting claim as transferred and begins the taker's at the same instant. What the claim owes to whom handed it on before goes with it, unless it comes back to them.
 * Out: the new claim and its end. The database refuses one that lasts longer, or outlives the year of the first.
 */
export async function handClaimOn(tx: Tx, of: { claim: Claim; toRecruiterId: string; toFirmId: string; keepsBasisPoints: number; reason: string; now: Date }): Promise<{ claimId: string; until: Date }> {
  const until = await endOf(tx, of.claim.id);
  const [ended] = await tx.execute<{ at: string }>(sql`update candidate_sourcers set state = 'transferred', closed_at = ${of.now.toISOString()}::timestamptz, close_reason = ${of.reason},
    "window" = tstzrange(lower("window"), greatest(${of.now.toISOString()}::timestamptz, lower("window") + interval '1 millisecond'), '[)') where id = ${of.claim.id} and state = 'active' returning upper("window") as at`);
  if (!ended) throw new Error(`Claim ${of.claim.id} is not active.`);
  const owed = of.claim.sharedWith !== null ? { to: of.claim.sharedWith, basisPoints: of.claim.sharedBasisPoints } : of.keepsBasisPoints > 0 ? { to: of.claim.recruiterId, basisPoints: of.keepsBasisPoints } : null;
  const shared = owed && owed.to !== of.toRecruiterId ? owed : null;
  const claimId = newId("claim");
  await tx.execute(sql`
    insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id, transferred_from, shared_with, shared_basis_points)
    values (${claimId}, ${of.claim.candidateId}, ${of.toRecruiterId}, ${of.toFirmId}, tstzrange(${ended.at}::timestamptz, ${until.toISOString()}::timestamptz, '[)'), ${of.claim.tier}, ${of.claim.policyVersion}, ${of.claim.lastEvidenceId}, ${of.claim.id}, ${shared?.to ?? null}, ${shared?.basisPoints ?? null})`);
  return { claimId, until };
}

/** Turns an offered claim down, and says why if one likes. */
export const declineClaim = command({
  input: z.strictObject({ transferId, answer: z.string().trim().max(limits.noteLength, `Use at most ${limits.noteLength} letters.`).default("") }),
  output: z.strictObject({ state: z.literal("declined") }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const offered = await offerTo(tx, input.transferId, scope.recruiterId);
    const claim = offered ? await lockClaim(tx, offered.claimId) : null;
    if (!offered || !claim) return notFound();
    const done = await tx.update(claimTransfers).set({ state: "declined", answeredAt: now, answer: input.answer || null }).where(and(eq(claimTransfers.id, offered.id), eq(claimTransfers.state, "offered"))).returning({ id: claimTransfers.id });
    if (done.length === 0) return refuse("offer_lapsed");
    emit({ type: "sourcing/transfer.declined", data: { transferId: offered.id, claimId: claim.id, candidateId: claim.candidateId, recruiterId: offered.fromRecruiterId }, candidateId: claim.candidateId });
    return { state: "declined" as const };
  },
});

/** Takes an offer back that nobody has answered. */
export const withdrawClaimOffer = command({
  input: z.strictObject({ transferId }),
  output: z.strictObject({ state: z.literal("withdrawn") }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, refuse }, input) {
    const [offered] = await tx.select().from(claimTransfers).where(and(eq(claimTransfers.id, input.transferId), eq(claimTransfers.fromRecruiterId, scope.recruiterId)));
    const claim = offered ? await lockClaim(tx, offered.claimId) : null;
    if (!offered || !claim) return notFound();
    const done = await tx.update(claimTransfers).set({ state: "withdrawn", answeredAt: now }).where(and(eq(claimTransfers.id, offered.id), eq(claimTransfers.state, "offered"))).returning({ id: claimTransfers.id });
    return done.length === 0 ? refuse("changed_meanwhile") : { state: "withdrawn" as const };
  },
});

/** Whether somebody disputes the claim itself: else its holder could hand it out of the court's reach. Asked under the claim's lock, for which whoever opens a case waits. */
export async function isClaimDisputed(tx: Tx, claimId: string): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from disputes where claim_id = ${claimId} and application_id is null and closed_at is null limit 1`);
  return rows.length > 0;
}

async function offerTo(tx: Tx, id: string, recruiterId: string) {
  const [row] = await tx.select().from(claimTransfers).where(and(eq(claimTransfers.id, id), eq(claimTransfers.toRecruiterId, recruiterId)));
  return row ?? null;
}

/** Gives the taker of a claim the giver's contact data of the person, and not their note. */
export async function copyDossier(tx: Tx, claim: Claim, to: { recruiterId: string; firmId: string }): Promise<void> {
  const [theirs] = await tx.select().from(candidateDossiers).where(and(eq(candidateDossiers.candidateId, claim.candidateId), eq(candidateDossiers.recruiterId, claim.recruiterId)));
  if (!theirs) return;
  const { fullName, email, phone, linkedin, headline, location, currentEmployer } = theirs;
  await ensureDossier(tx, { candidateId: claim.candidateId, recruiterId: to.recruiterId, firmId: to.firmId }, { fullName, email, phone, linkedin, headline, location, currentEmployer });
}
