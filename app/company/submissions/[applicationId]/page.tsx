import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Standing } from "@/components/applications/standing";
import { pillOf } from "@/components/feedback/state-words";
import { formatDate, formatInstant } from "@/components/format";
import { CostLines } from "@/components/jobs/cost-lines";
import { TermsFacts } from "@/components/jobs/terms-facts";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { companyReader } from "../../reader";
import { submissionAnswer } from "../submission-words";
import { SubmissionCases } from "../../../_disputes/submission-case";
import { Objection } from "./objection";
import { SubmissionActions } from "./submission-actions";

export const metadata: Metadata = { title: "Submission" };

/** One person as submitted, what hiring them costs under the pinned terms, and the answer to give. */
export default async function SubmissionPage({ params }: { params: Promise<{ applicationId: string }> }) {
  const { applicationId } = await params;
  const api = await serverApi();
  const { now, timeZone, mayHire } = await companyReader();
  const detail = await notFoundOr(() => api.applications.detail({ applicationId }));
  if (detail.side !== "company") notFound();
  const { disputes } = await api.disputes.ofSubmission({ applicationId });
  const standing = await notFoundOr(() => api.applications.standing({ applicationId }));
  const found = await notFoundOr(() => api.disputes.objection({ applicationId }));
  const { objection } = found;
  const brought = objection === null ? null : await notFoundOr(() => api.disputes.detail({ disputeId: objection.id }));
  const { applications } = await notFoundOr(() => api.applications.list({ as: "company" }));
  const { application, offer, terms, contact, cost } = detail;
  const at = applications.findIndex((one) => one.id === application.id);
  const offered = offer !== null && (offer.state === "made" || offer.state === "accepted");
  return (
    <>
      <PageHeader
        title={application.candidateName}
        answer={submissionAnswer(detail, { now, timeZone })}
        meta={<><StatusPill status={pillOf(application.state)} /><IdChip id={application.id} label="submission id" /></>}
        crumbs={[{ label: "Submissions", href: "/company/submissions" }]}
        actions={
          <>
            <Neighbour of="previous" submission={applications[at - 1]} />
            <Neighbour of="next" submission={at < 0 ? undefined : applications[at + 1]} />
            {mayHire && <SubmissionActions applicationId={application.id} candidateName={application.candidateName} recruiterName={application.recruiterName} state={application.state} objecting={objection !== null && objection.state !== "closed"} />}
            {application.placementId !== null && <LinkButton href={`/company/placements/${application.placementId}`} variant="primary">Open the placement</LinkButton>}
          </>
        }
      />
      <SubmissionCases cases={disputes.filter((one) => one.id !== objection?.id)} base="/company/disputes" now={now} />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-8">
          {detail.verdict !== null && (
            <Section title="Why it was turned down">
              <p className="reading break-words whitespace-pre-line">{detail.verdict}</p>
            </Section>
          )}
          <Objection applicationId={application.id} candidateName={application.candidateName} recruiterName={application.recruiterName} mayHire={mayHire} found={found} detail={brought} />
          {offer !== null && (
            <Section title="Your offer" actions={offer.state === "made" ? undefined : <StatusPill status={pillOf(offer.state)} />} description={`Made ${formatInstant(offer.madeAt, { timeZone })}.`}>
              <KeyFacts
                layout="columns"
                facts={[
                  { label: "Base salary", value: <Money value={offer.baseSalary} /> },
                  ...(offer.signingBonus.minor === "0" ? [] : [{ label: "Signing bonus", value: <Money value={offer.signingBonus} /> }]),
                  ...(offer.targetBonus.minor === "0" ? [] : [{ label: "Target bonus", value: <Money value={offer.targetBonus} /> }]),
                  { label: "First day", value: formatDate(offer.startDate) },
                ]}
              />
            </Section>
          )}
          <Section title={`What ${application.recruiterName} says`} description={application.firmName}>
            {detail.note === null || detail.note === "" ? <p className="text-muted-foreground">No note came with this submission.</p> : <blockquote className="reading border-l-2 border-border-strong pl-4 break-words whitespace-pre-line">{detail.note}</blockquote>}
          </Section>
          <Section title="The person" description={`As ${application.recruiterName} wrote them down.`}>
            <div className="rounded-lg border bg-card p-4">
              <KeyFacts
                facts={[
                  { label: "Role", value: <TextLink href={`/company/roles/${application.jobId}`} className="break-words">{application.jobTitle}</TextLink> },
                  { label: "Does now", value: <span className="break-words">{application.headline ?? "not said"}</span> },
                  { label: "Lives in", value: detail.location ?? "not said" },
                  ...(contact?.email ? [{ label: "E-mail", value: <a className="break-all underline decoration-faint underline-offset-3" href={`mailto:${contact.email}`}>{contact.email}</a> }] : []),
                  ...(contact?.phone ? [{ label: "Phone", value: <a className="underline decoration-faint underline-offset-3" href={`tel:${contact.phone}`}>{contact.phone}</a> }] : []),
                  ...(contact?.linkedin ? [{ label: "LinkedIn", value: <span className="break-all">{contact.linkedin}</span> }] : []),
                  { label: "Submitted", value: formatInstant(application.submittedAt, { timeZone }) },
                ]}
              />
            </div>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          {cost !== null && application.state !== "rejected" && application.state !== "withdrawn" && (
            <Section title={offered ? "What this hire costs" : "What a hire would cost"} description={offered ? "For the pay you offered." : "At the middle of the role's salary range. An offer shows its own figures before you make it."}>
              <CostLines lines={cost} />
            </Section>
          )}
          <Section title="On what it rests" description="Companies of your group count as you.">
            <div className="rounded-lg border bg-card p-4"><Standing standing={standing} companyName={application.companyName} timeZone={timeZone} /></div>
          </Section>
          {terms !== null && (
            <Section title="Terms" description="Pinned when the person was submitted. Later changes of the role do not touch them.">
              <div className="rounded-lg border bg-card p-4"><TermsFacts terms={terms} /></div>
            </Section>
          )}
        </div>
      </div>
    </>
  );
}

function Neighbour({ of, submission }: { of: "previous" | "next"; submission: { id: string; candidateName: string } | undefined }) {
  const Arrow = of === "previous" ? ChevronLeft : ChevronRight;
  if (!submission) return null;
  return (
    <LinkButton href={`/company/submissions/${submission.id}`} variant="ghost" size="icon" rel={of === "previous" ? "prev" : "next"} aria-label={`${of === "previous" ? "Previous" : "Next"} submission: ${submission.candidateName}`} title={submission.candidateName}>
      <Arrow aria-hidden />
    </LinkButton>
  );
}
