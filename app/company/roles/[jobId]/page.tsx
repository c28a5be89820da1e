import { pillOf } from "@/components/feedback/state-words";
import { formatMoney } from "@/components/format";
import { TermsFacts } from "@/components/jobs/terms-facts";
import { SubmissionTable } from "@/components/applications/submission-table";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { RoleActions } from "./role-actions";

export default async function RolePage({ params }: { params: Promise<{ jobId: string }> }) {
  const { jobId } = await params;
  const api = await serverApi();
  const { job, description, mayEdit } = await notFoundOr(() => api.jobs.detail({ jobId }));
  const submissions = await notFoundOr(() => api.applications.list({ as: "company", jobId }));
  return (
    <>
      <PageHeader
        title={job.title}
        answer={`${job.location} · ${formatMoney(job.salaryMin)} to ${formatMoney(job.salaryMax)}`}
        meta={<StatusPill status={pillOf(job.state)} />}
        crumbs={[{ label: "Roles", href: "/company/roles" }]}
        actions={mayEdit && (job.state === "open" || job.state === "paused") ? <RoleActions jobId={job.id} state={job.state} /> : undefined}
      />
      <Section title="Submissions"><SubmissionTable rows={submissions.applications} area="company" /></Section>
      <Section title="Terms"><TermsFacts terms={job.terms} /></Section>
      <Section title="Description"><p className="reading whitespace-pre-line">{description}</p></Section>
    </>
  );
}
