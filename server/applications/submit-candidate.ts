import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { candidateDossiers } from "@/db/schema/candidates";
import { applications } from "@/db/schema/jobs";
import { actorName } from "../kernel/actor";
import { command, query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asRecruiter } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { companiesCountedAs } from "../identity";
import { feeFor, openJob } from "../jobs";
import { currencyOf, minorUnits, toWire, wireMoney } from "../money";
import { currentPolicy } from "../policy";
import { decisionOf, hidesFromCompany, requireAvailable } from "../candidates";
import { addEvidence, claimPerson, daysOf, introductionsAt, lockCredited, recordIntroduction, signedRtr, standingRecord } from "../sourcing";
import { agreeSplit, splitFee, splitPolicy, splitPreview, waterfallOf } from "../splits";
import { applicationErrors } from "./errors";
import { leftOutRule } from "./rules/asked-by-name";
import { orRefuse, sharesFor } from "./submission-split";

const target = { jobId: z.string().max(limits.idLength), candidateId: z.string().max(limits.idLength) };

async function ownDossier(db: Reader, candidateId: string, recruiterId: string) {
  const [row] = await db.select().from(candidateDossiers).where(and(eq(candidateDossiers.candidateId, candidateId), eq(candidateDossiers.recruiterId, recruiterId)));
  return row ?? null;
}

const submissionBasis = z.enum(["own_claim", "rtr", "unprotected", "needs_rtr", "not_available", "own_person", "hidden_company"]);
const refusals: ReadonlySet<z.output<typeof submissionBasis>> = new Set(["needs_rtr", "not_available", "own_person", "hidden_company"]);

/** The split to the cent before the click, for an expected salary; and whether the submission would be allowed. Without a person: for one whom nobody protects. */
export const previewSubmission = query({
  input: z.strictObject({ jobId: target.jobId, candidateId: target.candidateId.optional(), baseSalaryMinor: minorUnits().optional() }),
  output: z.strictObject({ split: splitPreview, baseSalary: wireMoney, allowed: z.boolean(), basis: submissionBasis, protectedUntil: z.iso.datetime().nullable(), introducedUntil: z.iso.datetime().nullable() }),
  allow: asRecruiter,
  errors: applicationErrors,
  async run({ db, scope, now, refuse }, { jobId, candidateId: asked, baseSalaryMinor }) {
    const at = await now();
    const candidateId = asked ? await standingRecord(db, asked) : null;
    const job = await openJob(db, jobId);
    if (candidateId && !(await ownDossier(db, candidateId, scope.recruiterId))) return notFound();
    if (!job) return refuse("job_not_open");
    const policy = await currentPolicy(db);
    const { shares, protection, leftOut } = await sharesFor(db, { job, candidateId, recruiterId: scope.recruiterId, policy, now: at });
    const salary = baseSalaryMinor ?? (job.salaryMinMinor + job.salaryMaxMinor) / 2n;
    const { feeMinor } = feeFor(job.terms, { baseSalaryMinor: salary, signingBonusMinor: 0n, targetBonusMinor: 0n });
    const split = orRefuse(() => splitFee(feeMinor, shares, splitPolicy(policy)), policy);
    const rtr = candidateId ? await signedRtr(db, { candidateId, recruiterId: scope.recruiterId, companyId: job.companyId, jobId, at }) : null;
    const mine = protection?.recruiterId === scope.recruiterId;
    const by: z.output<typeof submissionBasis> = rtr ? "rtr" : mine ? "own_claim" : protection ? "needs_rtr" : "unprotected";
    const basis = candidateId ? ((await decidedOtherwise(db, { candidateId, recruiterId: scope.recruiterId, companyId: job.companyId, by })) ?? by) : by;
    const currency = currencyOf(job.currency);
    const introduced = candidateId ? await introductionsAt(db, { candidateId, companyIds: (await companiesCountedAs(db, job.companyId, at)).map((one) => one.id), at }) : [];
    return {
      split: waterfallOf(split, currency, { nameOf: () => null, mine: scope.recruiterId, leftOut: leftOut && leftOutRule(leftOut) }),
      baseSalary: toWire(salary, currency), allowed: !refusals.has(basis), basis, protectedUntil: protection && !mine && basis !== "not_available" ? protection.until.toISOString() : null,
      introducedUntil: introduced.filter((one) => one.recruiterId !== scope.recruiterId).map((one) => one.until.toISOString()).toSorted().at(-1) ?? null,
    };
  },
});

/** Why the person's own decisions, or that they are the reader, forbid this submission; null = they do not. */
async function decidedOtherwise(db: Reader, of: { candidateId: string; recruiterId: string; companyId: string; by: string }): Promise<"not_available" | "own_person" | "hidden_company" | null> {
  const { own, available, wantsNoAnswers } = await decisionOf(db, of);
  if (own) return "own_person";
  if (!available || (of.by === "needs_rtr" && wantsNoAnswers)) return "not_available";
  return (await hidesFromCompany(db, of)) ? "hidden_company" : null;
}

/**
 * Submits a person for a role. A person whom another protects can be submitted only with their right to represent, and the protector is in
 * the split without asking, unless the company had asked for the person by name. Pins terms, policy and the claim in force.
 */
export const submitCandidate = command({
  input: z.strictObject({ ...target, note: z.string().trim().max(limits.noteLength, `Use at most ${limits.noteLength} letters.`).default("") }),
  output: z.strictObject({ applicationId: z.string() }),
  allow: asRecruiter,
  errors: applicationErrors,
  async run({ tx, scope, now, actor, emit, refuse }, { jobId, candidateId: asked, note }) {
    const candidateId = await standingRecord(tx, asked);
    if (!(await ownDossier(tx, candidateId, scope.recruiterId))) return notFound();
    const job = await openJob(tx, jobId);
    if (!job) return refuse("job_not_open");
    const { wantsNoAnswers } = await requireAvailable(tx, { candidateId, recruiterId: scope.recruiterId });
    if (await hidesFromCompany(tx, { candidateId, companyId: job.companyId })) return refuse("hidden_company");
    const policy = await currentPolicy(tx);
    const rtr = await signedRtr(tx, { candidateId, recruiterId: scope.recruiterId, companyId: job.companyId, jobId, at: now, keep: true });
    const held = await sharesFor(tx, { job, candidateId, recruiterId: scope.recruiterId, policy, now });
    let claimId = held.protection?.claimId ?? null;
    if (held.protection && held.protection.recruiterId !== scope.recruiterId && !rtr) {
      if (wantsNoAnswers) return refuse("not_available");
      return refuse("protected_needs_rtr", { until: held.protection.until.toISOString(), untilText: `${held.protection.until.toISOString().slice(0, 10)}` });
    }
    if (held.protection && !(await lockCredited(tx, held.protection.claimId, now))) return refuse("changed_meanwhile");
    if (!held.protection) {
      const claim = await claimPerson(tx, { candidateId, recruiterId: scope.recruiterId, firmId: scope.firmId, policy, now, actorName: actorName(actor), tier: "contact", level: job.level });
      if (!claim) return refuse("changed_meanwhile");
      claimId = claim.claimId;
      emit({ type: "sourcing/claim.started", data: { claimId, candidateId, recruiterId: scope.recruiterId }, candidateId });
    }
    const applicationId = newId("application");
    await tx.insert(applications).values({
      id: applicationId, jobId, companyId: job.companyId, candidateId, recruiterId: scope.recruiterId, firmId: scope.firmId, termsId: job.terms.id, policyVersion: policy.version, rtrId: rtr?.rtrId ?? null, sourcerClaimId: claimId, namedPersonId: held.leftOut?.namedPersonId ?? null,
      submittedAt: now, updatedAt: now, note: note || null,
    });
    await agreeSplit(tx, { applicationId, shares: held.shares, policy, submitterId: scope.recruiterId, now });
    await recordIntroduction(tx, { candidateId, companyId: job.companyId, recruiterId: scope.recruiterId, applicationId, at: now, policy });
    if (held.protection?.recruiterId === scope.recruiterId) {
      await addEvidence(tx, { claimId: held.protection.claimId, kind: "submission", tier: "contact", days: daysOf("contact", policy, job.level), at: now, refersTo: applicationId, actorName: actorName(actor) });
    }
    if (held.leftOut && held.protection && held.protection.recruiterId !== scope.recruiterId) {
      emit({ type: "applications/sourcer.left_out", data: { applicationId, companyId: job.companyId, candidateId, recruiterId: held.protection.recruiterId }, candidateId, applicationId });
    }
    emit({ type: "applications/application.submitted", data: { applicationId, jobId, companyId: job.companyId, candidateId, recruiterId: scope.recruiterId }, candidateId, applicationId });
    return { applicationId };
  },
});
