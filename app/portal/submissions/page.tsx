import type { Metadata } from "next";
import { SubmissionTable } from "@/components/applications/submission-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";

export const metadata: Metadata = { title: "Submissions" };

export default async function SubmissionsPage() {
  const api = await serverApi();
  const { now } = await api.policy.clock({});
  const { applications } = await notFoundOr(() => api.applications.list({ as: "recruiter" }));
  return (
    <>
      <PageHeader title="Submissions" answer={answerOf(applications, now)} actions={<LinkButton href="/portal/submissions/new" variant="primary">Submit a candidate</LinkButton>} />
      {applications.length === 0 ? (
        <EmptyState title="The people you submit will be here" action={<LinkButton href="/portal/roles">Look at the open roles</LinkButton>}>With what each company answers, and what you would get of the fee.</EmptyState>
      ) : (
        <SubmissionTable rows={applications} area="portal" now={now} />
      )}
    </>
  );
}

function answerOf(applications: readonly { state: string; reviewDueAt: string | null }[], now: string): string {
  const waiting = applications.filter((one) => one.state === "submitted" || one.state === "in_review").length;
  const offers = applications.filter((one) => one.state === "offered").length;
  const late = applications.filter((one) => one.reviewDueAt !== null && one.reviewDueAt < now).length;
  const parts = [waiting > 0 ? `${waiting} ${waiting === 1 ? "waits" : "wait"} for a company's answer${late === 0 ? "" : `, ${late} overdue`}` : null, offers > 0 ? `${offers} ${offers === 1 ? "has" : "have"} an offer` : null].filter((part) => part !== null);
  return parts.length > 0 ? `${parts.join("; ")}.` : "Nothing waits for an answer.";
}
