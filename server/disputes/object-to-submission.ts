import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { applications } from "@/db/schema/jobs";
import { attachFile } from "../files";
import { actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import { notFound, refuseKernel } from "../kernel/errors";
import { asHiringManager } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { type Evidence, evidenceDirections } from "./dispute-evidence";
import { disputeErrors } from "./errors";
import { objectionWindow } from "./objection-window";
import { lastDay, openDispute } from "./open-dispute";
import { contactFaults, isTwoWay } from "./rules/objection";

const id = z.string().max(limits.idLength);
const contact = z.strictObject({
  happenedOn: z.iso.date("Enter a day."), direction: z.enum(evidenceDirections, "Say who spoke."),
  note: z.string().trim().min(3, "Say what it was about.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`), fileId: id.optional(),
});

/**
 * A company objects to a submission: it was in two-way contact with the person before, within the days that count, and says so within its business days. Silence accepts the
 * introduction, and so does an offer. The objection is a case from the start: the recruiter accepts it, or answers and the platform decides; while it lasts no offer is made.
 */
export const objectToSubmission = command({
  input: z.strictObject({
    applicationId: id, statement: z.string().trim().min(10, "Say in a sentence how you knew the person.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`),
    contacts: z.array(contact).min(1, "Add the contact that you had.").max(limits.contactsPerObjection, `Add at most ${limits.contactsPerObjection}.`),
  }),
  output: z.strictObject({ disputeId: z.string(), answerDueAt: z.iso.datetime() }),
  allow: asHiringManager,
  errors: disputeErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    // The submission's lock: an offer, a withdrawal or another objection at the same time comes before or after, and then sees it.
    const [submission] = await tx.select().from(applications).where(and(eq(applications.id, input.applicationId), eq(applications.companyId, scope.companyId))).for("update");
    if (!submission) return notFound();
    if (submission.state === "offered" || submission.state === "accepted") return refuse("introduction_accepted");
    if (submission.state !== "submitted" && submission.state !== "in_review") return refuse("nothing_to_object_to");
    const window = await objectionWindow(tx, submission.id, now);
    if (!window) return refuse("nothing_to_object_to");
    if (window.until.getTime() <= now.getTime()) return refuse("objection_too_late", { until: lastDay(window.until, window.timeZone) });
    const faults = contactFaults(input.contacts, window.contact);
    if (faults.length > 0) return refuseKernel("invalid_input", {}, faults);
    if (!isTwoWay(input.contacts)) return refuse("contact_not_two_way");
    const evidence: Omit<Evidence, "side">[] = [];
    for (const { fileId, ...piece } of input.contacts) {
      evidence.push({ ...piece, addedBy: actorName(actor), file: fileId === undefined ? null : await attachFile(tx, { fileId, userId: scope.userId, purpose: "evidence", now }) });
    }
    const opened = await openDispute(tx, {
      kind: "objection", candidateId: submission.candidateId, applicationId: submission.id, opener: { companyId: scope.companyId }, openedBy: scope.userId, otherRecruiterId: submission.recruiterId, statement: input.statement, evidence, now,
    }, emit);
    return { disputeId: opened.disputeId, answerDueAt: opened.answerDueAt.toISOString() };
  },
});
