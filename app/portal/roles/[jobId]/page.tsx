import type { Metadata } from "next";
import { pillOf } from "@/components/feedback/state-words";
import { feeWord, levelWords, placeText, rangeText } from "@/components/jobs/job-words";
import { TermsFacts } from "@/components/jobs/terms-facts";
import { SplitPreview } from "@/components/splits/split-preview";
import { KeyFacts } from "@/components/ui/key-facts";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { formatMoney } from "@/components/format";
import { notFoundOr, serverApi } from "../../../trpc/server";

export const metadata: Metadata = { title: "Role" };

export default async function RolePage({ params }: { params: Promise<{ jobId: string }> }) {
  const { jobId } = await params;
  const api = await serverApi();
  const { job, description } = await notFoundOr(() => api.jobs.detail({ jobId }));
  const open = job.state === "open";
  const preview = open ? await notFoundOr(() => api.applications.preview({ jobId })) : null;
  return (
    <>
      <PageHeader
        title={job.title}
        answer={`${job.companyName} · ${placeText(job)}${job.level === null ? "" : ` · ${levelWords[job.level]}`}`}
        meta={<StatusPill status={pillOf(job.state)} />}
        crumbs={[{ label: "Roles", href: "/portal/roles" }]}
        actions={open ? <LinkButton variant="primary" href={`/portal/submissions/new?job=${job.id}`}>Submit a candidate</LinkButton> : undefined}
      />
      <KeyFacts
        layout="columns"
        facts={[
          { label: "Salary", value: rangeText(job.salaryMin, job.salaryMax) },
          { label: "Fee", value: rangeText(job.feeMin, job.feeMax), detail: job.terms.feeBasisPoints === null ? "fixed" : `${feeWord(job.terms)} of the fee base` },
          { label: "Guarantee", value: `${job.terms.guaranteeDays} days` },
          { label: "Submitted", value: job.submissions, detail: job.mySubmissions === 0 ? "none by you" : `${job.mySubmissions} by you` },
        ]}
      />
      <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-7">
          {preview !== null && (
            <Section title="What you would get" description={`For a hire at ${formatMoney(preview.baseSalary)}, of a person whom nobody protects. ${job.hasJobSide ? "Somebody brought this client and shares the fee." : "Nobody is on the job side, so its part is the candidate side's."}`}>
              <div className="rounded-lg border bg-card p-4"><SplitPreview split={preview.split} /></div>
            </Section>
          )}
          <Section title="Description"><p className="reading text-base break-words whitespace-pre-line">{description}</p></Section>
        </div>
        <Section title="Terms" description="A submission keeps the terms it was made under.">
          <TermsFacts terms={job.terms} />
          {job.mySubmissions > 0 && <p className="text-sm"><TextLink href="/portal/submissions">Your submissions</TextLink></p>}
        </Section>
      </div>
    </>
  );
}
