import type { Metadata } from "next";
import { JourneyLine, type JourneyStep } from "@/components/applications/journey-line";
import { nextForCandidate } from "@/components/applications/next-words";
import { pillOf } from "@/components/feedback/state-words";
import { formatDate, signOfMoney, sumMoney } from "@/components/format";
import { rangeText } from "@/components/jobs/job-words";
import { PlacementTimeline } from "@/components/placements/placement-timeline";
import { placementAnswer, startReached } from "@/components/placements/placement-words";
import { StartConfirmations } from "@/components/placements/start-confirmations";
import { KeyFacts } from "@/components/ui/key-facts";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { ConfirmStart } from "../../../_placements/confirm-start";
import type { Outputs } from "../../../trpc/outputs";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { ReportSubmission } from "../../../_disputes/report-submission";
import { SubmissionCases } from "../../../_disputes/submission-case";
import { AnswerOffer } from "./answer-offer";

export const metadata: Metadata = { title: "Application" };

type Detail = Outputs["applications"]["detail"];
type Hire = Outputs["placements"]["detail"];

/** One application of the candidate: where it stands, the offer with every figure, and the start. */
export default async function ApplicationPage({ params }: { params: Promise<{ applicationId: string }> }) {
  const { applicationId } = await params;
  const api = await serverApi();
  const { application, offer, salaryMin, salaryMax } = await notFoundOr(() => api.applications.detail({ applicationId }));
  const { placementId } = application;
  const { now } = await api.policy.clock({});
  const { disputes } = await api.disputes.ofSubmission({ applicationId });
  const mayReport = placementId === null && application.state !== "withdrawn" && application.state !== "rejected" && disputes.every((one) => one.state === "withdrawn");
  const hire = placementId === null ? null : await notFoundOr(() => api.placements.detail({ placementId }));
  const mayConfirmNow = hire?.mayConfirm && startReached(hire.placement.startDate, hire);
  return (
    <>
      <PageHeader
        title={application.jobTitle}
        answer={hire && mayConfirmNow ? placementAnswer(hire.placement, "candidate", true, hire) : nextForCandidate(application, hire?.placement ?? null, now)}
        meta={<StatusPill status={pillOf(application.state)} />}
        crumbs={[{ label: "Applications", href: "/marketplace/applications" }]}
        actions={hire && mayConfirmNow ? <ConfirmStart you placementId={hire.placement.id} candidateName={hire.placement.candidateName} companyName={hire.placement.companyName} startDate={hire.placement.startDate} /> : undefined}
      />
      <SubmissionCases cases={disputes} base="/marketplace/disputes" now={now} />
      <Section title="Where it stands">
        <JourneyLine label="Where it stands" steps={journeyOf(application, offer, hire)} />
      </Section>
      {offer && <Offer application={application} offer={offer} />}
      {hire && hire.placement.state === "awaiting_start" && (
        <Section title="Your start" description={`On ${formatDate(hire.placement.startDate)} or after, ${application.companyName} confirms that you started, and so do you or ${application.recruiterName}.`}>
          <StartConfirmations placement={hire.placement} />
        </Section>
      )}
      <Section title="About it" actions={mayReport ? <ReportSubmission applicationId={applicationId} recruiterName={application.recruiterName} companyName={application.companyName} /> : undefined}>
        <div className="rounded-lg border bg-card px-4 py-3">
          <KeyFacts
            facts={[
              { label: "Company", value: application.companyName },
              { label: "Presented by", value: application.recruiterName, detail: application.firmName },
              { label: "Presented on", value: formatDate(application.submittedAt) },
              { label: "Salary of the role", value: rangeText(salaryMin, salaryMax) },
              { label: "Costs you", value: "Nothing", detail: "The company pays the recruiters." },
            ]}
          />
        </div>
      </Section>
      {hire && (
        <Section title="What happened">
          <PlacementTimeline events={hire.timeline} now={hire.now} timeZone={hire.timeZone} />
        </Section>
      )}
    </>
  );
}

const offerTitles = { made: "Your offer", accepted: "The offer you accepted", declined: "The offer you declined", withdrawn: "An offer that was withdrawn" } as const;

/** The offer with every figure; an open one with the two answers. */
function Offer({ application, offer }: { application: Detail["application"]; offer: NonNullable<Detail["offer"]> }) {
  const all = sumMoney([offer.baseSalary, offer.signingBonus, offer.targetBonus], offer.baseSalary.currency);
  return (
    <Section title={offerTitles[offer.state]} description={offer.state === "made" ? `${application.companyName} made it on ${formatDate(offer.madeAt)}.` : undefined}>
      <div className="flex flex-col gap-4 rounded-lg border bg-card px-4 py-3.5">
        <KeyFacts
          facts={[
            { label: "Base salary, a year", value: <Money value={offer.baseSalary} /> },
            ...(signOfMoney(offer.signingBonus) === 0 ? [] : [{ label: "Signing bonus, once", value: <Money value={offer.signingBonus} /> }]),
            ...(signOfMoney(offer.targetBonus) === 0 ? [] : [{ label: "Target bonus, a year", value: <Money value={offer.targetBonus} />, detail: "if the targets are met" }]),
            { label: "First year in all", value: <Money value={all} /> },
            { label: "First day", value: formatDate(offer.startDate) },
          ]}
        />
        {offer.state === "made" && (
          <AnswerOffer offerId={offer.id} jobTitle={application.jobTitle} companyName={application.companyName} recruiterName={application.recruiterName} baseSalary={offer.baseSalary} startDate={offer.startDate} />
        )}
      </div>
    </Section>
  );
}

/** The five steps from presented to started, with who has it now. */
function journeyOf(application: Detail["application"], offer: Detail["offer"], hire: Hire | null): JourneyStep[] {
  const started = hire !== null && hire.placement.state !== "awaiting_start" && hire.placement.state !== "cancelled";
  const reached = { submitted: 0, in_review: 1, offered: 2, accepted: started ? 4 : 3, rejected: 1, withdrawn: offer ? 2 : 1 }[application.state];
  const ended = application.state === "rejected" || application.state === "withdrawn";
  const who = { submitted: application.companyName, in_review: application.companyName, offered: "you", accepted: "", rejected: "", withdrawn: "" }[application.state];
  const acceptedAt = hire?.placement.createdAt ?? null;
  const steps: readonly { key: string; label: string; at: string | null }[] = [
    { key: "presented", label: "Presented", at: application.submittedAt },
    { key: "review", label: "In review", at: null },
    { key: "offer", label: "Offer", at: offer && reached >= 2 ? offer.madeAt : null },
    { key: "accepted", label: "Accepted", at: acceptedAt },
    { key: "started", label: "Start", at: hire === null ? null : hire.placement.startDate },
  ];
  return steps.map((step, position) => {
    const state = position < reached || (position === reached && (application.state === "accepted" || started)) ? "done" : position > reached ? "ahead" : ended ? "ended" : "now";
    return { ...step, state, ...(state === "now" && who !== "" ? { who: `with ${who}` } : {}) };
  });
}
