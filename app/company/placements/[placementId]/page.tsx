import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { invoicePill } from "@/components/feedback/state-words";
import { formatDate } from "@/components/format";
import { PlacementFigures, PlacementSnapshot } from "@/components/placements/placement-facts";
import { PlacementTimeline } from "@/components/placements/placement-timeline";
import { placementAnswer, placementPill, startReached } from "@/components/placements/placement-words";
import { StartConfirmations } from "@/components/placements/start-confirmations";
import { IdChip } from "@/components/ui/id-chip";
import { LinkButton } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { ConfirmStart } from "../../../_placements/confirm-start";
import { notFoundOr, serverApi } from "../../../trpc/server";

export const metadata: Metadata = { title: "Placement" };

/** One hire of the company: whether it has begun, what it owes for it, and until when it is guaranteed. */
export default async function PlacementPage({ params }: { params: Promise<{ placementId: string }> }) {
  const { placementId } = await params;
  const api = await serverApi();
  const { placement, side, mayConfirm, terms, policyVersion, timeZone, feeBase, sourcedAsOf, timeline, now } = await notFoundOr(() => api.placements.detail({ placementId }));
  if (side !== "company") notFound();
  const { invoiceId } = placement;
  const invoice = invoiceId === null ? null : (await notFoundOr(() => api.billing.detail({ invoiceId }))).invoice;
  const moment = { now, timeZone };
  return (
    <>
      <PageHeader
        title={placement.candidateName}
        answer={`${placement.jobTitle}, presented by ${placement.recruiterName}. ${placementAnswer(placement, side, mayConfirm, moment)}`}
        meta={<><StatusPill {...placementPill(placement, moment)} /><IdChip id={placement.id} label="placement id" /></>}
        crumbs={[{ label: "Placements", href: "/company/placements" }]}
        actions={mayConfirm && startReached(placement.startDate, moment) ? <ConfirmStart placementId={placement.id} candidateName={placement.candidateName} companyName={placement.companyName} startDate={placement.startDate} /> : undefined}
      />
      <PlacementFigures fee={placement.fee} myShare={null} startDate={placement.startDate} guaranteeDays={terms.guaranteeDays} guaranteeEndsAt={placement.guaranteeEndsAt} timeZone={timeZone} />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-8">
          {placement.state === "awaiting_start" && (
            <Section title="Whose word the start needs">
              <StartConfirmations placement={placement} />
            </Section>
          )}
          <Section title="The invoice">
            {invoice === null || invoice.state === "draft" ? (
              <p className="text-muted-foreground">{placement.state === "awaiting_start" ? `It is issued once both sides have confirmed the start, and is due ${terms.paymentDays === 0 ? "at once" : `${terms.paymentDays} days later`}.` : "It is being issued."}</p>
            ) : (
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border bg-card px-4 py-3">
                <span className="min-w-0 flex-1 basis-48">
                  <span className="block font-medium">{invoice.number}</span>
                  <span className="block text-sm text-muted-foreground">{invoice.paidAt === null ? `Due ${formatDate(invoice.dueOn)}` : `Paid ${formatDate(invoice.paidAt, { timeZone })}`}</span>
                </span>
                <StatusPill status={invoicePill(invoice.state, invoice.overdue)} />
                <Money value={invoice.amount} className="font-medium" />
                <LinkButton href={`/company/invoices/${invoice.id}`} size="sm">Open</LinkButton>
              </div>
            )}
          </Section>
          <Section title="What happened">
            <PlacementTimeline events={timeline} now={now} timeZone={timeZone} />
          </Section>
        </div>
        <Section title="What was agreed" description="Fixed when the offer was accepted.">
          <PlacementSnapshot terms={terms} policyVersion={policyVersion} timeZone={timeZone} fee={placement.fee} feeBase={feeBase} sourcedAsOf={sourcedAsOf} />
        </Section>
      </div>
    </>
  );
}
