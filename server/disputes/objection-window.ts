import { and, desc, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { introductions } from "@/db/schema/candidates";
import { disputes } from "@/db/schema/disputes";
import { applications } from "@/db/schema/jobs";
import { calendarDay } from "../applications";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { policyAt } from "../policy";
import { factsOf } from "./case-access";
import { caseLine, caseLines } from "./case-words";
import { caseAt } from "./rules/case-at";
import { contactSpan, type Span } from "./rules/objection";

/** Until when a company may object to a submission, as it was stored when the person was introduced, and on which days contact counts; null = introduced before there were objections. */
export async function objectionWindow(db: Reader, applicationId: string, now: Date): Promise<{ until: Date; timeZone: string; contact: Span } | null> {
  const [row] = await db.select({ until: introductions.objectUntil, timeZone: introductions.timeZone, at: introductions.introducedAt, policyVersion: applications.policyVersion })
    .from(introductions).innerJoin(applications, eq(applications.id, introductions.applicationId)).where(eq(introductions.applicationId, applicationId));
  if (!row?.until || row.timeZone === null) return null;
  const { contactDays } = (await policyAt(db, row.policyVersion)).settings.objections;
  return { until: row.until, timeZone: row.timeZone, contact: contactSpan({ submittedOn: calendarDay(row.at, row.timeZone), today: now.toISOString().slice(0, 10), contactDays }) };
}

const why = z.enum(["open", "too_late", "offer_made", "over", "objected"]);

/** Whether the company may still object to a submission, and what became of its objection; for the company, who submitted, and the platform. */
export const submissionObjection = query({
  input: z.strictObject({ applicationId: z.string().max(limits.idLength) }),
  output: z.strictObject({
    window: z.strictObject({ until: z.iso.datetime(), timeZone: z.string(), contactFrom: z.string(), contactTo: z.string() }).nullable(), standing: why, objection: caseLine.nullable(), now: z.iso.datetime(),
  }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { applicationId }) {
    const at = await now();
    const [submission] = await db.select({ state: applications.state, companyId: applications.companyId, recruiterId: applications.recruiterId }).from(applications).where(eq(applications.id, applicationId));
    const mine = submission && (scope.admin || submission.companyId === scope.companyId || submission.recruiterId === scope.recruiterId);
    if (!submission || !mine) return notFound();
    const window = await objectionWindow(db, applicationId, at);
    const [row] = await db.select().from(disputes).where(and(eq(disputes.applicationId, applicationId), eq(disputes.kind, "objection"), ne(disputes.state, "withdrawn"))).orderBy(desc(disputes.openedAt)).limit(1);
    const [objection] = row ? await caseLines(db, [row], scope, at) : [];
    const offered = submission.state === "offered" || submission.state === "accepted";
    const live = submission.state === "submitted" || submission.state === "in_review";
    const standing: z.output<typeof why> = row && caseAt(factsOf(row), at).outcome !== "withdrawn" ? "objected" : offered ? "offer_made" : !live || !window ? "over" : window.until.getTime() <= at.getTime() ? "too_late" : "open";
    return {
      window: window && { until: window.until.toISOString(), timeZone: window.timeZone, contactFrom: window.contact.from, contactTo: window.contact.to }, standing, objection: objection ?? null, now: at.toISOString(),
    };
  },
});
