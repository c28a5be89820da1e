import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SubmissionTable } from "@/components/applications/submission-table";
import { pillOf } from "@/components/feedback/state-words";
import { formatDate, formatMoney } from "@/components/format";
import { levelWords } from "@/components/jobs/job-words";
import { TermsFacts } from "@/components/jobs/terms-facts";
import { IdChip } from "@/components/ui/id-chip";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { companyReader } from "../../reader";
import { HireCost } from "../hire-cost";
import { draftOf, termsOf } from "../terms-draft";
import { NamedPeople } from "./named-people";
import { RoleActions } from "./role-actions";

export const metadata: Metadata = { title: "Role" };

const modes: Readonly<Record<string, string>> = { on_site: "on site", hybrid: "hybrid", remote: "remote" };

/** One role: who was presented for it, under which terms, and what a hire costs. */
export default async function RolePage({ params }: { params: Promise<{ jobId: string }> }) {
  const { jobId } = await params;
  const api = await serverApi();
  const { now, timeZone, companyId, mayHire } = await companyReader();
  const { job, description, mayEdit } = await notFoundOr(() => api.jobs.detail({ jobId }));
  // An open role of another company may be read by recruiters; in this area it is as missing.
  if (job.companyId !== companyId) notFound();
  const submissions = await notFoundOr(() => api.applications.list({ as: "company", jobId }));
  const named = await notFoundOr(() => api.jobs.namedPeople({ jobId }));
  const middle = ((BigInt(job.salaryMin.minor) + BigInt(job.salaryMax.minor)) / 2n).toString();
  const draft = draftOf(job.terms);
  const cost = await notFoundOr(() => api.jobs.hireCost({ currency: job.currency, terms: termsOf(draft), baseSalaryMinor: middle }));
  const live = job.state === "open" || job.state === "paused";
  return (
    <>
      <PageHeader
        title={job.title}
        answer={`${job.location}, ${modes[job.workMode] ?? job.workMode}${job.level === null ? "" : `, ${levelWords[job.level].toLowerCase()}`}. ${formatMoney(job.salaryMin, { fraction: "hide-zero", currency: "none" })} to ${formatMoney(job.salaryMax, { fraction: "hide-zero" })}. Posted ${formatDate(job.createdAt, { timeZone })}.`}
        meta={<><StatusPill status={pillOf(job.state)} /><IdChip id={job.id} label="role id" /></>}
        crumbs={[{ label: "Roles", href: "/company/roles" }]}
        actions={mayEdit && live ? <RoleActions jobId={job.id} title={job.title} state={job.state === "open" ? "open" : "paused"} /> : undefined}
      />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <Section title="Submissions">
            <SubmissionTable oneRole rows={submissions.applications} area="company" now={now} timeZone={timeZone} />
          </Section>
          <NamedPeople jobId={job.id} mayAsk={mayHire && (job.state === "open" || job.state === "paused")} timeZone={timeZone} now={now} initial={named} />
          <Section title="Description">
            <p className="reading break-words whitespace-pre-line">{description}</p>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <Section
            title="Terms"
            description={job.terms.version === 1 ? "In force since the role was posted." : `Version ${job.terms.version}, for what is submitted from now on.`}
            actions={mayEdit && live ? <LinkButton href={`/company/roles/${job.id}/terms`} size="sm">Change</LinkButton> : undefined}
          >
            <div className="rounded-lg border bg-card p-4"><TermsFacts terms={job.terms} /></div>
          </Section>
          <HireCost key={job.terms.id} currency={job.currency} draft={draft} first={{ salaryMinor: middle, draft, cost }} title="What a hire costs" />
        </div>
      </div>
    </>
  );
}
