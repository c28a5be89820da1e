import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../../trpc/server";
import { draftOf, termsOf } from "../../terms-draft";
import { ChangeTerms } from "./change-terms";

export const metadata: Metadata = { title: "Change the terms" };

/** New terms for a role. What was submitted before keeps the terms that it pinned. */
export default async function ChangeTermsPage({ params }: { params: Promise<{ jobId: string }> }) {
  const { jobId } = await params;
  const api = await serverApi();
  const { job, mayEdit } = await notFoundOr(() => api.jobs.detail({ jobId }));
  if (!mayEdit) notFound();
  const draft = draftOf(job.terms);
  const salaryMinor = ((BigInt(job.salaryMin.minor) + BigInt(job.salaryMax.minor)) / 2n).toString();
  const cost = await notFoundOr(() => api.jobs.hireCost({ currency: job.currency, terms: termsOf(draft), baseSalaryMinor: salaryMinor }));
  return (
    <>
      <PageHeader
        title="Change the terms"
        answer={`They hold for what is submitted from then on. ${job.submissions === 0 ? "Nothing has been submitted yet." : `The ${job.submissions === 1 ? "submission" : `${job.submissions} submissions`} you have ${job.submissions === 1 ? "keeps its" : "keep their"} terms.`}`}
        crumbs={[{ label: "Roles", href: "/company/roles" }, { label: job.title, href: `/company/roles/${job.id}` }]}
      />
      {job.state === "open" || job.state === "paused" ? (
        <ChangeTerms jobId={job.id} currency={job.currency} version={job.terms.version} draft={draft} first={{ salaryMinor, draft, cost }} />
      ) : (
        <Callout tone="warning" title="This role takes no more submissions" action={<LinkButton href={`/company/roles/${job.id}`}>Back to the role</LinkButton>}>
          Its terms stay as they are.
        </Callout>
      )}
    </>
  );
}
