import type { Metadata } from "next";
import { overdueText } from "@/components/applications/next-words";
import { Standing } from "@/components/applications/standing";
import { pillOf } from "@/components/feedback/state-words";
import { formatDate, formatDay, formatMoney, signOfMoney } from "@/components/format";
import { rangeText } from "@/components/jobs/job-words";
import { SplitPreview } from "@/components/splits/split-preview";
import { AppLink } from "@/components/ui/app-link";
import { Callout } from "@/components/ui/callout";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../../trpc/outputs";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { ContestClaim } from "../../../_disputes/contest-claim";
import { SubmissionCases } from "../../../_disputes/submission-case";
import { WithdrawSubmission } from "./withdraw-submission";

export const metadata: Metadata = { title: "Submission" };

type Detail = Outputs["applications"]["detail"];

export default async function SubmissionPage({ params }: { params: Promise<{ applicationId: string }> }) {
  const { applicationId } = await params;
  const api = await serverApi();
  const detail = await notFoundOr(() => api.applications.detail({ applicationId }));
  const { application, note, verdict, offer, split, salaryMin, salaryMax, feeText } = detail;
  const standing = await notFoundOr(() => api.applications.standing({ applicationId }));
  const { now } = await api.policy.clock({});
  const { disputes } = await api.disputes.ofSubmission({ applicationId });
  const sourcedByAnother = split !== null && split.lines.some((line) => line.role === "candidate_sourcer" && !line.mine) && disputes.length === 0;
  const open = application.state === "submitted" || application.state === "in_review";
  const over = application.state === "rejected" || application.state === "withdrawn";
  return (
    <>
      <PageHeader
        title={application.candidateName}
        answer={whereItStands(detail, now)}
        meta={<StatusPill status={pillOf(application.state)} />}
        crumbs={[{ label: "Submissions", href: "/portal/submissions" }]}
        actions={
          application.placementId !== null ? (
            <LinkButton variant="primary" href={`/portal/placements/${application.placementId}`}>Open the placement</LinkButton>
          ) : open ? (
            <WithdrawSubmission applicationId={application.id} candidateName={application.candidateName} companyName={application.companyName} jobTitle={application.jobTitle} />
          ) : undefined
        }
      />
      <SubmissionCases cases={disputes} base="/portal/disputes" now={now} />
      {verdict !== null && application.state === "rejected" && <Callout tone="warning" title={`Why ${application.companyName} said no`}><p className="break-words whitespace-pre-line">{verdict}</p></Callout>}
      <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-7">
          {offer !== null && (
            <Section title="Offer">
              <KeyFacts
                layout="columns"
                facts={[
                  { label: "Base salary", value: <Money value={offer.baseSalary} /> },
                  ...(signOfMoney(offer.signingBonus) === 0 ? [] : [{ label: "Signing bonus", value: <Money value={offer.signingBonus} /> }]),
                  ...(signOfMoney(offer.targetBonus) === 0 ? [] : [{ label: "Target bonus", value: <Money value={offer.targetBonus} /> }]),
                  { label: "First day", value: formatDay(offer.startDate) },
                  { label: "State", value: <StatusPill status={pillOf(offer.state)} look="plain" />, detail: `made ${formatDate(offer.madeAt)}` },
                ]}
              />
            </Section>
          )}
          {split !== null && (
            <Section actions={sourcedByAnother ? <ContestClaim on={{ applicationId, candidateName: application.candidateName }} today={now.slice(0, 10)} /> : undefined} title={over ? "Who would have got what" : "Who gets what"} description={over ? "The submission is over: nobody receives anything of it." : offer === null ? "For a salary in the middle of the range. The offer decides." : "Of the fee that this offer makes."}>
              <div className="rounded-lg border bg-card p-4"><SplitPreview split={split} {...(over ? { title: `Of a fee of ${formatMoney(split.fee)}` } : {})} /></div>
            </Section>
          )}
          {note !== null && <Section title="Your note to the company"><p className="reading text-base break-words whitespace-pre-line">{note}</p></Section>}
        </div>
        <div className="flex min-w-0 flex-col gap-7">
          <Section title="On what it rests"><Standing standing={standing} companyName={application.companyName} /></Section>
          <Section title="Submission">
            <KeyFacts
              facts={[
                { label: "Candidate", value: <TextLink href={`/portal/candidates/${application.candidateId}`}>{application.candidateName}</TextLink> },
                { label: "Role", value: <AppLink className="font-medium text-primary-ink underline decoration-faint underline-offset-3 hover:decoration-current" href={`/portal/roles/${application.jobId}`}>{application.jobTitle}</AppLink> },
                { label: "Company", value: application.companyName },
                { label: "Submitted", value: formatDate(application.submittedAt) },
                ...(application.reviewDueAt === null ? [] : [{ label: "Answer due", value: formatDay(application.reviewDueAt, { now }), ...(application.reviewDueAt < now ? { detail: <span className="text-status-red">{overdueText(application.reviewDueAt, now)}</span> } : {}) }]),
                { label: "Salary range", value: rangeText(salaryMin, salaryMax) },
                { label: "Fee", value: feeText },
                { label: "Id", value: <IdChip id={application.id} /> },
              ]}
            />
          </Section>
        </div>
      </div>
    </>
  );
}

/** What happens next, and who is to do it. */
function whereItStands({ application, offer }: Detail, now: string): string {
  const where = `${application.jobTitle} at ${application.companyName}`;
  switch (application.state) {
    case "submitted":
      if (application.reviewDueAt === null) return `${where}. Waits for the company's first look.`;
      return application.reviewDueAt < now ? `${where}. The company should have answered by ${formatDay(application.reviewDueAt, { now })}.` : `${where}. Waits for the company's first look, due ${formatDay(application.reviewDueAt, { now })}.`;
    case "in_review":
      return `${where}. The company is reviewing.`;
    case "offered":
      return `${where}. The offer${offer === null ? "" : ` of ${formatMoney(offer.baseSalary)}`} waits for ${application.candidateName}'s answer.`;
    case "accepted":
      return `${where}. The offer is accepted and the split is locked.`;
    case "rejected":
      return `${where}. The company said no.`;
    case "withdrawn":
      return `${where}. You took the submission back.`;
  }
}
