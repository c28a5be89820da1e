import { eq } from "drizzle-orm";
import { disputes } from "@/db/schema/disputes";
import { applications, placements } from "@/db/schema/jobs";
import { businessCalendarOf, firmOfRecruiter } from "../identity";
import type { Tx } from "../kernel/database";
import { Refusal } from "../kernel/errors";
import { newId } from "../kernel/ids";
import type { EventDraft } from "../kernel/outbox";
import { type BusinessCalendar, businessDeadline, currentPolicy } from "../policy";
import { type Evidence, writeEvidence } from "./dispute-evidence";
import { disputeErrors } from "./errors";
import { recordOfCase } from "./record-of-case";
import { defaultOutcomeOf } from "./rules/case-at";

/** Who opens a case, and on what: a claim (with the one submission it is about, if it is about one), or a submission. */
export type Opening = {
  candidateId: string; openedBy: string; otherRecruiterId: string; statement: string; evidence: readonly Omit<Evidence, "side">[]; now: Date;
} & (
  | { kind: "claim"; claimId: string; applicationId: string | null; opener: { recruiterId: string } }
  | { kind: "not_allowed"; applicationId: string; opener: { candidateId: string } }
  | { kind: "objection"; applicationId: string; opener: { companyId: string } }
);

/**
 * Opens a case in the caller's transaction: who is on which side, until when the other may answer, what comes of silence, and what the marketplace's own record says of it.
 * Only the contested share is frozen, by the database, in the same statement. The caller has made sure that the opener may contest it.
 * Throws `already_hired` for a submission of which a hire has come, and the constraint `disputes_once_per_subject` (`already_disputed`).
 * Out: the case and its deadline; the other side and the platform are told by the event that it emits.
 */
export async function openDispute(tx: Tx, of: Opening, emit: (event: EventDraft) => void): Promise<{ disputeId: string; answerDueAt: Date }> {
  const { now } = of;
  const policy = await currentPolicy(tx);
  const calendar = await calendarOf(tx, of.otherRecruiterId);
  const { timeZone } = calendar;
  const { answerBusinessDays, appealBusinessDays } = policy.settings.disputes;
  const answerDueAt = businessDeadline(now, answerBusinessDays, calendar);
  const { pieces, signedByThePerson } = await recordOfCase(tx, of);
  if (of.kind !== "claim") await withoutHire(tx, of.applicationId);
  const disputeId = newId("dispute");
  await tx.insert(disputes).values({
    id: disputeId, kind: of.kind, candidateId: of.candidateId, claimId: of.kind === "claim" ? of.claimId : null, applicationId: of.applicationId, ...openerColumns(of), openedBy: of.openedBy, otherRecruiterId: of.otherRecruiterId, statement: of.statement,
    openedAt: now, answerDueAt, defaultOutcome: defaultOutcomeOf(of.kind, signedByThePerson), defaultAppealDueAt: businessDeadline(answerDueAt, appealBusinessDays, calendar), timeZone, policyVersion: policy.version,
  });
  await writeEvidence(tx, disputeId, [...pieces, ...of.evidence.map((piece) => ({ ...piece, side: "opener" as const }))], now);
  emit({ type: "disputes/dispute.opened", data: { disputeId, kind: of.kind, candidateId: of.candidateId, recruiterId: of.otherRecruiterId, answerDueOn: lastDay(answerDueAt, timeZone), tell: "recruiter" } });
  return { disputeId, answerDueAt };
}

/** The working days of the firm that has to answer: in them its deadlines are counted. */
export async function calendarOf(tx: Tx, recruiterId: string): Promise<BusinessCalendar> {
  return businessCalendarOf(tx, await firmOfRecruiter(tx, recruiterId));
}

function openerColumns(of: Opening) {
  const none = { openerRecruiterId: null, openerCandidateId: null, openerCompanyId: null };
  if (of.kind === "claim") return { ...none, openerRecruiterId: of.opener.recruiterId };
  return of.kind === "not_allowed" ? { ...none, openerCandidateId: of.opener.candidateId } : { ...none, openerCompanyId: of.opener.companyId };
}

/** Waits for whoever decides over the submission at the same time, then refuses one of which a hire has come. */
async function withoutHire(tx: Tx, applicationId: string): Promise<void> {
  await tx.select({ id: applications.id }).from(applications).where(eq(applications.id, applicationId)).for("update");
  const [hire] = await tx.select({ id: placements.id }).from(placements).where(eq(placements.applicationId, applicationId));
  if (hire) throw new Refusal("already_hired", disputeErrors.already_hired);
}

/** The last calendar day that lies before a deadline, in a zone: the day until whose end somebody may act. */
export const lastDay = (deadline: Date, timeZone: string): string => new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(new Date(deadline.getTime() - 1));
