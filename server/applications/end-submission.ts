import { and, eq, inArray } from "drizzle-orm";
import { applications, offers } from "@/db/schema/jobs";
import type { Tx } from "../kernel/database";
import type { EventDraft } from "../kernel/outbox";

/** Takes a submission back that was found not to count, with an open offer on it; one that has ended already stays as it is. The application is locked first, as by everyone who decides over an offer. */
export async function endSubmission(tx: Tx, of: { applicationId: string; verdict: string; now: Date }, emit: (event: EventDraft) => void): Promise<void> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, of.applicationId)).for("update");
  if (!application) throw new Error(`There is no application ${of.applicationId}.`);
  await tx.update(offers).set({ state: "withdrawn", answeredAt: of.now }).where(and(eq(offers.applicationId, application.id), eq(offers.state, "made")));
  const ended = await tx.update(applications).set({ state: "withdrawn", verdict: of.verdict, updatedAt: of.now }).where(and(eq(applications.id, application.id), inArray(applications.state, ["submitted", "in_review", "offered"]))).returning({ id: applications.id });
  if (ended.length > 0) emit({ type: "applications/application.withdrawn", data: { applicationId: application.id, companyId: application.companyId }, applicationId: application.id, candidateId: application.candidateId });
}
