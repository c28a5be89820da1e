import type { Metadata } from "next";
import { SubmissionTable } from "@/components/applications/submission-table";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { companyReader } from "../reader";

export const metadata: Metadata = { title: "Submissions" };

/** Everyone who was presented to the company, those to answer first. */
export default async function SubmissionsPage() {
  const api = await serverApi();
  const { now, timeZone } = await companyReader();
  const { applications } = await notFoundOr(() => api.applications.list({ as: "company" }));
  const waiting = applications.filter((one) => one.reviewDueAt !== null);
  const late = waiting.filter((one) => one.reviewDueAt !== null && one.reviewDueAt < now).length;
  return (
    <>
      <PageHeader title="Submissions" answer={waiting.length === 0 ? "Nobody waits for your answer." : `${waiting.length} ${waiting.length === 1 ? "person waits" : "people wait"} for your answer${late === 0 ? "." : waiting.length === 1 ? ", and it is late." : `; ${late} ${late === 1 ? "answer is" : "answers are"} late.`}`} />
      <SubmissionTable rows={applications} area="company" now={now} timeZone={timeZone} />
    </>
  );
}
