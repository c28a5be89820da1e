import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formatMoney } from "@/components/format";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../../trpc/server";
import { companyReader } from "../../../reader";
import { submissionAnswer } from "../../submission-words";
import { MakeOffer } from "./make-offer";

export const metadata: Metadata = { title: "Make an offer" };

/** An offer, with its cost for exactly this pay before it is made. */
export default async function OfferPage({ params }: { params: Promise<{ applicationId: string }> }) {
  const { applicationId } = await params;
  const api = await serverApi();
  const { now, timeZone, today, mayHire } = await companyReader();
  const detail = await notFoundOr(() => api.applications.detail({ applicationId }));
  const { application, terms, salaryMin, salaryMax } = detail;
  if (detail.side !== "company" || terms === null) notFound();
  const open = application.state === "submitted" || application.state === "in_review";
  return (
    <>
      <PageHeader
        title={`Offer to ${application.candidateName}`}
        answer={`${application.jobTitle}, posted at ${formatMoney(salaryMin, { fraction: "hide-zero", currency: "none" })} to ${formatMoney(salaryMax, { fraction: "hide-zero" })}.`}
        crumbs={[{ label: "Submissions", href: "/company/submissions" }, { label: application.candidateName, href: `/company/submissions/${application.id}` }]}
      />
      {open && mayHire ? (
        <MakeOffer applicationId={application.id} candidateName={application.candidateName} recruiterName={application.recruiterName} currency={salaryMin.currency} feeBase={terms.feeKind === "fixed" ? [] : terms.feeBase} today={today} />
      ) : (
        <Callout tone="warning" title={mayHire ? "No offer can be made now" : "Finance staff do not make offers"} action={<LinkButton href={`/company/submissions/${application.id}`}>Back to the submission</LinkButton>}>
          {mayHire ? submissionAnswer(detail, { now, timeZone }) : "Ask a hiring manager of your company."}
        </Callout>
      )}
    </>
  );
}
